import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { MatterId } from '#/features/matters/model/matter.ts';
import { contributionsOf } from '#/features/matters/rules/figures.ts';
import { takeFromBook } from '#/features/matters/rules/raising.ts';
import { brand } from '#/lib/brand.ts';
import type { Db } from '#/platform/db/pool.ts';
import { raising, setting } from '#test/matters.ts';
import { inWorld } from '#test/matters-world.ts';
import { people, places } from '#test/world.ts';
import {
  findBookMatters,
  findTaken,
  insertBookStory,
  insertTaken,
  listBook,
  takeOutUntouched,
} from './book.ts';
import type { TakenMatter } from './book.ts';

const ZONE = 'Asia/Shanghai';
const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const noteOf = ({ book, number }: { readonly book: string; readonly number: string }) =>
  `${book} · ${number}`;

/** Books count apart from one another; here they share the numbers of a year. */
function codeOf(book: string): string {
  return book === '' ? '' : `${book.charCodeAt(0)}`;
}

function taken(number: string, doneAt?: Temporal.Instant, book = ''): TakenMatter {
  const own = {
    ...raising('need'),
    communityId: places.community,
    placeId: places.building,
    id: brand<MatterId>(crypto.randomUUID()),
    reference: `2019-${number.padStart(4, '0')}${codeOf(book)}`,
    category: 'home_electric',
    actorId: people.zhuang,
  };
  const raisedAt = Temporal.Instant.from('2019-03-05T04:00:00Z');
  const standing = takeFromBook(own, { raisedAt, doneAt }, { ...setting(), now: NOW });
  const contributions = contributionsOf(standing.matter, ZONE);
  return { ...standing, book, number, contributions, foldedHash: Buffer.alloc(32, 7) };
}

const done = Temporal.Instant.from('2019-03-09T04:00:00Z');

async function keep(db: Db, all: readonly TakenMatter[]): Promise<void> {
  await insertTaken(db, all, NOW);
  await insertBookStory(db, all, { at: NOW, by: people.zhuang, noteOf });
}

type Sum = { readonly measure: string; readonly value: number };

async function sumsOf(db: Db): Promise<readonly Sum[]> {
  const { rows } = await sql<Sum>`select measure, sum(value) as value from matters.figure_change
    where community_id = ${places.community} group by measure having sum(value) <> 0
    order by measure`.execute(db);
  return rows;
}

const countOf = async (db: Db, table: string) => {
  const { rows } = await sql<{ readonly n: number }>`
    select count(*)::int as n from ${sql.table(table)}
    where community_id = ${places.community}`.execute(db);
  return rows[0]?.n;
};

describe('matters taken from a book', () => {
  test('are found by their number there, and by their own', () =>
    inWorld(async ({ db }) => {
      const [one, other] = [taken('1'), taken('2', done, '2019')];
      await keep(db, [one, other]);
      const wanted = [
        { book: '', number: '1' },
        { book: '2019', number: '2' },
        { book: '', number: '2' },
      ];
      const found = await findBookMatters(db, places.community, wanted);
      assert.deepEqual(
        found.map(({ matter, book, number }) => [matter.id, book, number]).toSorted(),
        [
          [one.matter.id, '', '1'],
          [other.matter.id, '2019', '2'],
        ].toSorted(),
      );
      assert.deepEqual(await findBookMatters(db, places.nextCommunity, wanted), []);
      assert.deepEqual(await findBookMatters(db, places.community, []), []);
      const own = await findTaken(db, [other.matter.id, crypto.randomUUID()]);
      assert.deepEqual(own.get(other.matter.id)?.matter, other.matter);
      assert.equal(own.size, 1);
    }));

  test('have their clocks, their story, and their part in the figures', () =>
    inWorld(async ({ db }) => {
      await keep(db, [taken('1'), taken('2', done)]);
      const { rows } = await sql<Readonly<Record<string, string | null>>>`
        select verb, from_state, to_state, note, part from matters.event
        order by at, verb, note`.execute(db);
      const raise = ['raise', null, 'submitted', null, 'asker'];
      assert.deepEqual(
        rows.map((row) =>
          ['verb', 'from_state', 'to_state', 'note', 'part'].map((key) => row[key]),
        ),
        [
          raise,
          raise,
          ['take_over', 'submitted', 'accepted', ' · 1', 'staff'],
          ['take_over', 'submitted', 'resolved', ' · 2', 'staff'],
        ],
      );
      assert.ok(((await countOf(db, 'matters.clock')) ?? 0) > 0);
      const sums = new Map((await sumsOf(db)).map(({ measure, value }) => [measure, value]));
      assert.equal(sums.get('raised'), 2);
      assert.equal(sums.get('resolved'), 1);
      assert.equal(sums.get('handling_minutes'), 4 * 24 * 60);
    }));

  test('come one batch after another in the order of their books', () =>
    inWorld(async ({ db }) => {
      await keep(db, [taken('3', done), taken('1', done, 'b'), taken('1', done, 'a'), taken('10')]);
      const seen: string[] = [];
      let after: { readonly book: string; readonly number: string } | undefined;
      for (;;) {
        const some = await listBook(db, places.community, { after, most: 2 });
        seen.push(...some.map(({ book, number }) => book + number));
        after = some.at(-1);
        if (after === undefined) break;
      }
      assert.deepEqual(seen, ['10', '3', 'a1', 'b1']);
    }));

  test('that became a complaint since are told to nobody by a list', () =>
    inWorld(async ({ db }) => {
      const one = taken('1');
      await keep(db, [one, taken('2')]);
      await sql`update matters.matter set against_person_id = ${people.chen}::uuid
        where id = ${one.matter.id}`.execute(db);
      const listed = await listBook(db, places.community, { after: undefined, most: 10 });
      assert.deepEqual(
        listed.map(({ number }) => number),
        ['2'],
      );
    }));

  test('cannot have one number of one book twice, nor a number without an end', () =>
    inWorld(async ({ db }) => {
      await keep(db, [taken('1')]);
      const again = { ...taken('1'), matter: { ...taken('1').matter, reference: '2019-0009' } };
      const savepoint = sql`savepoint again`;
      await savepoint.execute(db);
      await assert.rejects(insertTaken(db, [again], NOW), /book_entry_pkey/);
      await sql`rollback to savepoint again`.execute(db);
      await assert.rejects(
        insertTaken(db, [{ ...taken('2'), number: '9'.repeat(41) }], NOW),
        /book_entry_number_check/,
      );
    }));

  test('are kept by the hundred, in statements that hold them all', () =>
    inWorld(async ({ db }) => {
      const many = Array.from({ length: 450 }, (_, index) => taken(String(index + 1), done));
      await keep(db, many);
      assert.equal(await countOf(db, 'matters.book_entry'), 450);
      assert.equal(
        (await listBook(db, places.community, { after: undefined, most: 1_000 })).length,
        450,
      );
    }));
});

describe('taking them out again', () => {
  test('leaves nothing of them, and the figures as they were', () =>
    inWorld(async (world) => {
      const { db } = world;
      await world.raise(people.chen);
      const before = await sumsOf(db);
      const all = [taken('1'), taken('2', done)];
      await keep(db, all);
      assert.notDeepEqual(await sumsOf(db), before);
      const gone = await takeOutUntouched(db, all);
      assert.deepEqual(gone.toSorted(), all.map(({ matter }) => matter.id).toSorted());
      assert.deepEqual(await sumsOf(db), before);
      assert.equal(await countOf(db, 'matters.matter'), 1);
      assert.equal(await countOf(db, 'matters.book_entry'), 0);
      assert.deepEqual(await takeOutUntouched(db, []), []);
    }));

  test('leaves those that somebody has spoken in, follows, or did anything with', () =>
    inWorld(async (world) => {
      const { db } = world;
      const all = [taken('1'), taken('2'), taken('3', done), taken('4', done)];
      await keep(db, all);
      const [spoken, followed, journal, free] = all.map(({ matter }) => matter.id);
      await sql`insert into matters.comment (community_id, matter_id, id, at, actor_id, person_id,
          part, body, visibility)
        values (${places.community}, ${spoken}::uuid, gen_random_uuid(), now(),
          ${people.chen}::uuid, ${people.chen}::uuid, 'neighbour', '還在閃', 'public')`.execute(db);
      await sql`insert into matters.follower (community_id, matter_id, person_id, origin, since)
        values (${places.community}, ${followed}::uuid, ${people.chen}::uuid, 'follows', now())`.execute(
        db,
      );
      await (
        await world.as(people.zhuang)
      ).record({
        feature: 'matters',
        verb: 'change_category',
        subjectId: journal ?? '',
        communityId: places.community,
      });
      assert.deepEqual(await takeOutUntouched(db, all), [free]);
      assert.equal(await countOf(db, 'matters.matter'), 3);
    }));

  test('leaves a figure that nobody took out as it is', () =>
    inWorld(async ({ db }) => {
      const [stays, goes] = [taken('1', done), taken('2', done)];
      await keep(db, [stays]);
      const before = await sumsOf(db);
      await keep(db, [goes]);
      await takeOutUntouched(db, [goes]);
      assert.deepEqual(await sumsOf(db), before);
    }));
});
