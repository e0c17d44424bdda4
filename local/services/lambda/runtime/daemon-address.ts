/** Where X-Ray's daemon listens for datagrams, seen from an execution environment. */
export const DAEMON_HOST = '169.254.100.1';
export const DAEMON_PORT = 2000;
