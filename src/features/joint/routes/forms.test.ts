import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import {
  MAX_COMES_AS,
  MAX_PART,
  MAX_REASON,
  MAX_RESULT,
  MAX_WORDS,
} from '#/features/joint/model.ts';
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
import { people } from '#test/matters-world.ts';

let site: JointSite;
const worker = people.zhuang;
const { city, works } = officials;
/** One that was just called, and one where they have met and there is a part to do. */
let called: string;
let met: string;
let calls: { readonly lead: string; readonly works: string };
let metCalls: typeof calls;

before(async () => {
  site = await openJointSite();
  const callsOf = async (id: string) => ({
    lead: await callOf(site, worker, { id, desk: desks.city }),
    works: await callOf(site, worker, { id, desk: desks.works }),
  });
  met = await callTo(site, worker, await site.report(people.wang));
  metCalls = await callsOf(met);
  site.app.clock.set('2026-11-25T02:00:00Z');
  const arrived = [metCalls.lead, metCalls.works];
  const lead = await site.as(city);
  await lead.api(`POST /joint-tasks/${met}/attendance`, { arrived });
  const part = { callId: metCalls.works, what: '換管子', dueOn: '2026-11-30' };
  await lead.api(`POST /joint-tasks/${met}/parts`, part);
  called = await callTo(site, worker, await site.report(people.wang), {
    reportDueAt: '2026-11-26T09:00:00Z',
    meetAt: '2026-11-27T01:00:00Z',
  });
  calls = await callsOf(called);
});
after(() => site.close());

type Form = {
  readonly by: string;
  readonly at: () => string;
  readonly part: string;
  readonly method?: 'PUT';
  readonly fields: () => Readonly<Record<string, string>>;
};

const long = (count: number) => '長'.repeat(count + 1);

const forms: Readonly<Record<string, Form>> = {
  'a report without who comes': {
    by: works,
    at: () => called,
    part: 'reports',
    fields: () => ({ callId: calls.works, comesAs: ' ' }),
  },
  'a report of too many words': {
    by: works,
    at: () => called,
    part: 'reports',
    fields: () => ({ callId: calls.works, comesAs: long(MAX_COMES_AS) }),
  },
  'a declining without a reason': {
    by: works,
    at: () => called,
    part: 'declines',
    fields: () => ({ callId: calls.works, reason: '' }),
  },
  'a declining of too many words': {
    by: works,
    at: () => called,
    part: 'declines',
    fields: () => ({ callId: calls.works, reason: long(MAX_REASON) }),
  },
  'a decision that is none': {
    by: worker,
    at: () => called,
    part: 'decisions',
    fields: () => ({ callId: calls.works, verdict: 'perhaps', words: '好' }),
  },
  'a decision without a word': {
    by: worker,
    at: () => called,
    part: 'decisions',
    fields: () => ({ callId: calls.works, verdict: 'excuse', words: '' }),
  },
  'another lead that nobody has chosen': {
    by: worker,
    at: () => called,
    part: 'lead',
    method: 'PUT',
    fields: () => ({ callId: '' }),
  },
  'an attendance with a number that is none': {
    by: city,
    at: () => met,
    part: 'attendance',
    fields: () => ({ arrived: 'everybody' }),
  },
  'a part without what is to be done': {
    by: city,
    at: () => met,
    part: 'parts',
    fields: () => ({ callId: metCalls.works, what: '', dueOn: '2026-12-01' }),
  },
  'a part of too many words': {
    by: city,
    at: () => met,
    part: 'parts',
    fields: () => ({ callId: metCalls.works, what: long(MAX_PART), dueOn: '2026-12-01' }),
  },
  'a part until no day': {
    by: city,
    at: () => met,
    part: 'parts',
    fields: () => ({ callId: metCalls.works, what: '換管子', dueOn: 'soon' }),
  },
  'an outcome without words': {
    by: works,
    at: () => met,
    part: 'outcomes',
    fields: () => ({ partId: metCalls.works, outcome: 'done', words: '' }),
  },
  'an outcome that is none': {
    by: works,
    at: () => met,
    part: 'outcomes',
    fields: () => ({ partId: metCalls.works, outcome: 'almost', words: '差不多' }),
  },
  'a result of nothing': {
    by: city,
    at: () => met,
    part: 'closing',
    fields: () => ({ result: '' }),
  },
  'a result of too many words': {
    by: city,
    at: () => met,
    part: 'closing',
    fields: () => ({ result: long(MAX_RESULT) }),
  },
  'an assessment that says nothing': {
    by: worker,
    at: () => met,
    part: 'assessment',
    fields: () => ({ answer: '' }),
  },
  'a calling-off without a reason': {
    by: worker,
    at: () => called,
    part: 'calling-off',
    fields: () => ({ reason: ' ' }),
  },
  'a calling-off of too many words': {
    by: worker,
    at: () => called,
    part: 'calling-off',
    fields: () => ({ reason: long(MAX_WORDS) }),
  },
};

describe('what is not filled in as it should be', () => {
  for (const [name, { by, at, part, method, fields }] of Object.entries(forms)) {
    test(`${name} comes back, and changes nothing`, async () => {
      const id = at();
      const before = await read(site, worker, id);
      const from = `/joint-tasks/${id}` as const;
      const options = method === undefined ? { from } : { method, from };
      const sent = await (await site.as(by)).send(`${from}/${part}`, fields(), options);
      assert.equal(sent.status, 422, sent.text);
      assert.deepEqual(await read(site, worker, id), before);
    });
  }
});

describe('what was sent twice', () => {
  async function countOf(verb: string): Promise<number | undefined> {
    const { rows } = await sql<{ readonly count: number }>`
      select count(*)::int as count from platform.journal
      where feature = 'joint' and verb = ${verb} and subject_id = ${called}`.execute(site.app.db);
    return rows[0]?.count;
  }

  test('with the same key is done once, and answered as the first time', async () => {
    const browser = await site.as(works);
    const call = `POST /joint-tasks/${called}/reports` as const;
    const said = { callId: calls.works, comesAs: '班長' };
    const first = await browser.api(call, said, 'the-same-key-twice');
    const again = await browser.api(call, said, 'the-same-key-twice');
    assert.deepEqual([first.status, again.status], [200, 200]);
    assert.deepEqual(again.body, first.body);
    assert.equal(await countOf('report'), 1);
  });

  test('by a form is done once as well, however often it is pressed', async () => {
    const browser = await site.as(works);
    const from = `/joint-tasks/${called}` as const;
    const key = await browser.newKey();
    const fields = { callId: calls.works, reason: '來不了了' };
    const sent = [1, 2, 3].map(() => browser.send(`${from}/declines`, fields, { from, key }));
    const seen = await Promise.all(sent);
    assert.ok(
      seen.every(({ status }) => status === 303 || status === 409),
      `${seen[1]?.status}`,
    );
    assert.equal(await countOf('decline'), 1);
  });
});

describe('the journal', () => {
  test('has one entry for each thing done, with the desks that hear of it, and no words', async () => {
    const id = await callTo(site, worker, await site.report(people.wang), {
      reportDueAt: '2026-11-26T09:00:00Z',
      meetAt: '2026-11-27T01:00:00Z',
      what: '不該進記錄的話',
    });
    const callId = await callOf(site, worker, { id, desk: desks.works });
    const said = [
      [works, 'declines', { callId, reason: '不該進記錄的理由' }],
      [worker, 'decisions', { callId, verdict: 'excuse', words: '不該進記錄的答覆' }],
      [worker, 'calling-off', { reason: '不該進記錄的原因' }],
    ] as const;
    for (const [by, path, body] of said) {
      await (await site.as(by)).api(`POST /joint-tasks/${id}/${path}`, body);
    }
    const { rows } = await sql<{
      readonly verb: string;
      readonly actor: string;
      readonly data: { readonly desks?: readonly string[]; readonly matter?: string };
    }>`select verb, actor_id as actor, data from platform.journal
      where feature = 'joint' and subject_id = ${id}`.execute(site.app.db);
    assert.deepEqual(
      rows.map(({ verb, actor }) => [verb, actor]).toSorted(),
      [
        ['call_off', worker],
        ['call_together', worker],
        ['decline', works],
        ['excuse', worker],
      ].toSorted(),
    );
    const called2 = rows.find(({ verb }) => verb === 'call_together');
    assert.deepEqual(
      [...(called2?.data.desks ?? [])].toSorted(),
      [asked.lead, ...asked.required, ...asked.invited].toSorted(),
    );
    const declined = rows.find(({ verb }) => verb === 'decline');
    assert.deepEqual(declined?.data.desks, [desks.community]);
    assert.ok(rows.every(({ data }) => /^[0-9a-f-]{36}$/.test(data.matter ?? '')));
    assert.doesNotMatch(JSON.stringify(rows), /不該進記錄/);
  });

  test('has nothing of what was refused', async () => {
    const count = async () => {
      const { rows } = await sql<{ readonly count: number }>`
        select count(*)::int as count from platform.journal
        where feature = 'joint'`.execute(site.app.db);
      return rows[0]?.count;
    };
    const before = await count();
    const lead = await site.as(city);
    await lead.api(`POST /joint-tasks/${called}/closing`, { result: '好了' });
    await lead.api(`POST /joint-tasks/${met}/closing`, { result: '好了' });
    await lead.api(`POST /joint-tasks/${called}/attendance`, { arrived: [calls.lead] });
    assert.equal(await count(), before);
  });
});

describe('somebody who acts for another', () => {
  test('answers for no office meanwhile: bodies rest', async () => {
    const { db } = site.app;
    await sql`insert into organisations.membership
        (community_id, id, organisation_id, person_id, joined_on)
      select community_id, gen_random_uuid(), id, ${people.lin}, '2026-01-01'
      from organisations.organisation where id = ${departments.works}`.execute(db);
    const browser = await site.as(people.lin);
    const address = `GET /joint-tasks/${called}` as const;
    assert.equal((await browser.api(address)).status, 200);
    const acting = await browser.api(`POST /acting-for/${people.wang}`, {});
    assert.equal(acting.status, 200, JSON.stringify(acting.body));
    assert.equal((await browser.api(address)).status, 404);
    assert.equal((await browser.api('DELETE /acting-for', {})).status, 200);
    assert.equal((await browser.api(address)).status, 200);
  });
});
