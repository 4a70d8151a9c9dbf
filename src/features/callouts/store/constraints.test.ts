import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { rolledBack } from '#test/database.ts';
import type { Db } from '#/platform/db/pool.ts';

const COMMUNITY = '350203007010';
const idOf = (number: number) => `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** What a statement is declined for, or nothing when it is taken. */
async function declined(db: Db, statement: RawBuilder<unknown>): Promise<string | undefined> {
  await sql`savepoint tried`.execute(db);
  try {
    await statement.execute(db);
    return undefined;
  } catch (error) {
    await sql`rollback to savepoint tried`.execute(db);
    return String(Reflect.get(Object(error), 'constraint'));
  }
}

const call = (changes: Readonly<Record<string, RawBuilder<unknown>>> = {}) => {
  const columns: Readonly<Record<string, RawBuilder<unknown>>> = {
    community_id: sql`${COMMUNITY}`,
    id: sql`${idOf(11)}::uuid`,
    matter_id: sql`${idOf(1)}::uuid`,
    plan: sql`'{}'::jsonb`,
    wanted: sql`1`,
    begun_at: sql`'2026-11-23'::timestamptz`,
    next_at: sql`'2026-11-23'::timestamptz`,
    ...changes,
  };
  return insert('callouts.call', columns);
};

const alert = (changes: Readonly<Record<string, RawBuilder<unknown>>> = {}) =>
  insert('callouts.alert', {
    community_id: sql`${COMMUNITY}`,
    call_id: sql`${idOf(11)}::uuid`,
    person_id: sql`${idOf(101)}::uuid`,
    wave: sql`1`,
    rung: sql`0`,
    fitness: sql`0.5`,
    asked_at: sql`'2026-11-23'::timestamptz`,
    ...changes,
  });

function insert(
  table: string,
  columns: Readonly<Record<string, RawBuilder<unknown>>>,
): RawBuilder<unknown> {
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  return sql`insert into ${sql.table(table)} (${names}) values (${sql.join(Object.values(columns))})`;
}

const over = {
  ended_at: sql`'2026-11-24'::timestamptz`,
  ended_as: sql`'over'`,
  next_at: sql`null`,
};

describe('the database itself', () => {
  let tried = 0;
  before(() => {
    tried = 0;
  });

  const each = (
    db: Db,
    statements: readonly (readonly [
      statement: RawBuilder<unknown>,
      isTaken: boolean,
      why: string,
    ])[],
  ) =>
    statements.reduce(async (earlier, [statement, isTaken, why]) => {
      await earlier;
      tried += 1;
      assert.equal((await declined(db, statement)) === undefined, isTaken, why);
    }, Promise.resolve());

  test('keeps one call under way for a matter, and any number that are over', () =>
    rolledBack((db) =>
      each(db, [
        [call(), true, 'the first'],
        [call({ id: sql`${idOf(12)}::uuid` }), false, 'a second one at once'],
        [call({ id: sql`${idOf(13)}::uuid`, ...over }), true, 'one that is over'],
        [call({ id: sql`${idOf(14)}::uuid`, matter_id: sql`${idOf(2)}::uuid` }), true, 'another'],
      ]),
    ));

  test('lets no call be without a next look until it has ended, and then have none', () =>
    rolledBack((db) =>
      each(db, [
        [call({ next_at: sql`null` }), false, 'nobody looks'],
        [call({ ended_at: sql`'2026-11-24'::timestamptz` }), false, 'ended without saying how'],
        [call({ ...over, next_at: sql`now()` }), false, 'looked at when it is over'],
        [call({ ...over, ended_as: sql`'lost'` }), false, 'an end that is none'],
        [call({ ...over, ended_at: sql`'2026-11-22'::timestamptz` }), false, 'before it began'],
        [call({ wanted: sql`0` }), false, 'for nobody'],
        [call(over), true, 'over'],
      ]),
    ));

  test('asks nobody twice, and sends only who said yes', () =>
    rolledBack(async (db) => {
      await call().execute(db);
      const yes = { answer: sql`'yes'`, answered_at: sql`now()` };
      const who = (number: number) => ({ person_id: sql`${idOf(number)}::uuid` });
      await each(db, [
        [alert({ call_id: sql`${idOf(99)}::uuid` }), false, 'of no call'],
        [alert(), true, 'once'],
        [alert(), false, 'twice'],
        [alert({ ...who(102), chosen_at: sql`now()` }), false, 'sent without a word'],
        [
          alert({ ...who(102), answer: sql`'no'`, answered_at: sql`now()`, chosen_at: sql`now()` }),
          false,
          'sent against their word',
        ],
        [alert({ ...who(102), answer: sql`'yes'` }), false, 'said at no time'],
        [alert({ ...who(102), way_minutes: sql`5` }), false, 'on the way without a word'],
        [alert({ ...who(102), ...yes, way_minutes: sql`241` }), false, 'on the way for ever'],
        [alert({ ...who(102), ...yes, fitness: sql`1.1` }), false, 'better than the best'],
        [alert({ ...who(102), ...yes, way_minutes: sql`5`, chosen_at: sql`now()` }), true, 'goes'],
      ]);
    }));

  test('takes no rule by which nobody would ever be found', () =>
    rolledBack(async (db) => {
      const changed = (set: RawBuilder<unknown>) =>
        sql`update callouts.rule set ${set} where place_id = '-'`;
      await each(db, [
        [changed(sql`targets = '{}'`), false, 'no wave'],
        [changed(sql`chain = '{}'`), false, 'no chain'],
        [changed(sql`prior_yes = 0`), false, 'nobody believed to come'],
        [changed(sql`prior_asked = prior_yes`), false, 'everybody believed to come'],
        [changed(sql`wave_seconds = 0`), false, 'no time to answer'],
        [changed(sql`collect_seconds = 0`), true, 'the fastest goes'],
        [changed(sql`most_asked = 0`), false, 'nobody asked'],
      ]);
      assert.ok(tried > 20, 'all of them were tried');
    }));
});
