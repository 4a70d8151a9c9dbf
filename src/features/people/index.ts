/** People: who lives where, who may do what, who acts for whom, and how they sign in. */
export type {
  Address,
  GrantTerm,
  NameLevel,
  Person,
  Relation,
  Residence,
  Resident,
} from './model.ts';
export { LEAST_PUBLISHED, publicCount } from './rules/counts.ts';
export { readAddress, writeTelephone } from './rules/addresses.ts';
export { recogniseDevice } from './rules/devices.ts';
export { shownName } from './rules/names.ts';
export { levelAt, mayGrant, mayReadPerson, mayRegister, needsStrength } from './policy.ts';
export type { Spot } from './policy.ts';
export { findPerson, findPersons, namesOf, searchPeople } from './store/persons.ts';
export {
  countByHousehold,
  countPeople,
  listHomesOf,
  listResidences,
  listResidents,
} from './store/residences.ts';
export type { CountedPlaces, PeopleCount } from './store/residences.ts';
export { listGrants, listGrantsOf, listHoldersAt, listStewardsAt } from './store/grants.ts';
export { savePeople } from './store/many.ts';
export type { ManyPeople } from './store/many.ts';
export { loadSubject } from './actions/subject.ts';
export { peopleJobs } from './jobs.ts';
export { makePeopleEndpoints, peopleEndpoints } from './routes/index.ts';
export type { MePanel } from './model.ts';
export { checkFirstLink, createFirstStewardLink, hasSteward } from './actions/first.ts';
export { grantRole, withdrawRole } from './actions/grants.ts';
export type { Appointing } from './actions/grants.ts';
export { beginSession } from './actions/sign-in.ts';
export type { SignedIn } from './actions/sign-in.ts';
export { issueHouseholdCode } from './actions/household-code.ts';
export { personSheet } from './actions/person-sheet.ts';
export { seekPeople } from './actions/seek.ts';
export { registerPerson } from './actions/counter.ts';
export { peopleHoldings } from './store/holdings.ts';
export { startActing } from './actions/acting.ts';
export type { ActingRefusal } from './actions/acting.ts';
export { findListed, foundShape, searchIn } from './routes/load-people.ts';
export { labelPlaces } from './routes/labels.ts';
export { toldWords } from './words/told.ts';
export { chooseToldWay } from './actions/told-way.ts';
export { listToldByHand, toldWaysOf } from './store/told-ways.ts';
export { toldWays } from './model.ts';
export type { ToldWay } from './model.ts';
export { peopleDeeds } from './actions/take-back.ts';
export { homesOf, spotsOf } from './actions/spots.ts';
export { loadHomes } from './routes/load-me.ts';
export { termWords } from './words/terms.ts';
export { newTokenPanel, tokenCard } from './pages/token-parts.ts';
export { tokenWords } from './words/tokens.ts';
export { MAX_NAME, MAX_TOKEN_NAME, TOKEN_DAYS } from './model.ts';
export { inGroups, readPaperCode, SLIP_DIGITS } from './rules/paper-codes.ts';
export { countOwnCodes, spendOwnCode } from './actions/sheet.ts';
export { withdrawSheet } from './store/sheet-codes.ts';
export { findLogin, findReach, listLogins } from './store/logins.ts';
export type { Reach } from './store/logins.ts';
export { listHelped, listHelpers } from './store/relations.ts';
export { namingOf, peopleLeaver } from './actions/leave.ts';
export { beginGuest } from './actions/guest.ts';
export type { Guest } from './actions/guest.ts';
export { findHomeOfPaper } from './actions/paper.ts';
export { listGuests } from './store/guests.ts';
export type { PaperHome, WrongCode } from './actions/paper.ts';
export { optionalAddressOf, paperCodeField, sessionShape } from './routes/shapes.ts';
