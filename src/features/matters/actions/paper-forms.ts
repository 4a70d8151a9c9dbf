import { findPlace } from '#/features/places/index.ts';
import { findListed, readPaperCode, startActing } from '#/features/people/index.ts';
import type { ActingRefusal } from '#/features/people/index.ts';
import { MOST_FORMS } from '#/features/matters/model/paper-form.ts';
import type { PaperForm } from '#/features/matters/model/paper-form.ts';
import { bytesForNumbers, drawNumbers } from '#/features/matters/rules/form-numbers.ts';
import { findForm, insertForms } from '#/features/matters/store/paper-forms.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { keepDraft } from './drafts.ts';

/** More are drawn than are printed: a number that exists is drawn once in a long while. */
const DRAWN_FOR_ONE = 2;

/**
 * Makes sheets of paper with numbers of their own, to be printed together for a community.
 * Refuses: `not_found` (no place the reader lists people of), `place_too_high`.
 */
export async function printForms(
  context: Context,
  input: { readonly placeId: string | undefined; readonly count: number },
): Promise<Result<{ readonly batchId: string }, 'not_found' | 'place_too_high'>> {
  const listed = await findListed(context, input.placeId);
  if (!listed.ok) return listed;
  const { communityId } = listed.value;
  const count = Math.min(input.count, MOST_FORMS);
  const batchId = context.newId();
  const made = { communityId, batchId, printedAt: context.now, entered: undefined };
  let missing = count;
  while (missing > 0) {
    const drawn = drawNumbers(
      context.services.randomBytes(bytesForNumbers(missing * DRAWN_FOR_ONE)),
    ).slice(0, missing);
    const forms = drawn.map((number) => ({ ...made, id: context.newId(), number }));
    missing -= (await insertForms(context.db, forms)).length;
  }
  const entry = { feature: 'matters', verb: 'print_forms', subjectId: batchId };
  await context.record({ ...entry, communityId, data: { count } });
  return succeed({ batchId });
}

/** Finds a sheet by its number as it was typed or scanned. Refuses: `form_unknown`. */
export async function findFormBy(
  context: Context,
  text: string,
): Promise<Result<PaperForm, 'form_unknown'>> {
  const code = readPaperCode(text);
  const form = code?.kind === 'form' ? await findForm(context.db, code.digits) : undefined;
  return form === undefined ? refuse('form_unknown') : succeed(form);
}

/** Finds the place of an office in the community of a sheet, from where it may be entered. */
export async function officePlaceOf(
  context: Context,
  { communityId }: PaperForm,
): Promise<string | undefined> {
  const own = context.subject.grants.find((grant) => grant.communityId === communityId);
  if (own === undefined) return undefined;
  const listed = await findListed(context, own.placeId);
  return listed.ok ? own.placeId : undefined;
}

/**
 * Begins to enter a sheet for whoever filled it in: acts for them, on paper, and opens a draft
 * that knows the sheet. Refuses: `form_unknown`, `form_entered_already`, `not_found` (no office
 * here), and as `startActing` does.
 */
export async function beginForm(
  context: Context,
  input: { readonly number: string; readonly personId: string },
): Promise<
  Result<
    { readonly draft: string },
    'form_unknown' | 'form_entered_already' | 'draft_gone' | 'too_many_photos' | ActingRefusal
  >
> {
  const found = await findFormBy(context, input.number);
  if (!found.ok) return found;
  const form = found.value;
  if ((await officePlaceOf(context, form)) === undefined) return refuse('not_found');
  if (form.entered !== undefined) return refuse('form_entered_already');
  const acting = await startActing(context, input.personId, 'paper');
  if (!acting.ok) return acting;
  const community = await findPlace(context.db, form.communityId);
  const where = community === undefined ? {} : { placeId: community.id };
  const kept = await keepDraft(context, { fields: { ...where, paperForm: form.number } });
  return kept.ok ? succeed({ draft: kept.value.token }) : kept;
}
