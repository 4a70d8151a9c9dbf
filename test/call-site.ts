import { sql } from 'kysely';
import { z } from 'zod';
import { calloutEndpoints, calloutJobs, callOfMatter } from '#/features/callouts/index.ts';
import { loadReferenceFiles, matterEndpoints, raiseEndpoints } from '#/features/matters/index.ts';
import { loadSubject, savePeople } from '#/features/people/index.ts';
import {
  insertProof,
  loadVolunteerReference,
  volunteerEndpoints,
} from '#/features/volunteers/index.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { testApp } from './app.ts';
import type { Browser, TestApp } from './app.ts';
import { REFERENCE } from './compound.ts';
import { makeWorld, people, places } from './world.ts';

/** Twenty to midnight, in Shanghai. */
export const NIGHT = '2026-11-23T15:40:00Z';
const BEGAN = Temporal.Instant.from('2026-01-01T00:00:00Z');
/** Longer than any night. */
const LICENCE_HOURS = 24 * 365 * 3;
const DUTY_HOURS = 12;

const idShape = z.object({ id: z.string() });

/** Somebody who is on duty. */
export type Helper = { readonly id: string; readonly browser: Browser };

export type CallSite = {
  readonly app: TestApp;
  /** Who asks: Mrs Wang, in building 3. */
  readonly wang: Browser;
  /** Works for the community. */
  readonly worker: Browser;
  /** Puts so many neighbours on duty who can run errands, in building 3 or where it is said. */
  readonly onDuty: (count: number, more?: DutyOptions) => Promise<readonly Helper[]>;
  /** Asks for help with one touch, and lets the call begin; gives the number of the matter. */
  readonly raise: (by?: Browser, body?: object) => Promise<string>;
  /** Looks at all calls, as the jobs do that wait. */
  readonly look: () => Promise<void>;
  /** Lets time pass, with every look that is due on the way. */
  readonly pass: (seconds: number) => Promise<void>;
  /** Whom the latest call for a matter asked, the first asked first, with the wave and the step. */
  readonly asked: (id: string) => Promise<readonly AskedRow[]>;
  readonly answer: (helper: Helper, id: string, said?: object) => Promise<number>;
};

export type DutyOptions = {
  readonly at?: string;
  readonly abilities?: readonly string[];
};

export type AskedRow = {
  readonly personId: string;
  readonly wave: number;
  readonly rung: number;
  readonly isChosen: boolean;
};

/** Opens the neighbourhood at night, with everything that a call for help needs. */
export async function openCallSite(more: readonly AnyEndpoint[] = []): Promise<CallSite> {
  const app = await testApp({
    endpoints: [
      ...calloutEndpoints,
      ...raiseEndpoints,
      ...matterEndpoints({ onMatter: [callOfMatter], onDesk: [] }),
      ...volunteerEndpoints(async () => []),
      ...more,
    ],
    loadSubject,
    now: NIGHT,
  });
  await makeWorld(app.db);
  await loadReferenceFiles(app.db, { folder: REFERENCE, newId: app.context().newId });
  await loadVolunteerReference(app.db, REFERENCE);
  const wang = await app.signIn(people.wang);
  const look = () => lookAtAll(app);
  let known = 0;
  return {
    app,
    wang,
    look,
    worker: await app.signIn(people.zhuang),
    onDuty: async (count, options = {}) => {
      const first = known;
      known += count;
      return putOnDuty(app, { first, count, ...options });
    },
    raise: async (by = wang, body = { category: 'urgent_goods', words: '尿布用完了' }) => {
      // What one person calls within an hour is limited; the hour of a test is long.
      await sql`delete from platform.attempt where kind = 'callouts.raise'`.execute(app.db);
      const sent = await by.api('POST /urgent', { ...body });
      if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
      await look();
      return idShape.parse(sent.body).id;
    },
    pass: async (seconds) => pass(app, seconds),
    asked: async (id) => listAsked(app, id),
    answer: async (helper, id, said = {}) => {
      const seen = await helper.browser.api(`POST /calls/${id}/answer`, { ...said });
      await look();
      return seen.status;
    },
  };
}

async function putOnDuty(
  app: TestApp,
  wanted: DutyOptions & { readonly first: number; readonly count: number },
): Promise<readonly Helper[]> {
  const ids = Array.from({ length: wanted.count }, (_, index) => helperId(wanted.first + index));
  await savePeople(
    app.db,
    {
      people: ids.map((id, index) => ({
        id,
        name: `鄰居${wanted.first + index}`,
        communityId: places.community,
        called: `鄰居${wanted.first + index}`,
        birthYear: undefined,
        telephone: undefined,
        email: undefined,
        language: 'zh-Hant',
        accountSince: BEGAN,
      })),
    },
    BEGAN,
  );
  const helpers: Helper[] = [];
  for (const id of ids) {
    const browser = await app.signIn(id);
    const here = '/me/volunteering';
    const able = wanted.abilities ?? ['errands', 'electrical'];
    await must(browser.api(`PUT ${here}`, { anchor: wanted.at ?? places.building }));
    await must(browser.api(`PUT ${here}/skills`, { able }));
    if (able.includes('electrical')) await showLicence(app, id);
    await must(browser.api(`PUT ${here}/duty`, { hours: DUTY_HOURS }));
    helpers.push({ id, browser });
  }
  return helpers;
}

/** Nobody is called for the electricity without a licence that somebody saw. */
async function showLicence({ db }: TestApp, personId: string): Promise<void> {
  await insertProof(db, {
    id: crypto.randomUUID(),
    communityId: places.community,
    personId,
    ability: 'electrical',
    kind: 'shown',
    what: '電工證',
    organisationId: helperId(0),
    recordedBy: helperId(0),
    beganAt: BEGAN,
    endsAt: BEGAN.add({ hours: LICENCE_HOURS }),
  });
}

async function must(
  sent: Promise<{ readonly status: number; readonly body: unknown }>,
): Promise<void> {
  const { status, body } = await sent;
  if (status !== 200) throw new Error(JSON.stringify(body));
}

function helperId(number: number): string {
  return `019cf000-0000-7000-8000-${(0x1000 + number).toString(16).padStart(12, '0')}`;
}

async function lookAtAll(app: TestApp): Promise<void> {
  const [handler] = calloutJobs;
  if (handler === undefined) throw new Error('Nobody looks at calls.');
  const { rows } = await sql<{ communityId: string; id: string }>`
    select community_id as "communityId", id from matters.matter m where profile = 'urgent'
      and (exists (select from callouts.call c where c.matter_id = m.id and c.ended_at is null)
        -- Whom nobody came to is with the staff: to look there does nothing.
        or (holder_id is null and bucket <> 'closed' and not exists (select from callouts.call c
          where c.matter_id = m.id and c.ended_as = 'nobody')))
    order by raised_at, id`.execute(app.db);
  for (const key of rows) await runJob(app, handler, key);
}

/** Goes from one look that is due to the next. */
async function pass(app: TestApp, seconds: number): Promise<void> {
  const end = app.clock.now().add({ seconds });
  for (;;) {
    const { rows } = await sql<{ next: Temporal.Instant }>`
      select next_at as next from callouts.call
      where next_at > ${app.clock.now()} and next_at <= ${end}
      order by next_at limit 1`.execute(app.db);
    app.clock.set((rows[0]?.next ?? end).toString());
    await lookAtAll(app);
    if (rows[0] === undefined) return;
  }
}

async function listAsked({ db }: TestApp, id: string): Promise<readonly AskedRow[]> {
  const reference = id.slice(id.indexOf('-') + 1);
  const { rows } = await sql<AskedRow>`
    select a.person_id as "personId", a.wave, a.rung, a.chosen_at is not null as "isChosen"
    from callouts.alert a join callouts.call c on c.community_id = a.community_id
      and c.id = a.call_id
    where c.id = (select l.id from callouts.call l join matters.matter m on m.id = l.matter_id
      where m.reference = ${reference} order by l.begun_at desc, l.id desc limit 1)
    order by a.asked_at, a.wave, a.rung, a.person_id`.execute(db);
  return rows;
}
