import { sql } from 'kysely';
import { z } from 'zod';
import { loadSubject } from '#/app/reader.ts';
import { musterEndpoints, musterJobs } from '#/features/musters/index.ts';
import { noticeJobs } from '#/features/notices/jobs.ts';
import { savePeople } from '#/features/people/index.ts';
import { loadOrganisationReference } from '#/features/organisations/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Context } from '#/platform/action/context.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { testApp } from './app.ts';
import type { Browser, TestApp } from './app.ts';
import { REFERENCE } from './compound.ts';
import { hearEverything } from './heard.ts';
import { household, makeWorld, people, places } from './world.ts';

/** A rainy afternoon in Shanghai. */
export const AFTERNOON = '2026-11-23T04:00:00Z';
const BEGAN = Temporal.Instant.from('2026-01-01T00:00:00Z');

/** Two teams of the community, and one next door. */
export const teams = {
  red: '019cf000-0000-7000-8000-00000000b001',
  flood: '019cf000-0000-7000-8000-00000000b002',
  next: '019cf000-0000-7000-8000-00000000b003',
} as const;

/** Gives the id of a member of the teams; the first six live in building 3. */
export function memberId(number: number): string {
  return `019cf000-0000-7000-8000-${(0xc000 + number).toString(16).padStart(12, '0')}`;
}

const MEMBERS = 12;
const LIVING_IN_BUILDING = 6;

export type MusterSite = {
  readonly app: TestApp;
  /** Mr Li, who leads the team in red vests. */
  readonly leader: Browser;
  /** Works for the community. */
  readonly worker: Browser;
  /** A member of the red team. */
  readonly member: (number: number) => Promise<Browser>;
  /** Calls the red team, lets them be found, and gives the id. */
  readonly call: (changes?: object, by?: Browser) => Promise<string>;
  readonly runJobs: () => Promise<void>;
  /** What was never there before: nobody called, nobody told, the same afternoon. */
  readonly forget: () => Promise<void>;
  /** What somebody has been told, the oldest first. */
  readonly told: (personId: string) => Promise<readonly string[]>;
  /** The context of a request of somebody, on a transaction of the test's. */
  readonly contextOf: (personId: string | undefined, db: Context['db']) => Context;
};

const idShape = z.object({ id: z.uuid() });

/** What is called for, to be changed by a test. */
export const sandbags = {
  title: '搬沙袋',
  meetingPlace: '2號門',
  startsAt: '2026-11-23T15:00',
  wanted: 3,
  teams: [teams.red],
  note: '穿雨鞋',
} as const;

/** Opens the neighbourhood with its teams. */
export async function openMusterSite(more: readonly AnyEndpoint[] = []): Promise<MusterSite> {
  const jobs = [...musterJobs, ...noticeJobs];
  const app = await testApp({
    endpoints: [...musterEndpoints, ...more],
    jobs,
    loadSubject,
    now: AFTERNOON,
  });
  await makeWorld(app.db);
  await loadOrganisationReference(app.db, REFERENCE);
  await saveTeams(app);
  const leader = await app.signIn(people.li);
  const runJobs = async () => {
    for (const job of musterJobs) {
      if (job.cron !== undefined) await runJob(app, job, {});
    }
    const { rows } = await sql<{ id: string }>`
      select id from musters.muster where asked_at is null`.execute(app.db);
    const ask = musterJobs.find(({ name }) => name === 'musters.ask');
    for (const { id } of rows) if (ask !== undefined) await runJob(app, ask, { id });
  };
  return {
    app,
    leader,
    runJobs,
    worker: await app.signIn(people.zhuang),
    member: (number) => app.signIn(memberId(number)),
    call: async (changes = {}, by = leader) => {
      await sql`delete from platform.attempt where kind = 'musters.make'`.execute(app.db);
      const sent = await by.api('POST /musters', { ...sandbags, ...changes });
      if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
      await runJobs();
      return idShape.parse(sent.body).id;
    },
    told: async (personId) => listTold(app, personId),
    forget: async () => {
      app.clock.set(AFTERNOON);
      for (const table of ['asked', 'team', 'muster']) {
        await sql`delete from ${sql.table(`musters.${table}`)}`.execute(app.db);
      }
      await sql`delete from notices.delivery`.execute(app.db);
      await sql`delete from notices.notice`.execute(app.db);
      await sql`delete from platform.attempt`.execute(app.db);
      await sql`delete from graphile_worker._private_jobs`.execute(app.db);
    },
    contextOf: (personId, db) => {
      const organisationIds = personId === people.li ? [teams.red] : [];
      const person = { actorId: personId, personId, organisationIds };
      const subject = personId === undefined ? visitor : { ...visitor, ...person };
      return makeContext({ db, subject, language: 'zh-Hant', services: app.services });
    },
  };
}

async function listTold(app: TestApp, personId: string): Promise<readonly string[]> {
  await hearEverything(app);
  const { rows } = await sql<{ kind: string }>`
    select kind from notices.notice where person_id = ${personId} order by at, id`.execute(app.db);
  return rows.map(({ kind }) => kind);
}

async function saveTeams(app: TestApp): Promise<void> {
  const { db } = app;
  const bodies = [
    [teams.red, places.community, '紅馬甲'],
    [teams.flood, places.compound, '防汛隊'],
    [teams.next, places.nextCommunity, '湖光隊'],
  ] as const;
  for (const [id, placeId, name] of bodies) {
    const communityId = placeId === places.compound ? places.community : placeId;
    await sql`insert into organisations.organisation
        (community_id, id, place_id, kind, name, opened_on)
      values (${communityId}, ${id}, ${placeId}, 'volunteer_team', ${name}, '2026-01-01')`.execute(
      db,
    );
  }
  await sql`insert into organisations.post (community_id, id, organisation_id, kind, place_id, created_at)
    values (${places.community}, ${teams.red.replace('b001', 'b011')}, ${teams.red}, 'team_leader',
      ${places.community}, ${BEGAN})`.execute(db);
  await sql`insert into organisations.term (community_id, id, post_id, person_id, starts_on)
    values (${places.community}, gen_random_uuid(), ${teams.red.replace('b001', 'b011')},
      ${people.li}, '2026-01-01')`.execute(db);
  await saveMembers(app);
}

async function saveMembers({ db }: TestApp): Promise<void> {
  const ids = Array.from({ length: MEMBERS }, (_, index) => memberId(index + 1));
  await savePeople(
    db,
    {
      people: ids.map((id, index) => ({
        id,
        name: `密名${index + 1}`,
        communityId: places.community,
        called: `隊員${index + 1}`,
        birthYear: undefined,
        telephone: `+8613911110${String(index + 1).padStart(3, '0')}`,
        email: undefined,
        language: 'zh-Hant',
        accountSince: BEGAN,
      })),
      residences: ids.slice(0, LIVING_IN_BUILDING).map((personId) => ({
        id: personId.replace('0000-7000-8000-0000', '0000-7000-8000-0001'),
        personId,
        householdId: household(3, 1, 102),
        communityId: places.community,
        relation: 'owner' as const,
        since: Temporal.PlainDate.from('2026-01-01'),
        until: undefined,
      })),
    },
    BEGAN,
  );
  for (const id of ids) {
    await sql`insert into organisations.membership
        (community_id, id, organisation_id, person_id, joined_on)
      values (${places.community}, gen_random_uuid(), ${teams.red}, ${id}, '2026-01-01')`.execute(
      db,
    );
  }
}
