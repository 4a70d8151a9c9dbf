import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import { holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, placeId } from '#/platform/http/fields.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { movePlace, renamePlace } from '#/features/places/actions/order.ts';
import { MAX_PLACE_NAME } from '#/features/places/model.ts';
import type { PlaceFollower } from '#/features/places/model.ts';
import { orderPage } from '#/features/places/pages/order.ts';
import { mayOrder } from '#/features/places/policy.ts';
import { findPlace } from '#/features/places/store/find.ts';
import { measureSubtree } from '#/features/places/store/move.ts';
import { orderWords } from '#/features/places/words/order.ts';
import { placeShape } from './shapes.ts';

const MAX_PATH = 400;

const orderShape = z.object({ place: placeShape, places: z.int() });

export type OrderShown = z.infer<typeof orderShape>;

const show = endpoint({
  name: 'places.order_page',
  method: 'GET',
  path: '/places/:id/order',
  summary: 'Shows how a place is renamed, moved or merged, and how much lies below it.',
  policy: holderOf('steward', 'community_worker'),
  input: z.object({ id: placeId }),
  output: orderShape,
  words: orderWords,
  run: async ({ db, subject }, { id }) => {
    const place = await findPlace(db, id);
    if (place === undefined) return refuse('not_found');
    if (!mayOrder(subject, place)) return refuse('not_allowed');
    const { places } = await measureSubtree(db, place.path);
    return succeed({ place, places });
  },
  page: orderPage,
});

const rename = endpoint({
  name: 'places.rename',
  method: 'PUT',
  path: '/places/:id/names',
  summary: 'Gives a place other names.',
  policy: holderOf('steward', 'community_worker'),
  input: z.object({
    id: placeId,
    hant: line(MAX_PLACE_NAME),
    hans: line(MAX_PLACE_NAME),
    en: line(MAX_PLACE_NAME),
  }),
  output: z.object({ id: z.string() }),
  words: orderWords,
  run: (context, { id, ...names }) => renamePlace(context, { id, names }),
  onward: (language, { id }) => ({ to: `/places/${id}`, notice: orderWords[language].renamed }),
});

/** Moves a place, and lets those who keep where something lies follow it. */
const moveWith = (follow: PlaceFollower | undefined) =>
  endpoint({
    name: 'places.move',
    method: 'POST',
    path: '/places/:id/move',
    summary:
      'Moves a place with all below it under another; under one of its own level it is merged.',
    policy: holderOf('steward', 'community_worker'),
    input: z.object({ id: placeId, under: line(MAX_PATH) }),
    output: z.object({ id: z.string(), places: z.int() }),
    words: orderWords,
    run: (context, order) => movePlace(context, order, follow),
    onward: (language, { id, places }) => ({
      to: `/places/${id}`,
      notice: orderWords[language].moved(formatNumber(language, places)),
    }),
  });

/** Makes the endpoints by which places are kept in order. */
export function orderRoutes(follow: PlaceFollower | undefined) {
  return [show, rename, moveWith(follow)];
}
