import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { auditLedger } from '#/features/hours/actions/hear.ts';
import { recountLedger } from '#/features/hours/store/ledger.ts';
import { TEAM, actFor, evening, ledgerOf, morning, openHoursSite } from '#test/hours-site.ts';
import type { HoursSite } from '#test/hours-site.ts';
import { people } from '#test/world.ts';

let site: HoursSite;
before(async () => {
  site = await openHoursSite();
});
after(() => site.close());
/** Begins anew before each test. */
const afresh = async () => {
  const { db } = site.app;
  await db.transaction().execute(async (tx) => {
    await sql`delete from hours.change`.execute(tx);
    await sql`delete from hours.record`.execute(tx);
  });
  site.app.clock.set('2026-11-23T01:00:00Z');
};

const { chen, he, li, lin, wang, wu, xu, zhuang } = people;
const stateOf = async (id: string) => {
  const { rows } = await sql<{ readonly state: string }>`
    select state from hours.record where id = ${id}`.execute(site.app.db);
  return rows[0]?.state;
};
const sumOf = async () => (await ledgerOf(site.app)).reduce((sum, one) => sum + one, 0);
const recordBy = async (by: string, more: object) => site.record(await site.as(by), more);
const confirmBy = async (by: string, id: string) =>
  site.refusal(await site.as(by), `POST /hours/${id}/confirmation`);
const objectBy = async (by: string, id: string, reason = '沒有這麼久') =>
  site.refusal(await site.as(by), `POST /hours/${id}/objection`, { reason });
const correctBy = async (by: string, id: string, more: object = {}) =>
  site.refusal(await site.as(by), `POST /hours/${id}/correction`, {
    ...morning,
    minutes: 30,
    reason: '多寫了一個小時',
    ...more,
  });
/** The id of the correction that was written last. */
const correctionOf = async (id: string) => {
  const { rows } = await sql<{ readonly id: string }>`
    select id from hours.record where replaces_id = ${id}
      order by state <> 'objected' desc, recorded_at desc limit 1`.execute(site.app.db);
  return rows[0]?.id ?? '';
};

describe('the asker’s “solved”', () => {
  beforeEach(afresh);
  test('confirms what the helper recorded before it, and says so first', async () => {
    const matter = await site.helped(li);
    const id = await recordBy(li, { ...evening, matter });
    const asker = await site.as(chen);
    const page = await asker.open(`/matters/${matter}`);
    assert.match(page.text, /您說「解決了」，也就確認了下面的時間[^]*李老師：45 分鐘/);
    site.app.clock.forward({ minutes: 5 });
    await asker.api(`POST /matters/${matter}/verdict`, { answer: 'solved' });
    assert.equal(await stateOf(id), 'waiting', 'until it is heard');
    await site.hear();
    assert.equal(await stateOf(id), 'confirmed');
    assert.deepEqual(await ledgerOf(site.app), [45]);
    await site.hear();
    assert.deepEqual(await ledgerOf(site.app), [45], 'heard once');
    assert.match((await (await site.as(li)).open('/me/hours')).text, /45 分鐘[^]*已確認/);
  });

  test('confirms nothing that was recorded after it, nor what was objected to', async () => {
    const matter = await site.helped(li);
    const objected = await recordBy(li, { ...evening, matter });
    assert.equal(await objectBy(chen, objected), 'done');
    const asker = await site.as(chen);
    site.app.clock.forward({ minutes: 5 });
    await asker.api(`POST /matters/${matter}/verdict`, { answer: 'solved' });
    site.app.clock.forward({ minutes: 5 });
    const id = await recordBy(li, { ...evening, matter, from: '07:00' });
    await site.hear();
    assert.deepEqual([await stateOf(objected), await stateOf(id)], ['objected', 'waiting']);
    assert.equal(await confirmBy(chen, id), 'done', 'they confirm it themselves');
    assert.equal(await sumOf(), 45);
  });

  test('confirms nothing when who helped says it for them', async () => {
    const matter = await site.helped(li);
    const id = await recordBy(li, { ...evening, matter });
    const { rows } = await sql<{ readonly id: string }>`
      select matter_id as id from hours.record where id = ${id}`.execute(site.app.db);
    await sql`insert into platform.journal (id, at, actor_id, person_id, community_id, feature, verb,
        subject_id, data)
      values (gen_random_uuid(), now(), ${li}, ${chen}, '350203007010', 'matters',
        'confirm_solved', ${rows[0]?.id ?? ''}, '{}')`.execute(site.app.db);
    await site.hear();
    assert.equal(await stateOf(id), 'waiting');
  });
});

describe('who confirms', () => {
  beforeEach(afresh);
  test('is who leads the team, or who keeps the records; nobody else sees it', async () => {
    const id = await recordBy(chen, { ...morning, team: TEAM });
    for (const by of [lin, he, xu, wu]) assert.equal(await confirmBy(by, id), 'not_found', by);
    assert.equal(await confirmBy(chen, id), 'own_time');
    const leader = await site.as(li);
    assert.match((await leader.open('/me/hours')).text, /等您確認[^]*有 1 條/);
    const waiting = await leader.open('/hours/waiting');
    assert.match(waiting.text, /陳師傅：1 小時 30 分鐘[^]*清理樓道/);
    assert.doesNotMatch(waiting.text, /陳志明/, 'as neighbours call them');
    const sent = await leader.send(`/hours/${id}/confirmation`, {}, { from: '/hours/waiting' });
    assert.equal(sent.location, '/hours/waiting');
    assert.equal(await confirmBy(zhuang, id), 'not_waiting');
    assert.match((await leader.open(`/hours/${id}`)).text, /負責人：李老師/);
    assert.match((await (await site.as(zhuang)).open(`/hours/${id}`)).text, /清理樓道/);
  });

  test('is the community for what no team did; the desk says that it waits', async () => {
    const id = await recordBy(chen, morning);
    assert.equal(await confirmBy(li, id), 'not_found', 'a leader of a team that did not');
    const desk = await (await site.as(zhuang)).open('/desk');
    assert.match(desk.text, /等確認的志願服務時間[^]*有 1 條/);
    assert.equal(await confirmBy(zhuang, id), 'done');
    assert.doesNotMatch((await (await site.as(zhuang)).open('/desk')).text, /等確認的志願/);
  });

  test('is nobody who wrote it down, whoever they act for', async () => {
    const clerk = await site.app.signIn(zhuang);
    await actFor(clerk, wang, 'telephone');
    const id = await site.record(clerk, { ...morning, team: TEAM });
    assert.equal(await site.refusal(clerk, `POST /hours/${id}/confirmation`), 'own_time');
    await clerk.api('DELETE /acting-for');
    assert.equal(await site.refusal(clerk, `POST /hours/${id}/confirmation`), 'own_time');
    assert.equal(await confirmBy(li, id), 'done', 'but who leads the team');
  });

  test('counts once, however many confirm at once', async () => {
    const id = await recordBy(chen, { ...morning, team: TEAM });
    const both = await Promise.all([confirmBy(li, id), confirmBy(zhuang, id)]);
    assert.deepEqual(both.toSorted(), ['done', 'not_waiting']);
    assert.deepEqual(await ledgerOf(site.app), [90]);
  });

  test('needs somebody who has signed in', async () => {
    const id = await recordBy(chen, morning);
    for (const call of ['confirmation', 'objection', 'correction'] as const) {
      const seen = await site.app.visit().api(`POST /hours/${id}/${call}`, { reason: '-' });
      assert.equal(seen.status, 401);
    }
  });
});

describe('an objection', () => {
  beforeEach(afresh);
  test('takes back what counted, and its person reads why', async () => {
    const id = await recordBy(chen, { ...morning, team: TEAM });
    await confirmBy(li, id);
    assert.equal(await objectBy(lin, id), 'not_found');
    assert.equal(await objectBy(chen, id), 'own_time');
    assert.equal(await objectBy(li, id, '那天改期了'), 'done');
    assert.deepEqual(await ledgerOf(site.app), [-90, 90]);
    assert.match((await (await site.as(chen)).open(`/hours/${id}`)).text, /那天改期了/);
    assert.equal(await objectBy(li, id), 'not_counted');
    assert.equal(await confirmBy(li, id), 'not_waiting');
  });

  test('of who asked comes within fourteen days, of who keeps the records at any time', async () => {
    const matter = await site.helped(li);
    const id = await recordBy(li, { ...evening, matter });
    assert.equal(await confirmBy(chen, id), 'done');
    site.app.clock.forward({ hours: 15 * 24 });
    assert.equal(await objectBy(chen, id), 'objection_late');
    const page = await (await site.as(chen)).open(`/hours/${id}`);
    assert.doesNotMatch(page.text, /id="object"/, 'and no form offers it');
    assert.equal(await objectBy(zhuang, id), 'done');
    assert.equal(await sumOf(), 0);
  });
});

describe('a correction', () => {
  beforeEach(afresh);
  test('waits, while what was confirmed counts; both are read by both', async () => {
    const id = await recordBy(chen, { ...morning, team: TEAM });
    await confirmBy(li, id);
    site.app.clock.forward({ minutes: 5 });
    const browser = await site.as(chen);
    const form = await browser.open(`/hours/${id}/correction`);
    assert.match(form.text, /value="90"[^]*掃了三個單元的樓道/);
    const fields = { ...morning, minutes: '30', reason: '多寫了一個小時' };
    const sent = await browser.send(`/hours/${id}/correction`, fields, {
      from: `/hours/${id}/correction`,
    });
    const next = await correctionOf(id);
    assert.equal(sent.location, `/hours/${next}`);
    assert.equal(await sumOf(), 90);
    assert.equal(await correctBy(chen, id), 'correction_waits');
    assert.equal(await correctBy(chen, next), 'not_correctable');
    assert.equal(await confirmBy(li, next), 'done');
    assert.deepEqual(await ledgerOf(site.app), [-90, 30, 90]);
    for (const by of [chen, li]) {
      const page = await (await site.as(by)).open(`/hours/${id}`);
      assert.match(page.text, /更正的經過[^]*1 小時 30 分鐘[^]*已更正[^]*30 分鐘[^]*已確認/);
      assert.match(page.text, /多寫了一個小時/);
    }
    assert.equal(await correctBy(chen, id), 'correction_waits', 'one stands in its place');
  });

  test('of what waits, or was objected to, stands in its place at once', async () => {
    const first = await recordBy(chen, { ...morning, team: TEAM });
    assert.equal(await correctBy(chen, first), 'done');
    assert.equal(await stateOf(first), 'replaced');
    const second = await correctionOf(first);
    assert.equal(await objectBy(li, second), 'done');
    assert.equal(await correctBy(chen, second, { minutes: 20 }), 'done');
    const third = await correctionOf(second);
    assert.equal(await confirmBy(li, third), 'done');
    assert.deepEqual(await ledgerOf(site.app), [20]);
  });

  test('that was objected to leaves what counts, and makes nothing count twice', async () => {
    const id = await recordBy(chen, { ...morning, team: TEAM });
    await confirmBy(li, id);
    assert.equal(await correctBy(chen, id, { from: '14:00' }), 'done');
    const next = await correctionOf(id);
    assert.equal(await objectBy(li, next), 'done');
    assert.equal(await correctBy(chen, next, { from: '16:00' }), 'not_correctable');
    assert.equal(await correctBy(chen, id, { from: '16:00' }), 'done', 'what counts is corrected');
    assert.equal(await confirmBy(li, await correctionOf(id)), 'done');
    assert.equal(await sumOf(), 30);
  });

  test('is for whose time it is, and meets no other time of theirs', async () => {
    const id = await recordBy(chen, { ...morning, team: TEAM });
    await recordBy(chen, { ...morning, from: '14:00', minutes: 30 });
    assert.equal(await correctBy(li, id), 'not_allowed');
    assert.equal(await correctBy(lin, id), 'not_found');
    assert.equal((await (await site.as(li)).open(`/hours/${id}/correction`)).status, 403);
    assert.equal(await correctBy(chen, id, { from: '13:45' }), 'times_overlap');
    assert.equal(await correctBy(chen, id, { on: '2026-11-24' }), 'in_future');
    assert.equal(await stateOf(id), 'waiting', 'nothing came of these');
    assert.equal(await correctBy(chen, id, { from: '09:30' }), 'done', 'its own is free');
  });

  test('is refused when other time was recorded over it meanwhile', async () => {
    const id = await recordBy(chen, { ...morning, team: TEAM });
    await confirmBy(li, id);
    assert.equal(await correctBy(chen, id, { from: '14:00' }), 'done');
    await recordBy(chen, { ...morning, from: '14:10', minutes: 5 });
    assert.equal(await confirmBy(li, await correctionOf(id)), 'times_overlap');
    assert.equal(await sumOf(), 90);
  });
});

describe('taking back', () => {
  beforeEach(afresh);
  test('is for whose time it is, at any time, once', async () => {
    const id = await recordBy(chen, { ...morning, team: TEAM });
    await confirmBy(li, id);
    const withdraw = async (by: string) => site.refusal(await site.as(by), `DELETE /hours/${id}`);
    assert.equal(await withdraw(li), 'not_allowed');
    assert.equal(await withdraw(lin), 'not_found');
    assert.equal(await withdraw(chen), 'done');
    assert.equal(await withdraw(chen), 'not_counted');
    assert.equal(await sumOf(), 0);
    assert.match((await (await site.as(chen)).open('/me/hours')).text, /已撤回/);
  });
});

test('the recount finds nothing, and finds what is put into the ledger by force', async () => {
  await afresh();
  const id = await recordBy(chen, { ...morning, team: TEAM });
  await confirmBy(li, id);
  assert.deepEqual(await recountLedger(site.app.db), []);
  await auditLedger(site.app);
  // Only by taking the constraints away can it be made wrong at all.
  await assert.rejects(
    site.app.db.transaction().execute(async (tx) => {
      await sql`alter table hours.change drop constraint change_check`.execute(tx);
      await sql`update hours.change set minutes = 91`.execute(tx);
      assert.deepEqual(await recountLedger(tx), [{ id, inForce: 90, booked: 91 }]);
      await assert.rejects(auditLedger({ db: tx }), /does not agree/);
      throw new Error('Taken back.');
    }),
    /Taken back/,
  );
});
