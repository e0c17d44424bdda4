import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import { systemClock } from '../../../../local/cloud/system-clock';
import { childProcesses } from '../../../../local/services/lambda/runtime/process';

/** A host that starts an environment, stops it, tells its process id and dies without another word. */
async function main(): Promise<void> {
  const codeDirectory = mkdtempSync(join(tmpdir(), 'atlas-dying-host-'));
  writeFileSync(join(codeDirectory, 'index.js'), 'exports.handler = async () => process.pid;');
  const clock = systemClock();
  const environment = childProcesses().start({
    ...{ functionName: 'orphan', codeDirectory, handler: 'index.handler', memoryMiB: 128, clock, random: seededRandom('1') },
    variables: { _HANDLER: 'index.handler' },
    logFormat: { kind: 'Text', level: 'INFO' },
    endpointUrl: 'http://127.0.0.1:4566',
    isEndpoint: () => false,
    connect: () => new PassThrough(),
    onLog: () => {},
    onRefused: () => {},
  });
  await environment.initialized;
  const request = { requestId: '1', payload: '{}', invokedFunctionArn: '', deadlineAt: clock.now() + 3000, traceHeader: '' };
  const result = await environment.invoke(request);
  environment.freeze();
  process.stdout.write('payload' in result ? result.payload : JSON.stringify(result), () => process.kill(process.pid, 'SIGKILL'));
}

void main();
