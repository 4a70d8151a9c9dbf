import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { State } from '#/features/matters/model/matter.ts';
import {
  dispatcher,
  gridWorker,
  inWorld,
  people,
  railing,
  refusalOf,
  valueOf,
} from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { claimMatter } from './claim.ts';
import { assignMatter, checkWork, declineMatter } from './dispatch.ts';
import {
  answerReopening,
  confirmMatter,
  requestReopening,
  sayNotFixed,
  withdrawMatter,
} from './judge.ts';
import type { MatterKey } from './open.ts';
import { readMatter } from './view.ts';
import { markDone, startWork } from './work.ts';

async function stateOf(world: MatterWorld, key: MatterKey): Promise<State> {
  return valueOf(await readMatter(await world.as(dispatcher), key)).state;
}

/** A report that a neighbour has claimed. */
async function claimedReport(world: MatterWorld): Promise<MatterKey> {
  const key = await world.raise(people.li, railing);
  valueOf(await claimMatter(await world.as(people.chen), key));
  return key;
}

async function doneReport(world: MatterWorld): Promise<MatterKey> {
  const key = await claimedReport(world);
  world.forward({ hours: 2 });
  valueOf(await markDone(await world.as(people.chen), { ...key, note: '焊好了', photos: [] }));
  return key;
}

const solved = { answer: 'solved', isSatisfied: true, wishesToHelp: false } as const;

test('a checker sends work back, and it is counted', () =>
  inWorld(async (world) => {
    const key = await doneReport(world);
    assert.equal(
      refusalOf(await checkWork(await world.as(people.li), { ...key, verdict: 'passed' })),
      'not_allowed',
    );
    const failed = { ...key, verdict: 'failed' } as const;
    assert.equal(refusalOf(await checkWork(await world.as(gridWorker), failed)), 'reason_required');
    valueOf(await checkWork(await world.as(gridWorker), { ...failed, reason: '還在晃' }));
    assert.equal(await stateOf(world, key), 'rework');
    valueOf(await markDone(await world.as(people.chen), { ...key, note: '重新焊了', photos: [] }));
    valueOf(await checkWork(await world.as(gridWorker), { ...key, verdict: 'passed' }));
    assert.equal(await stateOf(world, key), 'done', 'the asker still has the last word');
    const { rows } = await sql<{ rework_count: number }>`
      select rework_count from matters.matter where id = ${key.id}`.execute(world.db);
    assert.equal(rows[0]?.rework_count, 1);
  }));

test('"not fixed" reopens at once and goes back to whoever did it', () =>
  inWorld(async (world) => {
    const key = await doneReport(world);
    valueOf(await confirmMatter(await world.as(people.li), { ...key, ...solved }));
    world.forward({ hours: 48 });
    const wish = { ...key, reason: '又鬆了' };
    assert.equal(refusalOf(await sayNotFixed(await world.as(people.wang), wish)), 'not_allowed');
    valueOf(await sayNotFixed(await world.as(people.li), wish));
    const view = valueOf(await readMatter(await world.as(people.chen), key));
    assert.equal(view.state, 'reopened');
    assert.ok(view.isInMyHands, 'the handler has it again');
    assert.equal(view.events.at(-1)?.to?.personId, people.chen, 'and is told');
    valueOf(await startWork(await world.as(people.chen), key));
  }));

test('after thirty days a reopening is asked for, and granted or refused by staff', () =>
  inWorld(async (world) => {
    const key = await doneReport(world);
    valueOf(await confirmMatter(await world.as(people.li), { ...key, ...solved }));
    world.forward({ hours: 24 * 31 });
    const wish = { ...key, reason: '冬天一凍又鬆了' };
    assert.equal(
      refusalOf(await sayNotFixed(await world.as(people.li), wish)),
      'reopen_on_request',
    );
    valueOf(await requestReopening(await world.as(people.chen), wish));
    const no = { ...key, decision: 'refused' } as const;
    assert.equal(refusalOf(await answerReopening(await world.as(people.li), no)), 'not_allowed');
    assert.equal(
      refusalOf(await answerReopening(await world.as(dispatcher), no)),
      'reason_required',
    );
    valueOf(await answerReopening(await world.as(dispatcher), { ...no, reason: '請另外提一件' }));
    assert.equal(await stateOf(world, key), 'resolved');
    valueOf(await requestReopening(await world.as(people.li), wish));
    valueOf(await answerReopening(await world.as(dispatcher), { ...key, decision: 'granted' }));
    assert.equal(await stateOf(world, key), 'reopened');
    const { rows } = await sql<{ kind: string; decision: string }>`
      select kind, decision from matters.reopening where matter_id = ${key.id} order by at, id`.execute(
      world.db,
    );
    assert.deepEqual(rows.map(({ decision }) => decision).toSorted(), ['granted', 'refused']);
  }));

test('nobody confirms for the asker what they did themselves', () =>
  inWorld(async (world) => {
    const key = await world.raise(people.wang);
    valueOf(await assignMatter(await world.as(dispatcher), { ...key, assigneeId: people.lin }));
    valueOf(await markDone(await world.as(people.lin), { ...key, note: '修好了', photos: [] }));
    const own = await world.as(people.lin, people.wang);
    assert.equal(refusalOf(await confirmMatter(own, { ...key, ...solved })), 'own_work');
    valueOf(await confirmMatter(await world.as(people.wang), { ...key, ...solved }));
  }));

test('nobody decides a complaint against themselves, and does not even see one kept among staff', () =>
  inWorld(async (world) => {
    const against = { againstPersonId: dispatcher, category: 'dispute' };
    const open = await world.raise(people.li, { ...railing, ...against });
    const by = await world.as(dispatcher);
    const declined = await declineMatter(by, { ...open, reason: '不屬實' });
    assert.equal(refusalOf(declined), 'complaint_against_you');
    valueOf(await declineMatter(await world.as(people.zhuang), { ...open, reason: '查過了' }));
    const hidden = await world.raise(people.li, {
      ...railing,
      ...against,
      body: '第二件',
      visibility: 'staff',
    });
    assert.equal(refusalOf(await readMatter(by, hidden)), 'not_found');
    valueOf(await readMatter(await world.as(people.zhuang), hidden));
    // Acting for the asker does not help either.
    const forAsker = await world.as(dispatcher, people.li);
    const { personId } = forAsker.subject;
    if (personId === people.li) {
      const withdrawn = await withdrawMatter(forAsker, { ...hidden });
      assert.equal(refusalOf(withdrawn), 'complaint_against_you');
    }
  }));
