import { sql } from 'kysely';
import { addWhatHappened } from '#/features/figures/index.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { World } from './world.ts';

/** Which matters to write: those from one number up to, and without, another. */
export type Span = { readonly from: number; readonly to: number };

const BATCH = 50_000;
/** Each community has as many matters, however many there are in the nation. */
const PER_COMMUNITY = 100;

/**
 * Writes matters of the last year straight into the tables, as the engine would have left them: a
 * quarter waits, a seventh is in hand, the rest is over. One in a hundred lies in the community
 * that is looked at, the others a hundred each in communities all over the tree. Constraints hold;
 * only foreign keys are not looked up, since every row is made from the one it refers to.
 */
export async function writeMatters(db: Db, world: World, span: Span): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set statement_timeout = 0`.execute(one);
    await sql`set session_replication_role = replica`.execute(one);
    await rankCommunities(one, world);
    for (let from = span.from; from < span.to; from += BATCH) {
      const to = Math.min(from + BATCH, span.to);
      await one.transaction().execute((tx) => writeBatch(tx, world, { from, to }));
      process.stderr.write(`\r  ${to} of ${span.to} matters written`);
    }
    process.stderr.write('\n');
    await sql`drop table ranked`.execute(one);
    await sql`set session_replication_role = origin`.execute(one);
  });
  await addUp(db);
}

/** Adds up the figures and lets the planner know the tables, as hours of running would. */
async function addUp(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await addWhatHappened(tx);
  });
  await db.connection().execute(async (one) => {
    await sql`set statement_timeout = 0`.execute(one);
    for (const table of TABLES) await sql`vacuum (analyze) ${sql.table(table)}`.execute(one);
    await sql`checkpoint`.execute(one);
    await sql`reset statement_timeout`.execute(one);
  });
}

const TABLES = [
  'matters.matter',
  'matters.event',
  'matters.clock',
  'matters.assignment',
  'matters.figure_change',
  'people.person',
  'places.place',
  'figures.sum',
  'figures.progress',
];

async function rankCommunities(one: Db, { community }: World): Promise<void> {
  await sql`create temporary table ranked as
    select id, row_number() over (order by id <> ${community}, md5(id)) - 1 as rank
    from places.place where level = 50`.execute(one);
  await sql`create unique index on ranked (rank)`.execute(one);
  await sql`analyze ranked`.execute(one);
}

async function writeBatch(tx: Db, world: World, { from, to }: Span): Promise<void> {
  await sql`
    create temporary table batch on commit drop as
    select i, c.id as community_id, c.rank = 0 as is_looked_at,
      (lpad(to_hex(extract(epoch from raised_at)::bigint * 1000), 12, '0')
        || '70008' || lpad(to_hex(i), 15, '0'))::uuid as id,
      ('000000000000700080' || '00' || c.id)::uuid as asker_id,
      ('000000000000700090' || '00' || c.id)::uuid as helper_id,
      raised_at, kind, kind < 5 as is_open, kind between 5 and 7 as is_held, kind > 7 as is_over,
      raised_at + interval '3 hours' as taken_at, raised_at + interval '2 days' as over_at,
      date_trunc('second', now()) + interval '1 day' * (1 + i % 9) as due_at
    from generate_series(${from}::int, ${to}::int - 1) as i
    cross join lateral (select (i / 100 + i) % 20 as kind) as k
    cross join lateral (select date_trunc('second', now()) - interval '1 minute'
      * (case when kind < 8 then i::bigint * 7919 % 43200 else 4320 + i::bigint * 7919 % 518400 end)
      as raised_at) as r
    join ranked c on c.rank = case when i % 100 = 0 then 0 else 1 + i / ${PER_COMMUNITY}::int end
  `.execute(tx);
  await sql`analyze batch`.execute(tx);
  await writePeople(tx);
  await writeMatterRows(tx, world);
  await writeStories(tx);
  await writeFigures(tx);
}

async function writePeople(tx: Db): Promise<void> {
  await sql`
    insert into people.person
      (community_id, id, name, called, language, search_name, created_at, account_since)
    select distinct community_id, p.id, p.name, p.called, 'zh-Hant', p.name, now(), now()
    from batch, lateral (values (asker_id, '王秀英', '王阿姨'), (helper_id, '李大同', '李老師'))
      as p (id, name, called)
    on conflict do nothing`.execute(tx);
}

async function writeMatterRows(tx: Db, { compound, buildings }: World): Promise<void> {
  await sql`
    insert into matters.matter (community_id, id, reference, place_id, building_id, compound_id,
      profile, category, title, body, folded_hash, visibility, is_anonymous, state, state_since,
      raised_at, asker_id, actor_id, queue, holder_id, last_handler_id, next_due_at, next_stage,
      deadline_at, closed_at, closed_as, accepted_at, accept_due_at, answered_at, dispatched_at,
      dispatched_to, contact_due_at, contacted_at, handle_due_at, done_at, close_due_at,
      verdict_at, verdict, is_satisfied)
    select community_id, id, to_char(raised_at, 'YYYY') || '-' || lpad(i::text, 7, '0'),
      coalesce(b.building, community_id), b.building,
      case when is_looked_at then ${compound}::text end, 'need', 'home_electric',
      '家裡的燈一閃一閃的', '家裡的燈一閃一閃的，想請懂電的鄰居看看。第 ' || i || ' 件',
      decode(md5(i::text), 'hex'), case when i % 10 = 3 then 'neighbours' else 'all' end, i % 7 = 0,
      case when is_open then 'accepted' when is_held then 'claimed' else 'resolved' end,
      case when is_open then raised_at when is_held then taken_at else over_at end,
      raised_at, asker_id, asker_id, 'role:community_worker@' || community_id,
      case when is_held then helper_id end, case when not is_open then helper_id end,
      case when not is_over then due_at end, case when not is_over then 'handle' end,
      due_at, case when is_over then over_at end, case when is_over then 'resolved' end,
      raised_at, raised_at + interval '1 day', raised_at, case when not is_open then taken_at end,
      case when not is_open then 'neighbour' end, taken_at + interval '1 day', taken_at, due_at,
      case when is_over then over_at end, due_at, case when is_over then over_at end,
      case when is_over then 'solved' end, case when is_over then true end
    from batch, lateral (select case when is_looked_at
      then (${[...buildings]}::text[])[1 + (i / 100) % ${buildings.length}::int] end as building) as b
  `.execute(tx);
}

async function writeStories(tx: Db): Promise<void> {
  await sql`
    insert into matters.event (community_id, matter_id, id, at, verb, from_state, to_state,
      actor_id, person_id, part, visibility)
    select community_id, batch.id, gen_random_uuid(), e.at, e.verb, e.from_state, e.to_state,
      e.by_id, e.by_id, e.part, 'public'
    from batch, lateral (values
      (true, raised_at, 'raise', null, 'submitted', asker_id, 'asker'),
      (true, raised_at, 'accept', 'submitted', 'accepted', null, 'system'),
      (not is_open, taken_at, 'claim', 'accepted', 'claimed', helper_id, 'holder'),
      (is_over, over_at, 'confirm', 'done', 'resolved', asker_id, 'asker')
    ) as e (happened, at, verb, from_state, to_state, by_id, part)
    where e.happened`.execute(tx);
  await sql`
    insert into matters.clock (community_id, matter_id, stage, round, kind, quantity, started_at,
      due_at, stopped_at, is_provisional, wakes_at)
    select community_id, id, 'handle', 1, 'calendar_days', 30, raised_at, due_at,
      case when is_over then over_at end, false, case when not is_over then due_at end
    from batch`.execute(tx);
  await sql`
    insert into matters.assignment (community_id, matter_id, id, role, origin, person_id, actor_id,
      started_at, acknowledged_at, ended_at, end_reason)
    select community_id, id, gen_random_uuid(), 'lead', 'claimed', helper_id, helper_id, taken_at,
      taken_at, case when is_over then over_at end, case when is_over then 'done' end
    from batch where not is_open`.execute(tx);
}

async function writeFigures(tx: Db): Promise<void> {
  await sql`
    insert into matters.figure_change (community_id, measure, day, matter_id, place_id, id, value)
    select m.community_id, f.measure, (f.at at time zone 'Asia/Shanghai')::date, m.id, m.place_id,
      m.id, f.value
    from batch join matters.matter m using (community_id, id), lateral (values
      ('raised', m.raised_at, 1), ('accepted', m.raised_at, 1),
      ('dispatched', m.dispatched_at, 1), ('claimed', m.dispatched_at, 1),
      ('handled', m.done_at, 1), ('handling_minutes', m.done_at, 2880),
      ('closed', m.closed_at, 1), ('resolved', m.closed_at, 1),
      ('answers', m.verdict_at, 1), ('confirmed', m.verdict_at, 1)
    ) as f (measure, at, value)
    where f.at is not null`.execute(tx);
}
