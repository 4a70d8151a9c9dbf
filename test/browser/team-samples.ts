import { z } from 'zod';
import { askApi } from './harness/api.ts';
import type { Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';
import { rosterSamples } from './roster-samples.ts';

const idShape = z.object({ id: z.string() });
const shownShape = z.object({
  members: z.array(z.object({ personId: z.string().optional() })),
  requests: z.array(z.object({ id: z.string() })),
});

/** The resident leads a team; one neighbour is in it, one has asked, and one is invited. */
export async function teamSamples(
  site: TestSite,
  { worker, community }: { readonly worker: string; readonly community: string },
): Promise<Samples> {
  const founding = { placeId: community, kind: 'volunteer_team', name: '修修補補隊' };
  const made = await askApi(site, worker, 'POST /organisations', founding);
  const { id } = idShape.parse(made);
  const place = { kind: 'team_leader', placeId: community };
  const post = await askApi(site, worker, `POST /organisations/${id}/posts`, place);
  const personId = await personOf(site, 'resident');
  await askApi(site, worker, `POST /posts/${idShape.parse(post).id}/holder`, { personId });
  const here = `/organisations/${id}/team` as const;
  const purpose = { words: '週六上午修燈、換鎖、補紗窗。', abilities: ['electrical', 'carpentry'] };
  await askApi(site, 'resident', `PUT ${here}`, purpose);
  await askApi(site, worker, `POST ${here}/requests`, { words: '我下班以後有空。' });
  const asked = shownShape.parse(await askApi(site, 'resident', `GET ${here}`));
  const yes = `POST ${here}/requests/${asked.requests[0]?.id ?? ''}/answer` as const;
  await askApi(site, 'resident', yes, { says: 'yes' });
  await askApi(site, 'elder', `POST ${here}/requests`, { words: '我會補紗窗。' });
  const invitation = { address: '13900000000', note: '七號樓的電工' };
  await askApi(site, 'resident', `POST ${here}/invitations`, invitation);
  const shown = shownShape.parse(await askApi(site, 'resident', `GET ${here}`));
  const requestId = shown.requests[0]?.id ?? '';
  const member = { id, personId: shown.members[0]?.personId ?? '' };
  const elderId = await personOf(site, 'elder');
  return {
    'teams.show': [{ with: { id }, as: ['visitor', 'resident', 'elder', worker] }],
    'teams.request': [{ with: { id, requestId }, as: ['resident'] }],
    'teams.member': [{ with: member, as: ['resident', worker] }],
    'teams.entering': [
      { with: { id, q: '陳' }, as: [worker] },
      { with: { id, person: elderId }, as: [worker] },
    ],
    'teams.own': [{ as: ['resident', 'elder', worker] }],
    ...(await rosterSamples(site, { worker, team: id })),
  };
}

const meShape = z.object({ person: z.object({ id: z.string() }) });

async function personOf(site: TestSite, persona: string): Promise<string> {
  return meShape.parse(await askApi(site, persona, 'GET /me')).person.id;
}
