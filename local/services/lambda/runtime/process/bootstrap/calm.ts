/** What only waits: for the network, for time, for somebody to read. */
const WAITING = /^(TCPSocketWrap|TCPServerWrap|TCPConnectWrap|PipeWrap|TTYWrap|Timeout|HTTPCLIENTREQUEST|HTTPINCOMINGMESSAGE)$/;
/** Work may go on for a turn of the event loop without a trace. */
const CALM_TURNS = 3;
/** Endless work is stopped by the time-out of init, or frozen in the middle of it. */
const MOST_TURNS = 10_000;

/**
 * Resolves when what has been started has come to wait for something outside. A request that init sends ahead is on its way then, and is
 * not first sent when the environment is thawed.
 */
export async function calm(): Promise<void> {
  for (let calmTurns = 0, turns = 0; calmTurns < CALM_TURNS && turns < MOST_TURNS; turns++) {
    await new Promise((resolve) => setImmediate(resolve));
    calmTurns = process.getActiveResourcesInfo().every((resource) => WAITING.test(resource)) ? calmTurns + 1 : 0;
  }
}
