import { z } from 'zod';
import { findPlace } from '#/features/places/index.ts';
import { findListed, foundShape, namesOf, searchIn } from '#/features/people/index.ts';
import {
  beginForm,
  findFormBy,
  officePlaceOf,
  printForms,
} from '#/features/matters/actions/paper-forms.ts';
import { publicIdOf } from '#/features/matters/model/address.ts';
import { MOST_FORMS } from '#/features/matters/model/paper-form.ts';
import type { PaperForm } from '#/features/matters/model/paper-form.ts';
import { paperFormPage, paperFormsPage } from '#/features/matters/pages/paper-forms.ts';
import { paperSheetsPage } from '#/features/matters/pages/paper-sheets.ts';
import { findMatter } from '#/features/matters/store/matters.ts';
import { listBatch, listBatches } from '#/features/matters/store/paper-forms.ts';
import {
  paperFormRefusals as words,
  paperFormWords,
} from '#/features/matters/words/paper-forms.ts';
import { brand } from '#/lib/brand.ts';
import type { MatterId } from '#/features/matters/model/matter.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone, holderOf } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { instant, line, optionalLine, placeId, uuid, whole } from '#/platform/http/fields.ts';
import { namesShape } from './shapes.ts';

const MAX_NUMBER = 20;
const MAX_QUERY = 60;

/** Those who register people also copy what they wrote. */
const copyists = holderOf('building_leader', 'grid_worker', 'community_worker', 'steward');
const placeField = z.union([z.literal('').transform(() => undefined), placeId]).optional();
const placeShape = z.object({ id: z.string(), names: namesShape });

const formsShape = z.object({
  place: placeShape,
  batches: z.array(
    z.object({ batchId: z.uuid(), printedAt: instant, printed: z.int(), entered: z.int() }),
  ),
  /** The sheet whose number was typed. */
  sought: z.object({ typed: z.string(), number: z.string().optional() }).optional(),
});

const sheetsShape = z.object({
  place: placeShape,
  sheets: z.array(z.object({ number: z.string(), address: z.string() })),
});

const formShape = z.object({
  number: z.string(),
  /** Whether the reader may enter it; what came of it is theirs to see as well. */
  isOffice: z.boolean(),
  placeId: z.string().optional(),
  query: z.string(),
  found: foundShape,
  entered: z.object({ at: instant, matter: z.string() }).optional(),
});

export type PaperFormsShown = z.infer<typeof formsShape>;
export type PaperSheetsShown = z.infer<typeof sheetsShape>;
export type PaperFormShown = z.infer<typeof formShape>;

const showForms = endpoint({
  name: 'matters.paper_forms',
  method: 'GET',
  path: '/paper-forms',
  summary: 'Shows the paper forms printed for a community, and finds one by its number.',
  policy: copyists,
  input: z.object({ place: placeField, number: optionalLine(MAX_NUMBER) }),
  output: formsShape,
  words,
  run: loadForms,
  page: paperFormsPage,
});

const print = endpoint({
  name: 'matters.print_paper_forms',
  method: 'POST',
  path: '/paper-forms',
  summary: 'Makes paper forms with numbers of their own, to be printed.',
  policy: copyists,
  input: z.object({ place: placeField, count: whole(1, MOST_FORMS) }),
  output: z.object({ batchId: z.uuid() }),
  words,
  run: (context, { place, count }) => printForms(context, { placeId: place, count }),
  onward: (language, { batchId }) => ({
    to: `/paper-forms/${batchId}`,
    notice: paperFormWords[language].printed,
  }),
});

const showSheets = endpoint({
  name: 'matters.paper_sheets',
  method: 'GET',
  path: '/paper-forms/:batchId',
  summary: 'Shows paper forms to be printed, each a page with its number and code.',
  policy: copyists,
  input: z.object({ batchId: uuid }),
  output: sheetsShape,
  words,
  run: loadSheets,
  page: paperSheetsPage,
});

const showForm = endpoint({
  name: 'matters.paper_form',
  method: 'GET',
  path: '/form/:number',
  summary: 'Opens a paper form by its number: what came of it, or who filled it in.',
  policy: everyone,
  input: z.object({ number: line(MAX_NUMBER), q: optionalLine(MAX_QUERY) }),
  output: formShape,
  words,
  run: loadForm,
  page: paperFormPage,
});

const enter = endpoint({
  name: 'matters.enter_paper_form',
  method: 'POST',
  path: '/form/:number/entry',
  summary: 'Begins to enter a paper form for whoever filled it in.',
  policy: copyists,
  input: z.object({ number: line(MAX_NUMBER), personId: uuid }),
  output: z.object({ draft: z.string(), name: z.string() }),
  words,
  run: async (context, input) => {
    const begun = await beginForm(context, input);
    if (!begun.ok) return begun;
    const names = await namesOf(context.db, [input.personId], 'L2');
    return succeed({ draft: begun.value.draft, name: names.get(input.personId) ?? '' });
  },
  onward: (language, { draft, name }) => ({
    to: `/raise?draft=${encodeURIComponent(draft)}`,
    notice: paperFormWords[language].begun(name),
  }),
});

export const paperFormRoutes = [showForms, print, showSheets, showForm, enter];

async function loadForms(
  context: Context,
  input: { readonly place?: string | undefined; readonly number?: string | undefined },
): Promise<Result<PaperFormsShown, 'not_found' | 'place_too_high'>> {
  const listed = await findListed(context, input.place);
  if (!listed.ok) return listed;
  const { place, communityId } = listed.value;
  const batches = await listBatches(context.db, communityId);
  const typed = input.number;
  const found = typed === undefined ? undefined : await findFormBy(context, typed);
  const number = found?.ok === true ? found.value.number : undefined;
  return succeed({
    place: { id: place.id, names: place.names },
    batches: [...batches],
    sought: typed === undefined ? undefined : { typed, number },
  });
}

async function loadSheets(
  context: Context,
  { batchId }: { readonly batchId: string },
): Promise<Result<PaperSheetsShown, 'not_found'>> {
  const forms = await listBatch(context.db, batchId);
  const [first] = forms;
  if (first === undefined || (await officePlaceOf(context, first)) === undefined) {
    return refuse('not_found');
  }
  const community = await findPlace(context.db, first.communityId);
  if (community === undefined) return refuse('not_found');
  return succeed({
    place: { id: community.id, names: community.names },
    sheets: forms.map(({ number }) => ({
      number,
      address: new URL(`/form/${number}`, context.services.publicUrl).href,
    })),
  });
}

async function loadForm(
  context: Context,
  input: { readonly number: string; readonly q?: string | undefined },
): Promise<Result<PaperFormShown, 'form_unknown'>> {
  const sought = await findFormBy(context, input.number);
  if (!sought.ok) return sought;
  const form = sought.value;
  const { number } = form;
  const office = await officePlaceOf(context, form);
  const nobody = { number, query: '', found: [], entered: undefined };
  if (office === undefined) return succeed({ ...nobody, isOffice: false, placeId: undefined });
  const query = input.q ?? '';
  return succeed({
    number,
    isOffice: true,
    placeId: office,
    query,
    found: query === '' || form.entered !== undefined ? [] : await seek(context, office, query),
    entered: await enteredAs(context, form),
  });
}

async function seek(
  context: Context,
  office: string,
  query: string,
): Promise<PaperFormShown['found']> {
  const listed = await findListed(context, office);
  return listed.ok ? searchIn(context, { ...listed.value, query }) : [];
}

async function enteredAs(
  context: Context,
  { communityId, entered }: PaperForm,
): Promise<PaperFormShown['entered']> {
  if (entered === undefined) return undefined;
  const key = { communityId, id: brand<MatterId>(entered.matterId) };
  const matter = await findMatter(context.db, key);
  return matter && { at: entered.at, matter: publicIdOf(matter) };
}
