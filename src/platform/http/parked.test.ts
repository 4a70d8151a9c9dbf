import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { findParkedForm, forgetParkedForms, parkForm } from './parked.ts';

const FORM = {
  endpoint: 'matters.raise',
  address: '/raise',
  values: { text: '欄杆鬆了', places: ['a', 'b'] },
};

test('what was parked comes back as a form that has no mistakes yet', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const id = await parkForm(context, FORM);
    assert.deepEqual(await findParkedForm(tx, id, context.now), {
      endpoint: 'matters.raise',
      values: FORM.values,
      problems: [],
      refusal: undefined,
    });
  });
});

test('the id is the only way to it, and nobody guesses one', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const ids = new Set<string>();
    for (let index = 0; index < 20; index += 1) ids.add(await parkForm(context, FORM));
    assert.equal(ids.size, 20);
    for (const id of ids) {
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    assert.equal(await findParkedForm(tx, crypto.randomUUID(), context.now), undefined);
  });
});

test('an id that is none finds nothing and troubles nobody', async () => {
  await rolledBack(async (tx) => {
    const { now } = contextOn(tx);
    for (const id of ['', 'x', "' or true --", '0'.repeat(36), 'G'.repeat(8)]) {
      assert.equal(await findParkedForm(tx, id, now), undefined, id);
    }
  });
});

test('after a day it is as if it had never been', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const id = await parkForm(context, FORM);
    assert.ok(await findParkedForm(tx, id, context.now.add({ hours: 23, minutes: 59 })));
    assert.equal(await findParkedForm(tx, id, context.now.add({ hours: 24 })), undefined);
  });
});

test('forms whose writers did not come back are cleared away, the others stay', async () => {
  await rolledBack(async (tx) => {
    await parkForm(contextOn(tx, { now: '2026-11-20T12:00:00Z' }), FORM);
    const late = contextOn(tx, { now: '2026-11-22T11:00:00Z' });
    const id = await parkForm(late, FORM);
    await forgetParkedForms(tx, late.now.add({ hours: 1 }));
    const rows = await tx.selectFrom('platform.parked_form').select('id').execute();
    assert.deepEqual(rows, [{ id }]);
  });
});

test('what an older release kept in another shape is left out, and the rest is shown', async () => {
  await rolledBack(async (tx) => {
    const context = contextOn(tx);
    const id = await parkForm(context, FORM);
    const keep = (fields: unknown) =>
      tx
        .updateTable('platform.parked_form')
        .set({ fields: JSON.stringify(fields) })
        .where('id', '=', id)
        .execute();
    await keep({ text: 'kept', years: 7, deep: { x: 1 }, list: [1, 'two'] });
    const form = await findParkedForm(tx, id, context.now);
    assert.deepEqual(form?.values, { text: 'kept', list: ['1', 'two'] });
    await keep('no object');
    assert.deepEqual((await findParkedForm(tx, id, context.now))?.values, {});
  });
});
