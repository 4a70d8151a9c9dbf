/** Organisations: bodies of many kinds, their posts, who holds them, and whom that reaches. */
export type { Coverage, Gap, Organisation, Post } from './model.ts';
export { listOrganisationsOfPerson } from './store/members.ts';
export { findOrganisation, listOrganisationsAt } from './store/organisations.ts';
export { listPostsFor } from './store/posts.ts';
