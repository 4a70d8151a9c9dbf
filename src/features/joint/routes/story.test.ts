import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { asked, callOf, desks, officials, openJointSite, read } from '#test/joint-site.ts';
import type { JointSite } from '#test/joint-site.ts';
import { mainOf, readable, refusedBy } from '#test/matter-site.ts';
import { people } from '#test/matters-world.ts';

let site: JointSite;
before(async () => {
  site = await openJointSite();
});
after(() => site.close());

async function page(by: string, address: `/${string}`): Promise<string> {
  const seen = await (await site.as(by)).open(address);
  assert.equal(seen.status, 200, `${address} ${seen.status}`);
  return readable(mainOf(seen.text));
}

const worker = people.zhuang;

describe('several offices come together', () => {
  let matter: string;
  let id: string;
  before(async () => {
    matter = await site.report(people.wang);
  });

  test('a community worker blows the whistle by the form of the matter’s page', async () => {
    const browser = await site.as(worker);
    assert.match(await page(worker, `/matters/${matter}`), /吹哨：請幾家單位一起辦/);
    const from = `/matters/${matter}/joint-tasks/new` as const;
    const form = (await browser.open(from)).text;
    assert.match(form, new RegExp(`<option[^>]*value="${desks.city}"`));
    assert.match(readable(mainOf(form)), /山腳小學/);
    assert.doesNotMatch(form, new RegExp(`<option[^>]*value="${desks.school}"`));
    const bare = await browser.send(`/matters/${matter}/joint-tasks`, { lead: '' }, { from });
    assert.equal(bare.status, 422);
    const sent = await browser.send(
      `/matters/${matter}/joint-tasks`,
      {
        ...asked,
        required: [...asked.required],
        invited: [...asked.invited],
        reportDueAt: '2026-11-24T17:00',
        meetAt: '2026-11-25T09:00',
      },
      { from },
    );
    assert.equal(sent.status, 303, sent.text);
    id = /joint-tasks\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1] ?? '';
    assert.match(await page(worker, `/joint-tasks/${id}`), /等各單位報到.*11月25日 週三 上午9:00/);
  });

  test('each that is called finds it in its list, though it never had a desk', async () => {
    for (const by of [officials.city, officials.works, officials.school]) {
      assert.match(await page(by, '/joint-tasks'), /欄杆和漏水的管子一起修/);
      assert.match(await page(by, '/desk'), /吹哨報到（1）/);
    }
    assert.doesNotMatch(await page(officials.greening, '/joint-tasks'), /一起修/);
    assert.equal(
      (await (await site.as(officials.greening)).open(`/joint-tasks/${id}`)).status,
      404,
    );
    assert.deepEqual((await read(site, officials.works, id)).owed, [
      { owing: 'report', isLate: false },
    ]);
  });

  test('they report by the form, and one says why it does not come', async () => {
    const browser = await site.as(officials.works);
    const from = `/joint-tasks/${id}` as const;
    assert.match(await page(officials.works, from), /報到：我們去/);
    const callId = await callOf(site, worker, { id, desk: desks.works });
    const fields = { callId, comesAs: '搶修班班長' };
    const sent = await browser.send(`/joint-tasks/${id}/reports`, fields, { from });
    assert.deepEqual([sent.status, sent.location], [303, from]);
    assert.match(await page(worker, from), /市政維護隊 要到場 來的是：搶修班班長 會到/);
    const city = await callOf(site, worker, { id, desk: desks.city });
    const api = await site.as(officials.city);
    const report = `POST /joint-tasks/${id}/reports` as const;
    assert.equal(
      await refusedBy(api, report, { callId, comesAs: '隊長' }),
      'not_allowed',
      'nobody reports for another office',
    );
    assert.equal((await api.api(report, { callId: city, comesAs: '中隊長' })).status, 200);
  });

  test('who comes is told to no reader of the public page', async () => {
    for (const reader of [
      await site.as(people.wang),
      await site.as(people.chen),
      site.app.visit(),
    ]) {
      const seen = await reader.open(`/matters/${matter}`);
      const text = readable(mainOf(seen.text));
      assert.match(text, /幾家單位一起辦.*城市管理局 牽頭 會到.*市政維護隊 要到場 會到/);
      assert.doesNotMatch(text, /班長|中隊長/);
      assert.doesNotMatch(
        JSON.stringify((await reader.api(`GET /matters/${matter}/joint-tasks`)).body),
        /班長/,
      );
    }
  });

  test('before the hour nobody notes who came; after it the lead does', async () => {
    const lead = await site.as(officials.city);
    const works = await callOf(site, worker, { id, desk: desks.works });
    const city = await callOf(site, worker, { id, desk: desks.city });
    const attend = `POST /joint-tasks/${id}/attendance` as const;
    assert.equal(await refusedBy(lead, attend, { arrived: [city] }), 'not_yet_time');
    site.app.clock.set('2026-11-25T02:00:00Z');
    assert.match(await page(officials.city, `/joint-tasks/${id}`), /碰頭：誰到了/);
    assert.equal(
      await refusedBy(await site.as(officials.works), attend, { arrived: [works] }),
      'not_allowed',
    );
    const sent = await lead.send(
      `/joint-tasks/${id}/attendance`,
      { arrived: [city], agreed: '先修管子，再修欄杆。' },
      { from: `/joint-tasks/${id}` },
    );
    assert.equal(sent.status, 303, sent.text);
    const { state, calls } = await read(site, worker, id);
    assert.equal(state, 'met');
    assert.deepEqual(
      calls.map(({ body, attendance }) => [body, attendance]).toSorted(),
      [
        [desks.city, 'arrived'],
        [desks.school, 'absent'],
        [desks.works, 'absent'],
      ].toSorted(),
    );
  });

  test('it cannot be closed while one that had to come has not, nor while a part is open', async () => {
    const lead = await site.as(officials.city);
    const close = `POST /joint-tasks/${id}/closing` as const;
    const works = await callOf(site, worker, { id, desk: desks.works });
    assert.equal(await refusedBy(lead, close, { result: '修好了' }), 'attendee_missing');
    assert.match(
      await page(officials.city, `/joint-tasks/${id}`),
      /市政維護隊沒有到，也沒有同意不來/,
    );
    await lead.api(`POST /joint-tasks/${id}/attendance`, { arrived: [works] });
    const part = { callId: works, what: '換一段管子', dueOn: '2026-11-28' };
    assert.equal((await lead.api(`POST /joint-tasks/${id}/parts`, part)).status, 200);
    assert.equal(await refusedBy(lead, close, { result: '修好了' }), 'parts_open');
    const [given] = (await read(site, officials.works, id)).parts;
    const outcome = { partId: given?.id, outcome: 'done', words: '換好了，試過水。' };
    assert.match(await page(officials.works, '/joint-tasks'), /您這邊分到的/);
    const end = `POST /joint-tasks/${id}/outcomes` as const;
    assert.equal(await refusedBy(await site.as(officials.school), end, outcome), 'not_allowed');
    assert.equal((await (await site.as(officials.works)).api(end, outcome)).status, 200);
    assert.equal(await refusedBy(lead, end, outcome), 'part_ended');
    const sent = await lead.send(
      `/joint-tasks/${id}/closing`,
      { result: '管子換了，欄杆也焊好了。' },
      { from: `/joint-tasks/${id}` },
    );
    assert.equal(sent.status, 303, sent.text);
  });

  test('what came of it stands in the matter’s story, and the caller assesses it', async () => {
    assert.match(
      await page(people.wang, `/matters/${matter}`),
      /幾家單位一起辦了，有了結果 .*欄杆也焊好了/,
    );
    const assess = `POST /joint-tasks/${id}/assessment` as const;
    const answer = { answer: 'solved', words: '謝謝大家。' };
    assert.equal(await refusedBy(await site.as(officials.city), assess, answer), 'not_allowed');
    const sent = await (
      await site.as(worker)
    ).send(`/joint-tasks/${id}/assessment`, answer, {
      from: `/joint-tasks/${id}`,
    });
    assert.equal(sent.status, 303, sent.text);
    assert.equal((await read(site, worker, id)).assessment, 'solved');
    assert.match(await page(officials.works, '/joint-tasks?show=over'), /解決了/);
    assert.match(await page(officials.works, '/joint-tasks'), /現在沒有要您這邊到場的/);
    assert.equal(await refusedBy(await site.as(worker), assess, answer), 'not_closed');
  });
});
