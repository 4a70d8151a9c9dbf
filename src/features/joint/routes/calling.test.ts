import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  asked,
  callOf,
  callTo,
  departments,
  desks,
  officials,
  openJointSite,
  read,
} from '#test/joint-site.ts';
import type { JointSite } from '#test/joint-site.ts';
import { mainOf, readable, refusedBy } from '#test/matter-site.ts';
import {
  above,
  company,
  dispatcher,
  gridWorker,
  people,
  places,
  repairer,
} from '#test/matters-world.ts';

let site: JointSite;
before(async () => {
  site = await openJointSite();
});
after(() => site.close());

const worker = people.zhuang;
const choicesShape = z.object({
  caller: z.object({ en: z.string() }),
  callable: z.array(z.object({ body: z.string(), isRequirable: z.boolean() })),
});

async function choices(by: string, matter: string) {
  const seen = await (await site.as(by)).api(`GET /matters/${matter}/joint-tasks/new`);
  return choicesShape.parse(seen.body);
}

async function refusal(by: string, matter: string, changes: object = {}): Promise<string> {
  const browser = await site.as(by);
  return refusedBy(browser, `POST /matters/${matter}/joint-tasks`, { ...asked, ...changes });
}

describe('who calls', () => {
  test('is whoever decides for the community or the street, each for their own office', async () => {
    const matter = await site.report(people.wang);
    const callers = [
      [worker, /Shentian.*[Cc]ommunity worker/],
      [dispatcher, /Shentian.*[Dd]ispatch/],
      [above, /[Dd]ispatch/],
      [officials.district, /[Dd]ispatch/],
    ] as const;
    for (const [by, name] of callers) assert.match((await choices(by, matter)).caller.en, name);
  });

  test('is no neighbour, no grid worker, nobody of a department and no company', async () => {
    const matter = await site.report(people.wang);
    for (const by of [people.wang, people.chen, gridWorker, officials.city, repairer]) {
      assert.equal(await refusal(by, matter), 'not_allowed', by);
      const browser = await site.as(by);
      const shown = await browser.open(`/matters/${matter}`);
      assert.ok(!shown.text.includes('joint-tasks/new'), 'and no page offers it to them');
      const form = await browser.open(`/matters/${matter}/joint-tasks/new`);
      assert.equal(form.status, 403);
    }
    assert.equal(await refusal(people.xu, matter), 'not_allowed', 'nor a worker next door');
    const visitor = await site.app.visit().api(`POST /matters/${matter}/joint-tasks`, asked);
    assert.equal(visitor.status, 401);
  });

  test('is the committee with which the matter waits, for itself', async () => {
    const matter = await site.report(people.wang);
    const { db } = site.app;
    const committee = '019cf000-0000-7000-8000-00000000ce09';
    await sql`insert into organisations.organisation
        (community_id, id, place_id, kind, name, opened_on)
      values (${places.community}, ${committee}, ${places.community}, 'residents_committee',
        '深田居委會', '2026-01-01')`.execute(db);
    await sql`insert into organisations.membership
        (community_id, id, organisation_id, person_id, joined_on)
      values (${places.community}, gen_random_uuid(), ${committee}, ${people.li},
        '2026-01-01')`.execute(db);
    assert.equal(await refusal(people.li, matter), 'not_allowed');
    await sql`update matters.matter set queue = ${`organisation:${committee}`}
      where community_id || '-' || reference = ${matter}`.execute(db);
    const { caller, callable } = await choices(people.li, matter);
    assert.equal(caller.en, '深田居委會');
    assert.ok(!callable.some(({ body }) => body === `organisation:${committee}`));
    const id = await callTo(site, people.li, matter);
    assert.equal((await read(site, people.li, id)).state, 'called');
  });
});

describe('who is called', () => {
  test('stands at the caller’s level or above it; others are invited', async () => {
    const matter = await site.report(people.wang);
    const has = (listed: z.infer<typeof choicesShape>) =>
      new Map(listed.callable.map(({ body, isRequirable }) => [body, isRequirable]));
    const community = has(await choices(worker, matter));
    assert.deepEqual(
      [desks.city, desks.works, desks.street, desks.school].map((one) => community.get(one)),
      [true, true, true, false],
    );
    assert.equal(community.get(`organisation:${company}`), false, 'the company of a compound');
    const street = has(await choices(above, matter));
    assert.equal(street.get(desks.city), true);
    assert.equal(street.has(desks.street), false, 'nobody calls themselves');
  });

  test('has to serve the place, and the lead has to come', async () => {
    const matter = await site.report(people.wang);
    assert.equal(await refusal(worker, matter, { lead: desks.school }), 'lead_missing');
    const stranger = 'organisation:019cf000-0000-7000-8000-00000000beef';
    assert.equal(await refusal(worker, matter, { lead: stranger }), 'body_unknown');
    assert.equal(await refusal(worker, matter, { required: [desks.school] }), 'body_unknown');
    assert.equal(await refusal(worker, matter, { invited: [stranger] }), 'body_unknown');
  });

  test('is never a body that the matter is a complaint about', async () => {
    const against = { againstOrganisationId: departments.city };
    const matter = await site.report(people.wang, {
      ...against,
      category: 'complaint',
      visibility: 'staff',
    });
    const listed = (await choices(worker, matter)).callable.map(({ body }) => body);
    assert.ok(!listed.includes(desks.city));
    assert.equal(await refusal(worker, matter), 'complaint_against_them');
    const wish = { lead: desks.works, required: [], invited: [] };
    const id = await callTo(site, worker, matter, wish);
    const browser = await site.as(officials.city);
    assert.equal((await browser.open(`/joint-tasks/${id}`)).status, 404);
  });

  test('is told once where named twice, and has to come', async () => {
    const matter = await site.report(people.wang);
    const twice = {
      required: [desks.city, desks.works, desks.works],
      invited: [desks.works, desks.school],
    };
    const id = await callTo(site, worker, matter, twice);
    const { calls } = await read(site, worker, id);
    assert.deepEqual(
      calls.map(({ body }) => body),
      [desks.city, desks.works, desks.school],
      'the lead first, then who has to come',
    );
  });
});

describe('calling', () => {
  test('needs times that go forward, and a matter that goes on', async () => {
    const matter = await site.report(people.wang);
    const past = { reportDueAt: '2026-11-22T09:00:00Z' };
    assert.equal(await refusal(worker, matter, past), 'times_backwards');
    const early = { meetAt: '2026-11-24T08:00:00Z' };
    assert.equal(await refusal(worker, matter, early), 'times_backwards');
    const wang = await site.as(people.wang);
    await wang.api(`DELETE /matters/${matter}`, { reason: '不用了' });
    const closing = { as: 'out_of_scope', reason: '不歸這裡管' };
    await (await site.as(worker)).api(`POST /matters/${matter}/closure`, closing);
    assert.equal(await refusal(worker, matter), 'matter_closed');
    const page = await (await site.as(worker)).open(`/matters/${matter}/joint-tasks/new`);
    assert.equal(page.status, 409);
  });

  test('twice under the same lead is refused while the first goes on', async () => {
    const matter = await site.report(people.wang);
    const first = await callTo(site, worker, matter);
    assert.equal(await refusal(dispatcher, matter), 'lead_called_already');
    const second = await callTo(site, dispatcher, matter, { lead: desks.works, required: [] });
    const call = await callOf(site, dispatcher, { id: second, desk: desks.school });
    const lead = `PUT /joint-tasks/${second}/lead` as const;
    assert.equal((await (await site.as(dispatcher)).api(lead, { callId: call })).status, 200);
    const off = { reason: '改天' };
    await (await site.as(worker)).api(`POST /joint-tasks/${first}/calling-off`, off);
    const third = await callTo(site, worker, matter);
    assert.notEqual(third, first);
  });

  test('many times at once with the same key calls once', async () => {
    const matter = await site.report(people.wang);
    const browser = await site.as(worker);
    const from = `/matters/${matter}/joint-tasks/new` as const;
    const key = await browser.newKey();
    const fields = {
      lead: asked.lead,
      required: [...asked.required],
      what: asked.what,
      meetingPlace: asked.meetingPlace,
      reportDueAt: '2026-11-24T17:00',
      meetAt: '2026-11-25T09:00',
    };
    const sent = await Promise.all(
      [1, 2, 3].map(() => browser.send(`/matters/${matter}/joint-tasks`, fields, { from, key })),
    );
    assert.ok(sent.every(({ status }) => status < 500));
    const { rows } = await sql<{ readonly count: number }>`
      select count(*)::int as count from joint.task t join matters.matter m on m.id = t.matter_id
      where m.community_id || '-' || m.reference = ${matter}`.execute(site.app.db);
    assert.equal(rows[0]?.count, 1);
  });

  test('for what cannot wait offers hours, else days', async () => {
    const form = async (changes: object) => {
      const matter = await site.report(people.wang, changes);
      return (await (await site.as(worker)).open(`/matters/${matter}/joint-tasks/new`)).text;
    };
    const usual = await form({ category: 'public_light' });
    assert.ok(usual.includes('value="2026-11-24T17:00"'), 'to report by the end of the next day');
    assert.ok(usual.includes('value="2026-11-25T09:00"'));
    const urgent = await form({ category: 'railing' });
    assert.ok(urgent.includes('value="2026-11-23T10:00"'), 'within the hour');
    assert.ok(urgent.includes('value="2026-11-23T11:00"'));
  });

  test('with what was typed wrongly shows the form again, as it was typed', async () => {
    const matter = await site.report(people.wang);
    const browser = await site.as(worker);
    const from = `/matters/${matter}/joint-tasks/new` as const;
    const sent = await browser.send(
      `/matters/${matter}/joint-tasks`,
      { lead: desks.city, what: '一起修欄杆', meetingPlace: '', reportDueAt: 'soon', meetAt: '' },
      { from },
    );
    assert.equal(sent.status, 422);
    assert.match(sent.text, /一起修欄杆/);
    assert.match(sent.text, new RegExp(`value="${desks.city}"[^>]*selected`));
  });
});

describe('a matter that is not everybody’s', () => {
  test('is worked on by those who are called, who read of it what the call says', async () => {
    const matter = await site.report(people.wang, { visibility: 'staff' });
    const id = await callTo(site, worker, matter);
    const official = readable(
      mainOf((await (await site.as(officials.city)).open(`/joint-tasks/${id}`)).text),
    );
    assert.match(official, /欄杆和漏水的管子一起修/);
    assert.doesNotMatch(
      official,
      /下面還漏水/,
      'the words of whoever asked are not theirs to read',
    );
    const inside = readable(
      mainOf((await (await site.as(worker)).open(`/joint-tasks/${id}`)).text),
    );
    assert.match(inside, /哪件事 .*欄杆鬆了/);
  });

  test('shows nobody else that anybody is called', async () => {
    const matter = await site.report(people.wang, { visibility: 'staff' });
    await callTo(site, worker, matter);
    for (const browser of [site.app.visit(), await site.as(people.chen)]) {
      assert.equal((await browser.open(`/matters/${matter}/joint-tasks`)).status, 404);
    }
    const asker = await (await site.as(people.wang)).open(`/matters/${matter}/joint-tasks`);
    assert.match(readable(mainOf(asker.text)), /城市管理局 牽頭/);
  });
});
