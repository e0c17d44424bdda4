import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionList } from './action-list';

/** `npm run iam-actions`: writes the names of IAM's actions from the service authorization reference. A test fails when they are out of date. */
const path = join(__dirname, '../cloud/identity/iam-actions.json');
void actionList().then((list) => {
  const text = `${JSON.stringify(list, null, 2)}\n`;
  const isNew = text !== readFileSync(path, 'utf8');
  writeFileSync(path, text);
  process.stdout.write(`${path}: ${isNew ? 'written' : 'as it was'}\n`);
});
