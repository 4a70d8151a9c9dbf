import { sql } from 'kysely';
import { endpoints, jobHandlers } from '#/app/endpoints.ts';
import { loadFrame, loadSubject } from '#/app/reader.ts';
import { loadOrganisationReference } from '#/features/organisations/index.ts';
import { raiseMatter } from '#/features/matters/index.ts';
import { publicIdOf } from '#/features/matters/model/address.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { join } from 'node:path';
import { z } from 'zod';
import { testApp } from './app.ts';
import type { Browser, TestApp } from './app.ts';
import { MONDAY, makeMatterWorld, places, railing, told, valueOf } from './matters-world.ts';

/** Departments of the district, and a school of the community that matters do not go to. */
export const departments = {
  city: '019cf000-0000-7000-8000-00000000ce01',
  works: '019cf000-0000-7000-8000-00000000ce02',
  greening: '019cf000-0000-7000-8000-00000000ce03',
  school: '019cf000-0000-7000-8000-00000000ce04',
} as const;

/** Those who work there, and who dispatches for the district. */
export const officials = {
  city: '019cf000-0000-7000-8000-00000000cf01',
  works: '019cf000-0000-7000-8000-00000000cf02',
  greening: '019cf000-0000-7000-8000-00000000cf03',
  school: '019cf000-0000-7000-8000-00000000cf04',
  district: '019cf000-0000-7000-8000-00000000cf05',
} as const;

export const desks = {
  city: `organisation:${departments.city}`,
  works: `organisation:${departments.works}`,
  greening: `organisation:${departments.greening}`,
  school: `organisation:${departments.school}`,
  community: `role:community_worker@${places.community}`,
  dispatch: `role:dispatcher@${places.community}`,
  street: `role:dispatcher@${places.subdistrict}`,
  district: `role:dispatcher@${places.district}`,
} as const;

/** The neighbourhood with departments above it, and everything the program answers in front. */
export type JointSite = {
  readonly app: TestApp;
  readonly as: (personId: string) => Promise<Browser>;
  readonly context: (personId: string) => Promise<Context>;
  /** Raises a report of the railing and gives its id as addresses have it. */
  readonly report: (by: string, changes?: object) => Promise<string>;
  readonly close: () => Promise<void>;
};

const REFERENCE = join(import.meta.dirname, '..', 'db', 'reference');

/** Opens it on a Monday morning. */
export async function openJointSite(): Promise<JointSite> {
  const app = await testApp({
    endpoints,
    jobs: jobHandlers,
    loadSubject,
    loadFrame,
    now: MONDAY,
  });
  await makeMatterWorld(app.db);
  await loadOrganisationReference(app.db, REFERENCE);
  await saveDepartments(app.db);
  const browsers = new Map<string, Browser>();
  const as = async (personId: string) => {
    const known = browsers.get(personId) ?? (await app.signIn(personId));
    browsers.set(personId, known);
    return known;
  };
  const context = async (personId: string) => {
    const { db, services, clock } = app;
    const strongUntil = clock.now().add({ hours: 1 });
    const session = { id: crypto.randomUUID(), personId, actingForId: undefined, strongUntil };
    const subject = await loadSubject(db, session, clock.now());
    return makeContext({ db, services, language: 'zh-Hant', subject });
  };
  let count = 0;
  const report = async (by: string, changes: object = {}) => {
    count += 1;
    const body = `第 ${count} 段欄杆鬆了，下面還漏水。`;
    const raised = await raiseMatter(await context(by), told({ ...railing, body, ...changes }));
    return publicIdOf(valueOf(raised));
  };
  return { app, as, context, report, close: () => app.close() };
}

async function saveDepartments(db: Db): Promise<void> {
  const bodies = [
    [departments.city, null, places.district, 'department', '城市管理局'],
    [departments.works, null, places.district, 'department', '市政維護隊'],
    [departments.greening, null, places.district, 'department', '園林綠化所'],
    [departments.school, places.community, places.community, 'partner', '山腳小學'],
  ] as const;
  for (const [id, communityId, placeId, kind, name] of bodies) {
    await sql`insert into organisations.organisation
        (community_id, id, place_id, kind, name, opened_on)
      values (${communityId ?? '-'}, ${id}, ${placeId}, ${kind}, ${name}, '2026-01-01')`.execute(
      db,
    );
  }
  const workers = [
    [officials.city, '嚴城', departments.city],
    [officials.works, '施路', departments.works],
    [officials.greening, '葉青', departments.greening],
    [officials.school, '林校長', departments.school],
    [officials.district, '區調度', undefined],
  ] as const;
  for (const [id, name, body] of workers) {
    await sql`insert into people.person (id, community_id, name, language, search_name, created_at)
      values (${id}, ${places.community}, ${name}, 'zh-Hant', ${name}, ${MONDAY})`.execute(db);
    if (body === undefined) continue;
    await sql`insert into organisations.membership
        (community_id, id, organisation_id, person_id, joined_on)
      select community_id, gen_random_uuid(), id, ${id}, '2026-01-01'
      from organisations.organisation where id = ${body}`.execute(db);
  }
  await sql`insert into people.grant
      (id, person_id, role, place_id, community_id, starts_at, reason, granted_at)
    values (gen_random_uuid(), ${officials.district}, 'dispatcher', ${places.district}, null,
      '2026-01-01T00:00:00Z', '聘任', '2026-01-01T00:00:00Z')`.execute(db);
}

const idShape = z.object({ id: z.uuid() });

/** What is asked of those who are called, to be changed by a test. */
export const asked = {
  lead: desks.city,
  required: [desks.works],
  invited: [desks.school],
  what: '欄杆和漏水的管子一起修。',
  meetingPlace: '小區東門',
  reportDueAt: '2026-11-24T09:00:00Z',
  meetAt: '2026-11-25T01:00:00Z',
} as const;

/** Calls offices to a matter and gives the id of the joint task. */
export async function callTo(site: JointSite, by: string, matter: string, changes: object = {}) {
  const seen = await (
    await site.as(by)
  ).api(`POST /matters/${matter}/joint-tasks`, {
    ...asked,
    ...changes,
  });
  return idShape.parse(seen.body).id;
}

const callsShape = z.object({
  state: z.string(),
  calls: z.array(
    z.object({
      id: z.uuid(),
      body: z.string(),
      state: z.string(),
      attendance: z.string().optional(),
      comesAs: z.string().optional(),
      isLate: z.boolean(),
    }),
  ),
  parts: z.array(z.object({ id: z.uuid(), what: z.string(), outcome: z.string().optional() })),
  owed: z.array(z.object({ owing: z.string(), isLate: z.boolean() })),
  assessment: z.string().optional(),
});

/** Reads a joint task as somebody sees it. */
export async function read(site: JointSite, by: string, id: string) {
  return callsShape.parse((await (await site.as(by)).api(`GET /joint-tasks/${id}`)).body);
}

/** Finds the call of a desk. */
export async function callOf(
  site: JointSite,
  by: string,
  at: { readonly id: string; readonly desk: string },
) {
  const { calls } = await read(site, by, at.id);
  const found = calls.find(({ body }) => body === at.desk);
  if (found === undefined) throw new Error(`${at.desk} is not called.`);
  return found.id;
}
