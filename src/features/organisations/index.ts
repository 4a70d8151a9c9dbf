/** Organisations: bodies of many kinds, their posts, who holds them, and whom that reaches. */
export type { Coverage, Gap, Organisation, OrganisationPanel, Post } from './model.ts';
export { recountCoverage } from './actions/coverage.ts';
export { loadOrganisationReference } from './actions/reference.ts';
export { organisationSheet } from './actions/sheet.ts';
export { asOrganisation } from './actions/tokens.ts';
export { organisationJobs } from './jobs.ts';
export { organisationEndpoints } from './routes/organisations.ts';
export { gridWorkers } from './routes/grid-workers.ts';
export { coverage, responsible } from './routes/panels.ts';
export { listHoldersIn, listMembers, listOrganisationsOfPerson } from './store/members.ts';
export type { Membership } from './store/members.ts';
export { findOrganisation, listOrganisationsAt, lockOrganisation } from './store/organisations.ts';
export type { ManyOrganisations } from './store/many.ts';
export { saveManyOrganisations } from './store/many.ts';
export { listPosts, listPostsFor } from './store/posts.ts';
export { organisationHoldings } from './store/holdings.ts';
export { organisationLeaver } from './actions/leave.ts';
