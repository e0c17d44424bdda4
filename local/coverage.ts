import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageDocument } from './cloud/coverage';
import { services } from './services';

/** `npm run coverage:local`: writes docs/local-coverage.md from the registry. A test fails when the page is out of date. */
writeFileSync(join(__dirname, '../docs/local-coverage.md'), coverageDocument(services));
