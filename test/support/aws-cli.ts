import { execFile, spawnSync } from 'node:child_process';

/** The AWS CLIs of this machine that work: Debian's package first, then whatever is on the path. */
export function awsClis(): { readonly command: string; readonly version: string }[] {
  const found = ['/usr/bin/aws', 'aws'].flatMap((command) => {
    const { status, stdout, stderr } = spawnSync(command, ['--version'], { encoding: 'utf8' });
    const version = /aws-cli\/[\d.]+/.exec(`${stdout}${stderr}`)?.[0];
    return status === 0 && version ? [{ command, version }] : [];
  });
  return found.filter(({ version }, index) => found.findIndex((each) => each.version === version) === index);
}

/** Runs one command of the CLI as the person at the laptop; rejects with what it wrote when it fails. */
export function awsCli(command: string, endpointUrl: string) {
  return (...args: readonly string[]): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      const env = {
        ...{ PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', AWS_MAX_ATTEMPTS: '1' },
        ...{ AWS_ACCESS_KEY_ID: 'operator', AWS_SECRET_ACCESS_KEY: 'operator', AWS_DEFAULT_REGION: 'us-east-1' },
        ...{ AWS_CONFIG_FILE: '/nonexistent/config', AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials' },
      };
      execFile(command, [...args, '--endpoint-url', endpointUrl, '--output', 'json'], { env }, (error, stdout, stderr) => {
        if (error) reject(new Error(stderr.trim() || error.message));
        else resolve(stdout.trim() === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>));
      });
    });
}
