import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { PersonLine } from '#/features/people/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, people, places, telephones } from '#test/world.ts';
import { savePeople } from './many.ts';
import {
  findPersonLines,
  findReached,
  savePersonLines,
  saveToldWays,
  takeOutUnused,
} from './person-sheet.ts';
import { searchPeople } from './persons.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const ZHOU = '019cf000-0000-7000-8000-000000000091';
const chosen = { at: NOW, by: people.zhuang };

const zhou: PersonLine = {
  name: '周明',
  called: null,
  birthYear: null,
  telephone: null,
  email: null,
  language: 'zh-Hant',
  told: null,
  home: { householdId: household(7, 2, 101), relation: 'tenant' },
};

/** The neighbourhood with Zhou, of whom nobody knows more than the name. */
async function withZhou(work: (tx: Db) => Promise<void>): Promise<void> {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const person = {
      id: ZHOU,
      communityId: places.community,
      name: '周明',
      language: 'zh-Hant' as const,
      called: undefined,
      birthYear: undefined,
      telephone: undefined,
      email: undefined,
      accountSince: undefined,
    };
    await savePeople(tx, { people: [person], residences: [home(household(7, 2, 101))] }, NOW);
    await work(tx);
  });
}

function home(householdId: string) {
  return {
    id: crypto.randomUUID(),
    householdId,
    communityId: places.community,
    personId: ZHOU,
    relation: 'tenant' as const,
    since: Temporal.PlainDate.from('2026-01-01'),
    until: undefined,
  };
}

describe('what is known of a person', () => {
  test('is found as sheets say it, and whether they look after it themselves', () =>
    withZhou(async (tx) => {
      const found = await findPersonLines(tx, [ZHOU, people.wang, people.li, people.wu, ZHOU]);
      assert.equal(found.size, 4);
      assert.deepEqual(found.get(ZHOU), { id: ZHOU, line: zhou, keepsOwn: false });
      const keeping = [...found.values()].filter(({ keepsOwn }) => keepsOwn).map(({ id }) => id);
      assert.deepEqual(keeping.toSorted(), [people.wang, people.li, people.wu].toSorted());
      assert.equal((await findPersonLines(tx, [])).size, 0);
    }));

  test('names no home of somebody who has two, or none', () =>
    withZhou(async (tx) => {
      const lineOf = async () => (await findPersonLines(tx, [ZHOU])).get(ZHOU)?.line;
      await savePeople(tx, { residences: [home(household(7, 2, 102))] }, NOW);
      assert.equal((await lineOf())?.home, null);
      await sql`update people.residence set until = '2026-02-01'
        where household_id = ${household(7, 2, 102)}`.execute(tx);
      assert.deepEqual((await lineOf())?.home, zhou.home);
      await sql`update people.residence set until = '2026-02-01'`.execute(tx);
      assert.equal((await lineOf())?.home, null);
    }));

  test('an address finds whoever of the community is reached by it', () =>
    withZhou(async (tx) => {
      const wanted = [telephones.li, telephones.lin, 'wu@example.org', 'nobody@example.org'];
      const found = await findReached(tx, places.community, wanted);
      assert.deepEqual(found.map(({ id }) => id).toSorted(), [people.li, people.wu].toSorted());
      assert.deepEqual(await findReached(tx, places.community, []), []);
    }));

  test('is written anew, and a search finds them by what they are called now', () =>
    withZhou(async (tx) => {
      const fields: PersonLine = {
        ...zhou,
        called: '周伯',
        birthYear: 1950,
        telephone: '+8613800000001',
        language: 'en',
        email: 'zhou@example.org',
      };
      await savePersonLines(tx, [{ id: ZHOU, fields }]);
      assert.deepEqual((await findPersonLines(tx, [ZHOU])).get(ZHOU)?.line, fields);
      const query = { communityId: places.community, query: '周伯' };
      assert.deepEqual(
        (await searchPeople(tx, query)).map(({ id }) => id),
        [ZHOU],
      );
      await savePersonLines(tx, []);
    }));

  test('holds how they wish to be told: chosen, changed, and chosen no longer', () =>
    withZhou(async (tx) => {
      const toldOf = async () => (await findPersonLines(tx, [ZHOU])).get(ZHOU)?.line.told;
      for (const told of ['slip', 'telephone', null] as const) {
        await saveToldWays(tx, [{ id: ZHOU, fields: { ...zhou, told } }], chosen);
        assert.equal(await toldOf(), told);
      }
    }));

  test('is not chosen anew where it was chosen so already: who chose it stays', () =>
    withZhou(async (tx) => {
      const told = [{ id: ZHOU, fields: { ...zhou, told: 'slip' as const } }];
      await saveToldWays(tx, told, chosen);
      await saveToldWays(tx, told, { at: NOW.add({ hours: 1 }), by: people.wu });
      const { rows } = await sql`select chosen_by from people.told_way
        where person_id = ${ZHOU}::uuid`.execute(tx);
      assert.deepEqual(rows, [{ chosen_by: people.zhuang }]);
    }));
});

describe('a person is taken out', () => {
  test('with their home and how they are told, where nothing has happened to them', () =>
    withZhou(async (tx) => {
      await saveToldWays(tx, [{ id: ZHOU, fields: { ...zhou, told: 'slip' } }], chosen);
      assert.deepEqual(await takeOutUnused(tx, [ZHOU]), [ZHOU]);
      for (const table of ['people.residence', 'people.told_way']) {
        const { rows } = await sql`select 1 from ${sql.table(table)}
          where person_id = ${ZHOU}::uuid`.execute(tx);
        assert.equal(rows.length, 0, table);
      }
      assert.deepEqual(await takeOutUnused(tx, [ZHOU]), []);
    }));

  test('but not who has signed in, holds an office, is helped, or stands in the journal', () =>
    withZhou(async (tx) => {
      const busy = [people.li, people.wang, people.lin, people.he, people.zhuang];
      assert.deepEqual(await takeOutUnused(tx, busy), []);
      await sql`insert into platform.journal (community_id, id, at, feature, verb, subject_id,
          actor_id, person_id)
        values (${places.community}, ${crypto.randomUUID()}::uuid, now(), 'people', 'correct',
          ${ZHOU}, ${people.zhuang}::uuid, ${people.zhuang}::uuid)`.execute(tx);
      assert.deepEqual(await takeOutUnused(tx, [ZHOU]), []);
      assert.equal((await findPersonLines(tx, [ZHOU])).size, 1);
    }));
});
