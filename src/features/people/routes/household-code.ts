import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone, holderOf, signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { placeId } from '#/platform/http/fields.ts';
import { joinHousehold, openFirstAccount } from '#/features/people/actions/first-account.ts';
import { issueHouseholdCode, readHouseholdCode } from '#/features/people/actions/household-code.ts';
import { findHomeOfPaper } from '#/features/people/actions/paper.ts';
import { accountPage, paperPage } from '#/features/people/pages/account.ts';
import { householdSlipPage } from '#/features/people/pages/slips.ts';
import { findHouseholdCode } from '#/features/people/store/paper-codes.ts';
import { entryWords } from '#/features/people/words/entry.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { slipWords } from '#/features/people/words/slips.ts';
import { labelPlaces } from './labels.ts';
import {
  calledField,
  instant,
  labelShape,
  nameField,
  optionalAddress,
  paperCodeField,
  signedInShape,
} from './shapes.ts';

const showPaper = endpoint({
  name: 'people.paper_page',
  method: 'GET',
  path: '/household-code',
  summary: 'Asks for the code on paper.',
  policy: everyone,
  input: z.object({}),
  output: z.object({}),
  words: refusals(),
  run: async () => succeed({}),
  page: paperPage,
});

const showAccount = endpoint({
  name: 'people.account_page',
  method: 'GET',
  path: '/h/:code',
  summary: 'Shows to which household a code belongs, and asks who one is.',
  policy: everyone,
  input: z.object({ code: paperCodeField }),
  output: z.object({
    code: z.string(),
    household: labelShape,
    isSignedIn: z.boolean(),
    /** Whether it opens accounts still; help may be called with it in any case. */
    opens: z.boolean(),
  }),
  words: refusals('paper_code_wrong'),
  run: async (context, { code }) => {
    const home = await findHomeOfPaper(context, code);
    if (!home.ok) return home;
    const household = await labelOf(context, home.value.householdId);
    const isSignedIn = context.subject.personId !== undefined;
    const opens = (await findHouseholdCode(context.db, home.value, context.now)) !== undefined;
    return succeed({ code, household, isSignedIn, opens });
  },
  page: accountPage,
});

const openAccount = endpoint({
  name: 'people.open_account',
  method: 'POST',
  path: '/household-code',
  summary: 'Opens a first account with the code of a household, and signs in.',
  policy: everyone,
  input: z.object({
    code: paperCodeField,
    name: nameField,
    called: calledField,
    contact: optionalAddress,
  }),
  output: signedInShape.extend({ household: labelShape, sent: z.uuid().optional() }),
  words: refusals('paper_code_wrong', 'already_registered'),
  countsRefusals: true,
  run: async (context, { code, name, called, contact }) => {
    const opened = await openFirstAccount(context, { code, name, called, address: contact });
    if (!opened.ok) return opened;
    const household = await labelOf(context, opened.value.householdId);
    return succeed({ ...opened.value, household });
  },
  onward: (language, { session, household, sent }) => ({
    to: sent === undefined ? '/me' : `/me/address/code?sent=${sent}`,
    session,
    notice: entryWords[language].opened(nameIn(household.names, language)),
  }),
});

const join = endpoint({
  name: 'people.join_household',
  method: 'POST',
  path: '/me/households',
  summary: 'Adds a household to one’s account with the code of that household.',
  policy: signedIn,
  input: z.object({ code: paperCodeField }),
  output: z.object({ household: labelShape }),
  words: refusals('paper_code_wrong', 'already_lives_here'),
  countsRefusals: true,
  run: async (context, { code }) => {
    const personId = context.subject.personId ?? '';
    const joined = await joinHousehold(context, { personId, code });
    if (!joined.ok) return joined;
    return succeed({ household: await labelOf(context, joined.value.householdId) });
  },
  onward: (language, { household }) => ({
    to: '/me',
    notice: entryWords[language].joined(nameIn(household.names, language)),
  }),
});

const registrars = holderOf('building_leader', 'grid_worker', 'community_worker', 'steward');

const showSlip = endpoint({
  name: 'people.household_slip',
  method: 'GET',
  path: '/households/:placeId/code',
  summary: 'Shows the code of a household, made to be printed.',
  policy: registrars,
  input: z.object({ placeId }),
  output: z.object({
    household: labelShape,
    community: labelShape,
    code: z
      .object({ digits: z.string(), usesLeft: z.int(), expiresAt: instant, address: z.string() })
      .optional(),
  }),
  words: refusals('no_household'),
  run: async (context, input) => {
    const found = await readHouseholdCode(context, input.placeId);
    if (!found.ok) return found;
    const { household, code } = found.value;
    const address = `${context.services.publicUrl}/h/${code?.digits ?? ''}`;
    return succeed({
      household: await labelOf(context, household.id),
      community: await labelOf(context, household.communityId ?? household.id),
      code: code && { ...code, address },
    });
  },
  page: householdSlipPage,
});

const issue = endpoint({
  name: 'people.issue_household_code',
  method: 'POST',
  path: '/households/:placeId/code',
  summary: 'Issues a fresh code for a household; the one before opens nothing any more.',
  policy: registrars,
  input: z.object({ placeId }),
  output: z.object({ id: z.uuid() }),
  words: refusals('no_household'),
  run: (context, input) => issueHouseholdCode(context, input.placeId),
  onward: (language, _, input) => ({
    to: `/households/${input.placeId}/code`,
    notice: slipWords[language].issued,
  }),
});

async function labelOf(context: Context, id: string) {
  const names = (await labelPlaces(context.db, [id])).get(id);
  return { id, names: names ?? { hant: id, hans: id, en: id } };
}

/** The endpoints of the codes on a household's paper. */
export const householdCodeEndpoints: readonly AnyEndpoint[] = [
  showPaper,
  showAccount,
  openAccount,
  join,
  showSlip,
  issue,
];
