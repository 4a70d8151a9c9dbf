import assert from 'node:assert/strict';
import { join } from 'node:path';
import { sql } from 'kysely';
import { loadReferenceFiles, raiseMatter } from '#/features/matters/index.ts';
import type { RaiseInput, RaiseOutput } from '#/features/matters/index.ts';
import { loadSubject } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from './app.ts';
import { testDatabase } from './database.ts';
import { makeWorld, places } from './world.ts';

/**
 * The neighbourhood of the tests with all that matters need: what a release brings of categories,
 * deadlines, routes and calendars, a property company in the compound, and a dispatcher. Its clock
 * stands at a Monday morning until a test moves it.
 */
export type MatterWorld = {
  readonly db: Db;
  readonly now: () => Temporal.Instant;
  readonly forward: (duration: Temporal.DurationLike) => void;
  /** The context of a person, perhaps acting for another, at this moment. */
  readonly as: (personId: string, actingForId?: string) => Promise<Context>;
  readonly asVisitor: () => Context;
  readonly asSystem: () => Context;
  readonly raise: (by: string, changes?: Partial<RaiseInput>) => Promise<RaiseOutput>;
};

export const company = '019cf000-0000-7000-8000-0000000000c1';
/** Works for the property company and lives elsewhere. */
export const repairer = '019cf000-0000-7000-8000-0000000000d1';
/** Dispatches for the community. */
export const dispatcher = '019cf000-0000-7000-8000-0000000000d2';
/** Goes round the community and looks. */
export const gridWorker = '019cf000-0000-7000-8000-0000000000d3';
/** Works at the subdistrict, above the community. */
export const above = '019cf000-0000-7000-8000-0000000000d4';

/** Monday, nine in the morning in Xiamen. */
export const MONDAY = '2026-11-23T01:00:00Z';
const FOLDER = join(import.meta.dirname, '..', 'db', 'reference');

/** Builds the neighbourhood on an empty database or in a transaction. */
export async function makeMatterWorld(db: Db): Promise<MatterWorld> {
  await makeWorld(db);
  await saveWorkers(db);
  await saveCompany(db);
  const { newId } = contextOn(db, { now: MONDAY });
  await loadReferenceFiles(db, { folder: FOLDER, newId });
  return openMatterWorld(db);
}

let shared: Promise<Db> | undefined;

/** Runs a test in a transaction of a database that holds the neighbourhood, and takes it back. */
export async function inWorld(work: (world: MatterWorld) => Promise<void>): Promise<void> {
  shared ??= openShared();
  const transaction = await (await shared).startTransaction().execute();
  try {
    await work(openMatterWorld(transaction));
  } finally {
    await transaction.rollback().execute();
  }
}

async function openShared(): Promise<Db> {
  const { connection } = await testDatabase();
  const pool = openPool(connection);
  pool.options.allowExitOnIdle = true;
  const db = openDb(pool);
  await makeMatterWorld(db);
  return db;
}

function openMatterWorld(db: Db): MatterWorld {
  let now = Temporal.Instant.from(MONDAY);
  const contextOf = (subject: Subject) => contextOn(db, { subject, now: now.toString() });
  const as = async (personId: string, actingForId?: string) => {
    const { newId } = contextOf(visitor);
    const subject = await loadSubject(
      db,
      { id: newId(), personId, actingForId, strongUntil: now.add({ hours: 1 }) },
      now,
    );
    // Bodies are known by app's composition, which stands above this feature.
    const organisationIds = personId === repairer ? [company] : [];
    return contextOf({ ...subject, organisationIds });
  };
  return {
    db,
    as,
    now: () => now,
    forward: (duration) => {
      now = now.add(duration);
    },
    asVisitor: () => contextOf(visitor),
    asSystem: () => contextOf(visitor),
    raise: async (by, changes) => valueOf(await raiseMatter(await as(by), told(changes))),
  };
}

/** What is told of a need, or with changes of anything else. */
export function told(changes: Partial<RaiseInput> = {}): RaiseInput {
  return {
    profile: 'need',
    placeId: places.building,
    category: 'home_electric',
    body: '家裡的燈一閃一閃的，想請懂電的鄰居看看。',
    visibility: 'all',
    isAnonymous: false,
    photos: [],
    ...changes,
  };
}

/** A report of the railing on the slope. */
export const railing: Partial<RaiseInput> = {
  profile: 'report',
  category: 'railing',
  placeId: places.compound,
  body: '坡上的欄杆鬆了，老人家扶著會晃。',
};

/** Gives what an action gave, and fails with the refusal if it refused. */
export function valueOf<Value>(result: Result<Value>): Value {
  assert.ok(result.ok, `refused: ${result.ok ? '' : result.refusal}`);
  return result.value;
}

/** Gives the code with which an action refused, and fails if it did not. */
export function refusalOf(result: Result<unknown>): string {
  assert.ok(!result.ok, 'was not refused');
  return result.refusal;
}

async function saveWorkers(db: Db): Promise<void> {
  const workers = [
    [repairer, '周工', null, null],
    [dispatcher, '郭曉', 'dispatcher', places.community],
    [gridWorker, '蘇平', 'grid_worker', places.community],
    [above, '洪明', 'dispatcher', places.subdistrict],
  ] as const;
  for (const [id, name, role, placeId] of workers) {
    await sql`insert into people.person (id, community_id, name, language, search_name, created_at)
      values (${id}, ${places.community}, ${name}, 'zh-Hant', ${name}, ${MONDAY})`.execute(db);
    if (role === null) continue;
    const communityId = placeId === places.community ? placeId : null;
    await sql`insert into people.grant
        (id, person_id, role, place_id, community_id, starts_at, reason, granted_at)
      values (gen_random_uuid(), ${id}, ${role}, ${placeId}, ${communityId},
        '2026-01-01T00:00:00Z', '聘任', '2026-01-01T00:00:00Z')`.execute(db);
  }
}

async function saveCompany(db: Db): Promise<void> {
  await sql`insert into organisations.kind (code, name_hant, name_hans, name_en, icon, ordinal)
    values ('property_company', '物業公司', '物业公司', 'Property company', 'home', 1)
    on conflict do nothing`.execute(db);
  await sql`insert into organisations.organisation
      (community_id, id, place_id, kind, name, opened_on)
    values (${places.community}, ${company}, ${places.compound}, 'property_company',
      '東興物業', '2026-01-01')`.execute(db);
}

export { people, places } from './world.ts';
