import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { loadSubject } from '#/features/people/index.ts';
import { insertPlaces } from '#/features/places/index.ts';
import type { NewPlace } from '#/features/places/index.ts';
import { MOST_CALLS } from '#/features/callouts/model.ts';
import type { Context } from '#/platform/action/context.ts';
import { openCallSite } from '#test/call-site.ts';
import type { CallSite } from '#test/call-site.ts';
import { people, places } from '#test/world.ts';
import { lastNight, tellNight } from './night.ts';

let site: CallSite;

before(async () => {
  site = await openCallSite();
});
after(() => site.app.close());

async function contextOf(personId: string): Promise<Context> {
  const strongUntil = site.app.clock.now().add({ hours: 1 });
  const session = { id: crypto.randomUUID(), personId, actingForId: undefined, strongUntil };
  return site.app.context(await loadSubject(site.app.db, session, site.app.clock.now()));
}

async function tell(placeId: string, day?: string, by: string = people.zhuang) {
  const on = day === undefined ? undefined : Temporal.PlainDate.from(day);
  const told = await tellNight(await contextOf(by), { placeId, on });
  assert.ok(told.ok, `${placeId} is told`);
  return told.value;
}

/** Copies the latest urgent matter so often, a second apart, from a moment on, at some places. */
async function copyCalls(
  count: number,
  { from, at }: { readonly from: string; readonly at: (index: number) => string },
): Promise<void> {
  const { db } = site.app;
  const { rows } = await sql<{ readonly names: string }>`
    select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
    where table_schema = 'matters' and table_name = 'matter' and is_generated = 'NEVER'
      and column_name not in ('id', 'reference', 'raised_at', 'building_id', 'place_id')
    `.execute(db);
  const names = sql.raw(rows[0]?.names ?? '');
  const buildings = Array.from({ length: count }, (_, index) => at(index));
  const began = Temporal.Instant.from(from).epochMilliseconds;
  await sql`insert into matters.matter (id, reference, raised_at, building_id, place_id, ${names})
    select gen_random_uuid(), '2025-' || (${began / 1_000}::bigint % 1000000 + n), ${from}::timestamptz
      + make_interval(secs => n), b, b, ${names}
    from unnest(${buildings}::text[]) with ordinality as copies (b, n)
    cross join lateral (select * from matters.matter where profile = 'urgent'
      order by raised_at desc limit 1) as m`.execute(db);
}

describe('a night of very many calls', () => {
  test('is cut at its first 300, and says so', async () => {
    await site.raise();
    const from = '2026-03-02T14:00:00Z';
    await copyCalls(MOST_CALLS, { from, at: () => places.building });
    const whole = await tell(places.community, '2026-03-02');
    assert.deepEqual([whole.calls.length, whole.isCut], [MOST_CALLS, false]);
    await copyCalls(1, { from: '2026-03-02T16:00:00Z', at: () => places.building });
    const cut = await tell(places.community, '2026-03-02');
    assert.deepEqual([cut.calls.length, cut.isCut], [MOST_CALLS, true]);
    const first = cut.calls[0]?.raisedAt.toString();
    assert.equal(first, '2026-03-02T14:00:01Z', 'the first are told, not the last');
  });
});

describe('the street of a night', () => {
  test('is the whole place where it is small, also where nobody called', async () => {
    const { street } = await tell(places.compound, '2026-03-02');
    assert.deepEqual(
      street.map(({ id }) => id),
      [places.building, places.otherBuilding],
    );
  });

  test('is the buildings from which somebody called where there are many', async () => {
    const { db } = site.app;
    const { rows } = await sql<{ readonly path: string }>`
      select path from places.place where id = ${places.compound}`.execute(db);
    const above = rows[0]?.path ?? '';
    const added = Array.from({ length: 30 }, (_, index): NewPlace => ({
      id: `tall-${index}`,
      path: `${above}.t${index}`,
      kind: 'building',
      level: 70,
      communityId: places.community,
      name: `高 ${index} 號樓`,
      ordinal: 100 + index,
      isSearched: true,
    }));
    await insertPlaces(db, added);
    const from = '2026-03-05T14:00:00Z';
    await copyCalls(4, { from, at: (index) => (index % 2 === 0 ? 'tall-7' : 'tall-3') });
    const { street, calls } = await tell(places.community, '2026-03-05');
    assert.equal(calls.length, 4);
    assert.deepEqual(
      street.map(({ id }) => id),
      ['tall-3', 'tall-7'],
      'each once, in the order of the street',
    );
    const elsewhere = await tell('tall-5', '2026-03-05');
    assert.deepEqual([elsewhere.calls.length, elsewhere.street.length], [0, 1]);
    const building = await tell('tall-7', '2026-03-05');
    assert.equal(building.calls.length, 2, 'of one building its own');
  });
});

describe('which night it is', () => {
  test('is the last one with a call where no day is said, for whoever may see it', async () => {
    const { on, before: earlier, after: later } = await tell(places.compound);
    assert.equal(on.toString(), '2026-11-23');
    assert.equal(later, undefined);
    assert.equal(earlier?.toString(), '2026-03-05');
    const quiet = await tell('tall-5');
    assert.equal(quiet.on.toString(), '2026-11-23', 'the one that is, where there was none');
    assert.deepEqual([quiet.before, quiet.after], [undefined, undefined]);
  });

  test('is none for whom it is none of theirs, however long one looks back', async () => {
    const place = (await tell(places.compound)).place;
    assert.equal(await lastNight(await contextOf(people.xu), place), undefined);
    assert.equal(await lastNight(await contextOf(people.li), place, 1)?.then(String), '2026-11-23');
    const refused = await tellNight(await contextOf(people.xu), {
      placeId: places.compound,
      on: undefined,
    });
    assert.deepEqual(refused.ok ? undefined : refused.refusal, 'not_found');
  });
});

describe('the database', () => {
  test('finds the calls of a night by when they were raised', async () => {
    const { db } = site.app;
    await sql`analyze matters.matter`.execute(db);
    const { rows } = await sql<{ readonly 'QUERY PLAN': string }>`
      explain select id from matters.matter m where m.community_id = ${places.community}
        and m.profile = 'urgent' and m.raised_at >= '2026-03-05T04:00:00Z'
        and m.raised_at < '2026-03-06T04:00:00Z' order by m.raised_at, m.id limit 301`.execute(db);
    assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /matter_urgent/);
  });
});
