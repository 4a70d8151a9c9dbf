import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTS, findGaps, readRequirements } from './asvs.ts';
import type { Requirement } from './asvs.ts';
import { readDocument } from './documents.ts';

const TABLE = 'security/asvs.tsv';
const all = readRequirements(readDocument(TABLE));
const security = readDocument('SECURITY.md');

test('every requirement of ASVS 5.0 of level 1 and 2 has its row, whole and true', () => {
  assert.deepEqual(findGaps(all, { security }), []);
  for (const [level, count] of Object.entries(COUNTS)) {
    assert.equal(all.filter((one) => one.level === level).length, count, level);
  }
});

test('what SECURITY.md tells as not met is not met in the table', () => {
  const told = [...security.matchAll(/^\| (\d+\.\d+\.\d+) \|/gm)].map(([, number]) => number);
  const unmet = all.filter(({ met }) => met === 'no').map(({ number }) => number);
  assert.deepEqual(told, unmet);
  assert.ok(unmet.length > 0 && unmet.length < 40, `${unmet.length}`);
});

const shown: Requirement = {
  number: '1.1.1',
  level: '2',
  what: 'Something',
  applies: 'yes',
  met: 'yes',
  shownBy: ['README.md'],
  reason: '',
};

function gapsOf(...rows: readonly Partial<Requirement>[]): readonly string[] {
  const whole = rows.map((row) => ({ ...shown, ...row }));
  return findGaps(whole, { security: '| 1.1.9 | told |', sections: { '1.1': whole.length } });
}

test('a whole row gives no reason to complain', () => {
  assert.deepEqual(gapsOf({}), []);
  assert.deepEqual(gapsOf({ applies: 'no', met: '', shownBy: [], reason: 'None.' }), []);
  assert.deepEqual(gapsOf({ number: '1.1.9', met: 'no', shownBy: [], reason: 'Later.' }), []);
});

test('a number that is doubled, missing or of no section is found', () => {
  assert.deepEqual(gapsOf({}, {}), ['1.1.1 is doubled']);
  assert.deepEqual(findGaps([shown], { security: '', sections: { '1.1': 2 } }), [
    '1.1 has not 2 rows',
  ]);
  assert.match(gapsOf({ number: '9.9.1' }).join(), /9\.9 is no section/);
});

test('a row that is not whole, or points to what is not there, is found', () => {
  assert.deepEqual(gapsOf({ level: '3' }), ['1.1.1 is not whole']);
  assert.deepEqual(gapsOf({ what: '' }), ['1.1.1 is not whole']);
  assert.match(gapsOf({ shownBy: ['test/gone.test.ts'] }).join(), /gone\.test\.ts, which is not/);
  assert.match(gapsOf({ shownBy: [] }).join(), /shown by nothing/);
  assert.match(gapsOf({ applies: 'maybe' }).join(), /neither applies/);
});

test('what does not apply says why, and what is not met is told to the reader', () => {
  assert.match(gapsOf({ applies: 'no', met: '' }).join(), /why it does not apply/);
  assert.match(gapsOf({ met: 'no' }).join(), /what is missing/);
  assert.match(gapsOf({ met: 'no', reason: 'Later.' }).join(), /not told in SECURITY/);
});

test('another table is not taken for this one', () => {
  assert.throws(() => readRequirements('number\tlevel\n1.1.1\t2'), /The columns are/);
});
