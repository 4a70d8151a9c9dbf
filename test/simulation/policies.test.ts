import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call, Plan } from '#/features/callouts/model.ts';
import { answersUntil, nextMove } from '#/features/callouts/rules/planner.ts';
import { rank } from '#/features/callouts/rules/ranking.ts';
import type { Candidate, Ranked } from '#/features/callouts/rules/ranking.ts';
import { seed } from '#test/property.ts';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';

/** So many nights each policy is tried on, with the same neighbours. */
const NIGHTS = 2_000;
const ON_DUTY = 25;
const ACCEPTS = 0.25;
/** Whoever answers does so after some seconds, half of them within this many. */
const MEDIAN_SECONDS = 15;
const NOW = Temporal.Instant.from('2026-11-23T15:40:00Z');
const HERE = { lon: 118.1, lat: 24.5 };
/** A kilometre, in degrees. */
const KILOMETRE = 0.009;

const waves: Plan = {
  targets: [0.5, 0.75, 0.94],
  waveSeconds: 45,
  collectSeconds: 20,
  rungSeconds: 120,
  prior: { yes: 5, asked: 20 },
  restHours: 24,
  travelMinutes: 10,
  mostAsked: 200,
  chain: [{ role: 'community_worker' }],
};
/** Everybody at once, and whoever is first goes. */
const broadcast: Plan = { ...waves, targets: [1 - 1e-12], collectSeconds: 0 };

type Neighbour = Candidate & { readonly answersAfter: number | undefined };

/** What became of one call. */
type Night = { readonly isTaken: boolean; readonly alerts: number; readonly seconds: number };

function drawNight(random: Random): readonly Neighbour[] {
  return Array.from({ length: ON_DUTY }, (_, index) => ({
    personId: String(index).padStart(3, '0'),
    point: {
      lon: HERE.lon + (random.fraction() - 0.5) * 2 * KILOMETRE,
      lat: HERE.lat + (random.fraction() - 0.5) * 2 * KILOMETRE,
    },
    buildingId: undefined,
    abilities: new Map(),
    lastAskedAt: undefined,
    answersAfter: random.chance(ACCEPTS)
      ? -Math.log2(1 - random.fraction()) * MEDIAN_SECONDS
      : undefined,
  }));
}

/** Plays one call by the planner itself until somebody goes or the volunteers are through. */
function play(neighbours: readonly Neighbour[], plan: Plan): Night {
  const wanted = { point: HERE, buildingId: undefined, abilities: [], at: NOW };
  const queue = [...rank(neighbours, wanted, plan)];
  const asked = new Map<string, { readonly at: number; readonly ranked: Ranked }>();
  const byId = new Map(neighbours.map((one) => [one.personId, one]));
  let second = 0;
  let call: Call = {
    communityId: 'c',
    id: 'call',
    matterId: 'm',
    plan,
    wanted: 1,
    begunAt: NOW,
    wave: 0,
    rung: 0,
    isPressing: false,
    askedUntil: undefined,
    collectUntil: undefined,
    nextAt: NOW,
    endedAt: undefined,
    endedAs: undefined,
  };
  for (;;) {
    const now = NOW.add({ seconds: second });
    const said = [...asked].filter(([id, { at }]) => {
      const after = byId.get(id)?.answersAfter;
      return after !== undefined && at + after <= second;
    });
    const move = nextMove(call, {
      now,
      isOver: false,
      inHand: 0,
      willing: said.map(([, { ranked }]) => ranked),
      silent: asked.size + call.rung - said.length,
      accept: ACCEPTS,
    });
    if (move.kind === 'choose') return { isTaken: true, alerts: asked.size, seconds: second };
    if (move.kind === 'end') return { isTaken: false, alerts: asked.size, seconds: second };
    // Whoever is late may still say yes while the chain is called.
    if (move.kind === 'climb') {
      const moved = { ...call, rung: move.rung };
      call = Object.assign(moved, { askedUntil: answersUntil(moved, now) });
    }
    if (move.kind === 'ask') {
      for (const ranked of queue.splice(0, move.size)) {
        asked.set(ranked.personId, { at: second, ranked });
      }
      const moved = { ...call, wave: move.wave };
      call = Object.assign(moved, { askedUntil: answersUntil(moved, now) });
    }
    if (move.kind === 'collect') call = Object.assign(call, { collectUntil: move.until });
    if (move.kind === 'wait' || move.kind === 'collect') second += 1;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function summarise(nights: readonly Night[]) {
  const taken = nights.filter(({ isTaken }) => isTaken);
  return {
    taken: taken.length / nights.length,
    alerts: nights.reduce((sum, { alerts }) => sum + alerts, 0) / nights.length,
    seconds: median(taken.map(({ seconds }) => seconds)),
  };
}

test('waves find somebody as often as asking everybody does, with a third of the alerts', (t) => {
  const random = createRandom(seed);
  const drawn = Array.from({ length: NIGHTS }, () => drawNight(random));
  const table = {
    waves: summarise(drawn.map((night) => play(night, waves))),
    broadcast: summarise(drawn.map((night) => play(night, broadcast))),
  };
  const rows = Object.entries(table).map(
    ([policy, { taken, alerts, seconds }]) =>
      `${policy.padEnd(10)} taken ${(100 * taken).toFixed(1)} %  alerts ${alerts.toFixed(1)}` +
      `  median ${seconds} s`,
  );
  t.diagnostic(`seed ${seed}, ${NIGHTS} nights, ${ON_DUTY} on duty, ${100 * ACCEPTS} % accept`);
  for (const row of rows) t.diagnostic(row);
  assert.ok(table.waves.taken >= table.broadcast.taken, rows.join('\n'));
  assert.ok(table.waves.alerts <= table.broadcast.alerts / 3, rows.join('\n'));
  assert.equal(table.broadcast.alerts, ON_DUTY, 'the control asks everybody');
});
