import type { PlannedOrganisations } from './plan-organisations.ts';
import type { PlannedPeople } from './plan-people.ts';
import type { PlannedPlaces } from './plan-places.ts';
import type { Neighbourhood } from './shapes.ts';

/** A demonstration neighbourhood with all that lives in it, before anything happens there. */
export type Populated = {
  readonly neighbourhood: Neighbourhood;
  readonly planned: PlannedPlaces;
  readonly people: PlannedPeople;
  readonly organisations: PlannedOrganisations;
  /** Roles here and in the rest of the community. */
  readonly grants: PlannedOrganisations['grants'];
};
