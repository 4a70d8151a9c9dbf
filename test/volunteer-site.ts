import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { loadSubject, makePeopleEndpoints } from '#/features/people/index.ts';
import {
  dutyOfMe,
  loadVolunteerReference,
  volunteerEndpoints,
} from '#/features/volunteers/index.ts';
import { testApp } from './app.ts';
import type { Browser, TestApp } from './app.ts';
import { makeWorld, people, places, recordedIn } from './world.ts';

const REFERENCE = join(import.meta.dirname, '..', 'db', 'reference');
/** Where one sets what one’s help is. */
export const HERE = '/me/volunteering';

const care = { code: 'care', names: { hant: '互相照應', hans: '互相照应', en: 'Care' } };
const mending = { code: 'mending', names: { hant: '修修補補', hans: '修修补补', en: 'Mending' } };

const ownShape = z.object({
  setting: z
    .looseObject({
      duty: z.looseObject({ kind: z.string() }),
      hours: z.array(z.object({ from: z.number(), to: z.number() })),
    })
    .optional(),
  able: z.array(z.string()),
  learning: z.array(z.string()),
  avoidances: z.array(z.object({ id: z.string(), note: z.string() })).optional(),
});

export type VolunteerSite = {
  readonly app: TestApp;
  /** The building leader, signed in. */
  readonly chen: Browser;
  /** Forgets what everybody set, and lets it be Sunday evening, eight o’clock in Shanghai. */
  readonly forget: () => Promise<void>;
  /** Reads what somebody has set, as a program does. */
  readonly ownOf: (browser: Browser) => Promise<z.infer<typeof ownShape>>;
  /** Has somebody begin to help, from building 3 unless said. */
  readonly begin: (browser: Browser, more?: object) => ReturnType<Browser['api']>;
  /** The sheets of the map on which anybody stands. */
  readonly sheets: () => Promise<readonly number[]>;
  readonly recorded: () => Promise<readonly string[]>;
};

/** Opens the neighbourhood with what volunteers have, and somebody who could help. */
export async function openVolunteerSite(): Promise<VolunteerSite> {
  const own = volunteerEndpoints(async () => [care, mending]);
  const app = await testApp({
    endpoints: [...makePeopleEndpoints([dutyOfMe]), ...own],
    loadSubject,
  });
  await makeWorld(app.db);
  await loadVolunteerReference(app.db, REFERENCE);
  await sql`update places.place set lon = 118.1, lat = 24.45
    where id = ${places.community}`.execute(app.db);
  return {
    app,
    chen: await app.signIn(people.chen),
    forget: async () => {
      for (const table of ['volunteer', 'skill', 'watch', 'avoidance']) {
        await sql`delete from ${sql.table(`volunteers.${table}`)}`.execute(app.db);
      }
      await sql`delete from platform.journal`.execute(app.db);
      app.clock.set('2026-11-22T12:00:00Z');
    },
    ownOf: async (browser) => ownShape.parse((await browser.api(`GET ${HERE}`)).body),
    begin: (browser, more = {}) => browser.api(`PUT ${HERE}`, { anchor: places.building, ...more }),
    sheets: async () => {
      const { rows } = await sql<{ readonly number: number }>`
        select number from volunteers.watch order by number`.execute(app.db);
      return rows.map(({ number }) => number);
    },
    recorded: async () => (await recordedIn(app.db)).map(({ what }) => what),
  };
}

/** The code of a refusal that a program was given. */
export function codeOf(seen: { readonly body: unknown }): unknown {
  return Reflect.get(Object(seen.body), 'code');
}
