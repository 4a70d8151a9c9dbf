import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  helpTooOfMatter,
  hoursAtDesk,
  hoursEndpoints,
  hoursJobs,
  hoursOfMatter,
  hoursOfMe,
} from '#/features/hours/index.ts';
import { matterEndpoints, raiseEndpoints } from '#/features/matters/index.ts';
import { loadSubject, makePeopleEndpoints } from '#/features/people/index.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { testApp } from './app.ts';
import type { Browser, TestApp } from './app.ts';
import { MONDAY, makeMatterWorld } from './matters-world.ts';
import { unheardBy, untilNothingIsLeft } from './nothing-left.ts';
import { household, people, places } from './world.ts';

/** A team of volunteers in the community, which 李大同 leads. */
export const TEAM = '019cf000-0000-7000-8000-00000000f0a1';
/** The committee of the community, in which the worker holds a post. */
export const COMMITTEE = '019cf000-0000-7000-8000-00000000f0a2';

const idShape = z.object({ id: z.string() });
const problemShape = z.object({ code: z.string().optional(), errors: z.unknown().optional() });

export type HoursSite = {
  readonly app: TestApp;
  /** A browser in which this person has signed in, perhaps acting for another. */
  readonly as: (personId: string) => Promise<Browser>;
  /** Has somebody in the community ask for something small, and somebody else do it. */
  readonly helped: (by: string, asker?: string) => Promise<string>;
  /** Has staff give something small to somebody, who does it. */
  readonly assigned: (to: string) => Promise<string>;
  /** Records time and gives its number. */
  readonly record: (by: Browser, said: object) => Promise<string>;
  /** The code with which a program is refused, or `done`. */
  readonly refusal: (
    by: Browser,
    call: Parameters<Browser['api']>[0],
    said?: object,
  ) => Promise<string>;
  readonly hear: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** An activity of the community this morning. */
export const morning = {
  activity: '清理樓道',
  inCharge: '莊文靜',
  place: places.community,
  on: '2026-11-22',
  from: '09:00',
  minutes: 90,
  content: '掃了三個單元的樓道',
  voluntary: 'yes',
} as const;

/** What somebody says of time they gave in a matter. */
export const evening = {
  on: '2026-11-23',
  from: '08:00',
  minutes: 45,
  content: '換了燈座',
  materials: '燈座一個',
  voluntary: 'yes',
} as const;

/** Opens the pages of hours over the neighbourhood, on a Monday morning, nine o’clock. */
export async function openHoursSite(others: readonly AnyEndpoint[] = []): Promise<HoursSite> {
  const app = await testApp({
    endpoints: [
      ...makePeopleEndpoints([hoursOfMe]),
      ...matterEndpoints({ onMatter: [hoursOfMatter, helpTooOfMatter], onDesk: [hoursAtDesk] }),
      ...raiseEndpoints,
      ...hoursEndpoints,
      ...others,
    ],
    now: MONDAY,
    loadSubject,
  });
  await makeMatterWorld(app.db);
  await foundTeam(app);
  const browsers = new Map<string, Browser>();
  const as = async (personId: string) => {
    const known = browsers.get(personId) ?? (await app.signIn(personId));
    browsers.set(personId, known);
    return known;
  };
  const refusal: HoursSite['refusal'] = async (by, call, said = {}) => {
    const seen = await by.api(call, call.startsWith('GET ') ? undefined : said);
    if (seen.status < 400) return 'done';
    return problemShape.parse(seen.body).code ?? String(seen.status);
  };
  return {
    app,
    as,
    refusal,
    helped: (by, asker = people.chen) => helped({ as, by, asker }),
    assigned: async (to) => {
      const id = await raise(await as(people.chen), { profile: 'report', category: 'railing' });
      const worker = await as(people.zhuang);
      const given = await worker.api(`PUT /matters/${id}/assignment`, { assigneeId: to });
      assert.equal(given.status, 200, JSON.stringify(given.body));
      await (await as(to)).api(`POST /matters/${id}/done`, { note: '修好了' });
      return id;
    },
    record: async (by, said) => {
      const seen = await by.api('POST /hours', said);
      return idShape.parse(seen.body).id;
    },
    hear: async () => {
      const [first] = hoursJobs;
      const hear = () => (first === undefined ? Promise.resolve() : runJob(app, first, {}));
      await untilNothingIsLeft(app.db, unheardBy('hours.progress'), hear);
    },
    close: () => app.close(),
  };
}

async function helped({
  as,
  by,
  asker,
}: {
  readonly as: HoursSite['as'];
  readonly by: string;
  readonly asker: string;
}): Promise<string> {
  const id = await raise(await as(asker));
  const helper = await as(by);
  await helper.api(`POST /matters/${id}/claim`);
  await helper.api(`POST /matters/${id}/done`, { note: '修好了' });
  return id;
}

async function raise(asker: Browser, changes: object = {}): Promise<string> {
  const raised = await asker.api('POST /matters', {
    profile: 'need',
    category: 'home_electric',
    placeId: places.building,
    body: '廚房的燈不亮了，想請懂電的鄰居看看。',
    visibility: 'all',
    ...changes,
  });
  return idShape.parse(raised.body).id;
}

/** Begins to act for somebody. */
export async function actFor(browser: Browser, personId: string, way?: string): Promise<void> {
  const began = await browser.api(`POST /acting-for/${personId}`, { way });
  assert.equal(began.status, 200, JSON.stringify(began.body));
}

async function foundTeam({ db }: TestApp): Promise<void> {
  const bodies = [
    [TEAM, 'volunteer_team', '紅馬甲隊', 'team_leader', people.li],
    [COMMITTEE, 'residents_committee', '深田居委會', 'director', people.zhuang],
  ] as const;
  for (const [id, kind, name, post, holder] of bodies) {
    await sql`insert into organisations.kind (code, name_hant, name_hans, name_en, icon, ordinal)
      values (${kind}, ${kind}, ${kind}, ${kind}, 'users', 90) on conflict do nothing`.execute(db);
    await sql`insert into organisations.post_kind
        (code, name_hant, name_hans, name_en, reaches_households, ordinal)
      values (${post}, ${post}, ${post}, ${post}, false, 90) on conflict do nothing`.execute(db);
    await sql`insert into organisations.organisation
        (community_id, id, place_id, kind, name, opened_on)
      values (${places.community}, ${id}, ${places.community}, ${kind}, ${name},
        '2026-01-01')`.execute(db);
    const postId = crypto.randomUUID();
    await sql`insert into organisations.post (community_id, id, organisation_id, kind, place_id,
        created_at)
      values (${places.community}, ${postId}, ${id}, ${post}, ${places.community},
        '2026-01-01')`.execute(db);
    await sql`insert into organisations.term (community_id, id, post_id, person_id, starts_on)
      values (${places.community}, gen_random_uuid(), ${postId}, ${holder},
        '2026-01-01')`.execute(db);
  }
}

/** Lets somebody live in a flat of building 3. */
export async function moveIn({ db }: TestApp, personId: string, number: 101 | 202): Promise<void> {
  await sql`insert into people.residence
      (community_id, id, household_id, person_id, relation, since)
    values (${places.community}, gen_random_uuid(), ${household(3, 1, number)}, ${personId},
      'family', '2026-01-01')`.execute(db);
}

/** Reads what stands in the ledger: minutes, one for each row, the fewest first. */
export async function ledgerOf({ db }: TestApp): Promise<readonly number[]> {
  const { rows } = await sql<{ readonly minutes: number }>`
    select minutes from hours.change order by minutes`.execute(db);
  return rows.map(({ minutes }) => minutes);
}
