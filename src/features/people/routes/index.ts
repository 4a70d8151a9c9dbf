import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { firstEndpoints } from './first.ts';
import { grantEndpoints } from './grants.ts';
import { householdCodeEndpoints } from './household-code.ts';
import { meEndpoints } from './me.ts';
import { peopleListEndpoints } from './people.ts';
import { personEndpoints } from './person.ts';
import { readingEndpoints } from './readings.ts';
import { relationEndpoints } from './relations.ts';
import { signInEndpoints } from './sign-in.ts';
import { toldWayEndpoints } from './told-way.ts';
import { sheetEndpoints } from './sheet.ts';
import { tokenEndpoints } from './tokens.ts';
import { vouchEndpoints } from './vouch.ts';

/** Every endpoint of people, for the composition. */
export const peopleEndpoints: readonly AnyEndpoint[] = [
  ...signInEndpoints,
  ...householdCodeEndpoints,
  ...meEndpoints,
  ...readingEndpoints,
  ...tokenEndpoints,
  ...vouchEndpoints,
  ...sheetEndpoints,
  ...toldWayEndpoints,
  ...relationEndpoints,
  ...peopleListEndpoints,
  ...personEndpoints,
  ...grantEndpoints,
  ...firstEndpoints,
];
