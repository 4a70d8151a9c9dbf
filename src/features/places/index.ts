/** Places: the tree from the province to the household, and everything that reckons with it. */
export type { Facade, FacadeWindow, Grid, NewPlace, Place } from './model.ts';
export type {
  GridPanel,
  PlaceFollower,
  PlaceKind,
  PlacePanel,
  PlacePath,
  WalkedGrid,
} from './model.ts';
export { BUILDING_LEVEL, COMMUNITY_LEVEL, COMPOUND_LEVEL, HOUSEHOLD_LEVEL } from './model.ts';
export { placeEndpoints } from './routes/places.ts';
export {
  findPlace,
  findPlaceAt,
  findPlaces,
  idsOfPaths,
  listAncestors,
  listChildren,
  listHouseholdsWithin,
  listLine,
  listPathsWithin,
  listWithin,
  lockPlace,
  pathsOf,
} from './store/find.ts';
export { streetOf } from './store/street.ts';
export type { FoundPlace, SearchOptions } from './store/search.ts';
export { searchPlaces } from './store/search.ts';
export type { NationOptions } from './store/import-nation.ts';
export { importNation } from './store/import-nation.ts';
export type { NationCommunity } from './store/search-nation.ts';
export { searchNationFile } from './store/search-nation.ts';
export type { SheetOptions, SheetReport } from './store/import-sheet.ts';
export { importSheet } from './store/import-sheet.ts';
export type { SheetFault, SheetFaultCode } from './rules/sheet.ts';
export { saySheetFault, sayUnreadableSheet } from './messages.ts';
export type { Tally } from './store/rows.ts';
export { insertPlaces } from './store/rows.ts';
export { listServedPaths, listServedPlaces, servePlace } from './store/served.ts';
export { addKind, listKinds, renameKind } from './store/kinds.ts';
export { mayKeepInstallation } from './policy.ts';
export { carryOutMove } from './actions/order.ts';
export { orderWords } from './words/order.ts';
export { listGrids, saveGrid } from './store/grids.ts';
export { findGridOf } from './rules/grids.ts';
export type { CompoundPlan } from './rules/buildings.ts';
export { compoundSheet } from './actions/compound-sheet.ts';
export { householdSheet } from './actions/household-sheet.ts';
export { eachNamedHousehold, findNamedHouseholds } from './actions/named-households.ts';
export type { NamedLine } from './actions/named-households.ts';
export type { NamedHouseholdFault } from './rules/named-households.ts';
export { namedHouseholdColumns, namedHouseholdFaults } from './words/named-households.ts';
export { findNamedPlaces, namePlaces } from './actions/named-places.ts';
export type { NamedPlaceFault } from './rules/named-places.ts';
export { namedPlaceColumns, namedPlaceFaults } from './words/named-places.ts';
export { layOutBuildings, layOutCompound } from './rules/buildings.ts';
