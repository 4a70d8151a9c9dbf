import { z } from 'zod';
import { findPlace } from '#/features/places/index.ts';
import { lookAt } from '#/features/matters/actions/look.ts';
import { readRound } from '#/features/matters/actions/round.ts';
import { publicId, publicIdOf, roundAddress } from '#/features/matters/model/address.ts';
import { MAX_REASON } from '#/features/matters/model/limits.ts';
import {
  MOST_ON_SHEET,
  MOST_STOPS,
  lookAnswers,
  roundShows,
} from '#/features/matters/model/look.ts';
import type { RoundShow } from '#/features/matters/model/look.ts';
import { lookPage } from '#/features/matters/pages/look.ts';
import { roundSheetPage } from '#/features/matters/pages/round-sheet.ts';
import { roundPage, roundTable } from '#/features/matters/pages/round.ts';
import { roundPlaceOf } from '#/features/matters/policy.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { savedWords } from '#/features/matters/words/saved.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import {
  optionalChoice,
  optionalLine,
  optionalProse,
  optionalWhole,
  placeId,
} from '#/platform/http/fields.ts';
import { keepBrought, photosField } from './brought-photos.ts';
import { deskLines } from './desk-lines.ts';
import { hasBoard } from './home.ts';
import { keyOf, liveMatter, loadMatter } from './load.ts';
import { deskRowShape, doneShape, matterShape, namesShape, placeShape } from './shapes.ts';

const MAX_CODE = 40;
const MAX_QUEUE = 200;
/** Grids that one chooses among. */
const MOST_GRIDS = 60;
const MOST_SHEETS = MOST_STOPS / MOST_ON_SHEET;

/** Which round it is: through what, for what. */
const roundFields = {
  place: placeId.optional(),
  show: optionalChoice(roundShows),
  queue: optionalLine(MAX_QUEUE),
  group: optionalLine(MAX_CODE),
  grid: optionalLine(MAX_CODE),
};
const roundInput = z.object(roundFields);
type Wanted = z.infer<typeof roundInput>;

const roundShape = z.object({
  place: placeShape.optional(),
  show: z.enum(roundShows),
  queue: z.string().optional(),
  group: z.string().optional(),
  grid: z.string().optional(),
  grids: z.array(z.object({ code: z.string(), names: namesShape })).max(MOST_GRIDS),
  /** In the order of the walk; each opens where a telephone is held to its code. */
  stops: z.array(deskRowShape.extend({ address: z.string() })).max(MOST_STOPS),
  hasMore: z.boolean(),
});
export type RoundShown = z.infer<typeof roundShape>;
export type StopShown = RoundShown['stops'][number];

const sheetShape = roundShape.extend({ sheet: z.int(), sheets: z.int(), printedAt: z.string() });
export type RoundSheetShown = z.infer<typeof sheetShape>;

const lookShape = z.object({
  matter: matterShape,
  /** What has to be said: whether it is so, whether the work holds, or nothing any more. */
  task: z.enum(['verify', 'check', 'none']),
  /** The round it belongs to, to go on with. */
  round: z.string(),
});
export type LookShown = z.infer<typeof lookShape>;

const round = endpoint({
  name: 'matters.round',
  method: 'GET',
  path: '/round',
  summary: 'Shows what has to be looked at on a walk through a place, in the order of the walk.',
  policy: signedIn,
  input: roundInput,
  output: roundShape,
  words,
  run: loadRound,
  page: roundPage,
  table: roundTable,
});

const sheet = endpoint({
  name: 'matters.round_sheet',
  method: 'GET',
  path: '/round/sheet',
  summary: 'Shows the stops of a round on a sheet to be printed, with a box and a code for each.',
  policy: signedIn,
  input: z.object({ ...roundFields, sheet: optionalWhole(1, MOST_SHEETS) }),
  output: sheetShape,
  words,
  run: loadSheet,
  page: roundSheetPage,
  table: roundTable,
});

const look = endpoint({
  name: 'matters.ask_look',
  method: 'GET',
  path: '/matters/:id/look',
  summary: 'Asks whoever stands before it what they see.',
  policy: signedIn,
  input: z.object({ id: publicId, ...roundFields }),
  output: lookShape,
  words,
  run: loadLook,
  page: lookPage,
  live: ({ matter }) => liveMatter(matter),
});

const answer = endpoint({
  name: 'matters.look',
  method: 'POST',
  path: '/matters/:id/look',
  summary: 'Says on the spot what is seen, with photos: before the work or after it.',
  policy: signedIn,
  input: z.object({
    id: publicId,
    ...roundFields,
    seen: z.enum(lookAnswers),
    reason: optionalProse(MAX_REASON),
    photos: photosField,
  }),
  output: doneShape.extend({ round: z.string() }),
  words,
  run: async (context, { id, seen, reason, photos, ...wanted }) => {
    const key = await keyOf(context, id);
    if (!key.ok) return key;
    const kept = await keepBrought(context, photos);
    if (!kept.ok) return kept;
    const done = await lookAt(context, { ...key.value, answer: seen, reason, fileIds: kept.value });
    if (!done.ok) return done;
    const { reference, state } = done.value;
    return succeed({ id: publicIdOf(done.value), reference, state, round: roundAddress(wanted) });
  },
  onward: (language, { round: to }) => ({ to, notice: savedWords[language].looked }),
});

export const roundRoutes = [round, sheet, look, answer];

type Refusal = 'not_found' | 'not_allowed' | 'place_unknown';

async function loadRound(context: Context, wanted: Wanted): Promise<Result<RoundShown, Refusal>> {
  const { queue, group, grid } = wanted;
  const show: RoundShow = wanted.show ?? 'to_look';
  const bare = { show, queue, group, grid, grids: [], stops: [], hasMore: false };
  const id = wanted.place ?? roundPlaceOf(context.subject);
  const place = id === undefined ? undefined : await findPlace(context.db, id);
  if (place === undefined) return wanted.place === undefined ? succeed(bare) : refuse('not_found');
  if (!hasBoard(place)) return refuse('not_found');
  const read = await readRound(context, { placeId: place.id, show, queue, group, grid });
  if (!read.ok) return read;
  const { rows, grids, hasMore } = read.value;
  const lines = await deskLines(context, place, rows);
  const { publicUrl } = context.services;
  return succeed({
    ...bare,
    place: { id: place.id, names: place.names },
    grids: grids.slice(0, MOST_GRIDS).map(({ code, names }) => ({ code, names })),
    stops: lines.map((line) => ({ ...line, address: new URL(pathOf(line), publicUrl).href })),
    hasMore,
  });
}

/** What has to be looked at opens with the question, everything else on its desk. */
function pathOf({
  id,
  state,
}: {
  readonly id: string;
  readonly state?: string | undefined;
}): string {
  const isLook = state === 'verifying' || state === 'done';
  return `/matters/${id}/${isLook ? 'look' : 'desk'}`;
}

async function loadSheet(
  context: Context,
  { sheet: wanted = 1, ...input }: Wanted & { readonly sheet?: number | undefined },
): Promise<Result<RoundSheetShown, Refusal>> {
  const loaded = await loadRound(context, input);
  if (!loaded.ok) return loaded;
  const { stops } = loaded.value;
  const from = (wanted - 1) * MOST_ON_SHEET;
  return succeed({
    ...loaded.value,
    stops: stops.slice(from, from + MOST_ON_SHEET),
    sheet: wanted,
    sheets: Math.max(1, Math.ceil(stops.length / MOST_ON_SHEET)),
    printedAt: context.now.toString(),
  });
}

async function loadLook(
  context: Context,
  { id, ...wanted }: Wanted & { readonly id: z.infer<typeof publicId> },
): Promise<Result<LookShown, Refusal>> {
  const loaded = await loadMatter(context, id);
  if (!loaded.ok) return loaded;
  const matter = loaded.value;
  if (!matter.isStaff) return refuse('not_allowed');
  const { verbs } = matter.allowed;
  const after = verbs.includes('fail_check') ? 'check' : 'none';
  const task = verbs.includes('verify_found') ? 'verify' : after;
  return succeed({ matter, task, round: roundAddress(wanted) });
}
