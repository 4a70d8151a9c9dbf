import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { uuid } from '#/platform/http/fields.ts';
import { issueSheet, readSheet } from '#/features/people/actions/sheet.ts';
import type { SheetRefusal } from '#/features/people/actions/sheet.ts';
import { sheetPage } from '#/features/people/pages/sheet.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { sheetWords } from '#/features/people/words/sheet.ts';
import { labelPlaces } from './labels.ts';
import { instant, labelShape } from './shapes.ts';

const counter = holderOf('community_worker', 'steward');
const aPerson = z.object({ personId: uuid });

const sheetShape = z.object({
  person: z.object({ id: z.uuid(), name: z.string() }),
  community: labelShape,
  isOwn: z.boolean(),
  site: z.string(),
  sheet: z
    .object({
      issuedAt: instant,
      expiresAt: instant,
      left: z.int(),
      /** Only to whoever printed it, and only just after. */
      codes: z
        .array(z.object({ number: z.int(), digits: z.string() }))
        .readonly()
        .optional(),
    })
    .optional(),
});
export type SheetPage = z.infer<typeof sheetShape>;

const showOwn = endpoint({
  name: 'people.own_sheet',
  method: 'GET',
  path: '/me/sign-in-sheet',
  summary: 'Shows how one’s sheet of sign-in codes stands, and its codes just after issuing.',
  policy: signedIn,
  input: z.object({}),
  output: sheetShape,
  words: refusals('only_oneself', 'role_too_high'),
  run: (context) => loadSheet(context, context.subject.personId ?? ''),
  page: sheetPage,
});

const issueOwn = endpoint({
  name: 'people.issue_own_sheet',
  method: 'POST',
  path: '/me/sign-in-sheet',
  summary: 'Issues a sheet of codes, each of which signs one in once; the sheet before ends.',
  policy: signedIn,
  input: z.object({}),
  output: z.object({ id: z.uuid() }),
  words: refusals('only_oneself', 'role_too_high', 'strengthen_first'),
  run: (context) => issueSheet(context, context.subject.personId ?? ''),
  onward: (language) => ({ to: '/me/sign-in-sheet', notice: sheetWords[language].issued }),
});

const showOf = endpoint({
  name: 'people.sheet',
  method: 'GET',
  path: '/people/:personId/sign-in-sheet',
  summary: 'Shows the counter how the sheet of somebody stands, and its codes just after issuing.',
  policy: counter,
  input: aPerson,
  output: sheetShape,
  words: refusals('only_oneself', 'role_too_high'),
  run: (context, { personId }) => loadSheet(context, personId),
  page: sheetPage,
});

const issueOf = endpoint({
  name: 'people.issue_sheet',
  method: 'POST',
  path: '/people/:personId/sign-in-sheet',
  summary: 'Issues a sheet of codes at the counter for somebody, who is told of it.',
  policy: counter,
  input: aPerson,
  output: z.object({ id: z.uuid() }),
  words: refusals('only_oneself', 'role_too_high', 'strengthen_first'),
  run: (context, { personId }) => issueSheet(context, personId),
  onward: (language, _, { personId }) => ({
    to: `/people/${personId}/sign-in-sheet`,
    notice: sheetWords[language].issued,
  }),
});

async function loadSheet(
  context: Context,
  personId: string,
): Promise<Result<SheetPage, SheetRefusal>> {
  const found = await readSheet(context, personId);
  if (!found.ok) return found;
  const { person, sheet } = found.value;
  const { id, name, communityId } = person;
  const unknown = { hant: communityId, hans: communityId, en: communityId };
  const names = (await labelPlaces(context.db, [communityId])).get(communityId) ?? unknown;
  return succeed({
    person: { id, name },
    community: { id: communityId, names },
    isOwn: id === context.subject.actorId,
    site: new URL(context.services.publicUrl).host,
    sheet,
  });
}

/** The endpoints of sheets of sign-in codes. */
export const sheetEndpoints: readonly AnyEndpoint[] = [showOwn, issueOwn, showOf, issueOf];
