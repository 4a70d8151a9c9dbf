import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { MAX_BULK } from '#/features/matters/model/limits.ts';
import { mainOf, openMatterSite, refusedBy } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, gridWorker, people, places, railing, repairer } from '#test/matters-world.ts';

let site: MatterSite;
before(async () => {
  site = await openMatterSite();
});
after(() => site.close());

const communityId = places.community;
const common = { place: communityId, communityId };

/** The number read out on the telephone, which ends an id in an address. */
const numberOf = (id: string) => id.slice(communityId.length + 1);

let count = 0;
async function report(changes: object = {}): Promise<string> {
  count += 1;
  const body = `第 ${count} 根欄杆鬆了，請來看看。`;
  return numberOf(await site.raise(people.wang, { ...railing, body, ...changes }));
}

const outcomesShape = z.object({
  outcomes: z.array(
    z.object({ reference: z.string(), title: z.string(), refusal: z.string().optional() }),
  ),
});

async function bulk(by: string, step: object) {
  const seen = await (await site.as(by)).api('POST /desk/bulk', { ...common, ...step });
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  const { outcomes } = outcomesShape.parse(seen.body);
  return outcomes.map(({ reference, refusal }) => [reference, refusal]);
}

async function refused(step: object, by: string = dispatcher): Promise<string> {
  return refusedBy(await site.as(by), 'POST /desk/bulk', { ...common, ...step });
}

test('each of many has an outcome of its own', async () => {
  const [one, other] = [await report(), await report()];
  assert.deepEqual(await bulk(dispatcher, { step: 'accept', chosen: [one] }), [[one, undefined]]);
  const both = await bulk(dispatcher, { step: 'accept', chosen: [one, other] });
  assert.deepEqual(both, [
    [one, 'wrong_state'],
    [other, undefined],
  ]);
  const close = { step: 'close', as: 'by_others', reason: '市政已修好', chosen: [one, other] };
  assert.deepEqual(await bulk(dispatcher, close), [
    [one, undefined],
    [other, undefined],
  ]);
});

test('what a step needs is asked for before anything is begun', async () => {
  const chosen = [await report()];
  assert.equal(await refused({ step: 'close', reason: '市政已修好', chosen }), 'ending_required');
  assert.equal(
    await refused({ step: 'close', as: '', reason: '市政已修好', chosen }),
    'ending_required',
  );
  assert.equal(await refused({ step: 'close', as: 'by_others', chosen }), 'reason_required');
  assert.equal(await refused({ step: 'decline', chosen }), 'reason_required');
  assert.equal(await refused({ step: 'decline', reason: '   ', chosen }), 'reason_required');
  assert.equal(await refused({ step: 'return_to_queue', chosen }), 'reason_required');
  assert.equal(await refused({ step: 'assign', chosen }), 'assignee_required');
  assert.equal(await refused({ step: 'assign', assigneeId: '', chosen }), 'assignee_required');
  assert.equal(await refused({ step: 'accept', chosen: [] }), 'nothing_chosen');
  assert.deepEqual(await bulk(dispatcher, { step: 'accept', chosen }), [[chosen[0], undefined]]);
});

test("how it is to be closed is asked for in the reader's language, and the form is kept", async () => {
  const chosen = await report();
  const browser = await site.as(dispatcher);
  const sentences = {
    'zh-Hant': '請選怎麼辦結。',
    'zh-Hans': '请选怎么办结。',
    en: 'Please choose how to close them.',
  };
  for (const [language, sentence] of Object.entries(sentences)) {
    browser.cookies.set('linli_lang', language);
    const from = `/desk?place=${communityId}`;
    const form = { ...common, step: 'close', reason: '市政已修好', chosen };
    const sent = await browser.send('/desk/bulk', form, { from });
    assert.equal(sent.status, 409, language);
    assert.ok(mainOf(sent.text).includes(sentence), language);
  }
});

test('what nobody may do is refused as a whole, with nothing changed', async () => {
  const chosen = [await report(), await report()];
  assert.equal(await refused({ step: 'accept', chosen }, people.li), 'none_done');
  assert.equal(await refused({ step: 'accept', chosen }, people.xu), 'none_done');
  const accepted = await bulk(dispatcher, { step: 'accept', chosen });
  assert.ok(
    accepted.every(([, refusal]) => refusal === undefined),
    'they still waited',
  );
});

test('more than may be chosen at once, or what is no number, is wrong input', async () => {
  const many = Array.from({ length: MAX_BULK + 1 }, (_, index) => `2026-${index + 1000}`);
  for (const chosen of [many, ['2026'], ['; drop table']]) {
    const seen = await (
      await site.as(dispatcher)
    ).api('POST /desk/bulk', { ...common, step: 'accept', chosen });
    assert.equal(seen.status, 422);
  }
});

test('numbers of matters that are not theirs to see tell a body nothing, not even a title', async () => {
  const own = await report({ placeId: places.compound });
  const secret = await report({ visibility: 'staff' });
  const told = await bulk(repairer, { step: 'accept', chosen: [own, secret] });
  assert.deepEqual(told, [[own, undefined]]);
});

test('of a matter nobody has nothing is taken back to the queue, the rest is', async () => {
  const [held, free] = [await report(), await report()];
  await bulk(dispatcher, { step: 'assign', assigneeId: gridWorker, chosen: [held] });
  const back = { step: 'return_to_queue', reason: '改派', chosen: [held, free] };
  assert.deepEqual(await bulk(dispatcher, back), [
    [held, undefined],
    [free, 'wrong_state'],
  ]);
});

test('the outcome can be looked at again, and shows what the reader may see', async () => {
  const [one, secret] = [await report(), await report({ visibility: 'staff' })];
  const query = `place=${communityId}&communityId=${communityId}&outcome=${one}~wrong_state&outcome=${secret}~`;
  const shown = await (await site.as(dispatcher)).open(`/desk/bulk?${query}`);
  assert.equal(shown.status, 200);
  assert.ok(mainOf(shown.text).includes(one) && mainOf(shown.text).includes(secret));
  const neighbour = await (await site.as(people.li)).open(`/desk/bulk?${query}`);
  assert.ok(!mainOf(neighbour.text).includes(secret));
  const bad = await (await site.as(dispatcher)).open(`/desk/bulk?${query}&outcome=x~<script>`);
  assert.notEqual(bad.status, 200);
});

test('a visitor is asked to sign in first', async () => {
  const chosen = [await report()];
  const seen = await site.visit().api('POST /desk/bulk', { ...common, step: 'accept', chosen });
  assert.equal(seen.status, 401);
});
