import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveResult } from '../../bench/save';
import { temporaryFolder } from '../support/temporary-folder';

it('keeps the results of one day and commit together, each under its own name', () => {
  const folder = temporaryFolder();
  const now = new Date('2026-11-20T10:00:00Z');
  saveResult('size', { bundles: 12 }, { now, folder });
  const path = saveResult('turn', { turns: 3 }, { now, folder });
  expect(path).toMatch(/2026-11-20-\w+\.json$/);
  const saved = JSON.parse(readFileSync(join(folder, path.split('/').at(-1) ?? ''), 'utf8'));
  expect(saved).toEqual({
    size: { at: '2026-11-20T10:00:00.000Z', hasChanges: expect.any(Boolean), bundles: 12 },
    turn: { at: '2026-11-20T10:00:00.000Z', hasChanges: expect.any(Boolean), turns: 3 },
  });
});
