import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { refuse, succeed } from '#/lib/result.ts';
import { enterWall, reachOf } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { contextOf, household, makeWorld, people, places, recordedIn } from '#test/world.ts';
import { refusalOf } from '#test/world.ts';
import { GLASSES_PER_HOUR } from '#/features/guard/model.ts';
import { listGlassesOf } from '#/features/guard/store/glass.ts';
import { breakGlass, readThroughGlass } from './glass.ts';
import { reviewGlass } from './glass-reviews.ts';
import type { FindAsker } from './glass.ts';

const REASON = '樓下漏水漏到電表上，屋裡沒有人應門。';
const WANGS = household(3, 2, 201);
const nobody: FindAsker = async () => refuse('person_not_found');

/** Works as a worker of the next community, behind the wall. */
async function asXu(work: (context: Context, tx: Db) => Promise<void>): Promise<void> {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const context = await contextOf(tx, people.xu);
    await enterWall(tx, reachOf(context.subject));
    await work(context, tx);
  });
}

const home = (householdId: string) => ({ aim: { householdId }, reason: REASON });

describe('breaking a glass', () => {
  test('leaves the wall as it stood for all but the one person', async () => {
    await asXu(async (context, tx) => {
      const broken = await breakGlass(context, home(WANGS), nobody);
      assert.ok(broken.ok);
      await enterWall(tx, reachOf(context.subject));
      const read = await readThroughGlass(context, broken.value.ids[0] ?? '');
      assert.ok(read.ok);
      assert.equal(read.value.person.name, '王秀英');
      const { rows } = await sql<{ readonly id: string }>`
        select id from people.person where community_id = ${places.community}`.execute(tx);
      assert.deepEqual(rows, [{ id: people.wang }]);
    });
  });

  test('of a home notes each of its people, with the office and the reason', async () => {
    await asXu(async (context, tx) => {
      await sql`insert into people.residence
        (id, household_id, community_id, person_id, relation, since)
        values (gen_random_uuid(), ${WANGS}, ${places.community}, ${people.li}, 'family',
          '2026-01-01')`.execute(tx);
      const broken = await breakGlass(context, home(WANGS), nobody);
      assert.equal(broken.ok && broken.value.ids.length, 2);
      await enterWall(tx, { communityIds: ['*'], householdIds: [], personIds: [] });
      const { rows } = await sql`select person_id, office, reason from platform.reading
        where kind = 'glass' order by person_id`.execute(tx);
      const told = { office: 'community_worker', reason: REASON };
      assert.deepEqual(rows, [
        { person_id: people.wang, ...told },
        { person_id: people.li, ...told },
      ]);
      const entries = (await recordedIn(tx)).filter(({ what }) => what === 'guard.break_glass');
      assert.deepEqual(
        new Set(entries.map(({ subjectId }) => subjectId)),
        new Set([people.wang, people.li]),
      );
    });
  });

  test('for a matter keeps for which', async () => {
    await asXu(async (context, tx) => {
      const matter = `${places.community}-2026-0001`;
      const finds: FindAsker = async (_, name) =>
        name === matter ? succeed(people.chen) : refuse('person_not_found');
      assert.ok((await breakGlass(context, { aim: { matter }, reason: REASON }, finds)).ok);
      const [glass] = await listGlassesOf(tx, people.xu);
      assert.deepEqual([glass?.personId, glass?.matter], [people.chen, matter]);
    });
  });

  test('hands on why no asker was found', async () => {
    await asXu(async (context) => {
      for (const code of ['person_not_found', 'within_reach'] as const) {
        const aim = { matter: 'x' };
        const broken = await breakGlass(context, { aim, reason: REASON }, async () => refuse(code));
        assert.equal(refusalOf(broken), code);
      }
    });
  });

  test('counts tries that find nobody, and stops whoever makes many', async () => {
    await asXu(async (context) => {
      const tries: (string | undefined)[] = [];
      for (let count = 0; count <= GLASSES_PER_HOUR; count += 1) {
        tries.push(refusalOf(await breakGlass(context, home('nowhere'), nobody)));
      }
      assert.deepEqual(tries, [
        ...Array.from({ length: GLASSES_PER_HOUR }, () => 'person_not_found'),
        'too_many_requests',
      ]);
    });
  });

  test('is not for a session at rest, nor for whoever acts for another', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const context = await contextOf(tx, people.xu);
      const { subject } = context;
      const atRest = { ...subject, grants: [], restingGrants: subject.grants };
      const resting = await breakGlass({ ...context, subject: atRest }, home(WANGS), nobody);
      assert.equal(refusalOf(resting), 'not_allowed');
      const acting = await contextOf(tx, people.lin, { actingForId: people.wang });
      assert.equal(refusalOf(await breakGlass(acting, home(WANGS), nobody)), 'not_allowed');
      assert.equal(refusalOf(await readThroughGlass(acting, people.wang)), 'not_found');
    });
  });
});

test('of two stewards who sign at once one is heard', async () => {
  await asXu(async (context, tx) => {
    const broken = await breakGlass(context, home(WANGS), nobody);
    const glassId = broken.ok ? (broken.value.ids[0] ?? '') : '';
    const steward = await contextOf(tx, people.wu);
    await enterWall(tx, reachOf(steward.subject));
    const judging = { glassId, finding: 'fair', words: undefined } as const;
    assert.ok((await reviewGlass(steward, judging)).ok);
    assert.equal(refusalOf(await reviewGlass(steward, judging)), 'reviewed_already');
    const unknown = { ...judging, glassId: people.wang };
    assert.equal(refusalOf(await reviewGlass(steward, unknown)), 'not_found');
    const entry = (await recordedIn(tx)).find(({ what }) => what === 'guard.review_glass');
    assert.deepEqual([entry?.actorId, entry?.subjectId], [people.wu, people.wang]);
  });
});
