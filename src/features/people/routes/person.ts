import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { placeId, uuid } from '#/platform/http/fields.ts';
import {
  addHousehold,
  correctPerson,
  issueCounterCode,
  moveOut,
  readCounterCode,
} from '#/features/people/actions/counter.ts';
import { correctPage } from '#/features/people/pages/correct.ts';
import { personPage } from '#/features/people/pages/person.ts';
import { counterSlipPage } from '#/features/people/pages/slips.ts';
import { counterWords } from '#/features/people/words/counter.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { slipWords } from '#/features/people/words/slips.ts';
import { labelPlaces } from './labels.ts';
import { loadPerson, personShape } from './load-person.ts';
import { personFields, registrars } from './people.ts';
import { instant, labelShape, relationField } from './shapes.ts';

const counter = holderOf('community_worker', 'steward');
const aPerson = z.object({ personId: uuid });

const show = endpoint({
  name: 'people.person',
  method: 'GET',
  path: '/people/:personId',
  summary: 'Shows the record of a person to those entitled, and notes that they read it.',
  policy: signedIn,
  input: aPerson,
  output: personShape,
  words: refusals(),
  run: (context, { personId }) => loadPerson(context, personId),
  page: personPage,
});

const showCorrect = endpoint({
  name: 'people.correct_page',
  method: 'GET',
  path: '/people/:personId/edit',
  summary: 'Shows the record of a person as a form, to correct it.',
  policy: registrars,
  input: aPerson,
  output: personShape,
  words: refusals(),
  run: (context, { personId }) => loadPerson(context, personId),
  page: correctPage,
});

const correct = endpoint({
  name: 'people.correct',
  method: 'PATCH',
  path: '/people/:personId',
  summary: 'Corrects what is known of a person.',
  policy: registrars,
  input: z.object({ personId: uuid, ...personFields }),
  output: z.object({ id: z.uuid() }),
  words: refusals('role_too_high', 'address_taken'),
  run: (context, input) => {
    const { personId, name, called, birthYear, telephone, email, language } = input;
    const fields = { name, called, birthYear, telephone, email, language };
    return correctPerson(context, { ...fields, personId });
  },
  onward: (language, { id }) => ({
    to: `/people/${id}`,
    notice: counterWords[language].corrected,
  }),
});

const addHome = endpoint({
  name: 'people.add_household',
  method: 'POST',
  path: '/people/:personId/households',
  summary: 'Adds a household to a person who is registered already.',
  policy: registrars,
  input: z.object({ personId: uuid, householdId: placeId, relation: relationField }),
  output: z.object({ id: z.uuid() }),
  words: refusals('no_household', 'already_lives_here'),
  run: (context, { personId, householdId, relation }) =>
    addHousehold(context, { personId, householdId, relation }),
  onward: (language, _, { personId }) => ({
    to: `/people/${personId}`,
    notice: counterWords[language].homeAdded,
  }),
});

const leaveHome = endpoint({
  name: 'people.move_out',
  method: 'DELETE',
  path: '/people/:personId/households/:residenceId',
  summary: 'Notes that a person no longer lives in a household.',
  policy: registrars,
  input: z.object({ personId: uuid, residenceId: uuid }),
  output: z.object({ id: z.uuid() }),
  words: refusals('does_not_live_here'),
  run: (context, { personId, residenceId }) => moveOut(context, { personId, residenceId }),
  onward: (language) => ({ to: '/people', notice: counterWords[language].movedOut }),
});

const showCode = endpoint({
  name: 'people.counter_slip',
  method: 'GET',
  path: '/people/:personId/sign-in-code',
  summary: 'Shows the code with which a person signs in once, to be read out or printed.',
  policy: counter,
  input: aPerson,
  output: z.object({
    person: z.object({ id: z.uuid(), name: z.string() }),
    community: labelShape,
    site: z.string(),
    code: z.object({ digits: z.string(), expiresAt: instant }).optional(),
  }),
  words: refusals('role_too_high'),
  run: async (context, { personId }) => {
    const found = await readCounterCode(context, personId);
    if (!found.ok) return found;
    const { person, code } = found.value;
    const { id, name, communityId } = person;
    const labels = await labelPlaces(context.db, [communityId]);
    const unknown = { hant: communityId, hans: communityId, en: communityId };
    const community = { id: communityId, names: labels.get(communityId) ?? unknown };
    const site = new URL(context.services.publicUrl).host;
    return succeed({ person: { id, name }, community, site, code });
  },
  page: counterSlipPage,
});

const issueCode = endpoint({
  name: 'people.issue_counter_code',
  method: 'POST',
  path: '/people/:personId/sign-in-code',
  summary: 'Issues a code that the counter reads out or prints for one person.',
  policy: counter,
  input: aPerson,
  output: z.object({ id: z.uuid() }),
  words: refusals('not_to_oneself', 'role_too_high'),
  run: (context, { personId }) => issueCounterCode(context, personId),
  onward: (language, _, { personId }) => ({
    to: `/people/${personId}/sign-in-code`,
    notice: slipWords[language].counterIssued,
  }),
});

/** The endpoints about one person. */
export const personEndpoints: readonly AnyEndpoint[] = [
  show,
  showCorrect,
  correct,
  addHome,
  leaveHome,
  showCode,
  issueCode,
];
