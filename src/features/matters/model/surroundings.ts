import type { Point } from './matter.ts';

/** Where a matter is, with the places above it. */
export type Spot = {
  readonly placeId: string;
  readonly communityId: string;
  readonly path: string;
  readonly communityPath: string;
  readonly kind: string;
  readonly level: number;
  readonly buildingId: string | undefined;
  readonly compoundId: string | undefined;
  readonly point: Point | undefined;
  /** From the highest place down to this one. */
  readonly line: readonly SpotPlace[];
};

export type SpotPlace = {
  readonly placeId: string;
  readonly kind: string;
  readonly level: number;
  readonly path: string;
};

/** A body at or above a place, with the kinds of posts in it that are held. */
export type NearOrganisation = {
  readonly organisationId: string;
  readonly kind: string;
  readonly placeId: string;
  readonly heldPosts: readonly string[];
};
