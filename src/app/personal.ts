import { sheetsLeaver } from '#/features/sheets/index.ts';
import { musterHoldings, mustersLeaver } from '#/features/musters/index.ts';
import { calloutHoldings, calloutLeaver } from '#/features/callouts/index.ts';
import { guardHoldings, guardLeaver } from '#/features/guard/index.ts';
import { behalfHoldings, behalfLeaver } from '#/features/behalf/index.ts';
import { matterHoldings, matterLeaver } from '#/features/matters/index.ts';
import { hoursHoldings, hoursLeaver } from '#/features/hours/index.ts';
import { jointHoldings, jointLeaver } from '#/features/joint/index.ts';
import { noticesHoldings, noticesLeaver } from '#/features/notices/index.ts';
import { moderationHoldings, moderationLeaver } from '#/features/moderation/index.ts';
import { organisationHoldings, organisationLeaver } from '#/features/organisations/index.ts';
import { peopleHoldings, peopleLeaver } from '#/features/people/index.ts';
import { rosterHoldings, rosterLeaver } from '#/features/rosters/index.ts';
import { rightsHoldings } from '#/features/rights/index.ts';
import { volunteersHoldings, volunteersLeaver } from '#/features/volunteers/index.ts';
import { teamsHoldings, teamsLeaver } from '#/features/teams/index.ts';
import type { Leaver } from '#/platform/personal/departure.ts';
import { platformLeaver } from '#/platform/personal/forget-person.ts';
import type { Holding } from '#/platform/personal/holding.ts';
import { platformHoldings } from '#/platform/personal/holdings.ts';

/** Everything this installation keeps about people, in the order in which they read it. */
export const holdings: readonly Holding[] = [
  ...peopleHoldings,
  ...guardHoldings,
  ...organisationHoldings,
  ...volunteersHoldings,
  ...teamsHoldings,
  ...rightsHoldings,
  ...matterHoldings,
  ...jointHoldings,
  ...calloutHoldings,
  ...musterHoldings,
  ...hoursHoldings,
  ...rosterHoldings,
  ...moderationHoldings,
  ...behalfHoldings,
  ...noticesHoldings,
  ...platformHoldings,
];

/** What each part does when somebody leaves; people is last, for it holds the name itself. */
export const leavers: readonly Leaver[] = [
  mustersLeaver,
  calloutLeaver,
  rosterLeaver,
  matterLeaver,
  jointLeaver,
  hoursLeaver,
  moderationLeaver,
  behalfLeaver,
  noticesLeaver,
  teamsLeaver,
  volunteersLeaver,
  organisationLeaver,
  guardLeaver,
  platformLeaver,
  sheetsLeaver,
  peopleLeaver,
];
