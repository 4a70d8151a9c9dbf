import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Html, View } from '#/platform/http/view.ts';
import type { Role } from '#/platform/access/subject.ts';
import type { Language } from '#/platform/i18n/language.ts';

export const MAX_NAME = 60;
export const MAX_CALLED = 30;
export const MAX_REASON = 200;
export const EARLIEST_BIRTH_YEAR = 1_880;
export const LATEST_BIRTH_YEAR = 2_100;

/** How somebody belongs to a household. */
export const residenceRelations = ['owner', 'family', 'tenant', 'carer', 'other'] as const;
export type ResidenceRelation = (typeof residenceRelations)[number];

/** What a helper is to the person they act for. */
export const helperKinds = [
  'child',
  'parent',
  'spouse',
  'relative',
  'guardian',
  'carer',
  'neighbour',
] as const;
export type HelperKind = (typeof helperKinds)[number];

/** How consent was given. */
export const consentWays = ['in_person', 'paper', 'telephone', 'online'] as const;
export type ConsentWay = (typeof consentWays)[number];

/** How somebody wishes to be told what others did for them. */
export const toldWays = ['page', 'relative', 'telephone', 'slip', 'email', 'sms'] as const;
export type ToldWay = (typeof toldWays)[number];

/** What somebody may see of a person: how neighbours call them, or who they are. */
export type NameLevel = 'L1' | 'L2';

/** A way to reach somebody that can also sign them in. */
export type Address = { readonly kind: 'telephone' | 'email'; readonly address: string };

/** Somebody of the neighbourhood (人), with or without an account. */
export type Person = {
  readonly id: string;
  /** The community of record. */
  readonly communityId: string;
  readonly name: string;
  /** How neighbours call them: 陳師傅. */
  readonly called: string | undefined;
  readonly birthYear: number | undefined;
  readonly telephone: string | undefined;
  readonly email: string | undefined;
  readonly language: Language;
  /** Since when they sign in themselves. */
  readonly accountSince: Temporal.Instant | undefined;
};

/** Somebody's belonging to a household (住戶). */
export type Residence = {
  readonly id: string;
  readonly householdId: string;
  readonly communityId: string;
  readonly personId: string;
  readonly relation: ResidenceRelation;
  readonly since: Temporal.PlainDate;
  readonly until: Temporal.PlainDate | undefined;
};

/** A person as a list of a household or building shows them. */
export type Resident = Person & {
  readonly residenceId: string;
  readonly householdId: string;
  readonly relation: ResidenceRelation;
};

/** What a sheet says of a person, or is kept of one: what is not known is null. */
export type PersonLine = {
  readonly name: string;
  readonly called: string | null;
  readonly birthYear: number | null;
  readonly telephone: string | null;
  readonly email: string | null;
  readonly language: Language;
  /** How they wish to be told, where that was chosen. */
  readonly told: ToldWay | null;
  /** Where a person who is new lives. */
  readonly home: { readonly householdId: string; readonly relation: ResidenceRelation } | null;
};

/** A role at a place for a term (授權). */
export type GrantTerm = {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly placeId: string;
  readonly communityId: string | undefined;
  readonly organisationId: string | undefined;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant | undefined;
  readonly reason: string;
  readonly grantedBy: string | undefined;
  readonly withdrawn:
    | { readonly at: Temporal.Instant; readonly by: string; readonly reason: string }
    | undefined;
};

/** That one person may act for another, with their consent (代辦). */
export type Relation = {
  readonly id: string;
  readonly helperId: string;
  readonly personId: string;
  readonly kind: HelperKind;
  readonly consentWay: ConsentWay;
  readonly consentedOn: Temporal.PlainDate;
  readonly recordedBy: string;
  readonly endsAt: Temporal.Instant | undefined;
};

/** A code on paper that opens the door to a household's first accounts. */
export type HouseholdCode = {
  readonly id: string;
  readonly communityId: string;
  readonly householdId: string;
  readonly issuedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly usesLeft: number;
};

/** By what a building leader knows that somebody lives there: themselves, or a paper they saw. */
export const vouchGrounds = ['known', 'paper'] as const;
export type VouchGround = (typeof vouchGrounds)[number];

/** How many homes one may vouch for on a day: more is a list, and lists are for the counter. */
export const MOST_VOUCHES_A_DAY = 10;

/** A building leader's word that somebody lives in a household of their building (作證). */
export type Vouch = {
  readonly id: string;
  readonly communityId: string;
  readonly personId: string;
  readonly residenceId: string;
  readonly ground: VouchGround;
  /** Whether the home stands on this alone, and ends with it. */
  readonly madeHome: boolean;
  readonly vouchedBy: string;
  readonly vouchedAt: Temporal.Instant;
};

/** As many as fit on one sheet in large type, and last for a year of visits. */
export const SHEET_CODES = 10;

/** How a sheet of sign-in codes stands (登入號碼單). */
export type Sheet = {
  readonly id: string;
  readonly personId: string;
  readonly issuedBy: string;
  /** The session that printed it, which alone is shown the codes. */
  readonly issuedIn: string | undefined;
  readonly issuedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly codes: readonly {
    readonly id: string;
    readonly number: number;
    readonly isUsed: boolean;
  }[];
};

/** A code that the counter prints or reads out for one person. */
export type CounterCode = {
  readonly id: string;
  readonly personId: string;
  readonly issuedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
};

/** Where something is, as a line: 3號樓2單元501. */
export type PlaceLabel = { readonly id: string; readonly names: Names };

export type PeopleRefusal =
  | 'code_wrong'
  | 'code_expired'
  | 'paper_code_wrong'
  | 'strengthen_first'
  | 'link_used_up'
  | 'address_taken'
  | 'already_registered'
  | 'already_lives_here'
  | 'does_not_live_here'
  | 'no_household'
  | 'place_too_high'
  | 'role_not_here'
  | 'role_too_high'
  | 'not_to_oneself'
  | 'already_granted'
  | 'not_granted'
  | 'term_backwards'
  | 'last_steward'
  | 'only_oneself'
  | 'no_consent'
  | 'consent_by_helper'
  | 'consent_in_future'
  | 'already_helper'
  | 'helper_not_found'
  | 'acting_already'
  | 'way_required'
  | 'told_needs_telephone'
  | 'told_needs_address'
  | 'told_needs_helper'
  | 'too_many_tokens'
  | 'own_household'
  | 'vouched_already'
  | 'too_many_vouches'
  | 'unknown_community'
  | 'unknown_person';

/** How many tokens one person may have at a time; each is a way in that has to be looked after. */
export const MOST_TOKENS = 20;
export const MAX_TOKEN_NAME = 60;
/** For how many days a token works, the shortest first. */
export const TOKEN_DAYS = [30, 90, 365] as const;

/** A part of one's own page that another feature fills. */
export type MePanel = {
  readonly name: string;
  /** Loads what somebody sees of themselves and returns how to draw it, or nothing. */
  readonly load: (context: Context) => Promise<((view: View) => Html) | undefined>;
};
