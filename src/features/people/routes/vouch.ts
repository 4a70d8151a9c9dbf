import { z } from 'zod';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { placeId, uuid } from '#/platform/http/fields.ts';
import { takeBackVouch, vouchForHome } from '#/features/people/actions/vouch.ts';
import { vouchGrounds } from '#/features/people/model.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { vouchWords } from '#/features/people/words/vouch.ts';
import { relationField } from './shapes.ts';

const vouch = endpoint({
  name: 'people.vouch',
  method: 'POST',
  path: '/people/:personId/vouches',
  summary: 'Vouches that a person lives in a household of one’s building; no code is needed then.',
  policy: holderOf('building_leader'),
  input: z.object({
    personId: uuid,
    householdId: placeId,
    relation: relationField,
    ground: z.enum(vouchGrounds),
  }),
  output: z.object({ id: z.uuid() }),
  words: refusals(
    'no_household',
    'not_to_oneself',
    'own_household',
    'vouched_already',
    'too_many_vouches',
  ),
  run: (context, input) => vouchForHome(context, input),
  onward: (language, _, { personId }) => ({
    to: `/people/${personId}`,
    notice: vouchWords[language].given,
  }),
});

const takeBack = endpoint({
  name: 'people.take_back_vouch',
  method: 'DELETE',
  path: '/vouches/:vouchId',
  summary: 'Takes back that somebody vouched for a home: who did, the person, or the counter.',
  policy: signedIn,
  input: z.object({ vouchId: uuid }),
  output: z.object({ personId: z.uuid() }),
  words: refusals(),
  run: (context, { vouchId }) => takeBackVouch(context, vouchId),
  onward: (language) => ({ to: 'back', notice: vouchWords[language].takenBack }),
});

/** The endpoints of vouching for where somebody lives. */
export const vouchEndpoints: readonly AnyEndpoint[] = [vouch, takeBack];
