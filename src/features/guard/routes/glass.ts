import { z } from 'zod';
import { BUILDING_LEVEL } from '#/features/places/index.ts';
import type { PlacePanel } from '#/features/places/index.ts';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, optionalLine, optionalProse, placeId, uuid } from '#/platform/http/fields.ts';
import { breakGlass } from '#/features/guard/actions/glass.ts';
import type { FindAsker } from '#/features/guard/actions/glass.ts';
import { reviewGlass } from '#/features/guard/actions/glass-reviews.ts';
import {
  LEAST_REASON,
  MAX_FINDING,
  MAX_REASON,
  findings,
  glassOffices,
} from '#/features/guard/model.ts';
import type { GlassAim } from '#/features/guard/model.ts';
import {
  breakingPage,
  glassPage,
  glassPanelOf,
  glassesPage,
} from '#/features/guard/pages/glass.ts';
import { glassReviewPage } from '#/features/guard/pages/glass-review.ts';
import { glassWords } from '#/features/guard/words/glass.ts';
import { refusals } from '#/features/guard/words/refusals.ts';
import {
  breakingShape,
  glassShape,
  glassesShape,
  isBeyond,
  loadBreaking,
  loadGlass,
  loadGlasses,
  loadToReview,
  reviewShape,
} from './load-glass.ts';

const MAX_CONTACT = 120;
const MAX_MATTER = 90;
const officers = holderOf(...glassOffices);
const stewards = holderOf('steward');
const noneOrPlace = z.union([z.literal('').transform(() => undefined), placeId]).optional();
const aGlass = z.object({ glassId: uuid });

const list = endpoint({
  name: 'guard.glasses',
  method: 'GET',
  path: '/glass',
  summary: 'Lists broken glasses: about oneself, by oneself, and, for stewards, those to look at.',
  policy: signedIn,
  input: z.object({}),
  output: glassesShape,
  words: refusals(),
  run: (context) => loadGlasses(context),
  page: glassesPage,
});

const askToBreak = endpoint({
  name: 'guard.break_page',
  method: 'GET',
  path: '/glass/new',
  summary: 'Asks whose record is to be opened, and why.',
  policy: officers,
  input: z.object({ place: placeId.optional(), matter: optionalLine(MAX_MATTER) }),
  output: breakingShape,
  words: refusals(),
  run: loadBreaking,
  page: breakingPage,
});

/** One of three ways to say whose record it is; the form has only one of them. */
const breakingInput = z
  .object({
    contact: optionalLine(MAX_CONTACT),
    householdId: noneOrPlace,
    matter: optionalLine(MAX_MATTER),
    reason: line(MAX_REASON).pipe(z.string().min(LEAST_REASON)),
  })
  .check((context) => {
    if (aimOf(context.value) !== undefined) return;
    const issue = { code: 'invalid_type', expected: 'string', input: undefined } as const;
    context.issues.push({ ...issue, path: ['contact'] }, { ...issue, path: ['householdId'] });
  });

function aimOf(input: {
  readonly contact?: string | undefined;
  readonly householdId?: string | undefined;
  readonly matter?: string | undefined;
}): GlassAim | undefined {
  const { contact, householdId, matter } = input;
  if (matter !== undefined) return { matter };
  if (householdId !== undefined) return { householdId };
  return contact === undefined ? undefined : { contact };
}

function breaking(findAsker: FindAsker): AnyEndpoint {
  return endpoint({
    name: 'guard.break_glass',
    method: 'POST',
    path: '/glass',
    summary: 'Opens records beyond one’s reach for an hour, with a reason that is told.',
    policy: officers,
    input: breakingInput,
    output: z.object({ ids: z.array(z.uuid()).readonly() }),
    words: refusals('person_not_found', 'not_of_oneself', 'within_reach'),
    countsRefusals: true,
    run: (context, input) => {
      const { reason } = input;
      return breakGlass(context, { aim: aimOf(input) ?? { contact: '' }, reason }, findAsker);
    },
    onward: (language, { ids }) => ({
      to: ids.length === 1 ? `/glass/${ids[0]}` : '/glass',
      notice: glassWords[language].broken,
    }),
  });
}

const show = endpoint({
  name: 'guard.glass',
  method: 'GET',
  path: '/glass/:glassId',
  summary: 'Shows the record behind a glass that one broke, while it is open.',
  policy: officers,
  input: aGlass,
  output: glassShape,
  words: refusals(),
  run: (context, { glassId }) => loadGlass(context, glassId),
  page: glassPage,
});

const showReview = endpoint({
  name: 'guard.glass_review',
  method: 'GET',
  path: '/glass/:glassId/review',
  summary: 'Shows a steward why a glass was broken, to sign it off.',
  policy: stewards,
  input: aGlass,
  output: reviewShape,
  words: refusals(),
  run: (context, { glassId }) => loadToReview(context, glassId),
  page: glassReviewPage,
});

const review = endpoint({
  name: 'guard.review_glass',
  method: 'POST',
  path: '/glass/:glassId/review',
  summary: 'Signs off a broken glass: it was fair, or it was not and why.',
  policy: stewards,
  input: aGlass.extend({ finding: z.enum(findings), words: optionalProse(MAX_FINDING) }),
  output: z.object({ id: z.uuid() }),
  words: refusals('own_glass', 'reviewed_already', 'words_required'),
  run: (context, { glassId, finding, words }) => reviewGlass(context, { glassId, finding, words }),
  onward: (language) => ({ to: '/glass', notice: glassWords[language].reviewSaved }),
});

/** Makes the endpoints of broken glasses; who asked in a matter is found by who keeps matters. */
export function glassEndpoints(findAsker: FindAsker): readonly AnyEndpoint[] {
  return [list, askToBreak, breaking(findAsker), show, showReview, review];
}

/** Leads from a building to the records of its homes, for offices that do not reach them. */
export const glassPanel: PlacePanel = {
  name: 'glass',
  side: 'side',
  load: async (context, place) => {
    const isOffered = place.level === BUILDING_LEVEL && isBeyond(context, place);
    return isOffered ? (view) => glassPanelOf(view, place.id) : undefined;
  },
};
