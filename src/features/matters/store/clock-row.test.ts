import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatterId } from '#/features/matters/model/matter.ts';
import type { Clock } from '#/features/matters/rules/clocks.ts';
import { brand } from '#/lib/brand.ts';
import type { Db } from '#/platform/db/pool.ts';
import { FRIDAY, raised } from '#test/matters.ts';
import { inWorld } from '#test/matters-world.ts';
import { plain } from '#test/plain.ts';
import { listClocks, listProvisional, listWoken, saveClocks } from './clock-row.ts';
import { insertMatter } from './matters.ts';
import type { MatterKey } from './tables.ts';

const after = (hours: number) => FRIDAY.add({ hours });

const running: Clock = {
  stage: 'handle',
  round: 1,
  amount: { kind: 'working_days', quantity: 2.5 },
  startedAt: FRIDAY,
  dueAt: after(60),
  stoppedAt: undefined,
  pauses: [],
  reminded: 0,
  hasRung: false,
  isProvisional: false,
  wakesAt: after(30),
};

let kept = 0;
/** Keeps a matter with some clocks and nothing else. */
async function keep(db: Db, ...clocks: readonly Clock[]): Promise<MatterKey> {
  kept += 1;
  const { matter } = raised('report');
  const id = brand<MatterId>(`019cf000-0000-7000-8000-${String(kept).padStart(12, '0')}`);
  const own = { ...matter, id, reference: `2025-${String(kept).padStart(4, '0')}` };
  await insertMatter(db, own, Buffer.from([kept]));
  await saveClocks(db, own, { before: [], after: clocks });
  return { communityId: own.communityId, id };
}

const standing: readonly (readonly [string, Clock])[] = [
  ['one that runs', running],
  [
    'one that stands still',
    {
      ...running,
      dueAt: undefined,
      wakesAt: undefined,
      pauses: [{ from: after(1), to: undefined }],
    },
  ],
  [
    'one that stood still twice',
    {
      ...running,
      pauses: [
        { from: after(1), to: after(2) },
        { from: after(3), to: after(5) },
      ],
    },
  ],
  [
    'one that was late when it was paused',
    { ...running, pauses: [{ from: after(70), to: undefined }] },
  ],
  ['one that was stopped', { ...running, stoppedAt: after(9), wakesAt: undefined }],
  [
    'one that has reminded and rung',
    { ...running, reminded: 3, hasRung: true, wakesAt: undefined },
  ],
  ['one of a later round', { ...running, round: 7 }],
  ['one in doubt', { ...running, isProvisional: true }],
  ['one to the microsecond', { ...running, startedAt: FRIDAY.add({ microseconds: 123 }) }],
];

for (const [what, clock] of standing) {
  test(`a clock is read as it was kept: ${what}`, () =>
    inWorld(async ({ db }) => {
      const key = await keep(db, clock);
      assert.deepEqual(plain(await listClocks(db, key)), plain([clock]));
    }));
}

test('only what differs from what was read is written', () =>
  inWorld(async ({ db }) => {
    const key = await keep(db, running);
    const before = await listClocks(db, key);
    await saveClocks(db, key, { before, after: before });
    const [clock] = before;
    assert.ok(clock !== undefined);
    const changed = { ...clock, reminded: 1, wakesAt: after(60) };
    await saveClocks(db, key, { before, after: [changed] });
    assert.deepEqual(plain(await listClocks(db, key)), plain([changed]));
    await saveClocks(db, key, { before, after: [] });
    assert.equal((await listClocks(db, key)).length, 1, 'a clock is stopped, never deleted');
  }));

test('a round is stopped before the next one begins, and both are read in order', () =>
  inWorld(async ({ db }) => {
    const first = { ...running, stoppedAt: after(5), wakesAt: undefined };
    const second = { ...running, round: 2, startedAt: after(6) };
    const key = await keep(db, first, second);
    const rounds = (await listClocks(db, key)).map(({ round }) => round);
    assert.deepEqual(rounds, [1, 2]);
  }));

test('what has woken is found once each, the longest awake first, and not a moment early', () =>
  inWorld(async ({ db }) => {
    const late = await keep(db, { ...running, wakesAt: after(3) });
    const early = await keep(
      db,
      { ...running, wakesAt: after(1) },
      { ...running, stage: 'total', wakesAt: after(2) },
    );
    await keep(db, { ...running, wakesAt: undefined });
    const woken = async (hours: number, most = 10) =>
      (await listWoken(db, after(hours), most)).map(({ id }) => id);
    assert.deepEqual(await woken(0), []);
    assert.deepEqual(await woken(1), [early.id], 'at the very instant');
    assert.deepEqual(await woken(3), [early.id, late.id]);
    assert.deepEqual(await woken(3, 1), [early.id]);
  }));

test('what rests on holidays nobody announced is found while it runs', () =>
  inWorld(async ({ db }) => {
    const doubtful = await keep(
      db,
      { ...running, isProvisional: true },
      { ...running, stage: 'total', isProvisional: true },
    );
    await keep(db, { ...running, isProvisional: true, stoppedAt: after(1), wakesAt: undefined });
    await keep(db, running);
    assert.deepEqual(await listProvisional(db, 10), [doubtful]);
    assert.deepEqual(await listProvisional(db, 0), []);
  }));
