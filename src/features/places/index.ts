/** Places: the tree from the province to the household, and everything that reckons with it. */
export type { Facade, FacadeWindow, Place, PlacePanel, PlacePath } from './model.ts';
export { BUILDING_LEVEL, COMMUNITY_LEVEL, HOUSEHOLD_LEVEL } from './model.ts';
export {
  findPlace,
  findPlaces,
  idsOfPaths,
  listAncestors,
  listChildren,
  listHouseholdsWithin,
  listPathsWithin,
  listWithin,
  pathsOf,
} from './store/find.ts';
export { streetOf } from './store/street.ts';
