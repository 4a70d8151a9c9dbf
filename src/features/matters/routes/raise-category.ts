import { z } from 'zod';
import { keepDraft } from '#/features/matters/actions/drafts.ts';
import { readCategories, suggestCategory } from '#/features/matters/actions/suggest.ts';
import type { CategoryChoice, OfferedCategory } from '#/features/matters/actions/suggest.ts';
import { MAX_QUERY } from '#/features/matters/model/limits.ts';
import { raiseCategoryPage } from '#/features/matters/pages/raise-category.ts';
import { raisingRefusals as words } from '#/features/matters/words/raise-refusals.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, list, optionalChoice, optionalLine } from '#/platform/http/fields.ts';
import { categoryPageShape, draftField } from './raise-shapes.ts';
import type { CategoryShown, QuestionShown } from './raise-shapes.ts';
import { findCommunity, openTold } from './raise-told.ts';
import type { Told } from './raise-told.ts';

const MAX_CODE = 64;
const MOST_SUGGESTED = 3;

type Step = CategoryShown['step'];
type CategoryLine = CategoryShown['suggested'][number];

/** The second screen: which kind of thing it is, and whether anybody is in danger. */
export const categoryPage = endpoint({
  name: 'matters.raise_category_page',
  method: 'GET',
  path: '/raise/category',
  summary: 'Suggests categories for what was told, and asks about danger.',
  policy: everyone,
  input: z.object({
    draft: draftField,
    step: z.enum(['choose', 'ask', 'advice']).optional().catch(undefined),
    q: optionalLine(MAX_QUERY),
  }),
  output: categoryPageShape,
  words,
  run: loadCategoryPage,
  page: raiseCategoryPage,
});

async function loadCategoryPage(
  context: Context,
  input: {
    readonly draft: string;
    readonly step?: Step | undefined;
    readonly q?: string | undefined;
  },
): Promise<Result<CategoryShown, 'draft_gone' | 'place_unknown'>> {
  const opened = await openTold(context, input.draft);
  if (!opened.ok) return opened;
  const told = opened.value;
  const empty = { suggested: [], questions: [], found: [], groups: [] };
  const community = await findCommunity(context, told.placeId);
  const step = input.step ?? 'choose';
  const at = { draft: told.token, step, chosen: told.category, yes: [...told.yes] };
  if (community === undefined) return succeed({ ...at, step: 'choose', ...empty });
  const choice = await readCategories(context, { placeId: community.id });
  if (!choice.ok) return choice;
  const named = { ...at, community: { id: community.id, names: community.names } };
  if (at.step === 'ask') {
    const questions = pendingQuestions(choice.value, told).map(questionLine);
    return succeed({ ...named, ...empty, questions });
  }
  if (at.step === 'advice') {
    const questions = yesQuestions(choice.value, told).map(questionLine);
    return succeed({ ...named, ...empty, questions });
  }
  const placeId = community.id;
  const guessed = await suggestCategory(context, { placeId, text: told.body });
  if (!guessed.ok) return guessed;
  const found = input.q && (await suggestCategory(context, { placeId, text: input.q }));
  if (found && !found.ok) return found;
  const suggested = guessed.value.categories.slice(0, MOST_SUGGESTED);
  const { question } = guessed.value;
  return succeed({
    ...named,
    query: input.q,
    suggested: withChosen(choice.value, suggested, told).map(categoryLineOf),
    question:
      question === undefined
        ? undefined
        : { question: question.question, answers: [...question.answers] },
    questions: distinct(suggested.flatMap(({ stopQuestions }) => stopQuestions)).map(questionLine),
    found: found ? byNameOr(choice.value, input.q ?? '', found.value.categories) : [],
    groups: groupsOf(choice.value),
  });
}

/** What was chosen before, or came in the address, stands among the suggestions. */
function withChosen(
  choice: CategoryChoice,
  suggested: readonly OfferedCategory[],
  told: Told,
): readonly OfferedCategory[] {
  if (suggested.some(({ code }) => code === told.category)) return suggested;
  const chosen = choice.categories.filter(({ code }) => code === told.category);
  return [...chosen, ...suggested].slice(0, MOST_SUGGESTED);
}

/** Finds by the words a category is known by, and by its name. */
function byNameOr(
  choice: CategoryChoice,
  query: string,
  known: readonly OfferedCategory[],
): CategoryLine[] {
  const wanted = query.toLowerCase();
  const named = choice.categories.filter(({ names }) =>
    Object.values(names).some((name) => name.toLowerCase().includes(wanted)),
  );
  return distinct([...known, ...named]).map(categoryLineOf);
}

function groupsOf({ groups, categories }: CategoryChoice): CategoryShown['groups'] {
  return groups.map((group) => ({
    ...group,
    categories: categories.filter((one) => one.group === group.code).map(categoryLineOf),
  }));
}

function categoryLineOf({ code, group, names, icon }: OfferedCategory): CategoryLine {
  return { code, group, names, icon };
}

type StopQuestion = OfferedCategory['stopQuestions'][number];

function questionLine({ code, question, advice, calls, stops }: StopQuestion): QuestionShown {
  return { code, question, advice, calls: callsShape.parse(calls), stops };
}

const callsShape = z.array(
  z.object({ number: z.string().optional(), local: z.string().optional() }),
);

function distinct<One extends { readonly code: string }>(all: readonly One[]): readonly One[] {
  return [...new Map(all.map((one) => [one.code, one])).values()];
}

/** What is still to be asked about the category that was chosen. */
function pendingQuestions(choice: CategoryChoice, told: Told): readonly StopQuestion[] {
  const chosen = choice.categories.find(({ code }) => code === told.category);
  return (chosen?.stopQuestions ?? []).filter(({ code }) => !told.asked.includes(code));
}

function yesQuestions(choice: CategoryChoice, told: Told): readonly StopQuestion[] {
  const all = distinct(choice.categories.flatMap(({ stopQuestions }) => stopQuestions));
  return all.filter(({ code }) => told.yes.includes(code));
}

/** A button of the long list names its category as `other`, and goes before the tiles. */
function preferOther(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || !('other' in raw)) return raw;
  return { ...raw, category: raw.other };
}

const chosenInput = z.preprocess(
  preferOther,
  z
    .object({
      draft: draftField,
      /** To look for a category by `q`; all that was said so far is kept for afterwards. */
      step: optionalChoice(['search']),
      q: optionalLine(MAX_QUERY),
      category: optionalLine(MAX_CODE),
      asked: list(line(MAX_CODE)),
      yes: list(line(MAX_CODE)),
    })
    .superRefine(({ step, category }, check) => {
      if (step === 'search' || category !== undefined) return;
      const issue = { code: 'invalid_type', expected: 'string', input: category } as const;
      check.addIssue({ ...issue, path: ['category'] });
    }),
);
type Chosen = z.infer<typeof chosenInput>;

/** Keeps which kind of thing it is, and what was said about danger. */
export const chooseCategory = endpoint({
  name: 'matters.raise_category',
  method: 'POST',
  path: '/raise/category',
  summary:
    'Keeps the category and the answers about danger in the draft, or looks for another category.',
  policy: everyone,
  input: chosenInput,
  output: z.object({ draft: z.string(), next: z.enum(['choose', 'ask', 'advice', 'place']) }),
  words,
  isUnrecorded: true,
  run: keepCategory,
  onward: (_, { draft, next }, { q }) => {
    const query = new URLSearchParams({ draft });
    if (next === 'place') return { to: `/raise/place?${query.toString()}` };
    if (next !== 'choose') query.set('step', next);
    else if (q !== undefined) query.set('q', q);
    return { to: `/raise/category?${query.toString()}` };
  },
});

type Kept = Promise<
  Result<
    { readonly draft: string; readonly next: Step | 'place' },
    'draft_gone' | 'place_unknown' | 'category_not_here' | 'too_many_photos'
  >
>;

async function keepCategory(context: Context, input: Chosen): Kept {
  const { draft, category } = input;
  const opened = await openTold(context, draft);
  if (!opened.ok) return opened;
  const before = opened.value;
  const community = await findCommunity(context, before.placeId);
  const placeId = community?.id ?? '';
  const choice = await readCategories(context, { placeId });
  if (!choice.ok) return choice;
  const { categories } = choice.value;
  const isHere = categories.some(({ code }) => code === category);
  // What was unticked is no longer a yes; what was asked elsewhere stays as it was said.
  const yes = [...before.yes.filter((code) => !input.asked.includes(code)), ...input.yes];
  if (input.step === 'search') {
    return keepForLater(context, { draft, yes, category: isHere ? category : undefined });
  }
  if (category === undefined || !isHere) return refuse('category_not_here');
  const guessed = await suggestCategory(context, { placeId, text: before.body });
  const asked = [...new Set([...before.asked, ...input.asked])];
  const suggestedCategory = guessed.ok ? (guessed.value.categories[0]?.code ?? '') : '';
  const fields = { category, suggestedCategory, asked, yes };
  const kept = await keepDraft(context, { token: draft, fields });
  if (!kept.ok) return kept;
  const told = { ...before, ...fields };
  const isPending = pendingQuestions(choice.value, told).length > 0;
  const hasYes = yesQuestions(choice.value, told).length > 0;
  const further = isPending ? 'ask' : 'place';
  // Advice comes before any further question.
  return succeed({ draft, next: hasYes ? 'advice' : further });
}

/** Whoever looks for another category finds what they ticked as they left it, not yet answered. */
async function keepForLater(
  context: Context,
  told: {
    readonly draft: string;
    readonly yes: readonly string[];
    readonly category: string | undefined;
  },
): Kept {
  const { draft, yes, category } = told;
  const fields = category === undefined ? { yes } : { yes, category };
  const kept = await keepDraft(context, { token: draft, fields });
  return kept.ok ? succeed({ draft, next: 'choose' }) : kept;
}
