import type { OrganisationPanel } from '#/features/organisations/index.ts';

type Body = Parameters<OrganisationPanel['load']>[1];

/** The kind of organisation whose members are kept here (志願隊). */
export const TEAM_KIND = 'volunteer_team';

export const MAX_WORDS = 300;
/** For the leaders alone: whom they meant by an invitation. */
export const MAX_NOTE = 40;
export const MOST_ABILITIES = 20;
/** How many invitations of a team may wait for an answer at a time. */
export const MOST_INVITATIONS = 30;
/** How long an invitation waits before it lapses. */
export const INVITATION_DAYS = 30;
/** How long somebody who has left can take that back. */
export const RETURN_HOURS = 24;

/** For how long a proof may hold, from the day on which it was seen. */
export const MOST_PROOF_YEARS = 10;
/** How many took part in one training, as a form sends them. */
export const MOST_TRAINED = 200;

/** A volunteer team: an organisation of its kind, at a place of a community. */
export type Team = Pick<Body, 'id' | 'name' | 'placeId' | 'closedOn'> & {
  readonly communityId: string;
  /** Of its place. */
  readonly path: string;
};

/** How somebody’s yes came in: they said it themselves, or how somebody acted for them. */
export const agreedWays = [
  'oneself',
  'in_person',
  'telephone',
  'paper',
  'letter',
  'standing',
] as const;
export type AgreedWay = (typeof agreedWays)[number];

/** The ways in which a yes reaches the counter. */
export const enteredWays = ['in_person', 'telephone', 'paper', 'letter'] as const;
export type EnteredWay = (typeof enteredWays)[number];

/** Who said yes for the person, and how that came in. */
export type Agreed = { readonly by: string; readonly way: AgreedWay };

/** Somebody’s membership in a team; open until they leave. */
export type Membership = {
  readonly id: string;
  readonly communityId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly joinedAt: Temporal.Instant;
  readonly cameBy: 'asked' | 'invited' | 'entered';
  readonly agreed: Agreed;
  /** Who said yes for the team, or wrote it down at the counter. */
  readonly recordedBy: string;
  /** Whether those who lead the team may see by which number they are reached. */
  readonly sharesTelephone: boolean;
  readonly left: Leaving | undefined;
};

/** How a membership ended: by who was in it, or by those who lead it, with a reason. */
export type Leaving = {
  readonly at: Temporal.Instant;
  readonly as: 'left' | 'let_go';
  readonly by: string;
  readonly reason: string | undefined;
};

/** Somebody asks to join a team. */
export type Request = {
  readonly id: string;
  readonly communityId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly words: string | undefined;
  readonly sharesTelephone: boolean;
  readonly askedAt: Temporal.Instant;
  readonly asked: Agreed;
  readonly state: 'waiting' | 'accepted' | 'declined' | 'withdrawn';
  readonly answer: string | undefined;
  readonly answeredAt: Temporal.Instant | undefined;
};

/** A team invites somebody. */
export type Invitation = {
  readonly id: string;
  readonly communityId: string;
  readonly organisationId: string;
  /** Nobody, where the number is nobody’s; whoever invites is not told. */
  readonly personId: string | undefined;
  readonly note: string;
  readonly words: string | undefined;
  readonly invitedAt: Temporal.Instant;
  readonly invitedBy: string;
  readonly lapsesAt: Temporal.Instant;
  readonly state: 'open' | 'accepted' | 'declined' | 'withdrawn';
};

/** What a team says of itself. */
export type Purpose = { readonly words: string; readonly abilities: readonly string[] };

export type TeamsRefusal =
  | 'team_closed'
  | 'already_in_team'
  | 'already_asked'
  | 'not_in_team'
  | 'not_waiting'
  | 'invitation_over'
  | 'too_many_invitations'
  | 'unknown_choice'
  | 'too_late_to_return'
  | 'unknown_person'
  | 'unknown_consent'
  | 'not_oneself'
  | 'proof_backwards'
  | 'proof_too_long'
  | 'training_in_future';
