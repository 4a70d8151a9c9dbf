import { z } from 'zod';
import { holderOf } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import { line, list, optionalLine, placeId, plainDate, uuid } from '#/platform/http/fields.ts';
import {
  abolish,
  addMember,
  appointHolder,
  createPost,
  endHolding,
  removeMember,
  seekHolder,
} from '#/features/organisations/actions/posts.ts';
import { MAX_REASON } from '#/features/organisations/model.ts';
import { postPage } from '#/features/organisations/pages/post.ts';
import { words } from '#/features/organisations/words/index.ts';
import { loadPostPage } from './load.ts';
import { postPageShape } from './shapes.ts';

const keepers = holderOf('steward', 'community_worker');
/** Before this nobody held a post whose term is written down here. */
const FIRST_YEAR = 1900;
const termDay = plainDate.refine((day) => day.year >= FIRST_YEAR);
const optionalDate = z.union([z.literal('').transform(() => undefined), termDay]).optional();
/** An e-mail address at its longest. */
const MAX_CONTACT = 160;
/** More than live in any household. */
const MAX_FOUND = 40;
const inOrganisation = z.object({ organisationId: z.uuid() });

const showPost = endpoint({
  name: 'organisations.post',
  method: 'GET',
  path: '/posts/:postId',
  summary: 'Shows a post with its holder, or with whom one may appoint.',
  policy: keepers,
  input: z.object({ postId: uuid, q: optionalLine(40), person: list(uuid, MAX_FOUND) }),
  output: postPageShape,
  words,
  run: (context, { postId, q, person }) =>
    loadPostPage(context, { postId, query: q ?? '', personIds: person }),
  page: postPage,
});

const seek = endpoint({
  name: 'organisations.seek_holder',
  method: 'POST',
  path: '/posts/:postId/seeking',
  summary: 'Finds whom to appoint above the communities, by telephone, e-mail or household code.',
  policy: keepers,
  input: z.object({ postId: uuid, contact: line(MAX_CONTACT) }),
  output: z.object({ postId: z.uuid(), personIds: z.array(z.uuid()) }),
  words,
  isUnrecorded: true,
  countsRefusals: true,
  run: seekHolder,
  onward: (_, { postId, personIds }) => {
    const query = new URLSearchParams(personIds.map((id) => ['person', id]));
    return { to: `/posts/${postId}?${query.toString()}` };
  },
});

const addPost = endpoint({
  name: 'organisations.add_post',
  method: 'POST',
  path: '/organisations/:organisationId/posts',
  summary: 'Makes a post in an organisation that answers for a place.',
  policy: keepers,
  input: z.object({ organisationId: uuid, kind: line(40), placeId }),
  output: inOrganisation.extend({ id: z.uuid() }),
  words,
  run: createPost,
  onward: (language, output) => ({
    to: `/organisations/${output.organisationId}`,
    notice: words[language].postAdded,
  }),
});

const appoint = endpoint({
  name: 'organisations.appoint',
  method: 'POST',
  path: '/posts/:postId/holder',
  summary: 'Appoints a person to a vacant post.',
  policy: keepers,
  input: z.object({
    postId: uuid,
    personId: uuid,
    startsOn: optionalDate,
    plannedEndOn: optionalDate,
  }),
  output: inOrganisation.extend({ postId: z.uuid() }),
  words,
  run: (context, { postId, personId, startsOn, plannedEndOn }) =>
    appointHolder(context, { postId, personId, startsOn, plannedEndOn }),
  onward: (language, output) => ({
    to: `/organisations/${output.organisationId}`,
    notice: words[language].appointed,
  }),
});

const abolishPost = endpoint({
  name: 'organisations.abolish_post',
  method: 'DELETE',
  path: '/posts/:postId',
  summary: 'Abolishes a post that nobody holds; who held it stays on record.',
  policy: keepers,
  input: z.object({ postId: uuid, on: optionalDate }),
  output: inOrganisation.extend({ postId: z.uuid() }),
  words,
  run: (context, { postId, on }) => abolish(context, { postId, on }),
  onward: (language, output) => ({
    to: `/organisations/${output.organisationId}`,
    notice: words[language].postAbolished,
  }),
});

const endPostTerm = endpoint({
  name: 'organisations.end_term',
  method: 'DELETE',
  path: '/posts/:postId/holder',
  summary: 'Ends the term of the present holder, with the reason.',
  policy: keepers,
  input: z.object({ postId: uuid, reason: line(MAX_REASON) }),
  output: inOrganisation.extend({ postId: z.uuid() }),
  words,
  run: endHolding,
  onward: (language, output) => ({
    to: `/organisations/${output.organisationId}`,
    notice: words[language].termEnded,
  }),
});

const join = endpoint({
  name: 'organisations.add_member',
  method: 'POST',
  path: '/organisations/:organisationId/members',
  summary: 'Takes a person into an organisation.',
  policy: keepers,
  input: z.object({ organisationId: uuid, personId: uuid }),
  output: inOrganisation,
  words,
  run: addMember,
  onward: (language, output) => ({
    to: `/organisations/${output.organisationId}`,
    notice: words[language].memberAdded,
  }),
});

const leave = endpoint({
  name: 'organisations.remove_member',
  method: 'DELETE',
  path: '/organisations/:organisationId/members/:personId',
  summary: 'Lets a member leave an organisation.',
  policy: keepers,
  input: z.object({ organisationId: uuid, personId: uuid }),
  output: inOrganisation,
  words,
  run: removeMember,
  onward: (language, output) => ({
    to: `/organisations/${output.organisationId}`,
    notice: words[language].memberRemoved,
  }),
});

export const postRoutes = [showPost, seek, addPost, appoint, endPostTerm, abolishPost, join, leave];
