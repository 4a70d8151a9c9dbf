import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { findSetting } from '#/features/volunteers/store/settings.ts';
import { openVolunteerSite } from '#test/volunteer-site.ts';
import type { VolunteerSite } from '#test/volunteer-site.ts';
import { people, places } from '#test/world.ts';
import { enterStint } from './stint.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const stint = { from: NOW.add({ hours: 2 }), until: NOW.add({ hours: 10 }) };

describe('a stint that a roster enters', () => {
  let site: VolunteerSite;
  before(async () => {
    site = await openVolunteerSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  const personId = people.chen;
  const enter = () => enterStint(site.app.context(), { personId, stint });
  const leave = () => enterStint(site.app.context(), { personId, stint: undefined });
  const duty = async () => (await site.ownOf(site.chen)).setting?.duty;

  test('puts somebody on duty from its beginning to its end', async () => {
    await site.begin(site.chen);
    assert.equal(await enter(), true);
    assert.equal((await duty())?.kind, 'off');
    site.app.clock.set(stint.from.toString());
    assert.deepEqual(await duty(), { kind: 'rostered', until: '2026-11-22T22:00:00Z' });
    site.app.clock.set(stint.until.toString());
    assert.equal((await duty())?.kind, 'off');
  });

  test('is entered once, and taken out once, each told in the journal', async () => {
    await site.begin(site.chen);
    assert.deepEqual([await enter(), await enter()], [true, false]);
    assert.deepEqual([await leave(), await leave()], [true, false]);
    assert.deepEqual((await site.recorded()).toSorted(), [
      'volunteers.begin',
      'volunteers.enter_roster',
      'volunteers.leave_roster',
    ]);
  });

  test('stands on the sheet of those who are switched on, and leaves it', async () => {
    await site.begin(site.chen);
    await enter();
    assert.deepEqual(await site.sheets(), [28]);
    await leave();
    assert.deepEqual(await site.sheets(), []);
    await site.chen.api('PUT /me/volunteering/duty', { hours: 2 });
    await enter();
    await leave();
    assert.deepEqual(await site.sheets(), [28], 'the switch holds all the same');
  });

  test('changes nothing of what somebody set, and goes along to another building', async () => {
    await site.begin(site.chen);
    const hours = { days: ['1'], from: '08:00', to: '10:00' };
    await site.chen.api('POST /me/volunteering/hours', hours);
    const before = await findSetting(site.app.db, personId);
    await enter();
    const after = await findSetting(site.app.db, personId);
    assert.deepEqual({ ...after, stint: undefined }, before);
    await site.begin(site.chen, { anchor: places.otherBuilding });
    assert.deepEqual((await findSetting(site.app.db, personId))?.stint, stint);
  });

  test('is left by who goes off duty: they rest until its end', async () => {
    await site.begin(site.chen);
    await enter();
    site.app.clock.set(stint.from.add({ hours: 1 }).toString());
    await site.chen.api('DELETE /me/volunteering/duty');
    assert.deepEqual(await duty(), { kind: 'resting', until: '2026-11-22T22:00:00Z' });
  });

  test('is nothing to who does not volunteer', async () => {
    assert.equal(await enter(), false);
    assert.deepEqual(await site.recorded(), []);
  });

  test('is said in each language where one sets one’s duty', async () => {
    await site.begin(site.chen);
    await enter();
    site.app.clock.set(stint.from.toString());
    assert.match((await site.chen.open('/me/volunteering')).text, /您正在值班（排了您的班）/);
    assert.match((await site.chen.open('/me')).text, /您正在值班（排了您的班）/);
  });
});
