import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClockStage } from '#/features/matters/model/matter.ts';
import {
  dispatcher,
  inWorld,
  people,
  places,
  refusalOf,
  repairer,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { claimMatter } from './claim.ts';
import { acceptMatter, assignMatter, returnMatter } from './dispatch.ts';
import { sayNotFixed } from './judge.ts';
import { answerClocks } from './keep-time.ts';
import type { MatterKey } from './open.ts';
import { readMatter } from './view.ts';
import { markDone, pauseWork, startWork, waitFor } from './work.ts';

const ZONE = 'Asia/Shanghai';

/** Moves the clock of the world to a local time, on or back. */
function goTo(world: MatterWorld, local: string): void {
  const at = Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant();
  world.forward({ nanoseconds: Number(at.epochNanoseconds - world.now().epochNanoseconds) });
}

const localOf = (at: Temporal.Instant | undefined) =>
  at?.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' });

let count = 0;
async function raise(
  world: MatterWorld,
  profile: 'need' | 'report',
  category: string,
): Promise<MatterKey> {
  count += 1;
  const asker = profile === 'need' ? people.wang : people.li;
  return world.raise(asker, {
    profile,
    category,
    placeId: places.building,
    body: `第 ${count} 件`,
  });
}

async function viewOf(world: MatterWorld, key: MatterKey) {
  return valueOf(await readMatter(await world.as(dispatcher), key));
}

async function dueOf(world: MatterWorld, key: MatterKey, stage: ClockStage) {
  return localOf((await viewOf(world, key)).clocks.find((clock) => clock.stage === stage)?.dueAt);
}

async function wake(world: MatterWorld, key: MatterKey) {
  return answerClocks(world.asSystem(), key);
}

async function claimed(
  world: MatterWorld,
  profile: 'need' | 'report',
  category: string,
): Promise<MatterKey> {
  const key = await raise(world, profile, category);
  valueOf(await claimMatter(await world.as(people.chen), key));
  return key;
}

/** When what is accepted on Wednesday 25 November 2026 at ten has to be done. */
const norm = [
  ['danger', 'report', 'railing', '2026-11-25T12:00'],
  ['danger', 'report', 'gas_smell', '2026-11-25T12:00'],
  ['water, power, gas and heat', 'report', 'water_supply', '2026-11-26T10:00'],
  ['water, power, gas and heat', 'report', 'lift', '2026-11-26T10:00'],
  ['ordinary', 'report', 'rubbish', '2026-12-02T10:00'],
  ['ordinary', 'need', 'hospital', '2026-12-02T10:00'],
  ['complex', 'report', 'roof_leak', '2026-12-10T10:00'],
  ['complex', 'need', 'legal', '2026-12-10T10:00'],
] as const;

for (const [kind, profile, category, due] of norm) {
  test(`by the drafted norm a ${profile} of ${kind} (${category}) is to be handled by ${due}`, () =>
    inWorld(async (world) => {
      goTo(world, '2026-11-25T10:00');
      const key = await raise(world, profile, category);
      if (profile === 'report') valueOf(await acceptMatter(await world.as(dispatcher), key));
      assert.equal(await dueOf(world, key, 'handle'), due);
      const view = await viewOf(world, key);
      assert.equal(localOf(view.deadlineAt), due, 'everybody sees it');
      assert.equal(view.isOverdue, false);
    }));
}

/** When a first decision on an ordinary report is due that comes in at a time. */
const triages = [
  ['in the morning of a working day', '2026-11-25T09:00', '2026-11-25T17:00'],
  ['half an hour before the weekend', '2026-11-27T16:30', '2026-11-30T16:30'],
  ['in the night', '2026-11-26T02:00', '2026-11-26T17:00'],
  ['on a Saturday', '2026-11-28T11:00', '2026-11-30T17:00'],
  ['on the eve of National Day', '2026-09-30T15:00', '2026-10-08T15:00'],
  ['in the middle of National Day', '2026-10-03T12:00', '2026-10-08T17:00'],
  ['on a Friday before a Saturday that is worked', '2026-10-09T13:00', '2026-10-10T13:00'],
  ['on the Saturday that is worked', '2026-10-10T13:00', '2026-10-12T13:00'],
  ['on the Sunday worked before National Day', '2026-09-20T09:00', '2026-09-20T17:00'],
  [
    'on the eve of the Spring Festival, a Saturday that is worked',
    '2026-02-14T16:00',
    '2026-02-24T16:00',
  ],
] as const;

for (const [when, raised, due] of triages) {
  test(`a report that comes in ${when} is decided by ${due}`, () =>
    inWorld(async (world) => {
      goTo(world, raised);
      assert.equal(await dueOf(world, await raise(world, 'report', 'rubbish'), 'triage'), due);
    }));
}

test('gas is decided within the hour, whatever the hour and the holiday', () =>
  inWorld(async (world) => {
    goTo(world, '2026-10-01T03:10');
    const key = await raise(world, 'report', 'gas_smell');
    assert.equal(await dueOf(world, key, 'triage'), '2026-10-01T04:10');
    assert.equal(localOf((await viewOf(world, key)).deadlineAt), '2026-10-03T03:10');
  }));

test('water is decided in duty hours, which run on holidays and sleep at night', () =>
  inWorld(async (world) => {
    goTo(world, '2026-10-01T21:00');
    const key = await raise(world, 'report', 'water_supply');
    assert.equal(await dueOf(world, key, 'triage'), '2026-10-02T08:00');
  }));

/** How long what waits may wait, and what ends it; at the minute before nothing does. */
const waits = [
  [
    'the asker',
    async (world: MatterWorld, key: MatterKey) =>
      waitFor(await world.as(people.chen), { ...key, reason: '哪天？', whom: 'asker' as const }),
    5,
    'close_unreachable',
  ],
  [
    'a partner',
    async (world: MatterWorld, key: MatterKey) =>
      waitFor(await world.as(people.chen), { ...key, reason: '等零件', whom: 'partner' as const }),
    14,
    'resume',
  ],
  [
    'a verdict',
    async (world: MatterWorld, key: MatterKey) =>
      markDone(await world.as(people.chen), { ...key, note: '好了', photos: [] }),
    14,
    'close_unanswered',
  ],
] as const;

for (const [whom, begin, days, verb] of waits) {
  for (const [profile, category] of [
    ['need', 'hospital'],
    ['report', 'roof_leak'],
    ['report', 'rubbish'],
  ] as const) {
    test(`waiting for ${whom} ends after ${days} days to the minute (${profile}, ${category})`, () =>
      inWorld(async (world) => {
        const key = await claimed(world, profile, category);
        valueOf(await startWork(await world.as(people.chen), key));
        valueOf(await begin(world, key));
        world.forward({ minutes: days * 24 * 60 - 1 });
        assert.equal((await wake(world, key)).step, undefined);
        world.forward({ minutes: 1 });
        assert.equal((await wake(world, key)).step, verb);
        assert.equal((await wake(world, key)).step, undefined, 'once');
      }));
  }
}

test('a partner who is silent makes the dispatcher decide, and the story says so to staff', () =>
  inWorld(async (world) => {
    const key = await claimed(world, 'report', 'rubbish');
    valueOf(
      await waitFor(await world.as(people.chen), { ...key, reason: '等零件', whom: 'partner' }),
    );
    world.forward({ hours: 14 * 24 });
    await wake(world, key);
    const staff = (await viewOf(world, key)).events.filter(
      ({ verb, visibility }) => verb === 'remind' && visibility === 'staff',
    );
    assert.ok(staff.length >= 1);
    const neighbour = valueOf(await readMatter(await world.as(people.li), key));
    assert.ok(neighbour.events.every(({ visibility }) => visibility !== 'staff'));
  }));

test('what was assigned goes back up to the last minute of its window, over a weekend too', () =>
  inWorld(async (world) => {
    const cases = [
      ['2026-11-30T16:00', undefined],
      ['2026-11-30T16:01', 'return_window_over'],
    ] as const;
    for (const [at, refusal] of cases) {
      goTo(world, '2026-11-27T16:00');
      const key = await raise(world, 'report', 'rubbish');
      valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: repairer }));
      assert.equal(await dueOf(world, key, 'return_window'), '2026-11-30T16:00');
      goTo(world, at);
      const back = await returnMatter(await world.as(repairer), { ...key, reason: '不歸物業' });
      assert.equal(back.ok ? undefined : back.refusal, refusal);
    }
  }));

test('an ordinary claim is reminded after a day, asked after two, taken back after three', () =>
  inWorld(async (world) => {
    goTo(world, '2026-11-25T10:00');
    const key = await claimed(world, 'need', 'hospital');
    const told: string[] = [];
    for (let hour = 0; hour < 80; hour += 1) {
      const { rings, step } = await wake(world, key);
      for (const ring of rings) told.push(`${hour} ${ring.stage} ${ring.kind}`);
      if (step !== undefined) told.push(`${hour} ${step}`);
      world.forward({ hours: 1 });
    }
    assert.deepEqual(
      told.filter((line) => line.includes('take_back')),
      ['24 take_back reminder', '48 take_back reminder', '72 take_back due', '72 take_back'],
    );
    assert.ok(told.includes('24 acknowledge due'));
  }));

test('a reminder that falls into the night comes at half past seven, danger at any hour', () =>
  inWorld(async (world) => {
    goTo(world, '2026-11-25T23:00');
    const quiet = await claimed(world, 'need', 'hospital');
    const danger = await raise(world, 'report', 'gas_smell');
    valueOf(await claimMatter(await world.as(people.zhuang), danger));
    goTo(world, '2026-11-25T23:30');
    assert.deepEqual(
      (await wake(world, danger)).rings.map(({ kind }) => kind),
      ['reminder'],
    );
    const reminders = async (at: string) => {
      goTo(world, at);
      return (await wake(world, quiet)).rings.filter(({ kind }) => kind === 'reminder').length;
    };
    assert.equal(await reminders('2026-11-26T23:01'), 0);
    assert.equal(await reminders('2026-11-27T07:29'), 0);
    assert.equal(await reminders('2026-11-27T07:30'), 1);
    assert.equal(await reminders('2026-11-27T07:31'), 0);
  }));

test('half of the time, then four fifths, the holder hears; at the end the dispatcher does', () =>
  inWorld(async (world) => {
    goTo(world, '2026-11-24T10:00');
    const key = await claimed(world, 'report', 'rubbish');
    valueOf(await startWork(await world.as(people.chen), key));
    const at: string[] = [];
    let before = 0;
    for (const hour of [83, 84, 93, 94, 134, 135, 141, 142, 167, 168, 169]) {
      world.forward({ hours: hour - before });
      before = hour;
      for (const ring of (await wake(world, key)).rings) {
        const isReminder = ring.kind === 'reminder';
        if (ring.stage === 'handle') at.push(`${hour} ${isReminder ? ring.to : 'due'}`);
      }
    }
    // Half of the time ends at ten in the evening, four fifths past midnight: both wait till day.
    assert.deepEqual(at, ['94 holder', '142 holder', '168 dispatcher', '168 due']);
  }));

test('an open clock stands still through a rest and moves by just as long', () =>
  inWorld(async (world) => {
    goTo(world, '2026-11-25T10:00');
    const key = await claimed(world, 'report', 'rubbish');
    valueOf(await startWork(await world.as(people.chen), key));
    assert.equal(await dueOf(world, key, 'handle'), '2026-12-02T10:00');
    goTo(world, '2026-12-02T10:00');
    const until = world.now().add({ hours: 72 });
    valueOf(await pauseWork(await world.as(dispatcher), { ...key, reason: '等天晴', until }));
    world.forward({ hours: 72 });
    assert.equal((await wake(world, key)).step, 'resume');
    const view = await viewOf(world, key);
    assert.equal(
      await dueOf(world, key, 'handle'),
      '2026-12-05T10:00',
      'paused at its due instant',
    );
    assert.equal(view.isOverdue, false);
  }));

test('"not fixed" is said at once for thirty days to the very instant, then on request', () =>
  inWorld(async (world) => {
    const key = await claimed(world, 'need', 'hospital');
    valueOf(await markDone(await world.as(people.chen), { ...key, note: '好了', photos: [] }));
    world.forward({ hours: 14 * 24 });
    assert.equal((await wake(world, key)).step, 'close_unanswered');
    world.forward({ hours: 30 * 24, seconds: 1 });
    const wish = { ...key, reason: '又壞了' };
    assert.equal(
      refusalOf(await sayNotFixed(await world.as(people.wang), wish)),
      'reopen_on_request',
    );
    world.forward({ seconds: -1 });
    valueOf(await sayNotFixed(await world.as(people.wang), wish));
    assert.equal((await viewOf(world, key)).state, 'reopened');
  }));
