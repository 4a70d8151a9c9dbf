import { z } from 'zod';
import { picture } from '#test/raising.ts';
import { places } from '#test/world.ts';

/** Has a reader do something, which must succeed, and gives what was answered. */
type Act = (by: string, asked: readonly [name: string, raw: object]) => Promise<unknown>;

const withId = z.object({ id: z.string() });
const thingsShape = z.object({ things: z.array(z.object({ kind: z.string(), id: z.string() })) });
const waitingShape = z.object({
  waiting: z.array(z.object({ id: z.string(), matter: withId })),
});

/**
 * A neighbour objects to words of the asker: of one matter they are hidden, of another not yet, and
 * against one hiding the asker appeals.
 */
export async function objectToSome(act: Act) {
  const hiddenReview = (await objectTo(act, '這句話等一下就隱藏。')).review;
  const hide = { id: hiddenReview, decision: 'hidden', reason: 'insult' };
  await act('steward_in', ['moderation.decide', hide]);
  const { review, thing, matter } = await objectTo(act, '這句話有人說不該寫。');
  const appealed = (await objectTo(act, '這句話隱藏了，提的人不同意。')).review;
  await act('steward_in', ['moderation.decide', { ...hide, id: appealed }]);
  await act('asker', ['moderation.appeal', { id: appealed, words: '沒有罵人' }]);
  const inReview = await objectToPhoto(act);
  return { review, hiddenReview, appealed, thing, objected: matter, inReview };
}

/** A photo of the asker that a neighbour objects to. */
async function objectToPhoto(act: Act) {
  const brought = await act('asker', ['matters.bring_photo', { photo: await picture(67) }]);
  const { id: photo } = withId.parse(brought);
  const need = { profile: 'need', category: 'home_electric', placeId: places.compound };
  const more = { body: '照片裡有人的一件事。', visibility: 'all', photos: [photo] };
  const raised = await act('asker', ['matters.raise', { ...need, ...more }]);
  const matter = withId.parse(raised).id;
  const thing = `photo:${photo}`;
  await act('neighbour', ['moderation.object', { matter, thing, reason: 'personal' }]);
  return { matter, photo };
}

async function objectTo(act: Act, body: string) {
  const need = { profile: 'need', category: 'home_electric', placeId: places.compound };
  const raised = await act('asker', ['matters.raise', { ...need, body, visibility: 'all' }]);
  const matter = withId.parse(raised).id;
  const listed = await act('neighbour', ['moderation.objecting', { matter }]);
  const words = thingsShape.parse(listed).things.find(({ kind }) => kind === 'words');
  const thing = `words:${words?.id ?? ''}`;
  await act('neighbour', ['moderation.object', { matter, thing, reason: 'insult' }]);
  const desk = await act('steward_in', ['moderation.reviews', { place: places.community }]);
  const review = waitingShape.parse(desk).waiting.find((one) => one.matter.id === matter);
  return { review: review?.id ?? '', thing, matter };
}
