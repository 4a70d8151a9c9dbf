/** Volunteer teams: who is in them because both sides said yes, and who leads them. */
export { teamsLeaver } from './actions/leave.ts';
export { describeTeam } from './actions/describe.ts';
export { inviteSomebody } from './actions/invite.ts';
export { askToJoin } from './actions/join.ts';
export { noteProof } from './actions/prove.ts';
export { isLeader } from './policy.ts';
export { teamEndpoints } from './routes/teams.ts';
export { teamOfOrganisation, teamsOfMe } from './routes/panels.ts';
export { teamsHoldings } from './store/holdings.ts';
export { saveManyMembers } from './store/many.ts';
export { listMembers, teamsOf } from './store/memberships.ts';
