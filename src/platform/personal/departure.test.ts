import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { rolledBack } from '#test/database.ts';
import { TAKEN_OUT, patternOf } from './departure.ts';
import type { Naming } from './departure.ts';

const nobody: Naming = { names: [], telephones: [], emails: [] };

/** Asks the database itself, whose patterns they are. */
async function without(naming: Partial<Naming>, text: string): Promise<string> {
  return rolledBack(async (tx) => {
    const pattern = patternOf({ ...nobody, ...naming });
    const { rows } = await sql<{ readonly text: string }>`
      select regexp_replace(${text}, ${pattern}, ${TAKEN_OUT}, 'gi') as text`.execute(tx);
    return rows[0]?.text ?? '';
  });
}

test('a name is taken out wherever it stands', async () => {
  const text = await without({ names: ['王秀英', '王阿姨'] }, '我是王秀英，叫我王阿姨。王秀英敬上');
  assert.equal(text, '我是＊＊＊，叫我＊＊＊。＊＊＊敬上');
});

test('a telephone number is found however its digits are set', async () => {
  const telephones = ['+8613800138001'];
  for (const written of [
    '+8613800138001',
    '13800138001',
    '138 0013 8001',
    '138-0013-8001',
    '138.0013.8001',
  ]) {
    const text = await without({ telephones }, `請打 ${written} 找我`);
    assert.doesNotMatch(text, /8001|1380/, written);
  }
  assert.equal(await without({ telephones }, '13800138002'), '13800138002');
});

test('an address is taken out in capitals too, and no more than it', async () => {
  const emails = ['wang.x+a@example.org'];
  assert.equal(await without({ emails }, 'WANG.X+A@EXAMPLE.ORG!'), '＊＊＊!');
  assert.equal(await without({ emails }, 'wangaxxa@example.org'), 'wangaxxa@example.org');
});

test('a name within an address does not leave the rest of the address', async () => {
  const naming = { names: ['wang'], emails: ['wang@example.org'] };
  assert.equal(await without(naming, 'write to wang@example.org'), 'write to ＊＊＊');
});

test('a name of one letter and no name at all take out nothing', async () => {
  assert.equal(await without({ names: ['王', ' ', ''] }, '王阿姨 王'), '王阿姨 王');
  assert.equal(await without({}, 'anything'), 'anything');
});
