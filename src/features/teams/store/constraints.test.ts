import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';

/* What the database itself refuses, whatever the program says. */

const TEAM = '019cf000-0000-7000-8000-000000000001';
const ME = '019cf000-0000-7000-8000-000000000011';

type Columns = Readonly<Record<string, string | boolean | null>>;

async function insert(db: Db, table: string, columns: Columns): Promise<void> {
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
  await sql`insert into ${sql.table(`teams.${table}`)} (${names})
    values (${sql.join(Object.values(columns))})`.execute(db);
}

const base = { community_id: '350203007010', organisation_id: TEAM };
const membership = {
  ...base,
  person_id: ME,
  joined_at: '2026-11-01',
  came_by: 'asked',
  agreed_by: ME,
  agreed_way: 'oneself',
  recorded_by: ME,
};
const request = {
  ...base,
  person_id: ME,
  shares_telephone: false,
  asked_at: '2026-11-01',
  asked_by: ME,
  asked_way: 'oneself',
  state: 'waiting',
};
const invitation = {
  ...base,
  person_id: ME,
  note: '電工',
  invited_at: '2026-11-01',
  invited_by: ME,
  lapses_at: '2026-12-01',
  state: 'open',
};
const whole: Readonly<Record<string, Columns>> = { membership, request, invitation };

/** Tries a row that is right but for some columns, and one that is right. */
async function refuses(table: string, wrong: Columns, why: RegExp): Promise<void> {
  await rolledBack(async (tx) => {
    const right = whole[table] ?? {};
    await insert(tx, table, { id: crypto.randomUUID(), ...right });
    await sql`delete from ${sql.table(`teams.${table}`)}`.execute(tx);
    const tried = insert(tx, table, { id: crypto.randomUUID(), ...right, ...wrong });
    await assert.rejects(tried, why, JSON.stringify(wrong));
  });
}

const CHECK = /violates check constraint/;
const left = { left_at: '2026-11-02', left_as: 'left', ended_by: ME };

describe('the database refuses a membership', () => {
  const cases: readonly (readonly [string, Columns])[] = [
    ['that ends without who ended it', { ...left, ended_by: null }],
    ['that ends without how', { ...left, left_as: null }],
    ['that has an end without a day', { ...left, left_at: null }],
    ['that ends before it began', { ...left, left_at: '2026-10-31' }],
    ['that was ended by others without a reason', { ...left, left_as: 'let_go' }],
    ['with a reason that somebody left', { ...left, reason: '沒空' }],
    ['with a reason and no end', { reason: '沒空' }],
    ['in which a reason is empty', { ...left, left_as: 'let_go', reason: '' }],
    ['entered without a way in which the yes came', { came_by: 'entered' }],
    ['that came from nowhere', { came_by: 'found' }],
    ['agreed in a way nobody knows', { agreed_way: 'dream' }],
    ['that has ended and still shares a number', { ...left, shares_telephone: true }],
  ];
  for (const [what, wrong] of cases) {
    test(what, () => refuses('membership', wrong, CHECK));
  }

  test('of somebody who is in the team already', async () => {
    await rolledBack(async (tx) => {
      await insert(tx, 'membership', { id: crypto.randomUUID(), ...membership });
      const twice = insert(tx, 'membership', { id: crypto.randomUUID(), ...membership });
      await assert.rejects(twice, /membership_once/);
    });
  });
});

describe('the database refuses a request', () => {
  const no = { state: 'declined', answered_at: '2026-11-02', answered_by: ME, answer: '人夠了' };
  const cases: readonly (readonly [string, Columns])[] = [
    ['that is answered and still waits', { ...no, state: 'waiting' }],
    ['that is over without a moment', { ...no, answered_at: null }],
    ['that is answered by nobody', { ...no, answered_by: null }],
    ['that is declined without words', { ...no, answer: null }],
    ['that was taken back by somebody of the team', { ...no, state: 'withdrawn', answer: null }],
    ['that was taken back with an answer', { ...no, state: 'withdrawn', answered_by: null }],
    ['in a state nobody knows', { ...no, state: 'lost' }],
    ['asked in a way nobody knows', { asked_way: 'dream' }],
    ['with words that say nothing', { words: '' }],
  ];
  for (const [what, wrong] of cases) {
    test(what, () => refuses('request', wrong, CHECK));
  }

  test('of somebody who waits already', async () => {
    await rolledBack(async (tx) => {
      await insert(tx, 'request', { id: crypto.randomUUID(), ...request });
      const twice = insert(tx, 'request', { id: crypto.randomUUID(), ...request });
      await assert.rejects(twice, /request_once/);
    });
  });
});

describe('the database refuses an invitation', () => {
  const cases: readonly (readonly [string, Columns])[] = [
    ['that lapses before it is made', { lapses_at: '2026-10-01' }],
    ['that is answered and still open', { answered_at: '2026-11-02' }],
    ['that is over without a moment', { state: 'declined' }],
    ['that nobody accepted', { state: 'accepted', answered_at: '2026-11-02', person_id: null }],
    ['in a state nobody knows', { state: 'lost' }],
    ['without a note', { note: '' }],
  ];
  for (const [what, wrong] of cases) {
    test(what, () => refuses('invitation', wrong, CHECK));
  }
});
