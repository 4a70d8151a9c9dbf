import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addHours } from '#/features/volunteers/rules.ts';
import { findSetting, saveDuty, saveLimits } from '#/features/volunteers/store/settings.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { openVolunteerSite } from '#test/volunteer-site.ts';
import type { VolunteerSite } from '#test/volunteer-site.ts';
import { contextOf, people, places, refusalOf } from '#test/world.ts';
import { addOwnHours, endRest, goOffDuty, goOnDuty, removeOwnHours, restUntil } from './duty.ts';
import {
  avoidPerson,
  saveOwnLimits,
  saveOwnSkills,
  stopAvoiding,
  stopVolunteering,
} from './own.ts';

const NOW = '2026-11-22T12:00:00Z';
const now = Temporal.Instant.from(NOW);
const limits = {
  communityId: places.community,
  buildingId: places.building,
  gridId: undefined,
  point: undefined,
  languages: [],
  groups: undefined,
  quiet: undefined,
  weeklyCap: undefined,
};
const evenings = addHours([], { days: [7], from: '18:00', to: '22:00' });

describe('actions on one’s own help', () => {
  let site: VolunteerSite;
  before(async () => {
    site = await openVolunteerSite();
  });
  after(() => site.app.close());

  /** Works in a transaction that is taken back, for somebody who helps. */
  async function helping(work: (context: Context, db: Db) => Promise<void>): Promise<void> {
    const tx = await site.app.db.startTransaction().execute();
    try {
      await saveLimits(tx, { personId: people.chen, limits }, now);
      await work(await contextOf(tx, people.chen, { now: NOW }), tx);
    } finally {
      await tx.rollback().execute();
    }
  }

  const dutyOf = async (db: Db) => {
    const setting = await findSetting(db, people.chen);
    return [setting?.onUntil?.toString(), setting?.offUntil?.toString()];
  };

  test('switching on lasts from now, also when it was pressed before', async () => {
    await helping(async (context, db) => {
      await goOnDuty(context, 12);
      await goOnDuty(context, 1);
      assert.deepEqual(await dutyOf(db), ['2026-11-22T13:00:00Z', undefined]);
    });
  });

  test('switching on ends a rest, and a rest ends the switch', async () => {
    await helping(async (context, db) => {
      await restUntil(context, Temporal.PlainDate.from('2026-12-01'));
      assert.deepEqual(await dutyOf(db), [undefined, '2026-11-30T16:00:00Z']);
      await goOnDuty(context, 2);
      assert.deepEqual(await dutyOf(db), ['2026-11-22T14:00:00Z', undefined]);
      await restUntil(context, Temporal.PlainDate.from('2026-11-23'));
      assert.deepEqual(await dutyOf(db), [undefined, '2026-11-22T16:00:00Z']);
    });
  });

  test('switching off within regular hours lasts until these end, and leaves them', async () => {
    await helping(async (context, db) => {
      const duty = { personId: people.chen, hours: evenings, offUntil: undefined };
      await saveDuty(db, { ...duty, onUntil: now.add({ hours: 5 }) });
      await goOffDuty(context);
      assert.deepEqual(await dutyOf(db), [undefined, '2026-11-22T14:00:00Z']);
      assert.deepEqual((await findSetting(db, people.chen))?.hours, evenings);
    });
  });

  test('switching off while one rests leaves the rest as it is', async () => {
    await helping(async (context, db) => {
      await restUntil(context, Temporal.PlainDate.from('2026-12-01'));
      await goOffDuty(context);
      assert.deepEqual(await dutyOf(db), [undefined, '2026-11-30T16:00:00Z']);
    });
  });

  test('ending a rest brings regular hours back, and leaves the switch alone', async () => {
    await helping(async (context, db) => {
      await restUntil(context, Temporal.PlainDate.from('2026-12-01'));
      await endRest(context);
      assert.deepEqual(await dutyOf(db), [undefined, undefined]);
      await goOnDuty(context, 2);
      await endRest(context);
      assert.deepEqual(await dutyOf(db), ['2026-11-22T14:00:00Z', undefined]);
    });
  });

  test('hours that are added and taken out leave switch and rest as they are', async () => {
    await helping(async (context, db) => {
      await goOnDuty(context, 2);
      await addOwnHours(context, { days: [1], from: '08:00', to: '10:00' });
      await removeOwnHours(context, 480);
      assert.deepEqual(await dutyOf(db), ['2026-11-22T14:00:00Z', undefined]);
      assert.equal(refusalOf(await removeOwnHours(context, 480)), 'hours_not_set');
    });
  });

  test('the day of a rest is a day of the neighbourhood, not of the server', async () => {
    await helping(async (_, db) => {
      // A quarter past midnight in Shanghai, still the day before in London.
      const late = await contextOf(db, people.chen, { now: '2026-11-22T16:15:00Z' });
      const today = await restUntil(late, Temporal.PlainDate.from('2026-11-23'));
      assert.equal(refusalOf(today), 'rest_backwards');
      assert.ok((await restUntil(late, Temporal.PlainDate.from('2026-11-24'))).ok);
    });
  });

  test('nobody does any of it who is nobody', async () => {
    const context = site.app.context(visitor);
    const day = Temporal.PlainDate.from('2026-12-01');
    const address = { kind: 'telephone', address: '+8613900000000' } as const;
    const wish = { anchor: places.building, near: undefined, groups: [], languages: [] };
    const none = { quiet: undefined, weeklyCap: undefined };
    const results = [
      await goOnDuty(context, 1),
      await goOffDuty(context),
      await restUntil(context, day),
      await endRest(context),
      await addOwnHours(context, { days: [1], from: '08:00', to: '10:00' }),
      await removeOwnHours(context, 0),
      await saveOwnLimits(context, { ...wish, ...none }, async () => []),
      await saveOwnSkills(context, { able: [], learning: [] }),
      await avoidPerson(context, { address, note: '樓上' }),
      await stopAvoiding(context, people.li),
      await stopVolunteering(context),
    ];
    assert.deepEqual(new Set(results.map(refusalOf)), new Set(['sign_in_required']));
  });

  test('two presses at once are one after the other, and none of them is lost', async () => {
    await site.begin(site.chen);
    const days = [1, 2, 3, 4, 5, 6, 7];
    const pressed = days.map((day) => {
      const hours = { days: [day], from: '18:00', to: '22:00' };
      return site.chen.api('POST /me/volunteering/hours', hours);
    });
    const answers = await Promise.all(pressed);
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    const setting = await findSetting(site.app.db, people.chen);
    assert.equal(setting?.hours.length, days.length);
    assert.equal((await site.sheets()).length, days.length);
    await site.forget();
  });

  test('who begins twice at once has begun once', async () => {
    await Promise.all([site.begin(site.chen), site.begin(site.chen)]);
    assert.deepEqual((await site.recorded()).toSorted(), [
      'volunteers.begin',
      'volunteers.set_limits',
    ]);
    await site.forget();
  });
});
