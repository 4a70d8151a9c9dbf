import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { BUILDING_LEVEL, findPlace } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { listPublicMatters } from '#/features/matters/actions/public.ts';
import type { PublicMatter } from '#/features/matters/actions/public.ts';
import { feedAddress, matterAddress } from '#/features/matters/model/address.ts';
import { buckets } from '#/features/matters/model/matter.ts';
import type { Bucket } from '#/features/matters/model/matter.ts';
import { lastChange, toAtom } from '#/features/matters/rules/feed.ts';
import type { FeedEntry, FeedTold } from '#/features/matters/rules/feed.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { writeXml } from '#/lib/xml.ts';
import { everyone } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { optionalChoice, optionalLine, placeId } from '#/platform/http/fields.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { languages } from '#/platform/i18n/language.ts';
import { categoryLine } from './cards.ts';
import { hasBoard } from './home.ts';
import { nameSpots } from './spots.ts';

const MAX_CODE = 40;
const MOST_ENTRIES = 50;
const EXCERPT = 200;

/** Programs that want data read the board; a feed is a document for readers of feeds. */
const feedShape = z.codec(
  z.object({ id: z.string(), entries: z.int() }),
  z.custom<FeedTold>(() => true),
  {
    encode: ({ id, entries }) => ({ id, entries: entries.length }),
    decode: () => {
      throw new Error('A feed is sent, not read back.');
    },
  },
);

const feedInput = z.object({
  id: placeId,
  group: optionalLine(MAX_CODE),
  category: optionalLine(MAX_CODE),
  show: optionalChoice(buckets),
  /** Readers of feeds seldom say their language, so that the address does. */
  lang: optionalChoice(languages),
});
type Wanted = z.infer<typeof feedInput>;

/** The feed of a place: what is public of its matters, in Atom. */
export const feedRoute = endpoint({
  name: 'matters.feed',
  method: 'GET',
  path: '/places/:id/feed.atom',
  summary: 'Sends the newest of what is public at a place, as a feed to follow.',
  policy: everyone,
  input: feedInput,
  output: feedShape,
  words,
  run: loadFeed,
  send: (told) => ({
    mediaType: 'application/atom+xml; charset=utf-8',
    body: writeXml(toAtom(told)),
    isImmutable: false,
    changedAt: told.changedAt,
  }),
});

/** Tells whether a place has a feed: a community and what lies in it, down to the building. */
export function hasFeed(place: Place): place is Place & { readonly communityId: string } {
  return hasBoard(place) && place.level <= BUILDING_LEVEL;
}

async function loadFeed(asked: Context, wanted: Wanted): Promise<Result<FeedTold, 'not_found'>> {
  const context = { ...asked, language: wanted.lang ?? asked.language };
  const { language, services } = context;
  const place = await findPlace(context.db, wanted.id);
  if (place === undefined || !hasFeed(place)) return refuse('not_found');
  const { groups } = await readReference(context.db);
  const { group, category, show } = wanted;
  const listed = await listPublicMatters(context, {
    placeId: place.id,
    buckets: show === undefined ? buckets : [show],
    categories: category === undefined ? undefined : [category],
    groups: group === undefined ? undefined : [group],
    limit: MOST_ENTRIES,
  });
  if (!listed.ok) return refuse('not_found');
  const entries = await entriesOf(context, place, listed.value);
  const community = await findPlace(context.db, place.communityId);
  const names = groups.find(({ code }) => code === group)?.names;
  const topic = [
    ...(names === undefined ? [] : [nameIn(names, language)]),
    ...(show === undefined ? [] : [stateWords[language].buckets[show]]),
  ];
  return succeed({
    id: feedId(context, wanted),
    language,
    title: boardWords[language].feedTitle(nameIn(place.names, language), topic),
    author: nameIn((community ?? place).names, language),
    self: `${services.publicUrl}${feedAddress({ ...wanted, placeId: place.id, language })}`,
    page: `${services.publicUrl}/matters?${pageQuery(place, { group, show })}`,
    changedAt: lastChange(entries),
    entries,
  });
}

async function entriesOf(
  context: Context,
  place: Place,
  matters: readonly PublicMatter[],
): Promise<readonly FeedEntry[]> {
  const { language, services } = context;
  const reference = await readReference(context.db);
  const placeIds = matters.map((matter) => matter.placeId);
  const spots = await nameSpots(context.db, { placeIds, below: place.path });
  const { buckets: bucketNames, states } = stateWords[language];
  return matters.map((matter) => {
    const { id, title, body, bucket, endedAs, raisedAt, changedAt } = matter;
    const spot = spots.get(matter.placeId);
    const state = endedAs === undefined ? bucketNames[bucket] : states[endedAs];
    const head = [state, ...(spot === undefined ? [] : [nameIn(spot.names, language)])];
    const category = categoryLine(reference, matter.category);
    return {
      id: `urn:uuid:${id}`,
      title,
      summary: `${head.join(' · ')}\n${body.slice(0, EXCERPT)}`.trim(),
      page: `${services.publicUrl}${matterAddress(matter)}`,
      category: { code: category.code, name: nameIn(category.names, language) },
      raisedAt,
      changedAt,
    };
  });
}

function pageQuery(
  { id: place }: Place,
  { group, show }: { readonly group?: string | undefined; readonly show?: Bucket | undefined },
): string {
  const query = new URLSearchParams({ place });
  if (group !== undefined) query.set('group', group);
  if (show !== undefined) query.set('show', show);
  return query.toString();
}

/**
 * Names a feed for ever, and unlike that of any other installation, whatever its address becomes: a
 * UUID of version 8 (RFC 9562) out of the installation's own secret.
 */
function feedId({ services, language }: Context, { id, group, category, show }: Wanted): string {
  const topic = JSON.stringify(['feed', id, group, category, show, language]);
  const bytes = createHmac('sha256', services.secret).update(topic).digest();
  const hex = bytes.toString('hex');
  const variant = (((bytes[8] ?? 0) & 0x3f) | 0x80).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return `urn:uuid:${[...parts, variant + hex.slice(18, 20), hex.slice(20, 32)].join('-')}`;
}
