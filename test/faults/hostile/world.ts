import { sql } from 'kysely';
import { bareFrame, loadFrame, loadSubject } from '#/app/reader.ts';
import { savePeople } from '#/features/people/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Services } from '#/platform/action/context.ts';
import { actFor, findSession, startSession } from '#/platform/auth/sessions.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { createApp } from '#/platform/http/app.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { LogLine } from '#/platform/http/serve/parts.ts';
import { readers } from '#test/access/readers.ts';
import { openAccessWorld } from '#test/access/world.ts';
import type { Targets } from '#test/access/world.ts';
import { copyDatabase } from '#test/database.ts';
import { places } from '#test/world.ts';

/** Somebody who may ask, with what a request of theirs carries. */
export type Asker = {
  readonly name: string;
  /** Missing for a visitor. */
  readonly token: string | undefined;
  /** The id of their session, for which their form keys are signed. */
  readonly sessionId: string | undefined;
};

/** The neighbourhood of the access matrix, and another street that none of its readers reaches. */
export type HostileWorld = {
  readonly database: string;
  readonly services: Services;
  readonly targets: Targets;
  readonly askers: readonly Asker[];
  /** Works for the other street, and may read what no asker may. */
  readonly insider: Asker;
  /** Ids of what stands in the database: of one's own, of others, of the other street. */
  readonly ids: readonly string[];
  readonly close: () => Promise<void>;
};

/** An application over a copy of that world, which requests may spoil. */
export type Copy = {
  readonly request: (address: string, init: RequestInit) => Promise<Response>;
  readonly logged: readonly LogLine[];
  readonly close: () => Promise<void>;
};

/** What stands of the people of the other street, and nowhere else. */
export const canaries = {
  names: ['閻鸝鸞', '鈕鶼鰈'],
  telephones: ['+8613711117777', '+8613711118888'],
  words: '金絲雀在籠裏唱了一宿，鄰居都聽見了。',
} as const;

/** All of it as it may be told, whichever way it is written. */
export const canaryPatterns: readonly RegExp[] = [
  ...canaries.names.map((name) => new RegExp(name)),
  ...canaries.telephones.map((telephone) => spaced(telephone.replace('+86', ''))),
  new RegExp(canaries.words.slice(0, 8)),
  /yingwu@canary\.example/,
];

const street = { id: '350203009', community: '350203009001', flat: 'canary-1-1-1' } as const;
/** Who they are; the second works for their street. */
export const canaryIds = [
  '019cf000-0000-7000-8000-0000ca0a0001',
  '019cf000-0000-7000-8000-0000ca0a0002',
];
const BEGAN = Temporal.Instant.from('2026-01-01T00:00:00Z');
const ASSETS = { stylePath: '/assets/a.css', scriptPath: '/assets/a.js', byPath: new Map() };

/** Builds both streets and signs everybody in. */
export async function openHostileWorld(): Promise<HostileWorld> {
  const { app, targets } = await openAccessWorld();
  await saveCanaries(app.db);
  const askers: Asker[] = [];
  for (const { name, personId, actingForId } of readers) {
    askers.push({ name, ...(await signIn({ ...app, personId, actingForId })) });
  }
  const personId = canaryIds[1];
  const insider = {
    name: 'insider',
    ...(await signIn({ ...app, personId, actingForId: undefined })),
  };
  const database = await nameOf(app.db);
  const ids = await listIds(app.db);
  return { database, services: app.services, targets, askers, insider, ids, close: app.close };
}

async function signIn(by: {
  readonly db: Db;
  readonly services: Services;
  readonly personId: string | undefined;
  readonly actingForId: string | undefined;
}): Promise<Pick<Asker, 'token' | 'sessionId'>> {
  const { db, services, personId, actingForId } = by;
  if (personId === undefined) return { token: undefined, sessionId: undefined };
  const context = makeContext({ db, services, subject: visitor, language: 'zh-Hant' });
  const { token } = await startSession(context, {
    personId,
    device: 'Test',
    way: 'passkey',
    strength: 'whole',
  });
  const session = await findSession(db, token, context.now);
  if (actingForId !== undefined)
    await actFor(db, session?.id ?? '', { personId: actingForId, way: 'standing' });
  return { token, sessionId: session?.id };
}

/** Opens the whole application, frames and all, over a copy of the world. */
export async function openCopy(
  world: HostileWorld,
  endpoints: readonly AnyEndpoint[],
): Promise<Copy> {
  const database = await copyDatabase(world.database);
  const pool = openPool(database.connection);
  const logged: LogLine[] = [];
  const app = createApp({
    db: openDb(pool),
    services: world.services,
    endpoints,
    assets: ASSETS,
    loadSubject,
    loadFrame,
    bareFrame,
    readGauges: async () => [],
    log: (line) => logged.push(line),
    logsRequests: false,
  });
  return {
    logged,
    request: async (address, init) => app.request(`${world.services.publicUrl}${address}`, init),
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
}

function spaced(digits: string): RegExp {
  return new RegExp(digits.split('').join('[^\\d]{0,2}'));
}

async function nameOf(db: Db): Promise<string> {
  const { rows } = await sql<{
    readonly name: string;
  }>`select current_database() as name`.execute(db);
  return rows[0]?.name ?? '';
}

/** Two people with a matter of theirs that is for the eyes of their own office only. */
async function saveCanaries(db: Db): Promise<void> {
  const [first = '', second = ''] = canaryIds;
  await sql`
    insert into places.place (id, path, kind, level, community_id, name, ordinal) values
      (${street.id}, '35.02.03.009', 'subdistrict', 40, null, '鶴鳴街道', 901),
      (${street.community}, '35.02.03.009.001', 'community', 50, ${street.community}, '鶴鳴社區', 902),
      ('canary-1', '35.02.03.009.001.1', 'building', 70, ${street.community}, '1號樓', 903),
      ('canary-1-1', '35.02.03.009.001.1.1', 'unit', 80, ${street.community}, '1單元', 904),
      (${street.flat}, '35.02.03.009.001.1.1.1', 'household', 90, ${street.community}, '1', 905)
  `.execute(db);
  const person = (id: string, at: 0 | 1) => ({
    id,
    name: canaries.names[at],
    called: undefined,
    birthYear: 1933,
    telephone: canaries.telephones[at],
    email: at === 0 ? 'yingwu@canary.example' : undefined,
    language: 'zh-Hant' as const,
    communityId: street.community,
    accountSince: BEGAN,
  });
  await savePeople(
    db,
    {
      people: [person(first, 0), person(second, 1)],
      residences: [first, second].map((personId, index) => ({
        id: `019cf000-0000-7000-8000-0000ca0b000${index}`,
        householdId: street.flat,
        communityId: street.community,
        personId,
        relation: 'family' as const,
        since: Temporal.PlainDate.from('2026-01-01'),
        until: undefined,
      })),
      grants: [
        {
          id: '019cf000-0000-7000-8000-0000ca0d0001',
          personId: second,
          role: 'community_worker' as const,
          placeId: street.community,
          communityId: street.community,
          organisationId: undefined,
          startsAt: BEGAN,
          endsAt: undefined,
          reason: '居民推選',
          grantedBy: undefined,
        },
      ],
      logins: [first, second].map((personId, index) => ({
        personId,
        address: { kind: 'telephone' as const, address: canaries.telephones[index] ?? '' },
      })),
    },
    BEGAN,
  );
  await saveCanaryMatter(db, first);
}

/** The matter is one of the world's with other people, so that every column is filled as ever. */
async function saveCanaryMatter(db: Db, askerId: string): Promise<void> {
  const changed: Readonly<Record<string, string | null>> = {
    id: '019cf000-0000-7000-8000-0000ca0c0001',
    community_id: street.community,
    asker_id: askerId,
    actor_id: askerId,
    place_id: street.flat,
    building_id: 'canary-1',
    compound_id: null,
    title: canaries.words,
    body: canaries.words,
    visibility: 'staff',
    holder_id: null,
    last_handler_id: null,
  };
  const columns = await sql<{ readonly name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'matters' and table_name = 'matter' and is_generated = 'NEVER'`.execute(
    db,
  );
  const names = columns.rows.map(({ name }) => name);
  const list = (prefix: string) => sql.join(names.map((name) => sql.ref(`${prefix}${name}`)));
  await sql`
    insert into matters.matter (${list('')})
    select ${list('c.')} from matters.matter m,
      jsonb_populate_record(m, ${JSON.stringify(changed)}::jsonb) c
    where m.community_id = ${places.community} and m.visibility = 'staff'
    order by m.id limit 1`.execute(db);
}

/** Every id of every table, by what the catalogue says of its columns. */
async function listIds(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly schema: string; readonly name: string }>`
    select table_schema as schema, table_name as name from information_schema.columns
    where column_name = 'id' and data_type = 'uuid'
      and table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker')`.execute(db);
  const found: string[] = [];
  for (const { schema, name } of rows) {
    const ids = await sql<{ readonly id: string }>`
      select id from ${sql.table(`${schema}.${name}`)} order by id limit 8`.execute(db);
    found.push(...ids.rows.map(({ id }) => id));
  }
  return [...found, ...canaryIds, street.community, street.flat, `${street.community}-2026-0001`];
}
