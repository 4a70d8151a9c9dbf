import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { loadOrganisationReference } from '#/features/organisations/index.ts';
import type { Db } from '#/platform/db/pool.ts';
import { REFERENCE } from '#test/compound.ts';
import { rolledBack } from '#test/database.ts';
import { makeWorld, people, places } from '#test/world.ts';
import { deleteUnused, findLines, listOpenLines, saveTelephones } from './sheet.ts';

const idOf = (number: number) => `019cf000-0000-7000-8000-00000000600${number}`;

/** Five clubs of the compound, in a transaction that is taken back. */
function withClubs(work: (tx: Db) => Promise<void>) {
  return () =>
    rolledBack(async (tx) => {
      await makeWorld(tx);
      await loadOrganisationReference(tx, REFERENCE);
      for (const number of [1, 2, 3, 4, 5]) {
        await sql`insert into organisations.organisation
            (community_id, id, place_id, kind, name, telephone, opened_on)
          values (${places.community}, ${idOf(number)}, ${places.compound}, 'club',
            ${`茶社 ${number}`}, ${`11${number}`}, '2026-01-01')`.execute(tx);
      }
      await work(tx);
    });
}

async function namesOf(tx: Db): Promise<readonly string[]> {
  const lines = await listOpenLines(tx, places.community);
  return lines.map(({ name }) => name);
}

test(
  'the open organisations of a community are listed, and of no other',
  withClubs(async (tx) => {
    await sql`update organisations.organisation set closed_on = '2026-02-01'
      where id = ${idOf(5)}`.execute(tx);
    assert.deepEqual(await namesOf(tx), ['茶社 1', '茶社 2', '茶社 3', '茶社 4']);
    assert.deepEqual(await listOpenLines(tx, places.nextCommunity), []);
  }),
);

test(
  'what an organisation is now is found, of closed ones too',
  withClubs(async (tx) => {
    const found = await findLines(tx, [idOf(1), idOf(9)]);
    assert.deepEqual(
      [...found],
      [[idOf(1), { name: '茶社 1', kind: 'club', placeId: places.compound, telephone: '111' }]],
    );
  }),
);

test(
  'telephones are written one by one, and taken away',
  withClubs(async (tx) => {
    await saveTelephones(tx, [
      { id: idOf(1), telephone: null },
      { id: idOf(2), telephone: '0592-1' },
    ]);
    const found = await findLines(tx, [idOf(1), idOf(2), idOf(3)]);
    assert.deepEqual(
      [...found.values()].map(({ telephone }) => telephone).toSorted(),
      ['0592-1', '113', null].toSorted(),
    );
  }),
);

test(
  'only what nothing refers to is taken out: no post, nothing under it, nothing waiting for it',
  withClubs(async (tx) => {
    await sql`insert into organisations.post (community_id, id, organisation_id, kind, place_id,
        created_at)
      values (${places.community}, ${idOf(9)}, ${idOf(1)}, 'director', ${places.compound},
        now())`.execute(tx);
    await sql`update organisations.organisation set parent_id = ${idOf(2)}
      where id = ${idOf(3)}`.execute(tx);
    await sql`insert into matters.saved_filter
        (id, owner_id, name, place_id, show, queue, saved_at)
      values (${idOf(8)}, ${people.zhuang}, '茶社', ${places.community}, 'all',
        ${`organisation:${idOf(4)}`}, now())`.execute(tx);
    await deleteUnused(tx, [1, 2, 3, 4, 5].map(idOf));
    assert.deepEqual(await namesOf(tx), ['茶社 1', '茶社 2', '茶社 4']);
    await deleteUnused(tx, [idOf(2)]);
    assert.deepEqual(await namesOf(tx), ['茶社 1', '茶社 4']);
    await deleteUnused(tx, []);
    assert.deepEqual(await namesOf(tx), ['茶社 1', '茶社 4']);
  }),
);
