import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, list, optionalLine, placeId } from '#/platform/http/fields.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { findDivisible, foreseeSplit, splitPlace } from '#/features/places/actions/split.ts';
import type { SplitOrder } from '#/features/places/actions/split.ts';
import { COMPOUND_LEVEL, MAX_KIND_NAME, MAX_PLACE_NAME } from '#/features/places/model.ts';
import type { PlaceFollower } from '#/features/places/model.ts';
import { splitPage } from '#/features/places/pages/split.ts';
import { completeNames } from '#/features/places/rules/complete-names.ts';
import { SPLIT_REFUSALS } from '#/features/places/rules/splitting.ts';
import { listKinds } from '#/features/places/store/kinds.ts';
import { splitWords } from '#/features/places/words/split.ts';
import { kindShape, namesShape, placeShape } from './shapes.ts';

const stewards = holderOf('steward', 'community_worker');
/** More than a place is sensibly divided by on one page; the rest goes in a second step. */
const MOST_GOING = 200;

const name = optionalLine(MAX_PLACE_NAME);
const going = list(placeId, MOST_GOING);
/** Two parts at a time, for a form asks for what it has room for; what stays is the third. */
const splitInput = z.object({
  id: placeId,
  kind: line(MAX_KIND_NAME).optional(),
  hant: name,
  hans: name,
  en: name,
  children: going,
  hant2: name,
  hans2: name,
  en2: name,
  children2: going,
});
type SplitInput = z.infer<typeof splitInput>;

const NAMELESS = { hant: '', hans: '', en: '' };

const partShape = z.object({ names: namesShape, children: z.array(z.string()) });
const splitShape = z.object({
  place: placeShape,
  kind: z.string(),
  /** Kinds of parts to choose from, where they are not of the kind of the place. */
  kinds: z.array(kindShape),
  children: z.array(placeShape.extend({ places: z.int() })),
  parts: z.array(partShape),
  obstacle: z.enum(SPLIT_REFUSALS).optional(),
});

export type SplitShown = z.infer<typeof splitShape>;

/** A part of which nothing is said is none; of its names one is enough. */
function orderOf(input: SplitInput): SplitOrder {
  const { id, kind = 'compound', hant, hans, en, children } = input;
  const { hant2, hans2, en2, children2 } = input;
  const said = [
    { names: completeNames({ hant, hans, en }), children },
    { names: completeNames({ hant: hant2, hans: hans2, en: en2 }), children: children2 },
  ];
  const parts = said.flatMap(({ names, children: own }) => {
    const isSaid = own.length > 0 || names !== undefined;
    return isSaid ? [{ names: names ?? NAMELESS, children: own }] : [];
  });
  return { id, kind, parts };
}

function addressOf({ id, ...said }: SplitInput): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(said)) {
    const all = typeof value === 'string' ? [value] : (value ?? []);
    for (const one of all) query.append(key, one);
  }
  return `/places/${id}/split?${query.toString()}`;
}

const show = endpoint({
  name: 'places.split_page',
  method: 'GET',
  path: '/places/:id/split',
  summary: 'Shows how a place would be divided: which new parts, and what goes to each.',
  policy: stewards,
  input: splitInput,
  output: splitShape,
  words: splitWords,
  run: async (context, input) => {
    const order = orderOf(input);
    const foreseen = await foreseeSplit(context, order);
    if (!foreseen.ok) return foreseen;
    const { place, children, obstacle, isCommunity } = foreseen.value;
    const { kind, parts } = order;
    const all = isCommunity ? await listKinds(context.db) : [];
    const kinds = all.filter(({ level }) => level === COMPOUND_LEVEL);
    const told = parts.map((part) => ({ ...part, children: [...part.children] }));
    const shown = { place, kind, kinds, children: [...children], parts: told };
    return succeed(obstacle === undefined ? shown : { ...shown, obstacle });
  },
  page: splitPage,
});

/** What is said goes into an address, so that the look ahead can be come back to. */
const preview = endpoint({
  name: 'places.preview_split',
  method: 'POST',
  path: '/places/:id/split/preview',
  summary: 'Leads to what would come of dividing a place; does nothing to it.',
  policy: stewards,
  input: splitInput,
  output: z.object({ address: z.string() }),
  words: splitWords,
  isUnrecorded: true,
  run: async (context, input) => {
    const found = await findDivisible(context, input.id);
    return found.ok ? succeed({ address: addressOf(input) }) : found;
  },
  onward: (_, { address }) => ({ to: address }),
});

/** Divides a place, and lets those who keep where something lies follow it. */
const splitWith = (follow: PlaceFollower | undefined) =>
  endpoint({
    name: 'places.split',
    method: 'POST',
    path: '/places/:id/split',
    summary:
      'Divides a place: new parts beside it, or within a community, to which some of it goes.',
    policy: stewards,
    input: splitInput,
    output: z.object({ id: z.string(), parts: z.array(z.string()).readonly(), places: z.int() }),
    words: splitWords,
    run: (context, input) => splitPlace(context, orderOf(input), follow),
    onward: (language, { id, parts, places }) => ({
      to: `/places/${id}`,
      notice: splitWords[language].divided(
        formatNumber(language, parts.length),
        formatNumber(language, places),
      ),
    }),
  });

/** Makes the endpoints by which places are divided. */
export function splitRoutes(follow: PlaceFollower | undefined) {
  return [show, preview, splitWith(follow)];
}
