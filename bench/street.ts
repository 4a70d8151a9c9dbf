import { sql } from 'kysely';
import { savePeople } from '#/features/people/index.ts';
import { COMMUNITY_LEVEL, findPlace, listWithin } from '#/features/places/index.ts';
import type { Installation } from '#/app/installation.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { World } from './world.ts';

/** A street with more open matters than anybody will see, and who dispatches for it. */
export type Street = {
  readonly id: string;
  readonly communities: readonly string[];
  /** The token of the dispatcher's session. */
  readonly token: string;
};

const STREET_DIGITS = 9;
const WORKERS_EACH = 20;
const BODIES_EACH = 5;

/** Writes open matters of every state, category and queue under the street of the world. */
export async function writeStreet(
  installation: Installation,
  world: World,
  matters: number,
): Promise<Street> {
  const { db } = installation;
  const id = world.community.slice(0, STREET_DIGITS);
  const street = await findPlace(db, id);
  if (street === undefined) throw new Error(`There is no street ${id}.`);
  const found = await listWithin(db, street.path, COMMUNITY_LEVEL);
  const communities = found.map((place) => place.id);
  const token = await saveDispatcher(installation, id, world.community);
  await db.connection().execute(async (one) => {
    await sql`set statement_timeout = 0`.execute(one);
    await one.transaction().execute((tx) => writeAll(tx, { world, communities, matters }));
    for (const table of ['matters.matter', 'matters.clock', 'matters.assignment'] as const) {
      await sql`vacuum (analyze) ${sql.table(table)}`.execute(one);
    }
    await sql`reset statement_timeout`.execute(one);
  });
  return { id, communities, token };
}

async function saveDispatcher(
  { db, services }: Installation,
  placeId: string,
  communityId: string,
): Promise<string> {
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const { now } = context;
  const personId = context.newId();
  const person = {
    id: personId,
    communityId,
    name: '洪明',
    called: undefined,
    birthYear: undefined,
    telephone: undefined,
    email: undefined,
    language: 'zh-Hant',
    accountSince: now,
  } as const;
  const grant = {
    id: context.newId(),
    personId,
    role: 'dispatcher',
    placeId,
    communityId: undefined,
    organisationId: undefined,
    startsAt: now.subtract({ hours: 24 }),
    endsAt: undefined,
    reason: '聘任',
    grantedBy: undefined,
  } as const;
  await savePeople(db, { people: [person], grants: [grant] }, now);
  return (await startSession(context, { personId, device: 'bench', strength: 'whole' })).token;
}

type Plan = {
  readonly world: World;
  readonly communities: readonly string[];
  readonly matters: number;
};

async function writeAll(tx: Db, plan: Plan): Promise<void> {
  await sql`
    create temporary table whole on commit drop as
    select c.id as community_id, w.number,
      ('0000000000007000' || 'a0' || lpad(to_hex(w.number), 2, '0') || c.id)::uuid as person_id,
      ('0000000000007000' || 'b0' || lpad(to_hex(w.number), 2, '0') || c.id)::uuid as body_id
    from unnest(${[...plan.communities]}::text[]) as c (id)
    cross join generate_series(1, ${WORKERS_EACH}::int) as w (number)`.execute(tx);
  await sql`
    insert into people.person (community_id, id, name, language, search_name, created_at)
    select community_id, person_id, '第' || number || '號', 'zh-Hant', '第' || number || '號', now()
    from whole`.execute(tx);
  await sql`
    insert into organisations.organisation (community_id, id, place_id, kind, name, opened_on)
    select community_id, body_id, community_id, 'property_company', '第' || number || '物業',
      '2026-01-01'
    from whole where number <= ${BODIES_EACH}`.execute(tx);
  await planMatters(tx, plan);
  await writeRows(tx);
  await writeHands(tx);
}

/** Everything about a matter is drawn from a hash of its number: the same in each run. */
async function planMatters(tx: Db, { world, communities, matters }: Plan): Promise<void> {
  await sql`
    create temporary table planned on commit drop as
    select n, gen_random_uuid() as id, c.id as community_id, draws.*,
      b.building_id,
      case when b.building_id is not null then ${world.compound}::text end as compound_id,
      case when draw_state < 15 then 'submitted' when draw_state < 20 then 'verifying'
        when draw_state < 45 then 'accepted' when draw_state < 48 then 'returned'
        when draw_state < 63 then 'assigned' when draw_state < 83 then 'in_progress'
        when draw_state < 88 then 'scheduled' when draw_state < 94 then 'waiting_partner'
        when draw_state < 96 then 'waiting_asker' when draw_state < 98 then 'paused'
        else 'done' end as state,
      date_trunc('second', now()) + interval '1 minute' * (draw_due - 4000) as due_at,
      k.codes[1 + draw_category % cardinality(k.codes)] as category
    from generate_series(1, ${matters}::int) as n
    cross join lateral (select ('x' || substr(md5(n::text), 1, 7))::bit(28)::int as one,
      ('x' || substr(md5(n::text), 9, 7))::bit(28)::int as two) as h
    cross join lateral (select h.one % 100 as draw_state, h.one / 100 % 20000 as draw_due,
      h.two % 97 as draw_category, h.two / 97 % ${WORKERS_EACH}::int as draw_worker,
      h.two / 2000 % 10 as draw_queue, h.two / 20000 % 12 as draw_building) as draws
    join lateral unnest(${[...communities]}::text[]) with ordinality as c (id, position)
      on c.position = 1 + n % ${communities.length}::int
    cross join lateral (select case when c.id = ${world.community}
      then (${[...world.buildings]}::text[])[1 + draw_building] end as building_id) as b
    cross join (select array_agg(code order by code) as codes from matters.category
      where 'report' = any(profiles)) as k`.execute(tx);
}

async function writeRows(tx: Db): Promise<void> {
  await sql`
    insert into matters.matter (community_id, id, reference, place_id, building_id, compound_id,
      profile, category, title, body, folded_hash, visibility, is_anonymous, state, state_since,
      raised_at, asker_id, actor_id, queue, holder_id, next_due_at, next_stage, deadline_at)
    select p.community_id, p.id, '2024-' || lpad(n::text, 7, '0'),
      coalesce(building_id, p.community_id), building_id, compound_id, 'report', category,
      '第 ' || n || ' 件：樓下的燈不亮', '樓下的燈不亮，走路看不清。', decode(md5(n::text), 'hex'),
      case when draw_due % 10 = 3 then 'neighbours' when draw_due % 50 = 7 then 'staff'
        else 'all' end,
      false, state, due_at - interval '7 days', due_at - interval '7 days', a.person_id, a.person_id,
      case when draw_queue < ${BODIES_EACH} then 'organisation:' || q.body_id
        when draw_queue < 8 then 'role:community_worker@' || p.community_id
        else 'role:dispatcher@' || p.community_id end,
      case when draw_state >= 48 then w.person_id end, due_at,
      case when draw_state < 20 then 'triage' else 'handle' end, due_at
    from planned p
    join whole a on a.community_id = p.community_id and a.number = 1 + draw_due % ${WORKERS_EACH}
    join whole w on w.community_id = p.community_id and w.number = 1 + draw_worker
    join whole q on q.community_id = p.community_id and q.number = 1 + draw_queue`.execute(tx);
}

async function writeHands(tx: Db): Promise<void> {
  await sql`
    insert into matters.clock (community_id, matter_id, stage, round, kind, quantity, started_at,
      due_at, is_provisional, has_rung, wakes_at)
    select community_id, id, next_stage, 1, 'calendar_days', 7, raised_at, next_due_at, false,
      next_due_at < now(), case when next_due_at > now() then next_due_at end
    from matters.matter join planned using (community_id, id)`.execute(tx);
  await sql`
    insert into matters.assignment (community_id, matter_id, id, role, origin, person_id, actor_id,
      started_at, acknowledged_at)
    select m.community_id, m.id, gen_random_uuid(), 'lead', 'assigned', m.holder_id, m.holder_id,
      m.raised_at, m.raised_at
    from matters.matter m join planned using (community_id, id)
    where m.holder_id is not null`.execute(tx);
}
