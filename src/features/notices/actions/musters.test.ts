import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { memberId, openMusterSite } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { saveSealedSetting } from '#/platform/config/sealed.ts';
import { settingKeys } from '#/platform/notify/settings.ts';
import { people } from '#test/world.ts';
import { saveChoices } from '#/features/notices/store/choices.ts';
import { openNotice } from './read.ts';

describe('what members of a team are told', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
  });
  after(() => site.app.close());

  const answer = async (number: number, id: string, said: 'yes' | 'no') => {
    site.app.clock.forward({ seconds: 1 });
    const member = await site.member(number);
    assert.equal((await member.api(`POST /musters/${id}/answer`, { answer: said })).status, 200);
  };

  test('of a call, when it is their turn, when it is off: each once, and of nobody', async () => {
    const id = await site.call({ wanted: 1, title: '搬沙袋' });
    await answer(1, id, 'yes');
    await answer(2, id, 'yes');
    await answer(1, id, 'no');
    site.app.clock.forward({ seconds: 1 });
    await site.leader.api(`POST /musters/${id}/standing-down`, { words: '雨停了' });
    assert.deepEqual(await site.told(memberId(1)), ['muster_asked']);
    assert.deepEqual(await site.told(memberId(2)), [
      'muster_asked',
      'muster_moved_up',
      'muster_off',
    ]);
    assert.deepEqual(await site.told(memberId(3)), ['muster_asked']);
    assert.deepEqual(await site.told(people.li), []);
    assert.deepEqual(await site.told(memberId(2)), [
      'muster_asked',
      'muster_moved_up',
      'muster_off',
    ]);
    const { rows } = await sql<{ topic: string; matter: string | null }>`
      select distinct topic, matter_id as matter from notices.notice`.execute(site.app.db);
    assert.deepEqual(rows, [{ topic: 'calls', matter: null }]);
  });

  test('leads to the calls to many', async () => {
    const { rows } = await sql<{ id: string }>`
      select id from notices.notice where person_id = ${memberId(2)}`.execute(site.app.db);
    assert.equal(rows.length, 3);
    for (const { id } of rows) {
      const opened = await openNotice(site.contextOf(memberId(2), site.app.db), id);
      assert.ok(opened.ok);
      assert.deepEqual(opened.value, { address: '/musters', isHidden: false });
    }
  });
});

describe('who sleeps', () => {
  let site: MusterSite;
  const [sleeper, awake] = [memberId(1), memberId(2)];
  before(async () => {
    site = await openMusterSite();
    const { db, services, clock } = site.app;
    const mail = { host: '127.0.0.1', port: 1, security: 'none', from: 'x@example.org' };
    await saveSealedSetting({ db, sealer: services }, settingKeys.email, mail);
    const night = { quietFrom: '22:00', quietTo: '07:00', digestAt: '18:00' };
    const day = { quietFrom: '12:00', quietTo: '13:00', digestAt: '18:00' };
    for (const [personId, hours] of [
      [sleeper, night],
      [awake, day],
    ] as const) {
      await sql`insert into people.login values (${personId}::uuid, 'email',
        ${`${personId}@example.org`}, now())`.execute(db);
      await saveChoices(db, { personId, chosen: [], hours }, clock.now());
    }
    // Half past ten at night.
    clock.set('2026-11-23T14:30:00Z');
  });
  after(() => site.app.close());

  const leaving = async (personId: string) => {
    await site.told(personId);
    const { rows } = await sql<{ kind: string; at: Temporal.Instant; isUrgent: boolean }>`
      select kind, due_at as at, is_urgent as "isUrgent" from notices.delivery
      where person_id = ${personId} order by made_at, id`.execute(site.app.db);
    return rows.map(({ kind, at, isUrgent }) => [kind, at.toString(), isUrgent]);
  };

  test('is called together with others in the morning, and who is awake at once', async () => {
    await site.call({ title: '清早掃雪', startsAt: '2026-11-24T09:00' });
    const asked = 'muster_asked';
    assert.deepEqual(await leaving(sleeper), [[asked, '2026-11-23T23:00:00Z', false]]);
    assert.deepEqual(await leaving(awake), [[asked, '2026-11-23T14:30:00Z', false]]);
  });

  test('is not woken by a place that became free, nor by a call that is off', async () => {
    const { app } = site;
    const id = await site.call({ title: '夜裡搬沙袋', wanted: 1, startsAt: '2026-11-24T10:00' });
    for (const [number, answer] of [
      [2, 'yes'],
      [1, 'yes'],
      [2, 'no'],
    ] as const) {
      app.clock.forward({ seconds: 1 });
      const member = await site.member(number);
      await member.api(`POST /musters/${id}/answer`, { answer });
    }
    app.clock.forward({ seconds: 1 });
    await site.leader.api(`POST /musters/${id}/standing-down`, { words: '不用了' });
    const all = await leaving(sleeper);
    assert.deepEqual(all.map(([kind]) => kind).toSorted(), [
      'muster_asked',
      'muster_asked',
      'muster_moved_up',
      'muster_off',
    ]);
    assert.ok(all.every(([, at]) => at === '2026-11-23T23:00:00Z'));
  });
});
