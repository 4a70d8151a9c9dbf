import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { mainOf, openMatterSite, readable, refusedBy } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { company, dispatcher, people, places, railing, repairer } from '#test/matters-world.ts';

let site: MatterSite;

const community = `role:dispatcher@${places.community}`;
const reason = '欄杆在馬路邊，不歸物業。';
const shownShape = z.object({
  state: z.string().optional(),
  passed: z.object({ from: z.object({ hant: z.string() }), sendBacks: z.int() }).optional(),
  story: z.array(z.object({ verb: z.string(), body: z.object({ en: z.string() }).optional() })),
});

let count = 0;
async function report(changes: object = {}): Promise<string> {
  count += 1;
  return site.raise(people.wang, { ...railing, body: `第 ${count} 段欄杆鬆了`, ...changes });
}

async function main(id: string, by: string, part: '' | '/desk' = '/desk'): Promise<string> {
  const page = await (await site.as(by)).open(`/matters/${id}${part}`);
  assert.equal(page.status, 200, page.text);
  return readable(mainOf(page.text));
}

async function shown(id: string, by = dispatcher) {
  return shownShape.parse((await (await site.as(by)).api(`GET /matters/${id}`)).body);
}

describe('handing on, on pages and for programs', () => {
  before(async () => {
    site = await openMatterSite();
  });

  after(() => site.close());

  test('the company hands a report on by its form, and it says so to everybody in it', async () => {
    const id = await report();
    const browser = await site.as(repairer);
    const from = `/matters/${id}/desk` as const;
    const page = mainOf((await browser.open(from)).text);
    assert.match(page, new RegExp(`<option[^>]*value="${community}"`));
    assert.doesNotMatch(page, new RegExp(`value="organisation:${company}"`));
    const bare = await browser.send(`/matters/${id}/transfer`, { queue: '', reason: '' }, { from });
    assert.equal(bare.status, 422);
    const fields = { queue: community, reason };
    const sent = await browser.send(`/matters/${id}/transfer`, fields, { from });
    assert.deepEqual([sent.status, sent.location], [303, from]);
    assert.match(await main(id, repairer), /已轉給深田社區.*調度，等接收/);
    assert.match(await main(id, people.wang, ''), /轉給深田社區.*調度了，等對方接 .*欄杆在馬路邊/);
    assert.doesNotMatch(await main(id, people.chen, ''), /欄杆在馬路邊/);
  });

  test('those who are asked take it over by one press, or send it back with a reason', async () => {
    const [taken, back] = [await report(), await report()];
    for (const id of [taken, back]) {
      await site.act(repairer, `POST /matters/${id}/transfer`, { queue: community, reason });
    }
    assert.match(await main(taken, dispatcher), /接下來辦 .*轉來的。接了就由您這邊安排/);
    assert.match(await main(taken, dispatcher), /還可以退 3 次/);
    await site.act(dispatcher, `POST /matters/${taken}/acceptance`);
    assert.equal((await shown(taken)).state, 'accepted');
    assert.equal((await shown(taken)).passed, undefined);
    const browser = await site.as(dispatcher);
    const from = `/matters/${back}/desk` as const;
    const given = { method: 'DELETE', from } as const;
    const bare = await browser.send(`/matters/${back}/transfer`, { reason: '' }, given);
    assert.equal(bare.status, 422);
    const sent = await browser.send(`/matters/${back}/transfer`, { reason: '歸物業' }, given);
    assert.equal(sent.status, 303);
    assert.match(await main(back, repairer), /退回來了，現在歸.* 歸物業/);
    assert.doesNotMatch(await main(back, repairer), /等接收/);
  });

  test('the desk of both sides lists what is on its way, counted and to be taken away', async () => {
    const id = await report({ visibility: 'neighbours' });
    await site.act(repairer, `POST /matters/${id}/transfer`, { queue: community, reason });
    for (const by of [repairer, dispatcher]) {
      const address = `/desk?place=${places.community}&show=passed_on` as const;
      const page = await (await site.as(by)).open(address);
      assert.ok(page.text.includes(`/matters/${id}/desk`), by);
      assert.match(readable(mainOf(page.text)), /轉出待接 \d/);
      assert.match(readable(mainOf(page.text)), /→ 深田社區/);
    }
    const own = await (await site.as(repairer)).open(`/desk?place=${places.community}`);
    assert.ok(!own.text.includes(id), 'it waits for the company no more');
    assert.equal((await shown(id, repairer)).passed?.sendBacks, 0);
  });

  test('among what one has asked for it stands to whom it went; on the board it waits', async () => {
    const id = await report();
    await site.act(repairer, `POST /matters/${id}/transfer`, { queue: community, reason });
    const own = await (await site.as(people.wang)).open('/me/matters');
    assert.match(readable(mainOf(own.text)), /已轉給深田社區 · 調度，等接收/);
    const board = `/matters?place=${places.compound}&show=open` as const;
    for (const reader of [await site.as(people.chen), site.visit()]) {
      const page = await reader.open(board);
      assert.ok(page.text.includes(id));
      assert.doesNotMatch(readable(mainOf(page.text)), /等接收/);
    }
    await site.act(dispatcher, `POST /matters/${id}/acceptance`);
    const after = await (await site.as(people.wang)).open('/me/matters');
    assert.ok(after.text.includes(id));
  });

  test('a program hands it on and reads to whom it went; what cannot be is refused by code', async () => {
    const id = await report();
    const browser = await site.as(dispatcher);
    const post = (queue: string) =>
      refusedBy(browser, `POST /matters/${id}/transfer`, { queue, reason });
    assert.equal(await post('organisation:nobody'), 'queue_unknown');
    assert.equal(await post(`organisation:${company}`), 'same_queue');
    const undo = refusedBy(browser, `DELETE /matters/${id}/transfer`, { reason });
    assert.equal(await undo, 'not_passed_on');
    await site.act(dispatcher, `POST /matters/${id}/transfer`, { queue: community, reason });
    const line = (await shown(id)).story.at(-1);
    assert.equal(line?.verb, 'transfer');
    assert.match(line?.body?.en ?? '', /[Dd]ispatch/);
    assert.equal(await post(`organisation:${company}`), 'passed_on_already');
    const neighbour = await site.as(people.chen);
    const body = { queue: community, reason };
    assert.equal(await refusedBy(neighbour, `POST /matters/${id}/transfer`, body), 'not_allowed');
    const visitor = site.visit();
    const asked = refusedBy(visitor, `POST /matters/${id}/transfer`, body);
    assert.equal(await asked, 'sign_in_required');
  });

  test('after the third time the superior decides, and that is said in three languages', async () => {
    const id = await report();
    for (let round = 0; round < 3; round += 1) {
      await site.act(repairer, `POST /matters/${id}/transfer`, { queue: community, reason });
      await site.act(dispatcher, `DELETE /matters/${id}/transfer`, { reason });
    }
    const browser = await site.as(dispatcher);
    const said = {
      'zh-Hant': /由上級定歸誰辦/,
      'zh-Hans': /由上级定归谁办/,
      en: /superior decides/,
    };
    for (const [language, sentence] of Object.entries(said)) {
      browser.cookies.set('linli_lang', language);
      const body = { queue: `organisation:${company}`, reason };
      const from = `/matters/${id}/desk` as const;
      const sent = await browser.send(`/matters/${id}/transfer`, body, { from });
      assert.equal(sent.status, 409, language);
      assert.match(readable(sent.text), sentence, language);
    }
  });
});
