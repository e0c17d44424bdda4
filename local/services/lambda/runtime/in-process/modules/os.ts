import os from 'node:os';
import { moduleLike } from './module-like';

/** `node:os` as on Lambda: nothing of the laptop, so that runs on two machines are the same. */
export function lambdaOs(memoryMiB: number): typeof os {
  const bytes = memoryMiB * 1024 * 1024;
  return moduleLike(os, {
    hostname: () => '169.254.0.1',
    homedir: () => '/home/sbx_user1051',
    tmpdir: () => '/tmp',
    platform: () => 'linux',
    type: () => 'Linux',
    release: () => '5.10.0',
    version: () => '#1 SMP',
    arch: () => 'arm64',
    machine: () => 'aarch64',
    totalmem: () => bytes,
    freemem: () => bytes,
    loadavg: () => [0, 0, 0],
    uptime: () => 0,
    cpus: () => [],
    networkInterfaces: () => ({}),
    userInfo: () => ({ uid: 993, gid: 990, username: 'sbx_user1051', homedir: '/home/sbx_user1051', shell: '/bin/false' }),
  });
}
