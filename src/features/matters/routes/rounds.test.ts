import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { MOST_ON_SHEET } from '#/features/matters/model/look.ts';
import { saveGrid } from '#/features/places/index.ts';
import { mainOf, openMatterSite, readable, refusedBy } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { dispatcher, gridWorker, people, places, railing, repairer } from '#test/matters-world.ts';

let site: MatterSite;

const roundShape = z.object({
  stops: z.array(z.object({ id: z.string(), address: z.string(), state: z.string() })),
  grids: z.array(z.object({ code: z.string() })),
});
const round = `/round?place=${places.community}` as const;

let count = 0;
async function toVerify(placeId: string = places.building): Promise<string> {
  count += 1;
  const told = { ...railing, placeId, body: `第 ${count} 段欄杆鬆了` };
  const id = await site.raise(people.wang, told);
  await site.act(dispatcher, `POST /matters/${id}/verification`);
  return id;
}

async function toCheck(): Promise<string> {
  count += 1;
  const id = await site.raise(people.wang, { ...railing, body: `第 ${count} 段欄杆鬆了` });
  await site.act(dispatcher, `PUT /matters/${id}/assignment`, { assigneeId: repairer });
  await site.act(repairer, `POST /matters/${id}/done`, { note: '焊好了' });
  return id;
}

async function open(address: `/${string}`, by = gridWorker) {
  const page = await (await site.as(by)).open(address);
  assert.equal(page.status, 200, page.text);
  return mainOf(page.text);
}

async function stateOf(id: string): Promise<unknown> {
  const seen = await (await site.as(dispatcher)).api(`GET /matters/${id}`);
  return z.object({ state: z.string() }).parse(seen.body).state;
}

describe('a walk through a place', () => {
  before(async () => {
    site = await openMatterSite();
  });

  after(() => site.close());

  test('the worker opens the round, touches a stop, answers, and is back on the round', async () => {
    const [first, second] = [await toVerify(), await toCheck()];
    const page = await open('/round');
    assert.match(readable(page), /深田社區要去看的，按走的順序排好了/);
    for (const id of [first, second]) assert.ok(page.includes(`/matters/${id}/look`), id);
    assert.match(readable(page), /去核查/);
    const from = `/matters/${first}/look?place=${places.community}` as const;
    const asked = await open(from);
    assert.match(readable(asked), /是不是像說的這樣？/);
    assert.match(asked, /capture="environment"/);
    const browser = await site.as(gridWorker);
    const fields = { place: places.community, seen: 'yes' };
    const sent = await browser.send(`/matters/${first}/look`, fields, { from });
    assert.deepEqual([sent.status, sent.location], [303, round]);
    assert.equal(await stateOf(first), 'accepted');
    const after = await open(round);
    assert.match(readable(after), /記下了，接著看下一處/);
    assert.ok(!after.includes(`/matters/${first}/look`), 'what was seen is walked to no more');
    assert.match(readable(await open(`/matters/${first}/look`)), /這件現在不用看了/);
  });

  test('a “no” without a word comes back with what was chosen, in three languages', async () => {
    const id = await toCheck();
    const from = `/matters/${id}/look` as const;
    const browser = await site.as(gridWorker);
    const said = { 'zh-Hant': '請寫明理由', 'zh-Hans': '请写明理由', en: 'give the reason' };
    for (const [language, sentence] of Object.entries(said)) {
      browser.cookies.set('linli_lang', language);
      const sent = await browser.send(`/matters/${id}/look`, { seen: 'no' }, { from });
      assert.equal(sent.status, 409, language);
      assert.ok(readable(sent.text).includes(sentence), language);
      assert.match(mainOf(sent.text), /value="no"\s+checked/);
    }
    browser.cookies.set('linli_lang', 'zh-Hant');
    const bare = await browser.send(`/matters/${id}/look`, {}, { from });
    assert.equal(bare.status, 422);
    const words = { seen: 'no', reason: '焊口又裂了' };
    assert.equal((await browser.send(`/matters/${id}/look`, words, { from })).status, 303);
    assert.equal(await stateOf(id), 'rework');
  });

  test('a program reads the round and answers; who is not sent there is refused', async () => {
    const id = await toVerify();
    const browser = await site.as(gridWorker);
    const seen = roundShape.parse((await browser.api(`GET ${round}`)).body);
    const stop = seen.stops.find((one) => one.id === id);
    assert.match(stop?.address ?? '', new RegExp(`^https?://.+/matters/${id}/look$`));
    const neighbour = await site.as(people.li);
    assert.equal(await refusedBy(neighbour, `GET ${round}`), 'not_allowed');
    assert.equal(await refusedBy(neighbour, `GET /matters/${id}/look`), 'not_allowed');
    const answer = { seen: 'unclear', reason: '天黑了' };
    assert.equal(await refusedBy(neighbour, `POST /matters/${id}/look`, answer), 'not_allowed');
    const done = await browser.api(`POST /matters/${id}/look`, answer);
    assert.equal(done.status, 200, JSON.stringify(done.body));
    assert.equal(await stateOf(id), 'submitted');
    assert.equal(await refusedBy(browser, 'GET /round?place=nowhere'), 'not_found');
    const nowhere = readable(mainOf((await neighbour.open('/round')).text));
    assert.match(nowhere, /您沒有要去看的地方/);
  });

  test('the sheet has a box and a code for each stop, so many to a page of paper', async () => {
    const ids: string[] = [];
    for (let index = 0; index <= MOST_ON_SHEET; index += 1) ids.push(await toVerify());
    const sheet = `/round/sheet?place=${places.community}` as const;
    const first = await open(sheet);
    const rows = (page: string) => (page.match(/round-sheet-box/g) ?? []).length;
    assert.equal(rows(first), MOST_ON_SHEET);
    assert.equal(
      (first.match(/<td class="round-sheet-code">\s*<svg/g) ?? []).length,
      MOST_ON_SHEET,
    );
    assert.match(readable(first), /第 1 張，共 2 張/);
    const second = await open(`${sheet}&sheet=2`);
    assert.ok(rows(second) >= 1);
    const both = ids.filter((id) => {
      const reference = id.slice(id.indexOf('-') + 1);
      return first.includes(reference) !== second.includes(reference);
    });
    assert.deepEqual(both, ids, 'each stands on one of them');
    const table = await (await site.as(gridWorker)).open(`${sheet}&_as=csv`);
    assert.match(table.text, /地點/);
    assert.ok((table.text.match(/2026-\d{4}/g) ?? []).length >= MOST_ON_SHEET);
  });

  test('a desk as it is narrowed is walked and printed too, by those who work it', async () => {
    const id = await toCheck();
    const page = await open(`/desk?place=${places.community}&show=to_check`, dispatcher);
    const way = `/round/sheet?place=${places.community}&amp;show=to_check`;
    assert.ok(page.includes(way), 'the desk leads to its sheet');
    const sheet = await open(`/round/sheet?place=${places.community}&show=to_check`, dispatcher);
    assert.ok(sheet.includes(id.slice(id.indexOf('-') + 1)));
  });

  test('a grid narrows the round to its houses', async () => {
    const names = { hant: '西網格', hans: '西网格', en: 'West grid' };
    const grid = { communityId: places.community, code: 'w1', names, polygon: undefined };
    await saveGrid(site.app.db, { id: crypto.randomUUID(), ...grid });
    const page = await open(`${round}&grid=w1`);
    assert.match(readable(page), /全部 西網格/);
    assert.match(readable(page), /沒有要去看的/);
  });
});
