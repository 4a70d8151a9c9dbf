import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Plan } from '#/features/callouts/model.ts';
import { rolledBack } from '#test/database.ts';
import { places } from '#test/world.ts';
import { deleteRule, readPlan, readRule, saveRule } from './rules.ts';

const ON = Temporal.PlainDate.from('2026-11-23');
const DISTRICT = '350203';
const line = [DISTRICT, places.community, places.building];
const plan: Plan = {
  targets: [0.25, 0.5],
  waveSeconds: 30,
  collectSeconds: 0,
  rungSeconds: 60,
  prior: { yes: 8, asked: 20 },
  restHours: 12,
  travelMinutes: 5,
  mostAsked: 50,
  chain: [{ role: 'community_worker' }],
};

describe('what is kept of how help is sought', () => {
  test('the nearest place that has set it decides, for all that lies in it', async () => {
    await rolledBack(async (tx) => {
      const first = await readRule(tx, line);
      assert.equal(first.setAt, undefined);
      await saveRule(tx, DISTRICT, { plan: { ...plan, mostAsked: 10 }, on: ON });
      assert.equal((await readRule(tx, line)).setAt, DISTRICT);
      await saveRule(tx, places.community, { plan, on: ON });
      assert.deepEqual(await readRule(tx, line), { plan, setAt: places.community });
      assert.equal((await readPlan(tx, [DISTRICT])).mostAsked, 10);
      assert.deepEqual(await readRule(tx, []), first);
    });
  });

  test('set twice it is what was set last', async () => {
    await rolledBack(async (tx) => {
      await saveRule(tx, places.community, { plan, on: ON });
      const other = { ...plan, targets: [0.75], chain: [{ role: 'dispatcher' }] };
      await saveRule(tx, places.community, { plan: other, on: ON.add({ days: 1 }) });
      assert.deepEqual((await readRule(tx, line)).plan, other);
      const { rows } = await sql<{ isEdited: boolean; on: string }>`
        select is_edited as "isEdited", source_date::text as on from callouts.rule
        where place_id = ${places.community}`.execute(tx);
      assert.deepEqual(rows, [{ isEdited: true, on: '2026-11-24' }]);
    });
  });

  test('what the program came with is never taken away', async () => {
    await rolledBack(async (tx) => {
      assert.equal(await deleteRule(tx, '-'), false);
      assert.equal(await deleteRule(tx, places.community), false);
      await saveRule(tx, places.community, { plan, on: ON });
      assert.equal(await deleteRule(tx, places.community), true);
      assert.equal((await readRule(tx, line)).setAt, undefined);
    });
  });

  test('the database refuses what could leave somebody without an answer', async () => {
    const wrong: readonly Partial<Plan>[] = [
      { targets: [] },
      { waveSeconds: 0 },
      { waveSeconds: 3_601 },
      { collectSeconds: 301 },
      { rungSeconds: 0 },
      { prior: { yes: 0, asked: 20 } },
      { prior: { yes: 20, asked: 20 } },
      { restHours: 0 },
      { travelMinutes: 0 },
      { mostAsked: 0 },
      { mostAsked: 1_001 },
      { chain: [] },
    ];
    for (const one of wrong) {
      await rolledBack(async (tx) => {
        const saving = saveRule(tx, places.community, { plan: { ...plan, ...one }, on: ON });
        await assert.rejects(saving, { code: '23514' }, JSON.stringify(one));
      });
    }
  });
});
