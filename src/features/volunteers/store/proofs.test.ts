import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Proof } from '#/features/volunteers/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { addMissingAbilities } from './abilities.ts';
import { listCallable } from './callable.ts';
import { forgetAvoided } from './leave.ts';
import { insertProof, listProofs, takeEnding, withdrawProof } from './proofs.ts';
import { dropSetting, refreshWatch, saveDuty, saveLimits, saveSkills } from './settings.ts';
import { listWatched } from './watched.ts';

const HERE = '220102001001';
const NOW = Temporal.Instant.from('2026-11-23T12:00:00Z');
const GATE = { lon: 125.3, lat: 43.88 };
const [ME, OTHER, TEAM, BY] = [idOf(1), idOf(2), idOf(8), idOf(9)];
const DAY = 24;

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function after(hours: number): Temporal.Instant {
  return NOW.add({ hours });
}

const names = { hant: '會', hans: '会', en: 'Can' };
const ability = (code: string, needsProof: boolean) => ({ code, names, icon: 'bolt', needsProof });

/** An electrician and plumber on duty at the gate; electricity needs a proof. */
async function settle(db: Db, personId = ME): Promise<void> {
  await addMissingAbilities(db, [ability('electrical', true), ability('plumbing', false)]);
  const limits = {
    communityId: HERE,
    buildingId: 'b1',
    gridId: undefined,
    point: GATE,
    languages: [],
    groups: undefined,
    quiet: undefined,
    weeklyCap: undefined,
  };
  await saveLimits(db, { personId, limits }, NOW);
  const onUntil = after(DAY * 100);
  await saveDuty(db, { personId, hours: [], onUntil, offUntil: undefined });
  const skills = new Map([
    ['electrical', 'able'],
    ['plumbing', 'able'],
  ] as const);
  await saveSkills(db, { personId, communityId: HERE, skills });
  await refreshWatch(db, personId);
}

async function show(db: Db, changes: Partial<Proof> = {}): Promise<string> {
  const id = crypto.randomUUID();
  await insertProof(db, {
    id,
    communityId: HERE,
    personId: ME,
    ability: 'electrical',
    kind: 'shown',
    what: '電工證',
    organisationId: TEAM,
    recordedBy: BY,
    beganAt: NOW,
    endsAt: after(DAY),
    ...changes,
  });
  return id;
}

async function called(db: Db, wanted: readonly string[], at = NOW) {
  const asked = {
    communityIds: [HERE],
    ability: wanted,
    group: 'mending',
    at,
    localMinuteOfWeek: 0,
    localTime: '12:00',
    notMeeting: [],
    except: [],
    limit: 9,
  };
  const near = await listCallable(db, { ...asked, near: GATE });
  const without = await listCallable(db, asked);
  assert.deepEqual(
    near.map(({ personId }) => personId),
    without.map(({ personId }) => personId),
    'with a point and without one the same is decided',
  );
  return near;
}

describe('a call for what needs a proof', () => {
  test('asks nobody on their word alone, and who showed a licence while it holds', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      assert.equal((await called(tx, ['electrical'])).length, 0);
      await show(tx);
      assert.equal((await called(tx, ['electrical'])).length, 1);
      assert.equal((await called(tx, ['electrical'], after(DAY))).length, 0, 'it has ended');
      assert.equal((await called(tx, ['electrical'], after(-1))).length, 0, 'it was not seen yet');
    });
  });

  test('asks for the rest as before: what needs none, and nothing in particular', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      for (const wanted of [['plumbing'], ['electrical', 'plumbing'], []]) {
        assert.equal((await called(tx, wanted)).length, 1, wanted.join());
      }
    });
  });

  test('is not answered by a training, nor by a licence for something else', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      await show(tx, { kind: 'training' });
      await show(tx, { ability: 'plumbing' });
      await show(tx, { personId: OTHER });
      assert.equal((await called(tx, ['electrical'])).length, 0);
    });
  });

  test('does not ask who showed a licence and has not said that they would', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      await show(tx);
      const learning = new Map([['electrical', 'learning']] as const);
      await saveSkills(tx, { personId: ME, communityId: HERE, skills: learning });
      await refreshWatch(tx, ME);
      assert.equal((await called(tx, ['electrical'])).length, 0);
    });
  });

  test('does not ask any more once the proof was taken back', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      const id = await show(tx);
      const of = { id, personId: ME, organisationId: TEAM };
      const by = { by: BY, at: NOW };
      assert.equal(await withdrawProof(tx, { ...of, organisationId: OTHER }, by), false);
      assert.equal(await withdrawProof(tx, { ...of, personId: OTHER }, by), false);
      assert.equal(await withdrawProof(tx, of, by), true);
      assert.equal(await withdrawProof(tx, of, by), false);
      assert.equal((await called(tx, ['electrical'])).length, 0);
    });
  });
});

describe('how well somebody can do it', () => {
  const levels = async (db: Db, at = NOW) => {
    const [found] = await called(db, ['plumbing'], at);
    return [found?.abilities.get('electrical'), found?.abilities.get('plumbing')];
  };

  test('is proven by a licence, trained by a training, and else as they say', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      assert.deepEqual(await levels(tx), ['able', 'able']);
      await show(tx, { kind: 'training', ability: 'plumbing' });
      await show(tx, { kind: 'training', endsAt: after(DAY * 2) });
      assert.deepEqual(await levels(tx), ['trained', 'trained']);
      await show(tx);
      assert.deepEqual(await levels(tx), ['proven', 'trained']);
    });
  });

  test('falls back when each of them ends', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      await show(tx, { kind: 'training', endsAt: after(DAY * 2) });
      await show(tx);
      assert.deepEqual(await levels(tx, after(DAY)), ['trained', 'able']);
      assert.deepEqual(await levels(tx, after(DAY * 2)), ['able', 'able']);
    });
  });
});

describe('proofs that are kept', () => {
  test('are listed while they hold, the one that ends last first', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      const short = await show(tx);
      const long = await show(tx, { endsAt: after(DAY * 9) });
      await show(tx, { beganAt: after(-DAY), endsAt: NOW });
      await show(tx, { beganAt: after(1), endsAt: after(2) });
      const listed = await listProofs(tx, [ME, OTHER, ME], NOW);
      assert.deepEqual(
        listed.map(({ id }) => id),
        [long, short],
      );
      assert.deepEqual(await listProofs(tx, [OTHER], NOW), []);
      assert.deepEqual(await listProofs(tx, [], NOW), []);
    });
  });

  test('go when somebody stops helping, and the names in them when somebody leaves', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      await show(tx);
      await show(tx, { personId: OTHER, what: '邱月娥看過的電工證' });
      await dropSetting(tx, ME);
      assert.deepEqual(await listProofs(tx, [ME], NOW), []);
      await forgetAvoided(tx, { personId: ME, pattern: '邱月娥', by: '＊＊＊' });
      const [other] = await listProofs(tx, [OTHER], NOW);
      assert.equal(other?.what, '＊＊＊看過的電工證');
    });
  });

  test('are never without an end, a kind or what was seen', async () => {
    for (const wrong of [
      { endsAt: NOW },
      { what: '' },
      { what: '證'.repeat(61) },
      { ability: 'flying' },
    ]) {
      await rolledBack(async (tx) => {
        await settle(tx);
        await assert.rejects(show(tx, wrong), /violates/, JSON.stringify(wrong));
      });
    }
    await rolledBack(async (tx) => {
      await settle(tx);
      await show(tx);
      const half = sql`update volunteers.proof set withdrawn_at = now()`.execute(tx);
      await assert.rejects(half, /violates/);
    });
  });
});

describe('reminding', () => {
  const ids = async (db: Db, at = NOW) =>
    (await takeEnding(db, at)).map(({ personId }) => personId).toSorted();

  test('is for who has a proof that ends within thirty days, once', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      await show(tx, { endsAt: after(DAY * 30) });
      await show(tx, { personId: OTHER, endsAt: after(DAY * 31) });
      assert.deepEqual(await ids(tx), [ME]);
      assert.deepEqual(await ids(tx), []);
      assert.deepEqual(await ids(tx, after(DAY)), [OTHER]);
    });
  });

  test('passes over what has ended, was taken back, or is followed by another', async () => {
    await rolledBack(async (tx) => {
      await settle(tx);
      await show(tx, { beganAt: after(-2), endsAt: after(-1) });
      const id = await show(tx);
      await withdrawProof(tx, { id, personId: ME, organisationId: TEAM }, { by: BY, at: NOW });
      await show(tx, { personId: OTHER });
      await show(tx, { personId: OTHER, endsAt: after(DAY * 300) });
      assert.deepEqual(await ids(tx), []);
    });
  });
});

test('a watch counts with who has a proof, until it ends', async () => {
  await rolledBack(async (tx) => {
    await settle(tx);
    const around = { communityIds: [HERE], group: undefined, limit: 9 };
    const watched = (wanted: readonly string[]) =>
      listWatched(tx, { ...around, near: GATE, ability: wanted });
    assert.deepEqual(await watched(['electrical']), []);
    await show(tx);
    await show(tx, { endsAt: after(DAY * 9) });
    const [one] = await watched(['electrical']);
    assert.equal(one?.provenUntil?.toString(), after(DAY * 9).toString());
    assert.equal((await watched(['plumbing', 'electrical']))[0]?.provenUntil, undefined);
    assert.equal((await watched([]))[0]?.provenUntil, undefined);
  });
});
