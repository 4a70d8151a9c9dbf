import { z } from 'zod';
import { noteProof, noteTraining, takeBackProof } from '#/features/teams/actions/prove.ts';
import { MOST_TRAINED } from '#/features/teams/model.ts';
import { proofWords } from '#/features/teams/words/proofs.ts';
import { refusals } from '#/features/teams/words/refusals.ts';
import { MAX_PROOF } from '#/features/volunteers/index.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { line, list, plainDate, uuid } from '#/platform/http/fields.ts';
import { done } from './shapes.ts';

const HERE = '/organisations/:id/team';
const member = z.object({ id: uuid, personId: uuid });
const ability = z.string().regex(/^[a-z][a-z_]{0,39}$/);

const show = endpoint({
  name: 'teams.note_proof',
  method: 'POST',
  path: `${HERE}/members/:personId/proofs`,
  summary: 'Notes that a member showed a licence: what it was and until when, never its number.',
  policy: signedIn,
  input: member.extend({ ability, what: line(MAX_PROOF), until: plainDate }),
  output: done,
  words: refusals(
    'not_oneself',
    'not_in_team',
    'unknown_choice',
    'proof_backwards',
    'proof_too_long',
    'training_in_future',
  ),
  run: (context, input) => noteProof(context, input),
  onward: (language, { id }, { personId }) => ({
    to: `/organisations/${id}/team/members/${personId}`,
    notice: proofWords[language].noted,
  }),
});

const takeBack = endpoint({
  name: 'teams.take_back_proof',
  method: 'DELETE',
  path: `${HERE}/members/:personId/proofs/:proofId`,
  summary: 'Takes back a proof that was noted by mistake.',
  policy: signedIn,
  input: member.extend({ proofId: uuid }),
  output: done,
  words: refusals('not_oneself'),
  run: (context, input) => takeBackProof(context, input),
  onward: (language, { id }, { personId }) => ({
    to: `/organisations/${id}/team/members/${personId}`,
    notice: proofWords[language].takenBack,
  }),
});

const train = endpoint({
  name: 'teams.note_training',
  method: 'POST',
  path: `${HERE}/trainings`,
  summary: 'Notes a training of the team: when, of what, until when it counts, and who took part.',
  policy: signedIn,
  input: z.object({
    id: uuid,
    heldOn: plainDate,
    ability,
    what: line(MAX_PROOF),
    until: plainDate,
    personIds: list(uuid, MOST_TRAINED).refine((all) => all.length > 0),
  }),
  output: done,
  words: refusals(
    'not_in_team',
    'unknown_choice',
    'proof_backwards',
    'proof_too_long',
    'training_in_future',
  ),
  run: (context, input) => noteTraining(context, input),
  onward: (language, { id }) => ({
    to: `/organisations/${id}/team`,
    notice: proofWords[language].trainingNoted,
  }),
});

/** The endpoints by which is noted what members showed and learned. */
export const provingEndpoints: readonly AnyEndpoint[] = [show, takeBack, train];
