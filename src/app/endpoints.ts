import { glassEndpoints, glassPanel, guardEndpoints, guardJobs } from '#/features/guard/index.ts';
import { callOfTeam, musterEndpoints, musterJobs, mustersOfMe } from '#/features/musters/index.ts';
import {
  calloutEndpoints,
  calloutJobs,
  callOfMatter,
  callsAtDesk,
  nightOfPlace,
  rulesOfPlace,
} from '#/features/callouts/index.ts';
import { behalfEndpoints, behalfJobs } from '#/features/behalf/index.ts';
import { homeEndpoints } from '#/features/home/index.ts';
import {
  coverage,
  gridWorkers,
  organisationEndpoints,
  organisationJobs,
  organisationSheet,
  responsible,
} from '#/features/organisations/index.ts';
import {
  jointEndpoints,
  jointJobs,
  jointsAtDesk,
  jointsOfMatter,
  jointsOfPlace,
} from '#/features/joint/index.ts';
import { keepingEndpoints } from '#/features/keeping/index.ts';
import {
  makePeopleEndpoints,
  peopleDeeds,
  peopleJobs,
  personSheet,
} from '#/features/people/index.ts';
import { compoundSheet, householdSheet, placeEndpoints } from '#/features/places/index.ts';
import { sheetEndpoints, sheetJobs, sheetsPanel } from '#/features/sheets/index.ts';
import {
  boardPanel,
  findAskerBeyond,
  readReference,
  matterDeeds,
  matterEndpoints,
  matterJobs,
  raiseEndpoints,
  followPlaces,
  matterSheet,
} from '#/features/matters/index.ts';
import { noticeEndpoints, noticeJobs, noticeTidings } from '#/features/notices/index.ts';
import { figureEndpoints, figureJobs, figuresOfPlace } from '#/features/figures/index.ts';
import { moderationEndpoints, moderationJobs } from '#/features/moderation/index.ts';
import { open311Endpoints } from '#/features/open311/index.ts';
import { referenceEndpoints } from '#/features/reference/index.ts';
import {
  helpTooOfMatter,
  hoursAtDesk,
  hoursDeeds,
  hoursEndpoints,
  hoursJobs,
  hoursOfMatter,
  hoursOfMe,
  hoursOfPlace,
  hoursOfTeam,
} from '#/features/hours/index.ts';
import {
  webhookEndpoints,
  webhookJobs,
  webhooksOfOrganisation,
} from '#/features/webhooks/index.ts';
import {
  nightAtDesk,
  rosterEndpoints,
  rosterJobs,
  rostersOfTeam,
  shiftsOfMe,
  watchOfPlace,
} from '#/features/rosters/index.ts';
import type { ListGroups } from '#/features/volunteers/index.ts';
import {
  dutyOfMe,
  helpOfPlace,
  volunteerEndpoints,
  volunteerJobs,
} from '#/features/volunteers/index.ts';
import { teamEndpoints, teamOfOrganisation, teamsOfMe } from '#/features/teams/index.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { forgetWhatIsOver } from '#/platform/jobs/forget.ts';
import { freeWhatWasLeft } from '#/platform/jobs/presence.ts';
import { sealWhatHappened } from '#/platform/journal/sealing.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { rightsEndpoints, rightsJobs } from '#/features/rights/index.ts';
import { dropBytes } from '#/platform/storage/forget-files.ts';
import { holdings, leavers } from './personal.ts';
import { findHome, listPersonas } from './reader.ts';

/** What can be brought in as a spreadsheet, in the order in which it is offered. */
const sheetKinds = [compoundSheet, householdSheet, personSheet, organisationSheet, matterSheet];

/** What stands on a place's page, in this order. */
const placePanels = [
  coverage,
  nightOfPlace,
  boardPanel,
  figuresOfPlace,
  jointsOfPlace,
  responsible,
  helpOfPlace,
  hoursOfPlace,
  watchOfPlace,
  rulesOfPlace,
  sheetsPanel(sheetKinds),
  glassPanel,
];

/** What stands on the front page of a community. */
const homePanels = [boardPanel, coverage, figuresOfPlace, responsible];

/** The kinds of calls are the kinds of what cannot wait. */
const listCallGroups: ListGroups = async (db) =>
  [...(await readReference(db)).categories.values()].filter(({ profiles }) =>
    profiles.includes('urgent'),
  );

/** Everything this installation answers to. */
export const endpoints: readonly AnyEndpoint[] = [
  ...homeEndpoints({ panels: homePanels, findHome, listPersonas }),
  ...placeEndpoints(placePanels, [gridWorkers], followPlaces),
  ...makePeopleEndpoints([mustersOfMe, dutyOfMe, teamsOfMe, shiftsOfMe, hoursOfMe]),
  ...guardEndpoints,
  ...glassEndpoints(findAskerBeyond),
  ...organisationEndpoints([
    teamOfOrganisation,
    rostersOfTeam,
    callOfTeam,
    hoursOfTeam,
    webhooksOfOrganisation,
  ]),
  ...volunteerEndpoints(listCallGroups),
  ...teamEndpoints,
  ...raiseEndpoints,
  ...matterEndpoints({
    onMatter: [callOfMatter, jointsOfMatter, hoursOfMatter, helpTooOfMatter],
    onDesk: [jointsAtDesk, callsAtDesk, nightAtDesk, hoursAtDesk],
  }),
  ...jointEndpoints,
  ...calloutEndpoints,
  ...hoursEndpoints,
  ...rosterEndpoints,
  ...musterEndpoints,
  ...moderationEndpoints,
  ...figureEndpoints,
  ...keepingEndpoints,
  ...open311Endpoints,
  ...behalfEndpoints({ kinds: [peopleDeeds, matterDeeds, hoursDeeds], tidings: noticeTidings }),
  ...sheetEndpoints(sheetKinds),
  ...rightsEndpoints({ holdings, leavers }),
  ...noticeEndpoints,
  ...webhookEndpoints,
  ...referenceEndpoints(() => endpoints),
];

/** Everything that happens without anybody asking for it just then. */
export const jobHandlers: readonly JobHandler[] = [
  forgetWhatIsOver,
  freeWhatWasLeft,
  sealWhatHappened,
  ...organisationJobs,
  ...peopleJobs,
  ...guardJobs,
  ...volunteerJobs,
  ...matterJobs,
  ...jointJobs,
  ...calloutJobs,
  ...musterJobs,
  ...hoursJobs,
  ...rosterJobs,
  ...moderationJobs,
  ...figureJobs,
  ...behalfJobs,
  ...rightsJobs(leavers),
  ...sheetJobs(sheetKinds),
  ...noticeJobs,
  ...webhookJobs,
  dropBytes,
];
