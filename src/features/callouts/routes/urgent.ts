import { z } from 'zod';
import { nameSpots, publicIdOf, readCategories } from '#/features/matters/index.ts';
import type { OfferedCategory } from '#/features/matters/index.ts';
import { raiseByPaper } from '#/features/callouts/actions/raise-by-paper.ts';
import { raiseUrgent } from '#/features/callouts/actions/raise.ts';
import { callAddress, MAX_WORDS } from '#/features/callouts/model.ts';
import { paperCallPage, urgentPage } from '#/features/callouts/pages/urgent.ts';
import { refusalWords as words } from '#/features/callouts/words/refusals.ts';
import { urgentWords } from '#/features/callouts/words/urgent.ts';
import { findPlace } from '#/features/places/index.ts';
import {
  findHomeOfPaper,
  labelPlaces,
  MAX_NAME,
  optionalAddressOf,
  paperCodeField,
  sessionShape,
} from '#/features/people/index.ts';
import type { WrongCode } from '#/features/people/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, optionalLine, optionalProse, placeId } from '#/platform/http/fields.ts';

const MAX_CODE = 64;
/** Somebody has one home, seldom two. */
const MOST_HOMES = 5;

const names = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
const offeredShape = z.object({
  kinds: z.array(z.object({ code: z.string(), names, icon: z.string() })),
  /** What has to be rung first, by number. */
  rings: z.array(z.string()),
  /** The community in which it is, where that is known. */
  communityId: z.string().optional(),
});

export type OfferedCalls = z.infer<typeof offeredShape>;

const shownShape = offeredShape.extend({
  isSignedIn: z.boolean(),
  homes: z.array(z.object({ id: z.string(), names })),
});

const paperShape = offeredShape.extend({
  code: z.string(),
  isSignedIn: z.boolean(),
  home: names,
});

export type PaperShown = z.infer<typeof paperShape>;

export type UrgentShown = z.infer<typeof shownShape>;

/** The page of asking for help at once: whom to ring first, and one touch for what it is. */
export const urgent = endpoint({
  name: 'callouts.urgent_page',
  method: 'GET',
  path: '/urgent',
  summary: 'Asks what is urgent; says first whom to ring in danger.',
  policy: everyone,
  input: z.object({}),
  output: shownShape,
  words,
  run: loadUrgent,
  page: urgentPage,
});

/** Calls neighbours on duty, with one touch. */
export const raise = endpoint({
  name: 'callouts.raise',
  method: 'POST',
  path: '/urgent',
  summary: 'Asks for help at once: neighbours on duty nearby are called until somebody comes.',
  policy: signedIn,
  input: z.object({
    category: line(MAX_CODE),
    place: placeId.optional(),
    words: optionalProse(MAX_WORDS),
  }),
  output: z.object({ id: z.string() }),
  words,
  run: async (context, { category, place, words: said }) => {
    const raised = await raiseUrgent(context, { category, placeId: place, words: said });
    return raised.ok ? succeed({ id: publicIdOf(raised.value) }) : raised;
  },
  onward: (language, { id }) => ({ to: callAddress(id), notice: urgentWords[language].said }),
});

/** The same for whoever holds the paper of a household, without an account. */
export const urgentByPaper = endpoint({
  name: 'callouts.paper_page',
  method: 'GET',
  path: '/h/:code/urgent',
  summary: 'Asks what is urgent in the household of a paper; says first whom to ring in danger.',
  policy: everyone,
  input: z.object({ code: paperCodeField }),
  output: paperShape,
  words,
  run: loadPaper,
  page: paperCallPage,
});

/** Calls neighbours on duty to the door of the household whose paper one holds. */
export const callByPaper = endpoint({
  name: 'callouts.raise_by_paper',
  method: 'POST',
  path: '/h/:code/urgent',
  summary: 'Asks for help at once with the code of a household, without an account.',
  policy: everyone,
  input: z.object({
    code: paperCodeField,
    category: line(MAX_CODE),
    words: optionalProse(MAX_WORDS),
    name: optionalLine(MAX_NAME),
    telephone: optionalAddressOf('telephone'),
  }),
  output: z.object({ id: z.string(), session: sessionShape.optional() }),
  words,
  countsRefusals: true,
  run: async (context, { code, category, words: said, name, telephone }) => {
    const home = await findHomeOfPaper(context, code);
    if (!home.ok) return home;
    const raised = await raiseByPaper(context, {
      home: home.value,
      category,
      words: said,
      name: name ?? urgentWords[context.language].somebody,
      telephone: telephone?.address,
    });
    if (!raised.ok) return raised;
    const { matter, signedIn: entered } = raised.value;
    return succeed({ id: publicIdOf(matter), session: entered?.session });
  },
  onward: (language, { id, session }) => ({
    to: callAddress(id),
    ...(session === undefined ? {} : { session }),
    notice: urgentWords[language].said,
  }),
});

async function loadUrgent(context: Context): Promise<Result<UrgentShown, never>> {
  const { homes, personId } = context.subject;
  const own = homes.slice(0, MOST_HOMES);
  const spots = await nameSpots(context.db, { placeIds: own.map((home) => home.placeId) });
  return succeed({
    isSignedIn: personId !== undefined,
    homes: own.flatMap((home) => {
      const spot = spots.get(home.placeId);
      return spot === undefined ? [] : [{ id: home.placeId, names: spot.names }];
    }),
    ...(await loadOffered(context, own[0]?.communityId)),
  });
}

async function loadPaper(
  context: Context,
  { code }: { readonly code: string },
): Promise<Result<PaperShown, WrongCode | 'place_unknown'>> {
  const home = await findHomeOfPaper(context, code);
  if (!home.ok) return home;
  const { householdId, communityId } = home.value;
  const label = (await labelPlaces(context.db, [householdId])).get(householdId);
  if (label === undefined) return refuse('place_unknown');
  return succeed({
    code,
    home: label,
    isSignedIn: context.subject.personId !== undefined,
    ...(await loadOffered(context, communityId)),
  });
}

async function loadOffered(
  context: Context,
  communityId: string | undefined,
): Promise<OfferedCalls> {
  const offered = await listOffered(context, communityId);
  return {
    kinds: offered.map(({ code, names: called, icon }) => ({ code, names: called, icon })),
    rings: ringsOf(offered),
    communityId,
  };
}

/** What is offered where one lives, or anywhere to somebody who has not signed in. */
async function listOffered(
  context: Context,
  communityId: string | undefined,
): Promise<readonly OfferedCategory[]> {
  const place = communityId === undefined ? undefined : await findPlace(context.db, communityId);
  const choice = await readCategories(context, { placeId: place?.id, profile: 'urgent' });
  return choice.ok ? choice.value.categories : [];
}

/**
 * Numbers of those who help in danger, as the questions that stop a form name them: those that are
 * asked where nobody has to be able to do anything in particular, so that anything may be meant.
 */
function ringsOf(offered: readonly OfferedCategory[]): UrgentShown['rings'] {
  const stopping = offered
    .filter(({ abilities }) => abilities.length === 0)
    .flatMap(({ stopQuestions }) => stopQuestions)
    .filter(({ stops }) => stops);
  const questions = new Map(stopping.map((question) => [question.code, question]));
  const numbers = [...questions.values()].flatMap(({ calls }) => firstNumberIn(calls) ?? []);
  return [...new Set(numbers)].toSorted((a, b) => Number(a) - Number(b));
}

const callShape = z.array(z.object({ number: z.string().optional() }));

/** The first is whom to ring first. */
function firstNumberIn(calls: unknown): string | undefined {
  return callShape.parse(calls).flatMap(({ number }) => number ?? [])[0];
}
