import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { firstEndpoints } from './first.ts';
import { grantEndpoints } from './grants.ts';
import { householdCodeEndpoints } from './household-code.ts';
import type { MePanel } from '#/features/people/model.ts';
import { makeMeEndpoints } from './me.ts';
import { peopleListEndpoints } from './people.ts';
import { personEndpoints } from './person.ts';
import { readingEndpoints } from './readings.ts';
import { relationEndpoints } from './relations.ts';
import { signInEndpoints } from './sign-in.ts';
import { toldWayEndpoints } from './told-way.ts';
import { sheetEndpoints } from './sheet.ts';
import { tokenEndpoints } from './tokens.ts';
import { vouchEndpoints } from './vouch.ts';

/** Makes every endpoint of people; the panels of one's own page are other features'. */
export function makePeopleEndpoints(panels: readonly MePanel[]): readonly AnyEndpoint[] {
  return [
    ...signInEndpoints,
    ...householdCodeEndpoints,
    ...makeMeEndpoints(panels),
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
}

/** Every endpoint of people, where nothing else stands on one's own page. */
export const peopleEndpoints: readonly AnyEndpoint[] = makePeopleEndpoints([]);
