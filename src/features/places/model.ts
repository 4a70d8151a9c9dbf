import type { Polygon, PolygonRefusal } from '#/lib/geo.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Json } from '#/platform/db/json.ts';
import type { Feed, Html, View } from '#/platform/http/view.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Language } from '#/platform/i18n/language.ts';

/** The level of the community, the tenant that every large table carries. */
export const COMMUNITY_LEVEL = 50;
export const COMPOUND_LEVEL = 60;
export const BUILDING_LEVEL = 70;
export const UNIT_LEVEL = 80;
export const HOUSEHOLD_LEVEL = 90;

/** A node of the tree of places (地方): a province, a community, a building, a household. */
export type Place = {
  /** The official code, or an id of ours below the community. It never changes. */
  readonly id: string;
  /** The codes from the top down, joined by dots; a move changes it, the id stays. */
  readonly path: string;
  readonly kind: string;
  readonly level: number;
  /** The community it is or lies in; undefined above the communities. */
  readonly communityId: string | undefined;
  readonly names: Names;
  /** Sorts siblings as people count them. */
  readonly ordinal: number;
  readonly point: { readonly lon: number; readonly lat: number } | undefined;
  readonly attributes: { readonly [key: string]: Json };
};

/** A place as it is written into the tree, after its parent. */
export type NewPlace = {
  readonly id: string;
  readonly path: string;
  readonly kind: string;
  readonly level: number;
  readonly communityId: string | undefined;
  /** The name as it was given; the others are derived from it where they are absent. */
  readonly name: string;
  readonly nameHant?: string | undefined;
  readonly nameHans?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly ordinal?: number | undefined;
  readonly point?: { readonly lon: number; readonly lat: number } | undefined;
  readonly attributes?: { readonly [key: string]: Json } | undefined;
  /** Whether a search finds it; a household is reached by way of its building. */
  readonly isSearched: boolean;
};

/** The length of the names of places. */
export const MAX_PLACE_NAME = 120;

/** The length of the names of kinds. */
export const MAX_KIND_NAME = 40;

/** A kind of places, as data: an installation may rename kinds and add its own. */
export type PlaceKind = {
  readonly id: string;
  readonly level: number;
  readonly names: Names;
  /** Whether breadcrumbs and searches show it; 市轄區 only fills a gap between codes. */
  readonly isListed: boolean;
};

/** A grid (網格): a part of a community that one grid worker walks. */
export type Grid = {
  readonly id: string;
  readonly communityId: string;
  readonly code: string;
  readonly names: Names;
  /** Its border, once somebody has drawn it. */
  readonly polygon: Polygon | undefined;
};

/** A grid with what its worker walks to. */
export type WalkedGrid = {
  readonly grid: Grid;
  readonly community: Place;
  /** The buildings put in it, and those that stand inside its border and are in no other. */
  readonly buildings: readonly Place[];
  readonly households: number;
};

/** Just where a place is, for reckoning with many of them. */
export type PlacePath = { readonly id: string; readonly path: string };

/** A window of a façade and the household behind it; floor and column are counted from one. */
export type FacadeWindow = {
  readonly householdId: string;
  readonly floor: number;
  readonly column: number;
};

/** A building as one sees it from the street. */
export type Facade = {
  readonly id: string;
  readonly names: Names;
  /** What stands below it: 3. */
  readonly label: string;
  readonly units: number;
  readonly floors: number;
  readonly columns: number;
  readonly households: number;
  readonly windows: readonly FacadeWindow[];
};

/**
 * A part of a place's page that another feature fills: who answers for it, what is needed there.
 * The composition hands them to the page, because places know no other feature.
 */
export type PlacePanel = {
  readonly name: string;
  /** `main` is what one came for; `side` says who and what next. */
  readonly side: 'main' | 'side';
  /** Loads what this reader may see and returns how to draw it; undefined when there is nothing. */
  readonly load: (context: Context, place: Place) => Promise<((view: View) => Html) | undefined>;
  /** The feed of what it tells, where there is one. */
  readonly feed?: (place: Place, language: Language) => Feed | undefined;
};

/**
 * Writes anew what another feature keeps of where things lie, once something within a community
 * lies elsewhere. The composition hands it to those who move places.
 */
export type PlaceFollower = (
  context: Context,
  moved: { readonly communityId: string; readonly path: string },
) => Promise<void>;

/** A part of a grid's page that another feature fills: who walks it. */
export type GridPanel = {
  readonly name: string;
  readonly load: (
    context: Context,
    walked: WalkedGrid,
  ) => Promise<((view: View) => Html) | undefined>;
};

export type PlaceRefusal =
  | 'place_code_taken'
  | 'unknown_place'
  | 'not_a_community'
  | 'pattern_unreadable'
  | 'pattern_too_large'
  | 'unknown_kind'
  | 'kind_taken'
  | GridRefusal
  | BorderRefusal;

/** Why a grid cannot be made beside those there are. */
export type GridRefusal = 'grid_code_taken' | 'grid_name_taken' | 'building_in_grid';

/** The buildings that are put in a grid when it is made. */
export const MAX_GRID_BUILDINGS = 500;

/** The length of each name of a grid. */
export const MAX_GRID_NAME = 60;

/** Why what was brought is no border of a grid. */
export type BorderRefusal =
  | PolygonRefusal
  | 'border_missing'
  | 'border_too_long'
  | 'border_not_geojson'
  | 'border_in_parts';

/** A border of the most positions, written out at length. */
export const MAX_BORDER_LENGTH = 400_000;
