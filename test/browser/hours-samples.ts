import { sql } from 'kysely';
import { z } from 'zod';
import { askApi } from './harness/api.ts';
import type { Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';

const sheetShape = z.object({ sheet: z.object({ code: z.string() }) });
const idShape = z.object({ id: z.string() });

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
