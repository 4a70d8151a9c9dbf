import { sql } from 'kysely';
import { z } from 'zod';
import {
  loadOrganisationReference,
  saveManyOrganisations,
} from '#/features/organisations/index.ts';
import { rosterEndpoints, rosterJobs } from '#/features/rosters/index.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import type { Browser } from './app.ts';
import { openCallSite } from './call-site.ts';
import type { CallSite, Helper } from './call-site.ts';
import { REFERENCE } from './compound.ts';
import { people, places, recordedIn } from './world.ts';

/** A volunteer team that the building leader leads. */
export const TEAM = '019cf000-0000-7000-8000-0000000b0001';
const POST = '019cf000-0000-7000-8000-0000000b0011';
const TERM = '019cf000-0000-7000-8000-0000000b0012';

const idShape = z.object({ id: z.string() });
const seat = z.object({
  level: z.number(),
  seat: z.number(),
  name: z.string().optional(),
  standId: z.string().optional(),
  state: z.string().optional(),
  consent: z.string().optional(),
  isMine: z.boolean(),
});
const shown = z.object({
  state: z.string(),
  leads: z.boolean(),
  kinds: z.array(z.object({ id: z.string(), name: z.string(), saidYes: z.boolean() })),
  quality: z.object({ coverage: z.number(), balance: z.number(), jain: z.number() }).optional(),
  unfilled: z.array(
    z.object({ why: z.array(z.object({ hindrance: z.string(), count: z.number() })) }),
  ),
  unannouncedYears: z.array(z.number()),
  days: z.array(
    z.object({
      date: z.string(),
      isHoliday: z.boolean(),
      shifts: z.array(
        z.object({
          id: z.string(),
          beginsAt: z.string(),
          endsAt: z.string(),
          seats: z.array(seat),
        }),
      ),
    }),
  ),
});
export type RosterSeen = z.infer<typeof shown>;

const mine = z.object({
  offers: z.array(z.object({ shiftId: z.string(), standId: z.string() })),
  taken: z.array(z.object({ shiftId: z.string(), standId: z.string() })),
  open: z.array(z.object({ shiftId: z.string() })),
  rosters: z.array(idShape),
});

export type RosterSite = {
  readonly calls: CallSite;
  /** Leads the team. */
  readonly chen: Browser;
  /** Three members who help, none of them on duty. */
  readonly members: readonly [Helper, Helper, Helper];
  readonly draw: (more?: object) => Promise<string>;
  readonly addNights: (id: string, more?: object) => Promise<string>;
  readonly seenBy: (browser: Browser, id: string) => Promise<RosterSeen>;
  readonly mineOf: (browser: Browser) => Promise<z.infer<typeof mine>>;
  /** Says yes once and for all to all kinds of a roster. */
  readonly sayYes: (browser: Browser, id: string) => Promise<void>;
  /** What was never there before: no roster, nobody on duty, Monday night. */
  readonly forget: () => Promise<void>;
  readonly runJob: (name: string) => Promise<void>;
  readonly recorded: () => Promise<readonly string[]>;
};

/** Opens the neighbourhood at night, with a team of three. */
export async function openRosterSite(more: readonly AnyEndpoint[] = []): Promise<RosterSite> {
  const calls = await openCallSite([...rosterEndpoints, ...more]);
  const { app } = calls;
  await loadOrganisationReference(app.db, REFERENCE);
  await saveTeam(calls);
  const [one, two, three] = await calls.onDuty(3);
  if (one === undefined || two === undefined || three === undefined) throw new Error('Too few.');
  for (const { id, browser } of [one, two, three]) {
    await browser.api('DELETE /me/volunteering/duty');
    await sql`insert into teams.membership (community_id, id, organisation_id, person_id, joined_at,
        came_by, agreed_by, agreed_way, recorded_by)
      values (${places.community}, gen_random_uuid(), ${TEAM}, ${id}, '2026-01-01', 'asked', ${id},
        'oneself', ${people.chen})`.execute(app.db);
  }
  const chen = await app.signIn(people.chen);
  const seenBy = async (browser: Browser, id: string) =>
    shown.parse((await browser.api(`GET /rosters/${id}`)).body);
  return {
    calls,
    chen,
    members: [one, two, three],
    draw: async (more = {}) => {
      const said = { ...december, ...more };
      return idShape.parse((await chen.api(`POST /organisations/${TEAM}/rosters`, said)).body).id;
    },
    addNights: async (id, more = {}) =>
      idShape.parse((await chen.api(`POST /rosters/${id}/kinds`, { ...nights, ...more })).body).id,
    seenBy,
    mineOf: async (browser) => mine.parse((await browser.api('GET /me/shifts')).body),
    sayYes: async (browser, id) => {
      const kinds = (await seenBy(browser, id)).kinds.map((kind) => kind.id);
      await browser.api(`PUT /rosters/${id}/yes`, { kinds });
    },
    forget: async () => {
      app.clock.set('2026-11-23T15:40:00Z');
      await sql`delete from rosters.roster`.execute(app.db);
      await sql`delete from platform.journal`.execute(app.db);
      await sql`update volunteers.volunteer set rostered_from = null, rostered_until = null,
        off_until = null, quiet_from = null, quiet_to = null, minutes = '{}'`.execute(app.db);
      await sql`delete from volunteers.watch`.execute(app.db);
    },
    runJob: async (name) => {
      const handler = rosterJobs.find((job) => job.name === name);
      if (handler === undefined) throw new Error(`There is no job ${name}.`);
      await runJob(app, handler, {});
    },
    recorded: async () =>
      (await recordedIn(app.db)).map(({ what }) => what).filter((one) => one.startsWith('rosters')),
  };
}

/** The first week of December. */
const december = {
  name: '十二月夜裡修電',
  startsOn: '2026-12-01',
  endsOn: '2026-12-07',
  restHours: 11,
  mostPerWeek: 2,
};

/** Every other night, one of the team. */
const nights = {
  name: '夜班',
  from: '22:00',
  to: '06:00',
  days: [2, 4, 6],
  everyWeeks: 1,
  onHolidays: 'as_usual',
  firstWanted: 1,
  secondWanted: 0,
};

async function saveTeam({ app }: CallSite): Promise<void> {
  const openedOn = Temporal.PlainDate.from('2026-01-01');
  const own = { communityId: places.community };
  const team = { ...own, placeId: places.compound, parentId: undefined, telephone: undefined };
  const organisations = [
    { ...team, id: TEAM, kind: 'volunteer_team', name: '修修補補隊', openedOn },
  ];
  const posts = [
    { ...own, id: POST, organisationId: TEAM, kind: 'team_leader', placeId: places.compound },
  ];
  const terms = [
    {
      ...own,
      id: TERM,
      postId: POST,
      personId: people.chen,
      startsOn: openedOn,
      plannedEndOn: undefined,
    },
  ];
  await saveManyOrganisations(
    app.db,
    { organisations, posts, terms, members: [] },
    app.clock.now(),
  );
}

/** The code of a refusal that a program was given. */
export function codeOf(seen: { readonly body: unknown }): unknown {
  return Reflect.get(Object(seen.body), 'code');
}
