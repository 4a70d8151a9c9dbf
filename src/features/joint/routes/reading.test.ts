import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { callOf, callTo, desks, officials, openJointSite, read } from '#test/joint-site.ts';
import type { JointSite } from '#test/joint-site.ts';
import { mainOf, readable } from '#test/matter-site.ts';
import { above, dispatcher, gridWorker, people, places } from '#test/matters-world.ts';

let site: JointSite;
let matter: string;
let id: string;
before(async () => {
  site = await openJointSite();
  matter = await site.report(people.wang);
  id = await callTo(site, people.zhuang, matter);
});
after(() => site.close());

const listShape = z.object({
  shows: z.string(),
  joints: z.array(z.object({ id: z.uuid(), matter: z.object({ id: z.string() }).optional() })),
});
const publicShape = z.object({
  mayCall: z.boolean(),
  joints: z.array(
    z.object({ id: z.uuid(), isInside: z.boolean(), calls: z.array(z.looseObject({})) }),
  ),
});

async function listOf(by: string, show?: 'over') {
  const query = show === undefined ? '' : `?show=${show}`;
  return listShape.parse((await (await site.as(by)).api(`GET /joint-tasks${query}`)).body);
}

async function main(by: string, address: `/${string}`): Promise<string> {
  return readable(mainOf((await (await site.as(by)).open(address)).text));
}

describe('one’s own list', () => {
  test('holds what one’s offices called, lead, are called to or decide', async () => {
    const { city, works, school, district } = officials;
    for (const by of [people.zhuang, city, works, school, district]) {
      assert.deepEqual(
        (await listOf(by)).joints.map((one) => one.id),
        [id],
        by,
      );
    }
  });

  test('holds for those who dispatch for the community whatever is called there', async () => {
    assert.equal((await listOf(dispatcher)).joints.length, 1);
  });

  test('is empty for everybody else, and there for nobody who is not signed in', async () => {
    for (const by of [people.wang, people.chen, people.xu, gridWorker, officials.greening]) {
      assert.deepEqual((await listOf(by)).joints, [], by);
    }
    assert.equal((await site.app.visit().api('GET /joint-tasks')).status, 401);
  });

  test('sets what is over apart', async () => {
    assert.deepEqual((await listOf(people.zhuang, 'over')).joints, []);
    const other = await callTo(site, people.zhuang, await site.report(people.wang));
    const off = { reason: '改天' };
    await (await site.as(people.zhuang)).api(`POST /joint-tasks/${other}/calling-off`, off);
    assert.deepEqual(
      (await listOf(people.zhuang, 'over')).joints.map((one) => one.id),
      [other],
    );
    assert.equal((await listOf(people.zhuang)).joints.length, 1);
    assert.match(await main(people.zhuang, '/joint-tasks?show=over'), /取消了/);
  });

  test('shows first what waits for the reader', async () => {
    const second = await callTo(site, people.zhuang, await site.report(people.wang));
    const callId = await callOf(site, people.zhuang, { id, desk: desks.works });
    const works = await site.as(officials.works);
    await works.api(`POST /joint-tasks/${id}/reports`, { callId, comesAs: '班長' });
    assert.deepEqual(
      (await listOf(officials.works)).joints.map((one) => one.id),
      [second, id],
    );
    const off = { reason: '改天' };
    await (await site.as(people.zhuang)).api(`POST /joint-tasks/${second}/calling-off`, off);
  });

  test('is taken away as a spreadsheet', async () => {
    const browser = await site.as(people.zhuang);
    const sheet = await browser.open('/joint-tasks?_as=csv');
    assert.equal(sheet.status, 200);
    assert.match(sheet.text, /2026-0001/);
    assert.match(sheet.text, /城市管理局/);
  });
});

describe('one joint task', () => {
  test('is read by those who have to do with it, and by staff of the community', async () => {
    const readers = [people.zhuang, dispatcher, above, officials.city, officials.district];
    for (const by of readers) assert.equal((await read(site, by, id)).state, 'called', by);
  });

  test('looks to others like what is not there', async () => {
    const nothing = crypto.randomUUID();
    for (const by of [people.wang, people.chen, people.xu, gridWorker, officials.greening]) {
      const browser = await site.as(by);
      const theirs = await browser.api(`GET /joint-tasks/${id}`);
      const none = await browser.api(`GET /joint-tasks/${nothing}`);
      assert.equal(theirs.status, 404, by);
      const bare = (body: unknown) => JSON.stringify(body).replaceAll(/[0-9a-f-]{36}/g, '');
      assert.equal(bare(theirs.body), bare(none.body));
    }
  });

  test('tells who did it by number to nobody', async () => {
    const seen = await (await site.as(officials.city)).api(`GET /joint-tasks/${id}`);
    const text = JSON.stringify(seen.body);
    for (const person of [people.zhuang, people.wang, officials.works]) {
      assert.ok(!text.includes(person));
    }
  });
});

describe('those of a matter', () => {
  test('are read by everybody who sees the matter, without what is between offices', async () => {
    for (const browser of [site.app.visit(), await site.as(people.chen)]) {
      const seen = await browser.api(`GET /matters/${matter}/joint-tasks`);
      const { joints, mayCall } = publicShape.parse(seen.body);
      assert.equal(mayCall, false);
      assert.deepEqual(
        joints.map((one) => [one.id, one.isInside]),
        [[id, false]],
      );
      for (const call of joints[0]?.calls ?? []) {
        const keys = Object.keys(call).toSorted();
        assert.deepEqual(
          keys.filter((key) => key !== 'attendance'),
          ['body', 'isLead', 'isRequired', 'names', 'state'],
        );
      }
    }
  });

  test('lead those inside on to the whole of it', async () => {
    const browser = await site.as(officials.city);
    const page = (await browser.open(`/matters/${matter}/joint-tasks`)).text;
    assert.ok(page.includes(`href="/joint-tasks/${id}"`));
    const outside = (await site.app.visit().open(`/matters/${matter}/joint-tasks`)).text;
    assert.ok(!outside.includes(`href="/joint-tasks/${id}"`));
  });

  test('are not there for a matter that is not', async () => {
    const nothing = `${places.community}-2026-9999`;
    const seen = await site.app.visit().api(`GET /matters/${nothing}/joint-tasks`);
    assert.equal(seen.status, 404);
  });
});

describe('on other pages', () => {
  test('the matter shows the latest, and staff the way to call', async () => {
    const page = await main(people.wang, `/matters/${matter}`);
    assert.match(page, /幾家單位一起辦 等各單位報到/);
    assert.doesNotMatch(page, /吹哨：請幾家單位一起辦/);
    assert.match(await main(people.zhuang, `/matters/${matter}`), /吹哨：請幾家單位一起辦/);
    const bare = await site.report(people.wang);
    assert.doesNotMatch(await main(people.wang, `/matters/${bare}`), /吹哨/);
  });

  test('a program that reads the matter gets the matter alone', async () => {
    const seen = await (await site.as(people.zhuang)).api(`GET /matters/${matter}`);
    assert.equal(Object.hasOwn(Object(seen.body), 'panels'), false);
    const desk = await (await site.as(people.zhuang)).api('GET /desk');
    assert.equal(Object.hasOwn(Object(desk.body), 'panels'), false);
  });

  test('the desk of each office that is called says so, and leads there', async () => {
    const browser = await site.as(officials.city);
    const page = (await browser.open('/desk')).text;
    assert.match(readable(mainOf(page)), /吹哨報到（1）/);
    assert.ok(page.includes('href="/joint-tasks"'));
    const none = (await (await site.as(officials.greening)).open('/desk')).text;
    assert.ok(!none.includes('href="/joint-tasks"'));
  });

  test('whoever is called has a desk to be led to, and whoever is not has none', async () => {
    const leadsToDesk = async (by: string) =>
      (await (await site.as(by)).open('/me')).text.includes('href="/desk"');
    assert.equal(await leadsToDesk(officials.city), true);
    assert.equal(await leadsToDesk(officials.greening), false);
  });
});

describe('in three languages', () => {
  test('the same page says the same, in the words of each', async () => {
    const browser = await site.as(officials.city);
    const said = {
      'zh-Hant': /請在.*前回話.*城市管理局：報到/,
      'zh-Hans': /请在.*前回话.*城市管理局：报到/,
      en: /Please answer by .*城市管理局: report/,
    };
    for (const [language, sentence] of Object.entries(said)) {
      await browser.send('/preferences', { language }, { from: '/' });
      const page = await browser.open(`/joint-tasks/${id}`);
      assert.match(readable(mainOf(page.text)), sentence, language);
    }
  });
});

test('two who call the same lead at once: one does, the other hears that it is called', async () => {
  const own = await site.report(people.wang);
  const wish = {
    lead: desks.city,
    required: [],
    what: '一起修',
    meetingPlace: '東門',
    reportDueAt: '2026-11-24T09:00:00Z',
    meetAt: '2026-11-25T01:00:00Z',
  };
  const browsers = await Promise.all([people.zhuang, dispatcher].map((by) => site.as(by)));
  for (let round = 0; round < 5; round += 1) {
    const seen = await Promise.all(
      browsers.map((browser) => browser.api(`POST /matters/${own}/joint-tasks`, wish)),
    );
    const done = seen.filter(({ status }) => status === 200);
    assert.equal(done.length, 1, JSON.stringify(seen.map(({ body }) => body)));
    const made = z.object({ id: z.uuid() }).parse(done[0]?.body).id;
    const offs = await Promise.all(
      browsers.map((browser) =>
        browser.api(`POST /joint-tasks/${made}/calling-off`, { reason: '改天' }),
      ),
    );
    assert.equal(offs.filter(({ status }) => status === 200).length, 1);
  }
});

test('many who answer for one office at once leave one answer, and no fault', async () => {
  const other = await callTo(site, people.zhuang, await site.report(people.wang));
  const callId = await callOf(site, people.zhuang, { id: other, desk: desks.works });
  const browser = await site.as(officials.works);
  const answers = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((number) =>
      number % 2 === 0
        ? browser.api(`POST /joint-tasks/${other}/reports`, { callId, comesAs: `第${number}班` })
        : browser.api(`POST /joint-tasks/${other}/declines`, { callId, reason: '有事' }),
    ),
  );
  assert.ok(answers.every(({ status }) => status === 200 || status === 409));
  const found = (await read(site, people.zhuang, other)).calls.find((call) => call.id === callId);
  assert.ok(found?.state === 'coming' || found?.state === 'declined');
});
