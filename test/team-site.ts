import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { loadSubject, makePeopleEndpoints } from '#/features/people/index.ts';
import {
  loadOrganisationReference,
  organisationEndpoints,
  saveManyOrganisations,
} from '#/features/organisations/index.ts';
import { teamEndpoints, teamOfOrganisation, teamsOfMe } from '#/features/teams/index.ts';
import { loadVolunteerReference, volunteerEndpoints } from '#/features/volunteers/index.ts';
import { actFor, listSessions } from '#/platform/auth/sessions.ts';
import type { ActingWay } from '#/platform/access/subject.ts';
import { testApp } from './app.ts';
import type { Browser, TestApp } from './app.ts';
import { makeWorld, people, places, recordedIn } from './world.ts';

const REFERENCE = join(import.meta.dirname, '..', 'db', 'reference');

/** A volunteer team of the compound that the building leader leads, and a club that is none. */
export const teams = {
  mending: '019cf000-0000-7000-8000-0000000a0001',
  other: '019cf000-0000-7000-8000-0000000a0002',
  club: '019cf000-0000-7000-8000-0000000a0003',
} as const;
/** Where the team has its page. */
export const HERE = `/organisations/${teams.mending}/team` as const;

const memberShape = z.looseObject({ name: z.string(), personId: z.string().optional() });
const shownShape = z.object({
  memberCount: z.number().optional(),
  leads: z.boolean(),
  enters: z.boolean(),
  leaders: z.array(z.object({ name: z.string() })),
  members: z.array(memberShape),
  requests: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  invitations: z.array(z.looseObject({ id: z.string(), note: z.string() })),
  mine: z
    .looseObject({
      since: z.string().optional(),
      sharesTelephone: z.boolean(),
      canReturn: z.boolean(),
      reason: z.string().optional(),
      declined: z.string().optional(),
      asked: z.looseObject({ at: z.string() }).optional(),
      invitation: z.looseObject({ id: z.string() }).optional(),
    })
    .optional(),
});
export type TeamSeen = z.infer<typeof shownShape>;

export type TeamSite = {
  readonly app: TestApp;
  /** Leads the team. */
  readonly chen: Browser;
  /** A neighbour. */
  readonly li: Browser;
  /** Works at the counter. */
  readonly zhuang: Browser;
  /** Forgets who was in which team, and lets it be Sunday evening. */
  readonly forget: () => Promise<void>;
  /** Reads the team as a program does. */
  readonly seenBy: (browser: Browser) => Promise<TeamSeen>;
  /** Has somebody ask and the leader say yes. */
  readonly join: (browser: Browser, more?: object) => Promise<void>;
  /** Lets somebody act for another. */
  readonly actingFor: (helper: string, personId: string, way: ActingWay) => Promise<Browser>;
  readonly recorded: () => Promise<readonly string[]>;
};

/** Opens the neighbourhood with a volunteer team. */
export async function openTeamSite(): Promise<TeamSite> {
  const app = await testApp({
    endpoints: [
      ...makePeopleEndpoints([teamsOfMe]),
      ...organisationEndpoints([teamOfOrganisation]),
      ...volunteerEndpoints(async () => []),
      ...teamEndpoints,
    ],
    loadSubject,
  });
  await makeWorld(app.db);
  await loadOrganisationReference(app.db, REFERENCE);
  await loadVolunteerReference(app.db, REFERENCE);
  await saveTeams(app);
  const chen = await app.signIn(people.chen);
  const seenBy = async (browser: Browser) =>
    shownShape.parse((await browser.api(`GET ${HERE}`)).body);
  return {
    app,
    chen,
    li: await app.signIn(people.li),
    zhuang: await app.signIn(people.zhuang),
    forget: () => forget(app),
    seenBy,
    join: async (browser, more = {}) => {
      await browser.api(`POST ${HERE}/requests`, more);
      const [request] = (await seenBy(chen)).requests;
      await chen.api(`POST ${HERE}/requests/${request?.id}/answer`, { says: 'yes' });
    },
    actingFor: async (helper, personId, way) => {
      const before = await listSessions(app.db, helper, app.context().now);
      const browser = await app.signIn(helper);
      const known = new Set(before.map(({ id }) => id));
      const all = await listSessions(app.db, helper, app.context().now);
      const session = all.find(({ id }) => !known.has(id));
      await actFor(app.db, session?.id ?? '', { personId, way });
      return browser;
    },
    recorded: async () => (await recordedIn(app.db)).map(({ what }) => what),
  };
}

async function forget(app: TestApp): Promise<void> {
  for (const table of ['purpose', 'membership', 'request', 'invitation']) {
    await sql`delete from ${sql.table(`teams.${table}`)}`.execute(app.db);
  }
  await sql`delete from platform.journal`.execute(app.db);
  await sql`delete from platform.reading`.execute(app.db);
  await sql`update organisations.organisation set closed_on = null`.execute(app.db);
  app.clock.set('2026-11-22T12:00:00Z');
}

async function saveTeams({ db, clock }: TestApp): Promise<void> {
  const openedOn = Temporal.PlainDate.from('2026-01-01');
  const inCommunity = { communityId: places.community };
  const body = {
    ...inCommunity,
    placeId: places.compound,
    parentId: undefined,
    telephone: undefined,
    openedOn,
  };
  const postId = '019cf000-0000-7000-8000-0000000a0011';
  const kind = 'volunteer_team';
  await saveManyOrganisations(
    db,
    {
      organisations: [
        { ...body, id: teams.mending, kind, name: '修修補補隊' },
        { ...body, id: teams.other, kind, name: '法律援助隊' },
        { ...body, id: teams.club, kind: 'club', name: '棋社' },
      ],
      posts: [
        {
          ...inCommunity,
          id: postId,
          organisationId: teams.mending,
          kind: 'team_leader',
          placeId: places.compound,
        },
      ],
      terms: [
        {
          ...inCommunity,
          id: '019cf000-0000-7000-8000-0000000a0012',
          postId,
          personId: people.chen,
          startsOn: openedOn,
          plannedEndOn: undefined,
        },
      ],
      members: [],
    },
    clock.now(),
  );
}

/** The code of a refusal that a program was given. */
export function codeOf(seen: { readonly body: unknown }): unknown {
  return Reflect.get(Object(seen.body), 'code');
}
