import { sql } from 'kysely';
import { loadSubject, peopleEndpoints, peopleJobs, savePeople } from '#/features/people/index.ts';
import type { GrantTerm, ManyPeople, Person, Residence } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import type { Role } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { actFor, findSession, startSession } from '#/platform/auth/sessions.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Assets } from '#/platform/http/assets.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { contextOn, testApp } from './app.ts';
import type { TestApp } from './app.ts';

/**
 * The one small neighbourhood of the tests: Shentian community with the compound Dongxing, of which
 * buildings 3 and 7 have two units of two floors, and the community next to it.
 */
export const places = {
  district: '350203',
  subdistrict: '350203007',
  community: '350203007010',
  nextCommunity: '350203007011',
  compound: 'dongxing',
  building: 'dongxing-3',
  otherBuilding: 'dongxing-7',
  nextBuilding: 'huguang-1',
} as const;

/** Gives the id of a household of the compound: building, unit, number. */
export function household(building: 3 | 7, unit: 1 | 2, number: 101 | 102 | 201 | 202): string {
  return `dongxing-${building}-${unit}-${number}`;
}

/** A household of the community next to it. */
export const NEXT_HOUSEHOLD = 'huguang-1-1-101';

export const people = {
  /** The building leader (樓長) of building 3, who lives there. */
  chen: '019cf000-0000-7000-8000-000000000001',
  /** Eighty-two, without telephone or account, in building 3. */
  wang: '019cf000-0000-7000-8000-000000000002',
  /** Her daughter, who lives in the next community and may act for her. */
  lin: '019cf000-0000-7000-8000-000000000003',
  /** Works at the counter of Shentian and lives elsewhere. */
  zhuang: '019cf000-0000-7000-8000-000000000004',
  /** The steward of Shentian. */
  wu: '019cf000-0000-7000-8000-000000000005',
  /** Looks at the figures of the district. */
  he: '019cf000-0000-7000-8000-000000000006',
  /** A neighbour in building 7. */
  li: '019cf000-0000-7000-8000-000000000007',
  /** A worker of the community next to it. */
  xu: '019cf000-0000-7000-8000-000000000008',
} as const;

export const telephones = {
  chen: '+8613800138001',
  lin: '+8613800138003',
  zhuang: '+8613800138004',
  li: '+8613800138007',
} as const;

const BEGAN = Temporal.Instant.from('2026-01-01T00:00:00Z');

/** Builds the neighbourhood; its ids are the same in every test. */
export async function makeWorld(db: Db): Promise<void> {
  await savePlaces(db);
  await savePeople(db, neighbourhood(), BEGAN);
}

function neighbourhood(): Partial<ManyPeople> {
  const account = { accountSince: BEGAN };
  return {
    people: [
      person(people.chen, '陳志明', { called: '陳師傅', telephone: telephones.chen, ...account }),
      person(people.wang, '王秀英', { called: '王阿姨', birthYear: 1944 }),
      person(people.lin, '林小梅', {
        telephone: telephones.lin,
        communityId: places.nextCommunity,
        ...account,
      }),
      person(people.zhuang, '莊文靜', { telephone: telephones.zhuang, ...account }),
      person(people.wu, '吳建國', { email: 'wu@example.org', ...account }),
      person(people.he, '何衛東', account),
      person(people.li, '李大同', { called: '李老師', telephone: telephones.li, ...account }),
      person(people.xu, '許青', { communityId: places.nextCommunity, ...account }),
    ],
    residences: [
      residence(11, people.chen, household(3, 1, 101)),
      residence(12, people.wang, household(3, 2, 201)),
      residence(13, people.li, household(7, 1, 101)),
      { ...residence(14, people.lin, NEXT_HOUSEHOLD), communityId: places.nextCommunity },
    ],
    logins: [
      login(people.chen, telephones.chen),
      login(people.lin, telephones.lin),
      login(people.zhuang, telephones.zhuang),
      login(people.li, telephones.li),
      { personId: people.wu, address: { kind: 'email', address: 'wu@example.org' } },
    ],
    grants: [
      grant(21, people.chen, 'building_leader', places.building),
      grant(22, people.zhuang, 'community_worker', places.community),
      grant(23, people.wu, 'steward', places.community),
      { ...grant(24, people.he, 'viewer', places.district), communityId: undefined },
      {
        ...grant(25, people.xu, 'community_worker', places.nextCommunity),
        communityId: places.nextCommunity,
      },
    ],
    relations: [
      {
        id: idOf(31),
        helperId: people.lin,
        personId: people.wang,
        kind: 'child',
        consentWay: 'in_person',
        consentedOn: Temporal.PlainDate.from('2026-01-05'),
        recordedBy: people.zhuang,
        endsAt: undefined,
        startsAt: BEGAN,
      },
    ],
  };
}

function person(id: string, name: string, known: Partial<Person>): Person {
  return {
    id,
    name,
    communityId: places.community,
    called: undefined,
    birthYear: undefined,
    telephone: undefined,
    email: undefined,
    language: 'zh-Hant',
    accountSince: undefined,
    ...known,
  };
}

function residence(number: number, personId: string, householdId: string): Residence {
  return {
    id: idOf(number),
    householdId,
    communityId: places.community,
    personId,
    relation: 'family',
    since: Temporal.PlainDate.from('2026-01-01'),
    until: undefined,
  };
}

function login(personId: string, telephone: string): ManyPeople['logins'][number] {
  return { personId, address: { kind: 'telephone', address: telephone } };
}

function grant(
  number: number,
  personId: string,
  role: Role,
  placeId: string,
): Omit<GrantTerm, 'withdrawn'> {
  return {
    id: idOf(number),
    personId,
    role,
    placeId,
    communityId: places.community,
    organisationId: undefined,
    startsAt: BEGAN,
    endsAt: undefined,
    reason: '居民推選',
    grantedBy: undefined,
  };
}

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

type PlaceRow = readonly [id: string, path: string, kind: string, level: number, name: string];

async function savePlaces(db: Db): Promise<void> {
  const rows: readonly PlaceRow[] = [
    ['35', '35', 'province', 10, '福建省'],
    ['3502', '35.02', 'city', 20, '廈門市'],
    [places.district, '35.02.03', 'district', 30, '思明區'],
    [places.subdistrict, '35.02.03.007', 'subdistrict', 40, '開元街道'],
    [places.community, '35.02.03.007.010', 'community', 50, '深田社區'],
    [places.nextCommunity, '35.02.03.007.011', 'community', 50, '湖光社區'],
    [places.compound, '35.02.03.007.010.dx', 'compound', 60, '東興小區'],
    ...buildingRows(3),
    ...buildingRows(7),
    [places.nextBuilding, '35.02.03.007.011.1', 'building', 70, '1號樓'],
    ['huguang-1-1', '35.02.03.007.011.1.1', 'unit', 80, '1單元'],
    [NEXT_HOUSEHOLD, '35.02.03.007.011.1.1.101', 'household', 90, '101'],
  ];
  await sql`
    insert into places.place (id, path, kind, level, community_id, name, ordinal)
    select id, path, kind, level, community_id, name, row_number() over ()
    from unnest(
      ${rows.map(([id]) => id)}::text[], ${rows.map(([, path]) => path)}::text[],
      ${rows.map(([, , kind]) => kind)}::text[], ${rows.map(([, , , level]) => level)}::smallint[],
      ${rows.map((row) => communityOf(row))}::text[], ${rows.map((row) => row[4])}::text[]
    ) as t (id, path, kind, level, community_id, name)`.execute(db);
}

function buildingRows(building: 3 | 7): readonly PlaceRow[] {
  const path = `35.02.03.007.010.dx.${building}`;
  const rows: PlaceRow[] = [[`dongxing-${building}`, path, 'building', 70, `${building}號樓`]];
  for (const unit of [1, 2] as const) {
    rows.push([`dongxing-${building}-${unit}`, `${path}.${unit}`, 'unit', 80, `${unit}單元`]);
    for (const number of [101, 102, 201, 202] as const) {
      const id = household(building, unit, number);
      rows.push([id, `${path}.${unit}.${number}`, 'household', 90, String(number)]);
    }
  }
  return rows;
}

function communityOf([, path, , level]: PlaceRow): string | null {
  if (level < 50) return null;
  return path.startsWith('35.02.03.007.011') ? places.nextCommunity : places.community;
}

/**
 * Builds the application over the neighbourhood, with the endpoints and jobs of people and those a
 * test adds; who signs in has the standing that the neighbourhood gives them.
 */
export async function worldApp(
  more: {
    readonly endpoints?: readonly AnyEndpoint[];
    readonly jobs?: readonly JobHandler[];
    readonly publicUrl?: string;
    readonly assets?: Assets;
  } = {},
): Promise<TestApp> {
  const app = await testApp({
    endpoints: [...peopleEndpoints, ...(more.endpoints ?? [])],
    jobs: [...peopleJobs, ...(more.jobs ?? [])],
    loadSubject,
    ...(more.publicUrl === undefined ? {} : { publicUrl: more.publicUrl }),
    ...(more.assets === undefined ? {} : { assets: more.assets }),
  });
  await makeWorld(app.db);
  return app;
}

/** Finds the six digits in the message that was sent last. */
export function codeIn(app: TestApp): string {
  return /\b\d{6}\b/.exec(app.sent.at(-1)?.text ?? '')?.[0] ?? '';
}

/** Changes a code so that it is wrong. */
export function wrongly(code: string): string {
  return code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
}

/** Makes the context of somebody of the neighbourhood who has signed in, in a transaction. */
export async function contextOf(
  db: Db,
  personId: string,
  moment: { readonly now?: string; readonly actingForId?: string } = {},
): Promise<Context> {
  const { now, actingForId } = moment;
  const at = now === undefined ? {} : { now };
  const context = contextOn(db, at);
  const { token } = await startSession(context, { personId, device: 'Test', strength: 'whole' });
  const session = await findSession(db, token, context.now);
  if (session === undefined) throw new Error('A session was begun and is not there.');
  if (actingForId !== undefined) {
    await actFor(db, session.id, { personId: actingForId, way: 'standing' });
  }
  const acting = actingForId === undefined ? {} : { actingForId, actingWay: 'standing' as const };
  const subject = await loadSubject(db, { ...session, ...acting }, context.now);
  return contextOn(db, { ...at, subject });
}

/** Lists what was recorded, in order: who, for whom, which verb, about whom. */
export async function recordedIn(db: Db) {
  const rows = await db
    .selectFrom('platform.journal')
    .select(['actor_id', 'person_id', 'feature', 'verb', 'subject_id', 'community_id', 'place_id'])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    actorId: row.actor_id ?? undefined,
    personId: row.person_id ?? undefined,
    what: `${row.feature}.${row.verb}`,
    subjectId: row.subject_id,
    communityId: row.community_id,
    placeId: row.place_id ?? undefined,
  }));
}

/** Gives the code with which an action declined, or nothing when it did not. */
export function refusalOf(result: Result<unknown>): string | undefined {
  return result.ok ? undefined : result.refusal;
}
