import type { Brand } from '#/lib/brand.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Html, View } from '#/platform/http/view.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';

export type OrganisationId = Brand<string, 'OrganisationId'>;
export type PostId = Brand<string, 'PostId'>;

export const MAX_NAME = 80;
/** Emergency numbers have three digits; nothing shorter is dialled. */
export const MIN_TELEPHONE = 3;
export const MAX_TELEPHONE = 40;
export const MAX_REASON = 200;
/** How many tokens an organisation may have at a time; each is a way in. */
export const MOST_BODY_TOKENS = 10;
export const MAX_KIND_NAME = 40;
export const MAX_KIND_NAME_EN = 60;

/** A sort of organisation, such as an owners' committee (業委會). Its names are the host's. */
export type OrganisationKind = {
  readonly code: string;
  readonly names: Names;
  readonly icon: string;
};

/** A sort of post, such as building leader (樓長). */
export type PostKind = {
  readonly code: string;
  readonly names: Names;
  /** Whether its holder is somebody a household can turn to. */
  readonly reachesHouseholds: boolean;
};

/** A body of people at a place (組織): a committee, a branch, a company, a team. */
export type Organisation = {
  readonly id: OrganisationId;
  readonly communityId: string | undefined;
  readonly placeId: string;
  readonly kind: OrganisationKind;
  readonly parentId: OrganisationId | undefined;
  readonly name: string;
  readonly telephone: string | undefined;
  readonly openedOn: Temporal.PlainDate;
  readonly closedOn: Temporal.PlainDate | undefined;
};

/** What a row of a sheet says of an organisation. */
export type OrganisationLine = {
  readonly name: string;
  readonly kind: string;
  readonly placeId: string;
  readonly telephone: string | null;
};

/** A post (崗位): somebody answers for a place. It lasts; its holders change. */
export type Post = {
  readonly id: PostId;
  readonly organisationId: OrganisationId;
  readonly kind: PostKind;
  /** The place it answers for, which may be one building of many. */
  readonly placeId: string;
  readonly holder: Term | undefined;
};

/** A post that there was until a day; nobody is appointed to it any more. */
export type AbolishedPost = Omit<Post, 'holder'> & { readonly abolishedOn: Temporal.PlainDate };

/** A term of office (任期), open until it is ended. */
export type Term = {
  readonly id: string;
  readonly personId: string;
  readonly startsOn: Temporal.PlainDate;
  readonly plannedEndOn: Temporal.PlainDate | undefined;
  readonly endedOn: Temporal.PlainDate | undefined;
  readonly endReason: string | undefined;
};

/** How many households of a place have somebody to turn to. */
export type Coverage = { readonly households: number; readonly reached: number };

/** A part of a place that nobody answers for. */
export type Gap = { readonly placeId: string; readonly households: number };

/** A part of an organisation's page that another feature fills. */
export type OrganisationPanel = {
  readonly name: string;
  /** Loads what this reader may see and returns how to draw it; undefined when there is nothing. */
  readonly load: (
    context: Context,
    organisation: Organisation,
  ) => Promise<((view: View) => Html) | undefined>;
};

export type OrganisationRefusal =
  | 'organisation_closed'
  | 'post_already_held'
  | 'post_not_held'
  | 'place_outside_organisation'
  | 'already_member'
  | 'not_a_member'
  | 'term_backwards'
  | 'term_in_future'
  | 'unknown_kind'
  | 'unknown_place'
  | 'unknown_person'
  | 'person_not_found'
  | 'parent_circle'
  | 'unknown_parent'
  | 'too_many_tokens'
  | 'still_has_holders'
  | 'post_still_held'
  | 'abolished_in_future'
  | 'abolished_before_history';
