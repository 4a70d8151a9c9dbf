import { z } from 'zod';
import { signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { uuid } from '#/platform/http/fields.ts';
import { chooseToldWay } from '#/features/people/actions/told-way.ts';
import { toldWays } from '#/features/people/model.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { toldWords } from '#/features/people/words/told.ts';

const choose = endpoint({
  name: 'people.choose_told_way',
  method: 'PUT',
  path: '/people/:personId/told-way',
  summary: 'Chooses how somebody is told what others did for them.',
  policy: signedIn,
  input: z.object({ personId: uuid, told: z.enum(toldWays) }),
  output: z.object({ way: z.enum(toldWays) }),
  words: refusals(
    'only_oneself',
    'told_needs_telephone',
    'told_needs_address',
    'told_needs_helper',
  ),
  run: (context, { personId, told }) => chooseToldWay(context, { personId, way: told }),
  onward: (language) => ({ to: 'back', notice: toldWords[language].saved }),
});

/** The endpoint of how one is told. */
export const toldWayEndpoints: readonly AnyEndpoint[] = [choose];
