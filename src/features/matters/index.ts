/** Matters: someone needs something, someone does it; from the first word to the last. */
export { openBeside, tellBeside } from './actions/beside.ts';
export type { Beside } from './actions/beside.ts';
export { listWorkers } from './actions/workers.ts';
export { readBoard, countBoard } from './actions/board.ts';
export type { BoardFilter, BoardInput } from './actions/board.ts';
export { hasDesk } from './actions/body-desk.ts';
export { doToMany } from './actions/bulk.ts';
export type { BulkOutput, BulkStep } from './actions/bulk.ts';
export { changeCategory, changePlace, mergeMatter } from './actions/change.ts';
export { claimMatter, releaseMatter } from './actions/claim.ts';
export {
  acceptMatter,
  askToVerify,
  assignMatter,
  callIn,
  callOut,
  checkWork,
  closeMatter,
  declineMatter,
  recallMatter,
  returnMatter,
  verifyMatter,
} from './actions/dispatch.ts';
export { openFigure, readFigures, recountFigures } from './actions/figures.ts';
export type { FigureInput, PlaceFigures } from './actions/figures.ts';
export { nameMatters } from './actions/concerned.ts';
export { findAskerBeyond } from './actions/asker-beyond.ts';
export {
  acceptOffer,
  declineOffer,
  offerHelp,
  refuseRelease,
  requestRelease,
  stopHelping,
} from './actions/help.ts';
export {
  answerReopening,
  confirmMatter,
  requestReopening,
  sayNotFixed,
  withdrawMatter,
} from './actions/judge.ts';
export { answerClocks } from './actions/keep-time.ts';
export { findPublicMatters, listPublicMatters } from './actions/public.ts';
export type { PublicInput, PublicMatter } from './actions/public.ts';
export { followPlaces } from './actions/follow-places.ts';
export { matterSheet } from './actions/matter-sheet.ts';
export { giveUrgent, nameUrgent, openUrgent, readUrgent, setCalling } from './actions/urgent.ts';
export type { UrgentMatter } from './actions/urgent.ts';
export {
  countUrgentRaised,
  findUrgentBeside,
  listUrgentRaised,
  urgentSpotFor,
} from './actions/urgent-nights.ts';
export type { UrgentRaised } from './actions/urgent-nights.ts';
export { raiseMatter } from './actions/raise.ts';
export type { RaiseInput, RaiseOutput } from './actions/raise.ts';
export { loadReferenceFiles } from './actions/reference.ts';
export { readCategories } from './actions/suggest.ts';
export type { CategoryChoice, OfferedCategory } from './actions/suggest.ts';
export { addPhotos, commentOnMatter, followMatter, unfollowMatter } from './actions/talk.ts';
export { readMatter } from './actions/view.ts';
export {
  answerQuestion,
  markDone,
  pauseWork,
  requestPause,
  resumeWork,
  scheduleWork,
  startWork,
  waitFor,
} from './actions/work.ts';
export { openWork } from './actions/work-done.ts';
export type { WorkDone } from './actions/work-done.ts';
export { workingCalendarAt } from './actions/working-calendar.ts';
export { coverPhoto } from './actions/cover.ts';
export { hideThing, listThings, listThingsByName, reckonWorkingDays } from './actions/hiding.ts';
export { hidingReasons, thingKinds } from './model/hiding.ts';
export type {
  HidingReason,
  Thing,
  ThingKind,
  ThingName,
  ThingsOfMatter,
  ThingWords,
} from './model/hiding.ts';
export { reasonWords } from './words/hiding.ts';
export { matterJobs } from './jobs.ts';
export type { MatterId, Profile, Queue, State } from './model/matter.ts';
export { isAbout } from './policy.ts';
export { organisationQueue, readQueue, roleQueue } from './rules/routing.ts';
export { dateText, endOfDay, momentIn, momentText } from './routes/moments.ts';
export { nameQueues } from './routes/queues.ts';
export type { MatterCard, MatterView } from './model/view.ts';
export { COMPLAINT } from './model/reference.ts';
export type { DeskPanel, MatterPanel } from './model/panels.ts';
export { MAX_BODY } from './model/limits.ts';
export { matterAddress, publicId, publicIdOf } from './model/address.ts';
export type { MatterName } from './model/address.ts';
export { matterEndpoints } from './routes/matters.ts';
export { boardPanel, streetPanel } from './routes/panels.ts';
export { iconOf } from './pages/card.ts';
export { nameSpots } from './routes/spots.ts';
export { raiseEndpoints } from './routes/raise.ts';
export { raiseAndTell } from './routes/raise-check.ts';
export { readReference } from './store/reference.ts';
export type { Concerned, NamedMatter } from './store/concerned.ts';
export { listConcerned } from './store/concerned.ts';
export { stateWords } from './words/states.ts';
export { indicators, measures } from './rules/figures.ts';
export type { Indicator, Measure } from './rules/figures.ts';
export { matterHoldings } from './store/holdings.ts';
export { matterDeeds } from './actions/deeds.ts';
export { matterLeaver } from './actions/leave.ts';
