import { join } from 'node:path';

/** What `cdk synth` wrote; test/support/global-setup.ts keeps it newer than the sources. */
export const ASSEMBLY = join(__dirname, '../../cdk.out');
