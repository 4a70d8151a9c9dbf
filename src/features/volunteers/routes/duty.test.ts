import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { codeOf, HERE, openVolunteerSite } from '#test/volunteer-site.ts';
import type { VolunteerSite } from '#test/volunteer-site.ts';

let site: VolunteerSite;

describe('when one is on duty', () => {
  before(async () => {
    site = await openVolunteerSite();
  });
  after(() => site.app.close());
  beforeEach(() => site.forget());

  describe('duty', () => {
    test('is switched on for hours and ends by itself', async () => {
      await site.begin(site.chen);
      const sent = await site.chen.send(
        `${HERE}/duty`,
        { hours: '2' },
        { from: HERE, method: 'PUT' },
      );
      assert.equal(sent.location, HERE);
      const { text } = await site.chen.open(HERE);
      assert.match(text, /您正在值班，到(下午|晚上)?10:00。/);
      assert.deepEqual(await site.sheets(), [28]);
      site.app.clock.forward({ hours: 2 });
      assert.equal((await site.ownOf(site.chen)).setting?.duty.kind, 'off');
    });

    test('is switched off at once', async () => {
      await site.begin(site.chen);
      await site.chen.api(`PUT ${HERE}/duty`, { hours: 12 });
      await site.chen.send(`${HERE}/duty`, {}, { from: HERE, method: 'DELETE' });
      assert.equal((await site.ownOf(site.chen)).setting?.duty.kind, 'off');
      assert.deepEqual(await site.sheets(), []);
    });

    test('holds one hour at least and twelve at most', async () => {
      await site.begin(site.chen);
      for (const hours of [0, 13, 1.5]) {
        assert.equal(
          (await site.chen.api(`PUT ${HERE}/duty`, { hours })).status,
          422,
          String(hours),
        );
      }
    });

    test('by regular hours is shown, and switched off until these end', async () => {
      await site.begin(site.chen);
      await site.chen.api(`POST ${HERE}/hours`, { days: [7, 3], from: '18:00', to: '22:00' });
      const shown = await site.chen.open(HERE);
      assert.match(shown.text, /每週固定的時間/);
      assert.match(shown.text, /週三 18:00–22:00/);
      assert.equal((await site.ownOf(site.chen)).setting?.duty.kind, 'regular');
      await site.chen.api(`DELETE ${HERE}/duty`);
      const own = await site.ownOf(site.chen);
      assert.equal(own.setting?.duty.kind, 'resting');
      assert.equal(own.setting.duty['until'], '2026-11-22T14:00:00Z');
      site.app.clock.set('2026-11-25T12:00:00Z');
      assert.equal(
        (await site.ownOf(site.chen)).setting?.duty.kind,
        'regular',
        'on Wednesday again',
      );
    });

    test('round the clock is switched off for a day', async () => {
      await site.begin(site.chen);
      const always = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' };
      await site.chen.api(`POST ${HERE}/hours`, always);
      assert.match((await site.chen.open(HERE)).text, /您一直在值班/);
      await site.chen.api(`DELETE ${HERE}/duty`);
      const own = await site.ownOf(site.chen);
      assert.equal(own.setting?.duty['until'], '2026-11-23T12:00:00Z');
    });
  });

  describe('regular hours', () => {
    test('pass midnight and the end of the week, and are taken out as one', async () => {
      await site.begin(site.chen);
      const form = { days: ['7'], from: '22:00', to: '06:00' };
      const sent = await site.chen.send(`${HERE}/hours`, form, { from: HERE });
      assert.equal(sent.location, `${HERE}#hours`);
      assert.match((await site.chen.open(HERE)).text, /週日 22:00–次日 06:00/);
      assert.deepEqual((await site.ownOf(site.chen)).setting?.hours, [{ from: 9_960, to: 10_440 }]);
      assert.deepEqual(await site.sheets(), [0, 27]);
      await site.chen.send(`${HERE}/hours/9960`, {}, { from: HERE, method: 'DELETE' });
      assert.deepEqual((await site.ownOf(site.chen)).setting?.hours, []);
      assert.deepEqual(await site.sheets(), []);
    });

    test('that are gone are not taken out twice', async () => {
      await site.begin(site.chen);
      assert.equal(codeOf(await site.chen.api(`DELETE ${HERE}/hours/60`)), 'hours_not_set');
    });

    test('need a day, and have at most forty-two stretches', async () => {
      await site.begin(site.chen);
      const from = { from: '18:00', to: '22:00' };
      assert.equal((await site.chen.api(`POST ${HERE}/hours`, { days: [], ...from })).status, 422);
      const days = [1, 2, 3, 4, 5, 6, 7];
      for (const hour of ['01', '03', '05', '07', '09', '11']) {
        const hours = { days, from: `${hour}:00`, to: `${hour}:30` };
        assert.equal((await site.chen.api(`POST ${HERE}/hours`, hours)).status, 200);
      }
      const more = { days: [1], from: '20:00', to: '20:30' };
      const full = await site.chen.api(`POST ${HERE}/hours`, more);
      assert.equal(codeOf(full), 'too_many_hours');
      assert.match(String(Reflect.get(Object(full.body), 'detail')), /42/);
    });
  });

  describe('a rest', () => {
    test('lasts until the day begins, and regular hours hold again after', async () => {
      await site.begin(site.chen);
      await site.chen.api(`POST ${HERE}/hours`, { days: [7], from: '18:00', to: '22:00' });
      await site.chen.api(`PUT ${HERE}/duty`, { hours: 2 });
      await site.chen.send(`${HERE}/rest`, { until: '2026-11-29' }, { from: HERE, method: 'PUT' });
      assert.match((await site.chen.open(HERE)).text, /您停了，到2026年11月29日/);
      site.app.clock.set('2026-11-29T12:00:00Z');
      assert.equal((await site.ownOf(site.chen)).setting?.duty.kind, 'regular');
    });

    test('ends early by one press, or by switching on', async () => {
      await site.begin(site.chen);
      await site.chen.api(`PUT ${HERE}/rest`, { until: '2026-12-24' });
      await site.chen.send(`${HERE}/rest`, {}, { from: HERE, method: 'DELETE' });
      assert.equal((await site.ownOf(site.chen)).setting?.duty.kind, 'off');
      await site.chen.api(`PUT ${HERE}/rest`, { until: '2026-12-24' });
      await site.chen.api(`PUT ${HERE}/duty`, { hours: 1 });
      assert.equal((await site.ownOf(site.chen)).setting?.duty.kind, 'switched');
    });

    test('begins at the earliest tomorrow and ends within a year', async () => {
      await site.begin(site.chen);
      const rest = (until: string) => site.chen.api(`PUT ${HERE}/rest`, { until });
      assert.equal(codeOf(await rest('2026-11-22')), 'rest_backwards');
      assert.equal(codeOf(await rest('2027-11-23')), 'rest_too_long');
      assert.equal((await rest('2027-11-22')).status, 200);
    });
  });
});
