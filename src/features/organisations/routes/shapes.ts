import { z } from 'zod';
import { instant, plainDate } from '#/platform/http/fields.ts';
import type { Html, View } from '#/platform/http/view.ts';

/** Shapes that several endpoints of organisations answer with. */

export const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });

export const placeShape = z.object({ id: z.string(), names: namesShape });

export const kindShape = z.object({
  code: z.string(),
  names: namesShape,
  icon: z.string(),
});

export const postKindShape = z.object({
  code: z.string(),
  names: namesShape,
  reachesHouseholds: z.boolean(),
});

export const organisationShape = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: kindShape,
  place: placeShape,
  telephone: z.string().optional(),
  openedOn: plainDate,
  closedOn: plainDate.optional(),
});

export const holderShape = z.object({
  personId: z.uuid(),
  name: z.string(),
  startsOn: plainDate,
  plannedEndOn: plainDate.optional(),
});

export const postShape = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  kind: postKindShape,
  place: placeShape.extend({
    /** What it is a part of, when the organisation is of more: the compound of a building. */
    within: namesShape.optional(),
  }),
  holder: holderShape.optional(),
});

export const pastTermShape = z.object({
  postId: z.uuid(),
  postNames: namesShape,
  name: z.string(),
  startsOn: plainDate,
  endedOn: plainDate,
  /** For those who keep the organisation; why somebody left office is not for everyone. */
  endReason: z.string().optional(),
});

/** A post that there was until a day. */
export const abolishedPostShape = z.object({
  id: z.uuid(),
  names: namesShape,
  place: placeShape,
  abolishedOn: plainDate,
});

export const memberShape = z.object({
  personId: z.uuid(),
  name: z.string(),
  joinedOn: plainDate,
});

export const organisationPageShape = z.object({
  organisation: organisationShape,
  parent: organisationShape.optional(),
  under: z.array(organisationShape),
  posts: z.array(postShape),
  pastTerms: z.array(pastTermShape),
  abolishedPosts: z.array(abolishedPostShape),
  memberCount: z.int().optional(),
  members: z.array(memberShape),
  mayKeep: z.boolean(),
  /** What the forms of the page choose from; empty for readers. */
  choices: z.object({
    postKinds: z.array(z.object({ code: z.string(), names: namesShape })),
    places: z.array(placeShape),
    people: z.array(z.object({ personId: z.uuid(), name: z.string() })),
    organisations: z.array(organisationShape),
    query: z.string(),
  }),
  seenAt: instant,
});

export type OrganisationPage = z.infer<typeof organisationPageShape>;

/** The page with what other features have to show on it. */
export type OrganisationShown = OrganisationPage & {
  readonly panels?: readonly ((view: View) => Html)[];
};

/** Programs get the organisation alone; what other features show has endpoints of its own. */
export const organisationShownShape = z.codec(
  organisationPageShape,
  z.custom<OrganisationShown>(() => true),
  {
    encode: (shown) => shown,
    // Nothing is ever read back in this shape; the page needs more than programs are given.
    decode: () => {
      throw new Error('An organisation is shown, not read back.');
    },
  },
);

export type OrganisationLine = z.infer<typeof organisationShape>;
export type PostLine = z.infer<typeof postShape>;

export const postPageShape = z.object({
  post: postShape,
  organisation: organisationShape,
  people: z.array(z.object({ personId: z.uuid(), name: z.string() })),
  query: z.string(),
  /** Above the communities one seeks by how somebody is reached, for there is no list. */
  seeks: z.boolean(),
});

export type PostPage = z.infer<typeof postPageShape>;
