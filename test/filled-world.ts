import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { recountSums } from '#/features/figures/store.ts';
import { photoSizes } from '#/platform/storage/photos.ts';
import { folderStore } from '#/platform/storage/files.ts';
import { listSchemas } from '#/platform/db/migrate.ts';
import { openDb } from '#/platform/db/pool.ts';
import { openAccessWorld } from './access/world.ts';
import { addEverythingUp } from './added-up.ts';
import type { TestApp } from './app.ts';
import { sealAll } from './sealed.ts';

export const MIGRATIONS = join(import.meta.dirname, '..', 'db', 'migrations');

/** A neighbourhood with rows in every table, and its photos in a data folder. */
export type FilledWorld = {
  readonly app: TestApp;
  readonly dataFolder: string;
  readonly files: string;
  readonly close: () => Promise<void>;
};

/** Rows for the tables that no request of the neighbourhood reaches. */
const REST = [
  `insert into platform.setting (key, value)
   values ('secret', to_jsonb(repeat('5a', 32))), ('home_community', '"350203007010"')`,
  `insert into platform.request_key (key, endpoint, actor_id, outcome, at)
   values ('k1', 'matters.raise', null, '{"a": [1, 2.50, "\\\\ \\t\\n 鄰里"]}', now())`,
  `insert into platform.parked_form (id, endpoint, address, fields, at)
   values (gen_random_uuid(), 'matters.raise', '/matters/new', '{"body": "railing\\nloose"}', now())`,
  `insert into places.alias (path, place_id, moved_at)
   select '35.02.03.007.099', id, now() from places.place where id = '350203007010'`,
  `insert into organisations.coverage (community_id, place_id, households, reached, counted_at)
   values ('350203007010', '350203007010', 16, 12, now()) on conflict do nothing`,
  `insert into matters.category_at_place (place_id, category, is_offered, source, source_date)
   select '350203007010', code, true, 'notice 7', current_date from matters.category limit 2`,
  `insert into matters.calendar_at_place (place_id, calendar)
   select '350203007010', code from matters.calendar limit 1`,
  `insert into matters.comment
     (community_id, matter_id, id, at, actor_id, person_id, part, body, visibility)
   select community_id, id, gen_random_uuid(), now(), asker_id, asker_id, 'asker',
     E'a backslash \\\\ a tab \\t a line\\n and \\\\N, which is no null; 弄堂', 'public'
   from matters.matter limit 1`,
  `insert into rights.reading (person_id, helper_id, since)
   select person_id, helper_id, now() from people.relation limit 1`,
  `insert into rights.correction (community_id, id, person_id, asked_by, asked_at, words)
   select community_id, gen_random_uuid(), id, id, now(), '名字少一劃'
   from people.person limit 1`,
  `insert into rights.leaving
     (id, community_id, person_id, asked_by, asked_at, due_at, takes_words, withdrawn_at)
   select gen_random_uuid(), community_id, id, id, now(), now() + interval '30 days', true, now()
   from people.person limit 1`,
  `insert into guard.passkey values (gen_random_uuid(), '019cf000-0000-7000-8000-000000000004',
     'k', '\\x01', 3, '{internal,hybrid}', '手機', now(), null)`,
  `insert into guard.challenge values ('\\x02', 'register', gen_random_uuid(), now())`,
  `insert into matters.paper_form values ('350203007010', gen_random_uuid(), '00000018',
     gen_random_uuid(), now(), null, null)`,
  `insert into matters.saved_filter (id, owner_id, name, place_id, show, saved_at)
   select gen_random_uuid(), id, '早上先看的', '350203007010', 'overdue', now()
   from people.person limit 1`,
  `insert into people.told_way (community_id, person_id, way, chosen_at, chosen_by)
   select community_id, id, 'telephone', now(), id from people.person limit 1
   on conflict do nothing`,
  `insert into people.vouch
   select community_id, gen_random_uuid(), person_id, id, 'known', false, gen_random_uuid(), now()
   from people.residence where until is null limit 1`,
  `insert into people.sheet_code
   select gen_random_uuid(), gen_random_uuid(), 3, id, '\\x0d', id, now(), now() + interval '1 year',
     null, null, gen_random_uuid()
   from people.person limit 1`,
  `insert into platform.reading
   select community_id, id, '019cf000-0000-7000-8000-0000000000f1', 'record', now(), now(), 'steward',
     null
   from people.person limit 1`,
  `insert into platform.failure values ('people.sign_in', '192.0.2.1', 7, now(), now())`,
  `insert into guard.recovery
   select gen_random_uuid(), id, gen_random_uuid(), now(), now() + interval '1 day',
     '019cf000-0000-7000-8000-0000000000f1', now(), null, null, null
   from people.person limit 1`,
  `insert into guard.glass
   select community_id, gen_random_uuid(), id, '019cf000-0000-7000-8000-0000000000f1', 'steward', null,
     '樓下漏水漏到電表上，屋裡沒有人應門。', now(), now() + interval '1 hour', null, null, null, null
   from people.person limit 1`,
  `insert into behalf.reversal (community_id, entry_id, person_id, actor_id, by_way, at)
   select community_id, id, actor_id, actor_id, 'oneself', now()
   from platform.journal where actor_id is not null limit 1`,
  `insert into matters.finding (community_id, matter_id, kind, found_at)
   select community_id, id, 'held_by_nobody', now() from matters.matter limit 1`,
  `insert into notices.notice
     (community_id, id, person_id, entry_id, at, topic, kind, is_urgent, read_at)
   select community_id, gen_random_uuid(), id, gen_random_uuid(), now(), 'mine', 'done', false, now()
   from people.person limit 2`,
  `insert into behalf.slip_tiding
   select s.community_id, s.id, n.id from behalf.slip s, notices.notice n limit 1`,
  `insert into notices.robot (community_id, id, place_id, kind, name, sealed, made_at)
   values ('350203007010', gen_random_uuid(), '350203007010', 'wecom', '三號樓群', 'x', now())`,
  `insert into notices.delivery (community_id, id, notice_id, person_id, channel, topic, kind,
     is_urgent, state, due_at, made_at)
   select community_id, gen_random_uuid(), id, person_id, 'email', topic, kind, false, 'waiting',
     now(), now() from notices.notice limit 1`,
  `insert into notices.choice select id, 'mine', 'email', 'now', now() from people.person limit 1`,
  `insert into notices.hours select id, '22:00', '07:00', '18:00' from people.person limit 1`,
  `insert into notices.stop select id, '*', now() from people.person limit 1`,
  `insert into notices.subscription
   select gen_random_uuid(), person_id, '\\x01', 'x', 'Test', now(), id
     from platform.session limit 1`,
  `insert into webhooks.delivery (community_id, id, listener_id, topic, happened_at, state, due_at,
     made_at)
   select community_id, gen_random_uuid(), id, 'matter.came', now(), 'waiting', now(), now()
   from webhooks.listener limit 1`,
  `insert into volunteers.ability values ('electrical', '修電', '修电', 'Electrical', 'bolt', 1)
   on conflict do nothing`,
  `insert into volunteers.volunteer (community_id, person_id, building_id, lon, lat, groups, quiet_from,
     quiet_to, weekly_cap, minutes, asked, last_asked_at, since)
   select community_id, id, 'b3', 118.1, 24.45, '{care}', '22:00', '06:00', 3,
     '{[0,360),[9960,10080)}', array[now()], now(), now() from people.person order by id limit 2
   on conflict do nothing`,
  `insert into volunteers.skill
   select community_id, person_id, 'electrical', 'able' from volunteers.volunteer
   on conflict do nothing`,
  `insert into volunteers.watch
   select community_id, person_id, 0, volunteers.spot(lon, lat), '{[0,360)}', '{electrical}'
   from volunteers.volunteer where lon is not null on conflict do nothing`,
  `insert into volunteers.proof (community_id, id, person_id, ability, kind, what, organisation_id,
     recorded_by, began_at, ends_at)
   select community_id, gen_random_uuid(), person_id, 'electrical', 'shown', '電工證',
     gen_random_uuid(), person_id, now(), now() + interval '1 year'
   from volunteers.volunteer limit 1`,
  `insert into volunteers.avoidance
   select v.community_id, gen_random_uuid(), v.person_id, null, '樓上', now()
   from volunteers.volunteer v limit 1`,
  `insert into callouts.call (community_id, id, matter_id, plan, wanted, begun_at, next_at)
   select community_id, gen_random_uuid(), id, '{"chain": []}', 1, now(), now()
   from matters.matter limit 1`,
  `insert into callouts.alert (community_id, call_id, person_id, wave, rung, fitness, asked_at,
     seen_at, answer, answered_at, way_minutes)
   select c.community_id, c.id, p.id, 1, 0, 0.5, now(), now(), 'yes', now(), 5
   from callouts.call c, people.person p order by p.id limit 1`,
  `insert into musters.muster (community_id, id, title, meeting_place, note, area_id, starts_at, wanted,
     coming, made_by, made_at, asked_at)
   select community_id, gen_random_uuid(), '搬沙袋', '2號門', '穿雨鞋', community_id,
     now() + interval '1 hour', 30, 1, id, now(), now() from people.person order by id limit 1`,
  `insert into musters.team
   select m.community_id, m.id, o.id from musters.muster m, organisations.organisation o limit 1`,
  `insert into musters.asked (community_id, muster_id, person_id, asked_at, seen_at, answer,
     answered_at, place, placed_at)
   select m.community_id, m.id, p.id, now(), now(), 'yes', now(), 'coming', now()
   from musters.muster m, people.person p order by p.id limit 1`,
  `with given as (
     insert into hours.record (community_id, id, person_id, team, place_id, activity, in_charge,
       content, materials, started_at, ended_at, minutes, held_on, due_on, is_due_certain,
       recorded_at, recorded_on, recorded_by, state, confirmed_at, confirmed_by, confirmed_as, plus)
     select community_id, gen_random_uuid(), id, '', community_id, '清樓道', '莊文靜', '掃了三層', '掃帚',
       '2026-01-05 01:00Z', '2026-01-05 02:00Z', 60, '2026-01-05', '2026-01-19', true,
       '2026-01-06', '2026-01-06', id, 'confirmed', '2026-01-07', gen_random_uuid(), 'community', 1
     from people.person order by id limit 2
     returning *)
   insert into hours.change (community_id, id, record_id, sign, plus, person_id, team, place_id,
     held_on, size, minutes, at)
   select community_id, gen_random_uuid(), id, 1, 1, person_id, team, place_id, held_on, minutes,
     minutes, '2026-01-07' from given`,
  `insert into hours.star_level values ('one_star', '一星級', '一星级', 'One star', 100)
   on conflict do nothing`,
  `insert into hours.sheet (community_id, id, person_id, code_hash, shows_name, shows_activities,
     from_on, to_on, minutes, star_level, made_at, made_by, valid_until, revoked_at)
   select community_id, gen_random_uuid(), person_id, sha256('1'), 'called', true, '2026-01-01',
     '2026-12-31', 60, 'one_star', '2026-11-23', person_id, '2027-11-23', now() from hours.record
   order by person_id limit 1`,
  `insert into rosters.roster (community_id, id, organisation_id, name, starts_on, ends_on,
     rest_minutes, most_per_week, ability, state, drawn_by, drawn_at, published_at)
   select community_id, gen_random_uuid(), gen_random_uuid(), '十二月', '2026-12-01', '2026-12-31',
     660, 2, 'electrical', 'published', id, now(), now() from people.person order by id limit 1 on conflict do nothing`,
  `insert into rosters.kind
   select community_id, id, gen_random_uuid(), '夜班', '22:00', '06:00', '{1,3}', 1, 'as_usual', 1, 1
   from rosters.roster limit 1 on conflict do nothing`,
  `insert into rosters.shift
   select community_id, roster_id, gen_random_uuid(), id, '2026-12-01', '2026-12-01T14:00:00Z',
     '2026-12-01T22:00:00Z', true from rosters.kind limit 1 on conflict do nothing`,
  `insert into rosters.stand
   select s.community_id, s.roster_id, s.id, gen_random_uuid(), 1, 1, p.id, 'taken', 'said',
     s.begins_at, s.ends_at, p.id, now(), now(), now()
   from rosters.shift s, people.person p order by p.id limit 1 on conflict do nothing`,
  `insert into rosters.standing_yes
   select k.community_id, k.id, p.id, now() from rosters.kind k, people.person p
   order by p.id limit 1 on conflict do nothing`,
  `insert into rosters.swap (community_id, id, stand_id, asked_id, asked_at, state)
   select s.community_id, gen_random_uuid(), s.id, p.id, now(), 'open'
   from rosters.stand s, people.person p order by p.id desc limit 1 on conflict do nothing`,
  `insert into rosters.feed (community_id, id, token_hash, person_id, made_at)
   select community_id, gen_random_uuid(), sha256('x'), person_id, now() from rosters.stand limit 1 on conflict do nothing`,
  `update volunteers.volunteer set rostered_from = now(), rostered_until = now() + interval '8 hours'`,
  `insert into matters.book_entry
   select community_id, '2019 年登記簿', '128', id, now() from matters.matter limit 1`,
  `update sheets.row set target_id = 'x', before = '{"made": []}' where number = 2`,
] as const;

/** Builds it; whoever adds a table learns here that no row of it has ever been restored. */
export async function openFilledWorld(): Promise<FilledWorld> {
  const { app } = await openAccessWorld();
  for (const statement of REST) await app.pool.query(statement);
  await addEverythingUp(app.db);
  await sealAll(app.db, app.clock.now());
  const dataFolder = await mkdtemp(join(tmpdir(), 'linli-filled-'));
  const files = join(dataFolder, 'files');
  await layPhotos(app, files);
  const empty = await listEmptyTables(app.pool);
  if (empty.length > 0) throw new Error(`No row stands in ${empty.join(', ')}.`);
  const close = async () => {
    await app.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { app, dataFolder, files, close };
}

/** A test keeps photos in memory; here they lie in a folder, as a host has them. */
async function layPhotos({ db, services }: TestApp, folder: string): Promise<void> {
  const store = folderStore(folder);
  const rows = await db.selectFrom('platform.file').select('sha256').execute();
  for (const { sha256 } of rows) {
    for (const size of photoSizes) {
      const name = `${sha256.toString('hex')}-${size}`;
      const bytes = await services.files.read(name);
      if (bytes !== undefined) await store.save(name, bytes);
    }
  }
}

/** Is empty whenever no transaction is under way. */
const PASSING = new Set(['platform.version_due']);

async function listEmptyTables(pool: Pool): Promise<readonly string[]> {
  const tables = await listTableNames(pool);
  const counts = await Promise.all(
    tables.map(async (name) => (await pool.query(`select from ${name} limit 1`)).rowCount),
  );
  return tables.filter((name, index) => counts[index] === 0 && !PASSING.has(name));
}

/** Lists our tables. */
export async function listTableNames(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname = any($1) order by 1`,
    [[...(await listSchemas(MIGRATIONS))]],
  );
  return rows.map(({ name }) => name);
}

/**
 * Reads every row of every table as text, in one order; what numbers transactions is left out, for
 * such a number means something in its own database only.
 */
export async function readEverything(pool: Pool): Promise<ReadonlyMap<string, readonly string[]>> {
  const read = new Map<string, readonly string[]>();
  for (const name of await listTableNames(pool)) {
    const { rows } = await pool.query<{ readonly text: string }>(
      `select (to_jsonb(t) - array(
         select attname::text from pg_attribute
         where attrelid = $1::regclass and atttypid = 'xid8'::regtype))::text as text
       from ${name} as t order by 1`,
      [name],
    );
    read.set(
      name,
      rows.map(({ text }) => text),
    );
  }
  return read;
}

/** Reads how the tables are made: columns, constraints, indexes and triggers, each in words. */
export async function readDefinitions(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly line: string }>(
    `with ours as (
       select c.oid, c.oid::regclass::text as name from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any($1) and c.relkind in ('r', 'v', 'S'))
     select name || ' column ' || attname || ' ' || format_type(atttypid, atttypmod)
       || ' ' || attnotnull || ' ' || attidentity::text || attgenerated::text as line
     from ours join pg_attribute on attrelid = ours.oid and attnum > 0 and not attisdropped
     union all
     select name || ' constraint ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
       || ' ' || convalidated
     from ours join pg_constraint on conrelid = ours.oid
     union all
     select name || ' index ' || pg_get_indexdef(indexrelid) || ' ' || indisvalid
     from ours join pg_index on indrelid = ours.oid
     union all
     select name || ' trigger ' || pg_get_triggerdef(pg_trigger.oid) || ' ' || tgenabled::text
     from ours join pg_trigger on tgrelid = ours.oid and not tgisinternal
     order by 1`,
    [[...(await listSchemas(MIGRATIONS))]],
  );
  return rows.map(({ line }) => line);
}

/** Adds up the figures, and tells the sum of a place as it is kept and as a recount finds it. */
export async function compareFigures(
  pool: Pool,
  place: { readonly id: string; readonly path: string },
): Promise<{ readonly kept: number; readonly recounted: number }> {
  const db = openDb(pool);
  await addEverythingUp(db);
  const { rows } = await pool.query<{ readonly kept: number }>(
    'select sum(value) as kept from figures.sum where place_id = $1',
    [place.id],
  );
  const recounted = await recountSums(db, place.path);
  return {
    kept: rows[0]?.kept ?? 0,
    recounted: recounted.reduce((sum, { value }) => sum + value, 0),
  };
}
