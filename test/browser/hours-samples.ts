import { sql } from 'kysely';
import { z } from 'zod';
import { askApi } from './harness/api.ts';
import type { Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';

const sheetShape = z.object({ sheet: z.object({ code: z.string() }) });
const idShape = z.object({ id: z.string() });
const meShape = z.object({ person: z.object({ id: z.string() }) });

/** A neighbour records time twice; the community confirms the one, the other waits. */
export async function hoursSamples(
  site: TestSite,
  { worker, community }: { readonly worker: string; readonly community: string },
): Promise<Samples> {
  const { rows } = await sql<{ readonly today: string; readonly later: string }>`
    select (now() at time zone 'Asia/Shanghai' - interval '1 day')::date::text as today,
      (now() + interval '300 days')::date::text as later`.execute(site.db);
  const time = {
    activity: '週末清理樓道',
    inCharge: '居委會值班的同志',
    place: community,
    on: rows[0]?.today ?? '',
    minutes: 90,
    content: '掃了三個單元的樓道，把雜物抬到樓下。',
    voluntary: 'yes',
  };
  const first = idShape.parse(
    await askApi(site, 'resident', 'POST /hours', { ...time, from: '08:00' }),
  );
  const second = idShape.parse(
    await askApi(site, 'resident', 'POST /hours', { ...time, from: '14:00' }),
  );
  await askApi(site, worker, `POST /hours/${first.id}/confirmation`);
  const team = await giveForTeam(site, { worker, community, time });
  const month = time.on.slice(0, 7);
  const sheet = idShape.parse(
    await askApi(site, 'resident', 'POST /me/hours/sheets', {
      from: '2026-01-01',
      to: rows[0]?.today ?? '',
      name: 'called',
      activities: true,
      validUntil: rows[0]?.later ?? '',
    }),
  );
  const shown = sheetShape.parse(
    await askApi(site, 'resident', `GET /me/hours/sheets/${sheet.id}`),
  );
  return {
    'hours.levels': [{ as: ['resident', worker] }],
    'hours.of_team': [{ with: { id: team }, as: ['visitor', 'elder', worker] }],
    'hours.team_records': [{ with: { id: team, month }, as: ['elder'] }],
    'hours.of_place': [{ with: { id: community }, as: ['visitor', 'resident', worker] }],
    'hours.place_records': [{ with: { id: community, month }, as: [worker] }],
    'hours.sheets': [{ as: ['resident', worker] }],
    'hours.own_sheet': [{ with: { id: sheet.id }, as: ['resident'] }],
    'hours.check_sheet': [
      { with: { code: shown.sheet.code }, as: ['visitor', 'resident', worker] },
    ],
    'hours.mine': [{ as: ['resident', worker] }],
    'hours.waiting': [{ as: ['resident', worker] }],
    'hours.ask': [{ as: ['resident', worker] }],
    'hours.show': [
      { with: { id: first.id }, as: ['resident', worker] },
      { with: { id: second.id }, as: [worker] },
    ],
    'hours.ask_correction': [{ with: { id: first.id }, as: ['resident'] }],
  };
}

/** A team that the elder leads, for which the neighbour has given an hour and a half. */
async function giveForTeam(
  site: TestSite,
  {
    worker,
    community,
    time,
  }: { readonly worker: string; readonly community: string; readonly time: object },
): Promise<string> {
  const founding = { placeId: community, kind: 'volunteer_team', name: '清晨清潔隊' };
  const { id } = idShape.parse(await askApi(site, worker, 'POST /organisations', founding));
  const place = { kind: 'team_leader', placeId: community };
  const post = idShape.parse(await askApi(site, worker, `POST /organisations/${id}/posts`, place));
  const elder = meShape.parse(await askApi(site, 'elder', 'GET /me')).person.id;
  await askApi(site, worker, `POST /posts/${post.id}/holder`, { personId: elder });
  const given = { ...time, from: '18:00', team: id };
  const record = idShape.parse(await askApi(site, 'resident', 'POST /hours', given));
  await askApi(site, 'elder', `POST /hours/${record.id}/confirmation`);
  return id;
}
