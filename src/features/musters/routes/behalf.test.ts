import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import { openMusterSite, teams } from '#test/muster-site.ts';
import type { MusterSite } from '#test/muster-site.ts';
import { people, places } from '#test/world.ts';
import { peopleEndpoints } from '#/features/people/index.ts';
import { musterHoldings } from '#/features/musters/store/holdings.ts';

const shownShape = z.object({ isForMe: z.boolean(), seating: z.string().optional() });

describe('who has no telephone of their own', () => {
  let site: MusterSite;
  let id: string;
  before(async () => {
    site = await openMusterSite(peopleEndpoints);
    await sql`insert into organisations.membership
      (community_id, id, organisation_id, person_id, joined_on) values (${places.community},
        gen_random_uuid(), ${teams.red}, ${people.wang}, '2026-02-01')`.execute(site.app.db);
    id = await site.call();
  });
  after(() => site.app.close());

  test('is answered for by her daughter, and by the counter', async () => {
    const lin = await site.app.signIn(people.lin);
    assert.equal((await lin.api(`GET /musters/${id}`)).status, 404, 'as herself she is not asked');
    const begun = await lin.api(`POST /acting-for/${people.wang}`, { way: 'standing' });
    assert.equal(begun.status, 200, JSON.stringify(begun.body));
    assert.equal((await lin.api(`POST /musters/${id}/answer`, { answer: 'yes' })).status, 200);
    const shown = shownShape.parse((await lin.api(`GET /musters/${id}`)).body);
    assert.deepEqual(shown, { isForMe: true, seating: 'coming' });
    const { worker } = site;
    site.app.clock.forward({ seconds: 1 });
    await worker.api(`POST /acting-for/${people.wang}`, { way: 'telephone' });
    assert.equal((await worker.api(`POST /musters/${id}/answer`, { answer: 'no' })).status, 200);
    await worker.api('DELETE /acting-for', {});
    const { rows } = await sql<{ actor: string; person: string; way: string | null }>`
      select actor_id as actor, person_id as person, data ->> 'way' as way from platform.journal
      where feature = 'musters' and verb = 'answer' order by at, id`.execute(site.app.db);
    assert.deepEqual(rows, [
      { actor: people.lin, person: people.wang, way: 'standing' },
      { actor: people.zhuang, person: people.wang, way: 'telephone' },
    ]);
  });

  test('while one acts for another one calls nobody’s teams', async () => {
    const { worker } = site;
    await worker.api(`POST /acting-for/${people.wang}`, { way: 'in_person' });
    const page = await worker.open('/musters/new');
    await worker.api('DELETE /acting-for', {});
    assert.match(page.text, /您沒有可以喊的隊伍/);
  });

  test('what is kept of somebody stands in what they are given', async () => {
    for (const { table, columns, ties } of musterHoldings) {
      const { rows } = await sql<{ column: string }>`
        select column_name as column from information_schema.columns
        where table_schema || '.' || table_name = ${table}`.execute(site.app.db);
      const known = rows.map(({ column }) => column);
      for (const column of [...columns, ...ties]) assert.ok(known.includes(column), column);
      assert.equal(new Set(columns).size, known.length, `${table} is told whole`);
    }
  });
});
