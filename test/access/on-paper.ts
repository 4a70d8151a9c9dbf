import { z } from 'zod';
import { places } from '#test/world.ts';
import { asker, FLAT } from './readers.ts';

/** Has a reader do something, which must succeed, and gives what was answered. */
type Act = (by: string, asked: readonly [name: string, raw: object]) => Promise<unknown>;

const withId = z.object({ id: z.string() });
const slipShape = z.object({
  code: z.string(),
  deeds: z.array(withId.extend({ done: z.string() })),
});

const batchShape = z.object({ batchId: z.string() });
const sheetsShape = z.object({ sheets: z.array(z.object({ number: z.string() })) });

/** The daughter raises two matters for the asker, who is told of the first on paper. */
export async function tellOnPaper(act: Act) {
  const placeId = places.compound;
  const need = { profile: 'need', category: 'home_electric', placeId, visibility: 'staff' };
  await act('asker', ['people.choose_told_way', { personId: asker.id, told: 'slip' }]);
  await act('acting', ['matters.raise', { ...need, body: '門鈴不響了，請人看看。' }]);
  const whom = { personId: asker.id, communityId: places.community };
  const made = await act('community_worker_in', ['behalf.make_slip', whom]);
  const slipId = withId.parse(made).id;
  const slip = await act('community_worker_in', ['behalf.slip', { slipId }]);
  const { code, deeds } = slipShape.parse(slip);
  const raised = deeds.find(({ done }) => done === 'matters.raise');
  await act('acting', ['matters.raise', { ...need, body: '窗戶關不緊，請人看看。' }]);
  const word = { personId: asker.id, householdId: FLAT, relation: 'family', ground: 'known' };
  const vouchId = withId.parse(await act('building_leader_in', ['people.vouch', word])).id;
  const printed = ['matters.print_paper_forms', { place: places.community, count: 1 }] as const;
  const { batchId } = batchShape.parse(await act('community_worker_in', printed));
  const sheets = await act('community_worker_in', ['matters.paper_sheets', { batchId }]);
  const [sheet] = sheetsShape.parse(sheets).sheets;
  const form = { batchId, formNumber: sheet?.number ?? '' };
  return { vouchId, slipId, slipCode: code, deed: raised?.id ?? '', ...form };
}
