import { sql } from 'kysely';
import { matterEndpoints, raiseEndpoints, raiseMatter } from '#/features/matters/index.ts';
import type { RaiseInput } from '#/features/matters/index.ts';
import { publicIdOf } from '#/features/matters/model/address.ts';
import { open311Endpoints } from '#/features/open311/index.ts';
import { loadSubject } from '#/features/people/index.ts';
import { saveGrid, servePlace } from '#/features/places/index.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { testApp } from './app.ts';
import type { TestApp } from './app.ts';
import { geoReportClient } from './georeport.ts';
import type { GeoReportClient } from './georeport.ts';
import { MONDAY, makeMatterWorld, people, places, told, valueOf } from './matters-world.ts';

/** The neighbourhood of the tests with Open311 in front of it. */
export type Open311Site = {
  readonly app: TestApp;
  readonly client: GeoReportClient;
  /** The edition in which everything is taken back. */
  readonly trial: GeoReportClient;
  /** A key of Mr Chen, who leads building 3. */
  readonly key: string;
  readonly context: (personId: string) => Promise<Context>;
  /** Raises a matter by the action of the pages, a minute after the one before. */
  readonly raise: (changes?: Partial<RaiseInput>) => Promise<string>;
  readonly countMatters: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** A square of a kilometre or so, which is the grid of the community. */
export const grid = {
  west: 118.1,
  east: 118.11,
  south: 24.47,
  north: 24.48,
  inside: { lat: '24.4751', long: '118.1049' },
  outside: { lat: '24.4651', long: '118.1049' },
} as const;

/** Opens the interface over the neighbourhood, which is the only one served. */
export async function openOpen311Site(): Promise<Open311Site> {
  const app = await testApp({
    endpoints: [...open311Endpoints, ...matterEndpoints(), ...raiseEndpoints],
    now: MONDAY,
    loadSubject,
  });
  await makeMatterWorld(app.db);
  await servePlace(app.db, places.community, app.clock.now());
  await drawGrid(app.db);
  const browser = await app.signIn(people.chen);
  const context = async (personId: string) => {
    const { db, services } = app;
    const session = {
      id: crypto.randomUUID(),
      personId,
      actingForId: undefined,
      strongUntil: app.clock.now().add({ hours: 1 }),
    };
    const subject = await loadSubject(db, session, app.clock.now());
    return makeContext({ db, services, language: 'zh-Hant', subject });
  };
  return {
    app,
    client: geoReportClient(app.request, '/open311/v2'),
    trial: geoReportClient(app.request, '/open311/test/v2'),
    key: browser.cookies.get('linli') ?? '',
    context,
    raise: async (changes) => {
      app.clock.forward({ minutes: 1 });
      const raised = valueOf(await raiseMatter(await context(people.wang), told(changes)));
      return publicIdOf(raised);
    },
    countMatters: async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from matters.matter`.execute(app.db);
      return rows[0]?.count ?? 0;
    },
    close: () => app.close(),
  };
}

async function drawGrid(db: Db): Promise<void> {
  const { west, east, south, north } = grid;
  await saveGrid(db, {
    id: crypto.randomUUID(),
    communityId: places.community,
    code: '350203007010001',
    names: { hant: '第一網格', hans: '第一网格', en: 'Grid 1' },
    polygon: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
  });
}
