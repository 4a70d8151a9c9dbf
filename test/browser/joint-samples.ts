import { sql } from 'kysely';
import { z } from 'zod';
import { askApi } from './harness/api.ts';
import type { Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';

const choicesShape = z.object({
  callable: z.array(z.object({ body: z.string(), isRequirable: z.boolean() })),
});
const idShape = z.object({ id: z.string() });

/** A worker of a community calls offices to one of its matters; another has been called to. */
export async function jointSamples(
  site: TestSite,
  { worker, community }: { readonly worker: string; readonly community: string },
): Promise<Samples> {
  const { rows } = await sql<{ readonly id: string }>`
    select community_id || '-' || reference as id from matters.matter
    where community_id = ${community} and bucket <> 'closed' and visibility = 'all'
      and profile = 'report' and against_organisation_id is null and against_person_id is null
    order by raised_at desc limit 2`.execute(site.db);
  const [calling = '', called = ''] = rows.map(({ id }) => id);
  const asked = await askApi(site, worker, `GET /matters/${called}/joint-tasks/new`);
  const { callable } = choicesShape.parse(asked);
  const of = (isRequirable: boolean) =>
    callable.filter((one) => one.isRequirable === isRequirable).map(({ body }) => body);
  const [lead = '', ...required] = of(true);
  const made = await askApi(site, worker, `POST /matters/${called}/joint-tasks`, {
    lead,
    required: required.slice(0, 2),
    invited: of(false).slice(0, 1),
    what: '下水道和路面要一起挖開修，請各家帶人帶工具到場。',
    meetingPlace: '小區東門崗亭',
    reportDueAt: '2099-11-24T09:00:00Z',
    meetAt: '2099-11-25T01:00:00Z',
  });
  const { id } = idShape.parse(made);
  return {
    'joint.list': [{ as: [worker, 'resident'] }, { with: { show: 'over' }, as: [worker] }],
    'joint.show': [{ with: { id }, as: [worker] }],
    'joint.of_matter': [{ with: { id: called }, as: ['visitor', worker] }],
    'joint.figures': [{ with: { id: community }, as: ['visitor', worker] }],
    'joint.ask': [{ with: { id: calling }, as: [worker] }],
  };
}
