import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { callOf, callTo, desks, officials, openJointSite } from '#test/joint-site.ts';
import type { JointSite } from '#test/joint-site.ts';
import { mainOf, readable } from '#test/matter-site.ts';
import { people, places } from '#test/matters-world.ts';

let site: JointSite;
const worker = people.zhuang;

async function does(by: string, id: string, what: readonly [path: string, body: object]) {
  const seen = await (await site.as(by)).api(`POST /joint-tasks/${id}/${what[0]}`, what[1]);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
}

/** Three are called: one is solved, one goes on with a part that is late, one is called off. */
before(async () => {
  site = await openJointSite();
  const { city, works } = officials;
  const called = async () => callTo(site, worker, await site.report(people.wang), { invited: [] });
  const [first, second, third] = [await called(), await called(), await called()];
  const of = async (id: string) => [
    await callOf(site, worker, { id, desk: desks.city }),
    await callOf(site, worker, { id, desk: desks.works }),
  ];
  const [lead, part] = await of(first);
  const [lead2, part2] = await of(second);
  await does(city, first, ['reports', { callId: lead, comesAs: '隊長' }]);
  await does(works, first, ['reports', { callId: part, comesAs: '班長' }]);
  await does(city, second, ['reports', { callId: lead2, comesAs: '隊長' }]);
  await does(worker, third, ['calling-off', { reason: '改天' }]);
  site.app.clock.set('2026-11-25T02:00:00Z');
  await does(city, first, ['attendance', { arrived: [lead, part] }]);
  await does(city, first, ['closing', { result: '修好了' }]);
  await does(worker, first, ['assessment', { answer: 'solved' }]);
  await does(city, second, ['attendance', { arrived: [lead2] }]);
  await does(city, second, ['parts', { callId: part2, what: '換管子', dueOn: '2026-11-26' }]);
  site.app.clock.set('2026-11-27T02:00:00Z');
});
after(() => site.close());

const shape = z.object({ figures: z.record(z.string(), z.int()) });

async function figuresOf(place: string) {
  const seen = await site.app.visit().api(`GET /places/${place}/joint-tasks`);
  return seen.status === 200 ? shape.parse(seen.body).figures : seen.status;
}

const expected = {
  asked: 3,
  reportDue: 4,
  reportedInTime: 3,
  toCome: 4,
  came: 3,
  partDue: 1,
  partInTime: 0,
  closed: 1,
  assessed: 1,
  solved: 1,
  partly: 0,
};

describe('figures of joint tasks', () => {
  test('are those of the community, for everybody to read', async () => {
    assert.deepEqual(await figuresOf(places.community), expected);
  });

  test('are those of all communities below a street and a district', async () => {
    assert.deepEqual(await figuresOf(places.subdistrict), expected);
    assert.deepEqual(await figuresOf(places.district), expected);
  });

  test('are nought next door, and there are none of a building or of nowhere', async () => {
    const next = await figuresOf(places.nextCommunity);
    assert.ok(typeof next === 'object' && Object.values(next).every((count) => count === 0));
    assert.equal(await figuresOf(places.building), 404);
    assert.equal(await figuresOf('nowhere'), 404);
  });

  test('say on the page of how many each is a part', async () => {
    const page = await site.app.visit().open(`/places/${places.community}/joint-tasks`);
    const text = readable(mainOf(page.text));
    assert.match(text, /這一年吹哨 3 次/);
    assert.match(text, /按時報到（該回話的單位裡） 4 個裡有 3 個 75%/);
    assert.match(text, /到場（要到場的單位裡） 4 個裡有 3 個 75%/);
    assert.match(text, /分工按時辦好（到期的分工裡） 1 個裡有 0 個 0%/);
    assert.match(text, /只數單位，不數人，也不排名次/);
    assert.doesNotMatch(text, /城市管理局|市政維護隊/, 'no office is set beside another');
  });

  test('say that there is nothing yet where there is no whole', async () => {
    const page = await site.app.visit().open(`/places/${places.nextCommunity}/joint-tasks`);
    assert.match(readable(mainOf(page.text)), /還沒有/);
  });

  test('are said in each language', async () => {
    const browser = site.app.visit();
    const said = {
      'zh-Hans': /按时报到（该回话的单位里） 4 个里有 3 个 75%/,
      en: /Reported in time, of offices that had to answer 3 of 4 75%/,
    };
    for (const [language, sentence] of Object.entries(said)) {
      await browser.send('/preferences', { language }, { from: '/' });
      const page = await browser.open(`/places/${places.community}/joint-tasks`);
      assert.match(readable(mainOf(page.text)), sentence, language);
    }
  });

  test('stand in short on the page of the place, and nowhere where nobody was called', async () => {
    const page = await site.app.visit().open(`/places/${places.community}`);
    assert.match(readable(mainOf(page.text)), /吹哨報到 這一年吹哨 3/);
    assert.ok(page.text.includes(`/places/${places.community}/joint-tasks`));
    for (const place of [places.nextCommunity, places.building]) {
      const none = await site.app.visit().open(`/places/${place}`);
      assert.doesNotMatch(none.text, /joint-figures/, place);
    }
  });

  test('are taken away with parts and wholes apart', async () => {
    const sheet = await site.app.visit().open(`/places/${places.community}/joint-tasks?_as=csv`);
    assert.equal(sheet.status, 200);
    assert.match(sheet.text, /按時報到（該回話的單位裡）,3,4/);
  });

  test('forget what is more than a year old', async () => {
    site.app.clock.set('2027-12-01T02:00:00Z');
    const figures = await figuresOf(places.community);
    assert.ok(typeof figures === 'object');
    assert.equal(figures['asked'], 0);
  });
});
