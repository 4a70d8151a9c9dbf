import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '#/lib/random.ts';
import type { Random } from '#/lib/random.ts';
import { rolledBack } from '#test/database.ts';
import { seed } from '#test/property.ts';
import type { Db } from '#/platform/db/pool.ts';
import {
  endMembership,
  findLatest,
  insertMembership,
  listMembers,
  reopenMembership,
  teamsOf,
} from './memberships.ts';

/**
 * Who was in which team when, against a second account in plain words: people join, leave, come
 * back and are let go at random, and at each moment both have to name the same.
 */
const HERE = '350203007010';
const START = Temporal.Instant.from('2026-11-23T12:00:00Z');
const HISTORIES = 6;
const STEPS = 60;
const TEAMS = [idOf(1), idOf(2)];
const PEOPLE = [idOf(11), idOf(12), idOf(13), idOf(14)];

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** One stay of somebody in a team, as somebody with a notebook would write it. */
type Stay = {
  readonly team: string;
  readonly person: string;
  readonly from: number;
  to: number | undefined;
  letGo: boolean;
};

const at = (minute: number) => START.add({ minutes: minute });

type Notebook = Stay[];

function openStay(book: Notebook, team: string, person: string): Stay | undefined {
  return book.find((one) => one.team === team && one.person === person && one.to === undefined);
}

function membersAt(book: Notebook, team: string, minute: number): readonly string[] {
  return book
    .filter((one) => one.team === team && one.from <= minute)
    .filter((one) => one.to === undefined || one.to > minute)
    .map(({ person }) => person)
    .toSorted();
}

function teamsIn(book: Notebook, person: string): readonly string[] {
  return book
    .filter((one) => one.person === person && one.to === undefined)
    .map(({ team }) => team)
    .toSorted();
}

type Try = { readonly team: string; readonly person: string; readonly minute: number };

async function join(db: Db, book: Notebook, { team, person, minute }: Try): Promise<void> {
  const isIn = await insertMembership(db, {
    id: crypto.randomUUID(),
    communityId: HERE,
    organisationId: team,
    personId: person,
    joinedAt: at(minute),
    cameBy: 'asked',
    agreed: { by: person, way: 'oneself' },
    recordedBy: person,
    sharesTelephone: false,
  });
  assert.equal(isIn, openStay(book, team, person) === undefined);
  if (isIn) book.push({ team, person, from: minute, to: undefined, letGo: false });
}

async function leave(
  db: Db,
  book: Notebook,
  { team, person, minute, letGo }: Try & { readonly letGo: boolean },
): Promise<void> {
  const reason = letGo ? '緣由' : undefined;
  const left = { at: at(minute), as: letGo ? 'let_go' : 'left', by: person, reason } as const;
  const key = { organisationId: team, personId: person };
  const stay = openStay(book, team, person);
  assert.equal(await endMembership(db, key, left), stay !== undefined);
  if (stay !== undefined) Object.assign(stay, { to: minute, letGo });
}

async function comeBack(db: Db, book: Notebook, { team, person }: Try): Promise<void> {
  const latest = await findLatest(db, { organisationId: team, personId: person });
  const own = book.filter((one) => one.team === team && one.person === person);
  const last = own.at(-1);
  assert.equal(latest === undefined, last === undefined);
  if (latest === undefined || last === undefined) return;
  const may = last.to !== undefined && !last.letGo;
  assert.equal(await reopenMembership(db, latest.id), may);
  if (may) last.to = undefined;
}

async function step(db: Db, book: Notebook, random: Random, minute: number): Promise<void> {
  const tried = { team: random.pick(TEAMS), person: random.pick(PEOPLE), minute };
  const what = random.int(0, 5);
  if (what <= 2) await join(db, book, tried);
  else if (what === 3) await leave(db, book, { ...tried, letGo: false });
  else if (what === 4) await leave(db, book, { ...tried, letGo: true });
  else await comeBack(db, book, tried);
}

test('property: who was in a team at any moment is what a notebook would say', async () => {
  const random = createRandom(seed);
  for (let history = 0; history < HISTORIES; history += 1) {
    await rolledBack(async (tx) => {
      const book: Notebook = [];
      for (let minute = 1; minute <= STEPS; minute += 1) await step(tx, book, random, minute);
      for (let minute = 0; minute <= STEPS; minute += 7) {
        for (const team of TEAMS) {
          const listed = await listMembers(tx, team, at(minute));
          const ids = listed.map(({ personId }) => personId).toSorted();
          assert.deepEqual(ids, membersAt(book, team, minute), `at ${minute}`);
        }
      }
      for (const person of PEOPLE) {
        const listed = await teamsOf(tx, person);
        const ids = listed.map(({ organisationId }) => organisationId).toSorted();
        assert.deepEqual(ids, teamsIn(book, person));
      }
    });
  }
});
