import { execFile } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

export interface Ran {
  readonly code: number;
  readonly said: string;
}

/** A command of bin/ as a person runs it, with credentials for nothing but this machine. */
export const command = (name: string, ...options: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { ...process.env, ...OPERATOR };
    execFile(process.execPath, ['--import', 'tsx', `bin/${name}.ts`, ...options], { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

const OPERATOR = {
  AWS_ACCESS_KEY_ID: 'operator',
  AWS_SECRET_ACCESS_KEY: 'operator',
  AWS_REGION: 'us-east-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};
