import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '#test/app.ts';
import { makeWorld, people, places } from '#test/world.ts';
import { listResting } from './resting.ts';

const app = await testApp({ endpoints: [] });
await makeWorld(app.db);
after(() => app.close());

test('who is not to be called for now is told apart, to the very moment', async () => {
  const row = (person: string, until: string | null) =>
    sql`insert into volunteers.volunteer (community_id, person_id, building_id, off_until, since)
      values (${places.community}, ${person}, ${places.building}, ${until}, '2026-01-01')`.execute(
      app.db,
    );
  await row(people.chen, '2026-11-24T00:00:00Z');
  await row(people.li, null);
  const all = [people.chen, people.li, people.wang];
  const at = (text: string) => listResting(app.db, all, Temporal.Instant.from(text));
  assert.deepEqual([...(await at('2026-11-23T23:59:59Z'))], [people.chen]);
  assert.deepEqual([...(await at('2026-11-24T00:00:00Z'))], []);
  assert.deepEqual([...(await listResting(app.db, [], Temporal.Now.instant()))], []);
});
