import { z } from 'zod';
import { COMMUNITY_LEVEL, findPlace, listChildren } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { countBoard, readBoard } from '#/features/matters/actions/board.ts';
import type { BoardInput } from '#/features/matters/actions/board.ts';
import { readMine } from '#/features/matters/actions/mine.ts';
import { boardPage } from '#/features/matters/pages/board.ts';
import { minePage } from '#/features/matters/pages/mine.ts';
import { boardTable, mineTable } from '#/features/matters/pages/table.ts';
import { boardShows } from '#/features/matters/model/shows.ts';
import type { BoardShow } from '#/features/matters/model/shows.ts';
import { mayWorkDesk } from '#/features/matters/policy.ts';
import { isCursor } from '#/features/matters/rules/cursor.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { optionalChoice, optionalLine, placeId } from '#/platform/http/fields.ts';
import { cardLines } from './cards.ts';
import { figureNames, loadCounted } from './figure.ts';
import { findBoardPlace, hasBoard } from './home.ts';
import { boardShape, mineShape } from './shapes.ts';
import type { BoardShown } from './shapes.ts';
import { loadStreet } from './street.ts';

const optionalMonth = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
  .transform((text) => Temporal.PlainYearMonth.from(text))
  .optional();

const boardInput = z.object({
  place: placeId.optional(),
  show: optionalChoice(boardShows),
  view: optionalChoice(['list', 'street']),
  group: optionalLine(40),
  after: optionalLine(120),
  figure: optionalChoice(figureNames),
  month: optionalMonth,
  until: optionalMonth,
});
type Wanted = z.infer<typeof boardInput>;

const board = endpoint({
  name: 'matters.board',
  method: 'GET',
  path: '/matters',
  summary: 'Shows the needs board of a place: what waits, what is under way, what was done.',
  policy: everyone,
  input: boardInput,
  output: boardShape,
  words,
  run: loadBoard,
  page: boardPage,
  table: boardTable,
});

const mine = endpoint({
  name: 'matters.mine',
  method: 'GET',
  path: '/me/matters',
  summary: 'Shows what the reader raised, has in hand, did and follows.',
  policy: signedIn,
  input: z.object({}),
  output: mineShape,
  words,
  run: async (context) => {
    const found = await readMine(context);
    if (!found.ok) return found;
    const { raised, helping, helped, followed } = found.value;
    const reader = { isStaff: false };
    return succeed({
      raised: await cardLines(context, raised, reader),
      helping: await cardLines(context, helping, reader),
      helped: await cardLines(context, helped, reader),
      followed: await cardLines(context, followed, reader),
    });
  },
  page: minePage,
  table: mineTable,
});

export const boardRoutes = [board, mine];

const filters: { readonly [show in BoardShow]: Pick<BoardInput, 'filter' | 'order' | 'profile'> } =
  {
    near: { filter: 'open', order: 'nearness' },
    open: { filter: 'open', order: 'age' },
    able: { filter: 'open', order: 'nearness', profile: 'need' },
    in_hand: { filter: 'in_hand', order: 'age' },
    closed: { filter: 'closed', order: 'age' },
  };

async function loadBoard(
  context: Context,
  wanted: Wanted,
): Promise<
  Result<BoardShown, 'not_found' | 'place_unknown' | 'too_few_persons' | 'cursor_unknown'>
> {
  if (!isCursor(wanted.after)) return refuse('cursor_unknown');
  const place = await findBoardPlace(context, wanted.place);
  if (place === undefined && wanted.place !== undefined) return refuse('not_found');
  const bare = await bareBoard(context, wanted);
  if (place === undefined) return succeed(bare);
  if (!hasBoard(place)) {
    const below = await listChildren(context.db, place.path);
    return succeed({ ...bare, place: shownPlace(place), below: below.map(shownPlace) });
  }
  const community = await findPlace(context.db, place.communityId);
  if (community === undefined) return refuse('place_unknown');
  const named = { ...bare, place: shownPlace(place), community: shownPlace(community) };
  if (wanted.figure !== undefined) {
    const { figure, month, until, after } = wanted;
    const counted = await loadCounted(context, place, { figure, month, until, after });
    return counted.ok ? succeed({ ...named, ...counted.value }) : counted;
  }
  const groups = wanted.group === undefined ? undefined : [wanted.group];
  const input = { placeId: place.id, groups };
  const [counts, listed, street] = await Promise.all([
    countBoard(context, input),
    readBoard(context, { ...input, ...filters[bare.show], after: wanted.after }),
    // Deeper than a building there is no street to look at.
    streetFor(context, place),
  ]);
  if (!counts.ok) return counts;
  if (!listed.ok) return listed;
  const isStaff = mayWorkDesk(context.subject, community.path);
  return succeed({
    ...named,
    ...street,
    counts: { open: counts.value.open, inHand: counts.value.inHand },
    cards: await cardLines(context, listed.value.cards, { below: place.path, isStaff }),
    next: listed.value.next,
  });
}

async function bareBoard(context: Context, wanted: Wanted): Promise<BoardShown> {
  const { groups } = await readReference(context.db);
  return {
    show: wanted.show ?? 'near',
    view: wanted.view ?? 'list',
    group: wanted.group,
    groups: groups.map(({ code, names, icon }) => ({ code, names, icon })),
    counts: { open: 0, inHand: 0 },
    cards: [],
    street: [],
    light: 'helped',
    below: [],
    isSignedIn: context.subject.actorId !== undefined,
  };
}

const NO_STREET: Pick<BoardShown, 'street' | 'light'> = { street: [], light: 'helped' };
const DEEPEST_STREET = COMMUNITY_LEVEL + 10;

async function streetFor(
  context: Context,
  place: Place & { readonly communityId: string },
): Promise<Pick<BoardShown, 'street' | 'light'>> {
  return place.level <= DEEPEST_STREET ? loadStreet(context, place) : NO_STREET;
}

function shownPlace({ id, names }: Place): BoardShown['below'][number] {
  return { id, names };
}
