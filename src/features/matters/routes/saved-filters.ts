import { z } from 'zod';
import { dropFilter, saveFilter } from '#/features/matters/actions/saved-filters.ts';
import { deskAddress } from '#/features/matters/model/address.ts';
import { MAX_FILTER_NAME } from '#/features/matters/model/limits.ts';
import { deskShows } from '#/features/matters/model/shows.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { succeed } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, optionalChoice, optionalLine, placeId, uuid } from '#/platform/http/fields.ts';
import { filterShape } from './shapes.ts';

const save = endpoint({
  name: 'matters.save_filter',
  method: 'POST',
  path: '/desk/filters',
  summary: 'Keeps what a desk is narrowed to under a name, for oneself or for a body.',
  policy: signedIn,
  input: z.object({
    name: line(MAX_FILTER_NAME),
    place: placeId,
    show: optionalChoice(deskShows),
    queue: optionalLine(200),
    group: optionalLine(40),
    body: z.union([z.literal('').transform(() => undefined), uuid]).optional(),
  }),
  output: filterShape,
  words,
  run: async (context, { name, place, show, queue, group, body }) => {
    const chosen = { placeId: place, show: show ?? ('all' as const), queue, group };
    const saved = await saveFilter(context, { ...chosen, name, organisationId: body });
    return saved.ok ? succeed({ ...saved.value, place: saved.value.placeId }) : saved;
  },
  onward: (language, filter) => ({
    to: deskAddress(filter),
    notice: deskWords[language].filterSaved(filter.name),
  }),
});

const drop = endpoint({
  name: 'matters.drop_filter',
  method: 'DELETE',
  path: '/desk/filters/:id',
  summary: 'Throws away a view of a desk that one keeps.',
  policy: signedIn,
  input: z.object({ id: uuid }),
  output: filterShape,
  words,
  run: async (context, { id }) => {
    const dropped = await dropFilter(context, { id });
    return dropped.ok ? succeed({ ...dropped.value, place: dropped.value.placeId }) : dropped;
  },
  onward: (language, filter) => ({
    to: deskAddress(filter),
    notice: deskWords[language].filterDropped(filter.name),
  }),
});

export const savedFilterRoutes = [save, drop];
