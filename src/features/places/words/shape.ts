import type { RefusalWords } from '#/platform/http/endpoint.ts';
import type { PlaceRefusal } from '#/features/places/model.ts';

/** The sentences about places; each catalogue has them all. */
export type PlaceWords = RefusalWords<PlaceRefusal> & {
  readonly title: string;
  readonly lead: string;
  readonly search: string;
  readonly searchHint: string;
  readonly found: (count: string) => string;
  readonly nothingFound: (query: string) => string;
  readonly nothingFoundText: string;
  readonly country: string;
  readonly below: string;
  readonly belowCount: (count: string) => string;
  readonly buildings: (count: string) => string;
  readonly households: (count: string) => string;
  readonly code: (code: string) => string;
  readonly illustrative: string;
  readonly build: string;
  readonly buildLead: string;
  readonly compoundName: string;
  readonly compoundHint: string;
  readonly compoundCode: string;
  readonly compoundCodeHint: string;
  readonly compoundKind: string;
  readonly compound: string;
  readonly lane: string;
  readonly buildingsPattern: string;
  readonly buildingsHint: string;
  readonly unitsPattern: string;
  readonly unitsHint: string;
  readonly floorsPattern: string;
  readonly floorsHint: string;
  readonly perFloor: string;
  readonly make: string;
  readonly made: (households: string) => string;
};
