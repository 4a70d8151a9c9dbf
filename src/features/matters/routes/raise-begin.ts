import { z } from 'zod';
import { keepDraft, openDraft } from '#/features/matters/actions/drafts.ts';
import { MAX_BODY, MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import { COMPLAINT } from '#/features/matters/model/reference.ts';
import { raiseBeginPage } from '#/features/matters/pages/raise-begin.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { raiseWords } from '#/features/matters/words/raise.ts';
import { raisingRefusals as words } from '#/features/matters/words/raise-refusals.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt, networkOf } from '#/platform/auth/attempts.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { list, optionalLine, optionalProse, placeId, uuid } from '#/platform/http/fields.ts';
import { keepPhoto } from '#/platform/storage/photos.ts';
import { beginProblems, beginShape, optionalDraftField } from './raise-shapes.ts';
import type { BeginProblem, BeginShown } from './raise-shapes.ts';
import { readTold } from './raise-told.ts';

const MAX_CODE = 64;
/** What is over the limit of a body is kept all the same, so that it can be shortened. */
const MAX_KEPT = 40_000;
/** From one network within an hour; a counter that raises for many stays far below it. */
const MAX_PHOTOS_AN_HOUR = 300;

const categoryField = optionalLine(MAX_CODE);
/** The page somebody has something to say about, as the foot of each page names it. */
const pageField = z
  .string()
  .regex(/^\/[\da-z/-]{0,200}$/)
  .optional()
  .catch(undefined);
const placeField = z.union([z.literal('').transform(() => undefined), placeId]).optional();

/** The first screen: what it is, in photos and words. */
export const beginPage = endpoint({
  name: 'matters.raise_page',
  method: 'GET',
  path: '/raise',
  summary: 'Asks what it is, in photos and words; the first of four screens.',
  policy: everyone,
  input: z.object({
    draft: optionalDraftField,
    category: categoryField,
    place: placeField,
    page: pageField,
    wrong: z
      .string()
      .transform((text) => text.split('.'))
      .pipe(z.array(z.enum(beginProblems)).max(beginProblems.length))
      .optional()
      .catch(undefined),
  }),
  output: beginShape,
  words,
  run: async (context, { draft: token, category, place, page, wrong }) => {
    const empty = { body: '', photos: [], problems: wrong ?? [], page };
    const isComplaint = category === COMPLAINT;
    const draft = token === undefined ? undefined : await openDraft(context, token);
    if (token === undefined) return succeed({ ...empty, category, place, isComplaint });
    if (draft === undefined) return refuse('draft_gone');
    const { body, photos, category: chosen, paperForm } = readTold(token, draft);
    return succeed({
      draft: token,
      body,
      photos: [...photos],
      category: chosen,
      place,
      page,
      paperForm,
      isComplaint: chosen === COMPLAINT,
      problems: wrong ?? [],
    });
  },
  page: (view, shown: BeginShown) => raiseBeginPage(view, shown),
});

const beginInput = z.object({
  draft: optionalDraftField,
  body: optionalProse(MAX_KEPT),
  photo: list(z.instanceof(File), MAX_KEPT),
  /** The photos received before that are to stay; of a first sending there are none. */
  kept: list(uuid),
  category: categoryField,
  place: placeField,
  page: pageField,
});
type BeginInput = z.infer<typeof beginInput>;

/**
 * Keeps the first screen. What is wrong is said on the page that comes next, which is the same one:
 * so the photos that were right are kept, too, although no form can send them twice.
 */
export const begin = endpoint({
  name: 'matters.raise_begin',
  method: 'POST',
  path: '/raise',
  summary: 'Keeps what it is in a draft, and says what is wrong with it.',
  policy: everyone,
  input: beginInput,
  output: z.object({
    draft: z.string(),
    problems: z.array(z.enum(beginProblems)),
    page: z.string().optional(),
  }),
  words,
  isUnrecorded: true,
  run: keepBeginning,
  onward: (_, { draft, problems, page }) => {
    const token = encodeURIComponent(draft);
    return problems.length === 0
      ? { to: `/raise/category?draft=${token}` }
      : { to: `/raise?draft=${token}&wrong=${problems.join('.')}${pageQuery(page)}` };
  },
});

function pageQuery(page: string | undefined): string {
  return page === undefined ? '' : `&page=${encodeURIComponent(page)}`;
}

async function keepBeginning(
  context: Context,
  input: BeginInput,
): Promise<
  Result<
    { readonly draft: string; readonly problems: BeginProblem[]; page: string | undefined },
    'draft_gone' | 'too_many_photos' | 'too_many_requests'
  >
> {
  const found = input.draft === undefined ? undefined : await openDraft(context, input.draft);
  // A draft that is gone is begun anew: what was typed is here.
  const token = found === undefined ? undefined : input.draft;
  const dropped = (found?.photos ?? []).filter((id) => !input.kept.includes(id));
  const room = MAX_PHOTOS - (found?.photos.length ?? 0) + dropped.length;
  const brought = await bringPhotos(context, input.photo, room);
  if (!brought.ok) return brought;
  const { body, page } = tellPage(context, input);
  const kept = await keepDraft(context, {
    token,
    fields: { body, ...(token === undefined ? await prefill(context, input) : {}) },
    addPhotos: brought.value.ids,
    removePhotos: dropped,
  });
  if (!kept.ok) return kept;
  const problems = [...brought.value.problems, ...bodyProblems(body)];
  return succeed({ draft: kept.value.token, problems: [...new Set(problems)], page });
}

/** The page it is about stands below what is told, for the teller to see and to take out. */
function tellPage(
  { language }: Context,
  { body = '', page }: BeginInput,
): { readonly body: string; readonly page: string | undefined } {
  if (body === '' || page === undefined) return { body, page };
  return { body: `${body}\n\n${raiseWords[language].onPage(page)}`, page: undefined };
}

function bodyProblems(body: string): readonly BeginProblem[] {
  if (body === '') return ['body_missing'];
  return body.length > MAX_BODY ? ['body_long'] : [];
}

async function bringPhotos(
  context: Context,
  files: readonly File[],
  room: number,
): Promise<
  Result<
    { readonly ids: readonly string[]; readonly problems: readonly BeginProblem[] },
    'too_many_requests'
  >
> {
  const ids: string[] = [];
  const problems: BeginProblem[] = files.length > room ? ['too_many_photos'] : [];
  for (const file of files.slice(0, room)) {
    if (!(await mayBring(context))) return refuse('too_many_requests');
    const photo = await keepPhoto(context, file);
    if (photo.ok) ids.push(photo.value.id);
    else problems.push(photo.refusal);
  }
  return succeed({ ids, problems });
}

/** Anybody may bring photos without a name, so how many is counted by network. */
export function mayBring({ db, client, now }: Context): Promise<boolean> {
  const subject = networkOf(client.address);
  return countAttempt(db, { kind: 'matters.photo', subject, most: MAX_PHOTOS_AN_HOUR }, now);
}

/** What the address said before the first word: a category, a place, or that it is a complaint. */
async function prefill(
  context: Context,
  { category, place }: BeginInput,
): Promise<Readonly<Record<string, string>>> {
  const where: Record<string, string> = place === undefined ? {} : { placeId: place };
  if (category === undefined) return where;
  const { categories } = await readReference(context.db);
  if (!categories.has(category)) return where;
  // What is said against somebody is for staff unless the teller wants it otherwise.
  return category === COMPLAINT
    ? { ...where, category, visibility: 'staff' }
    : { ...where, category };
}
