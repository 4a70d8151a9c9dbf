import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sql } from 'kysely';
import { AFTERNOON, memberId, openMusterSite, teams } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { twoAtOnce } from '#test/two-at-once.ts';
import { people, places } from '#test/world.ts';
import { answerMuster } from '#/features/musters/actions/answer.ts';
import { mustersLeaver } from '#/features/musters/actions/leave.ts';
import { insertAsked, listAsked, moveUp, saveAnswer } from './asked.ts';
import { findMuster, insertMuster, listUnfilled, saveMuster } from './musters.ts';

const NOW = Temporal.Instant.from(AFTERNOON);

describe('what is kept of a muster', () => {
  let site: MusterSite;
  before(async () => {
    site = await openMusterSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const key = { communityId: places.community, id: '019cf000-0000-7000-8000-00000000e001' };
  const make = async (wanted: number, asked: readonly string[]) => {
    const { db } = site.app;
    await insertMuster(db, {
      ...key,
      title: '搬沙袋',
      meetingPlace: '2號門',
      note: undefined,
      areaId: places.community,
      startsAt: NOW.add({ hours: 3 }),
      wanted,
      madeBy: people.li,
      madeAt: NOW,
      organisationIds: [teams.red],
    });
    await insertAsked(db, key, { personIds: asked, at: NOW });
    const muster = await findMuster(db, key.id);
    assert.ok(muster !== undefined);
    await saveMuster(db, { ...muster, askedAt: NOW });
    return muster;
  };
  const numbers = async () => {
    const { rows } = await sql<{ coming: number; counted: number; reserve: number }>`
      select m.coming, (select count(*)::int from musters.asked where place = 'coming') as counted,
        (select count(*)::int from musters.asked where place = 'reserve') as reserve
      from musters.muster m`.execute(site.app.db);
    return rows[0];
  };
  const leave = (personId: string) => {
    const context = site.contextOf(undefined, site.app.db);
    return mustersLeaver.forget(context, { personId, takesWords: true, pattern: '(?!)' });
  };
  const sayYes = (personId: string) =>
    site.app.db
      .transaction()
      .execute(async (tx) =>
        answerMuster(site.contextOf(personId, tx), { id: key.id, answer: 'yes' }),
      );

  test('of a hundred who say yes in one moment thirty come and seventy stand in line', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => memberId(1_000 + index));
    await make(30, ids);
    const said = await Promise.all(ids.map(sayYes));
    assert.ok(said.every(({ ok }) => ok));
    assert.deepEqual(await numbers(), { coming: 30, counted: 30, reserve: 70 });
  });

  test('control: looked at and then written, without holding it, more come than are wanted', async () => {
    const ids = [memberId(1), memberId(2)];
    await make(1, ids);
    // The muster is read before the other transaction ends, and written over what that one wrote.
    const broken = async (personId: string) => {
      const { db } = site.app;
      const muster = await findMuster(db, key.id);
      return async () => {
        const seating =
          muster !== undefined && muster.coming < muster.wanted ? 'coming' : 'reserve';
        await saveAnswer(db, key, { personId, answer: 'yes', seating, at: NOW });
      };
    };
    const writes = await Promise.all(ids.map(broken));
    for (const write of writes) await write();
    assert.equal((await numbers())?.counted, 2);
  });

  test('the database refuses one more than are wanted, whatever a program counts', async () => {
    const muster = await make(1, []);
    await assert.rejects(saveMuster(site.app.db, { ...muster, coming: 2 }), /check/);
    await assert.rejects(saveMuster(site.app.db, { ...muster, coming: -1 }), /check/);
    await assert.rejects(saveMuster(site.app.db, { ...muster, endedAs: 'held' }), /check/);
    const off = { ...muster, endedAt: NOW, endedAs: 'stood_down' } as const;
    await assert.rejects(saveMuster(site.app.db, off), /check/, 'without a reason');
  });

  test('who said no has no place, and who was not to come was not there', async () => {
    await make(3, [memberId(1)]);
    const { db } = site.app;
    const said = { personId: memberId(1), answer: 'no', seating: 'coming', at: NOW } as const;
    await assert.rejects(saveAnswer(db, key, said), /check/);
    await assert.rejects(sql`update musters.asked set came = true`.execute(db), /check/);
    await assert.rejects(sql`update musters.asked set place = 'reserve'`.execute(db), /check/);
  });

  test('the same person saying yes twice at once is one', async () => {
    await make(5, [memberId(1)]);
    const { db, services } = site.app;
    const { subject } = site.contextOf(memberId(1), db);
    await twoAtOnce({ db, services, subject }, (context) =>
      answerMuster(context, { id: key.id, answer: 'yes' }),
    );
    assert.deepEqual(await numbers(), { coming: 1, counted: 1, reserve: 0 });
  });

  test('nobody is asked twice', async () => {
    await make(3, [memberId(1), memberId(1)]);
    const more = { personIds: [memberId(1), memberId(2)], at: NOW.add({ seconds: 9 }) };
    assert.equal(await insertAsked(site.app.db, key, more), 1);
    const asked = await listAsked(site.app.db, key);
    assert.deepEqual(
      asked.map(({ askedAt }) => `${askedAt}`),
      ['2026-11-23T04:00:00Z', '2026-11-23T04:00:09Z'],
    );
  });

  test('only who stands in line moves up', async () => {
    await make(3, [memberId(1), memberId(2)]);
    const { db } = site.app;
    const said = { personId: memberId(1), answer: 'no', seating: undefined, at: NOW } as const;
    await saveAnswer(db, key, said);
    await moveUp(db, key, { personIds: [memberId(1), memberId(2)], at: NOW });
    assert.deepEqual(
      (await listAsked(db, key)).map(({ seating }) => seating),
      [undefined, undefined],
    );
  });

  test('whoever leaves for good makes room, which the next look fills', async () => {
    const ids = [memberId(1), memberId(2)];
    await make(1, ids);
    for (const id of ids) await sayYes(id);
    assert.deepEqual(await listUnfilled(site.app.db, 9), []);
    await leave(memberId(1));
    assert.deepEqual(await numbers(), { coming: 0, counted: 0, reserve: 1 });
    assert.deepEqual(await listUnfilled(site.app.db, 9), [{ id: key.id, isAsked: true }]);
    await site.runJobs();
    assert.deepEqual(await numbers(), { coming: 1, counted: 1, reserve: 0 });
    await leave(memberId(1));
    assert.deepEqual(await numbers(), { coming: 1, counted: 1, reserve: 0 }, 'done twice');
  });
});
