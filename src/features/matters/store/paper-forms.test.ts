import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { PaperForm } from '#/features/matters/model/paper-form.ts';
import { inWorld, MONDAY, people, places, railing } from '#test/matters-world.ts';
import { enterForm, findForm, insertForms, listBatch, listBatches } from './paper-forms.ts';

const NOW = Temporal.Instant.from(MONDAY);
const BATCH = '019cf000-0000-7000-8000-0000000000e1';

function formOf(changes: Partial<PaperForm> = {}): PaperForm {
  return {
    communityId: places.community,
    id: crypto.randomUUID(),
    number: '00000018',
    batchId: BATCH,
    printedAt: NOW,
    entered: undefined,
    ...changes,
  };
}

test('a number is printed once; one that exists is left out and told', () =>
  inWorld(async (world) => {
    const [first, other] = [formOf(), formOf({ number: '00000026' })];
    assert.deepEqual(await insertForms(world.db, [first]), [first]);
    assert.deepEqual(await insertForms(world.db, [formOf(), other]), [other]);
    assert.deepEqual(await findForm(world.db, '00000018'), first);
    assert.equal(await findForm(world.db, '00000034'), undefined);
    assert.deepEqual(
      (await listBatch(world.db, BATCH)).map(({ number }) => number),
      ['00000018', '00000026'],
    );
  }));

test('a sheet is one matter: entered with it once, or again, and with no other', () =>
  inWorld(async (world) => {
    const form = formOf();
    await insertForms(world.db, [form]);
    const one = await world.raise(people.li, railing);
    const other = await world.raise(people.li, { ...railing, body: '門口的燈也不亮了。' });
    const { number } = form;
    const at = NOW;
    assert.equal(await enterForm(world.db, { number, matter: one, at }), true);
    const later = at.add({ minutes: 5 });
    assert.equal(await enterForm(world.db, { number, matter: one, at: later }), true);
    assert.equal(await enterForm(world.db, { number, matter: other, at: later }), false);
    assert.equal(await enterForm(world.db, { number: '00000034', matter: other, at }), false);
    const elsewhere = { ...one, communityId: places.nextCommunity };
    assert.equal(await enterForm(world.db, { number, matter: elsewhere, at }), false);
    assert.deepEqual((await findForm(world.db, number))?.entered, { at, matterId: one.id });
  }));

test('prints are counted, the latest first, and those of another community are not', () =>
  inWorld(async (world) => {
    const later = NOW.add({ hours: 1 });
    const second = '019cf000-0000-7000-8000-0000000000e2';
    await insertForms(world.db, [
      formOf(),
      formOf({ number: '00000026' }),
      formOf({ number: '00000034', batchId: second, printedAt: later }),
      formOf({ number: '00000042', communityId: places.nextCommunity }),
    ]);
    const matter = await world.raise(people.li, railing);
    await enterForm(world.db, { number: '00000026', matter, at: later });
    assert.deepEqual(await listBatches(world.db, places.community), [
      { batchId: second, printedAt: later, printed: 1, entered: 0 },
      { batchId: BATCH, printedAt: NOW, printed: 2, entered: 1 },
    ]);
  }));

for (const [what, change, code] of [
  ['a number of other digits', `number = '1234'`, '23514'],
  ['an entry without a matter', `entered_at = now()`, '23514'],
  ['a matter without a moment', `matter_id = (select id from matters.matter limit 1)`, '23514'],
  ['a matter that is none', `entered_at = '2026-11-24', matter_id = gen_random_uuid()`, '23503'],
  [
    'an entry before the print',
    `entered_at = '2001-01-01', matter_id = (select id from matters.matter limit 1)`,
    '23514',
  ],
] as const) {
  test(`the database refuses ${what}`, () =>
    inWorld(async ({ db, raise }) => {
      await insertForms(db, [formOf()]);
      await raise(people.li, railing);
      const changed = sql`update matters.paper_form set ${sql.raw(change)}`.execute(db);
      await assert.rejects(changed, { code });
    }));
}
