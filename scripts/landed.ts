/**
 * Writes down the hash of each migration that is about to land: `node scripts/landed.ts`. From then
 * on a test fails when the migration is edited, because somewhere it has already run.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANDED, missingLines } from '#test/structure/migrations.ts';
import { readRepository, ROOT } from '#test/structure/repository.ts';

const files = readRepository();
const migrations = files.filter((file) => /^db\/migrations\/.*\.sql$/.test(file.path));
const landed = files.find((file) => file.path === LANDED)?.text ?? '';
const lines = missingLines(migrations, landed);
if (lines.length > 0) appendFileSync(join(ROOT, LANDED), `${lines.join('\n')}\n`);
console.log(lines.length === 0 ? 'Every migration is on the list.' : lines.join('\n'));
