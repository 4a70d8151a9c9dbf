/** A key in somebody's telephone or computer (通行密鑰), of which the public half stands here. */
export type Passkey = {
  readonly id: string;
  readonly personId: string;
  /** How the key calls itself. */
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** How often it has signed, as far as it counts; one that goes back was copied. */
  readonly counter: number;
  readonly transports: readonly Transport[];
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  readonly usedAt: Temporal.Instant | undefined;
};

/** The ways on which a key is reached, as browsers name them. */
export const transports = [
  'ble',
  'cable',
  'hybrid',
  'internal',
  'nfc',
  'smart-card',
  'usb',
] as const;
export type Transport = (typeof transports)[number];

/** What a key is asked for. */
export const ceremonies = ['sign_in', 'register', 'strengthen'] as const;
export type Ceremony = (typeof ceremonies)[number];

/** Whom a key is made for: the name of this installation, and the address its pages come from. */
export type RelyingParty = { readonly id: string; readonly origin: string };

/** Why there can be no passkeys at an address. */
export type AddressObstacle = 'numbers' | 'not_encrypted';

export const MAX_PASSKEY_NAME = 60;
/** A telephone, a computer at work, one at home, a key in the safe: more are not looked after. */
export const MOST_PASSKEYS = 10;
export const CHALLENGE_MINUTES = 5;
/** What browsers answer is some hundred letters; keys of other makes have longer statements. */
export const MAX_ANSWER = 20_000;

/** A glass that somebody broke (破例打開): the record of one person, open for a short while. */
export type Glass = {
  readonly id: string;
  readonly communityId: string;
  readonly personId: string;
  readonly actorId: string;
  readonly office: GlassOffice;
  /** The matter for which it was broken, as addresses name it. */
  readonly matter: string | undefined;
  readonly reason: string;
  readonly brokenAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly review: GlassReview | undefined;
};

/** What a steward said of a broken glass. */
export type GlassReview = {
  readonly finding: Finding;
  readonly words: string | undefined;
  readonly at: Temporal.Instant;
  readonly by: string;
};

export const findings = ['fair', 'unfair'] as const;
export type Finding = (typeof findings)[number];

/** Whose record it is about: who is reached so, who lives there, or who asked in a matter. */
export type GlassAim =
  | { readonly contact: string }
  | { readonly householdId: string }
  | { readonly matter: string };

/** Who may break one: those whose office works in a confirmed session only. */
export const glassOffices = ['community_worker', 'dispatcher', 'steward'] as const;
export type GlassOffice = (typeof glassOffices)[number];

export const GLASS_MINUTES = 60;
export const LEAST_REASON = 10;
export const MAX_REASON = 200;
export const MAX_FINDING = 500;
/** More emergencies than one person has in an hour. */
export const GLASSES_PER_HOUR = 5;
/** For a year it can be asked who broke one, and why. */
export const GLASS_KEPT_HOURS = 24 * 365;

/** That somebody who has lost every key asks to be let in again (重新登記通行密鑰). */
export type Recovery = {
  readonly id: string;
  readonly personId: string;
  /** Where it was asked. */
  readonly sessionId: string;
  readonly askedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  /** The stewards who said that it is them, in order; two are enough. */
  readonly confirmed: readonly { readonly by: string; readonly at: Temporal.Instant }[];
  readonly endedAt: Temporal.Instant | undefined;
};

export const RECOVERY_HOURS = 24;
/** Read out on the telephone; too many to guess in five tries. */
export const RECOVERY_DIGITS = 6;
/** As long as it can be asked who let whom in. */
export const RECOVERY_KEPT_HOURS = 24 * 365;

export type GuardRefusal =
  | 'recovery_not_needed'
  | 'recovery_elsewhere'
  | 'number_wrong'
  | 'person_not_found'
  | 'within_reach'
  | 'not_of_oneself'
  | 'own_glass'
  | 'reviewed_already'
  | 'words_required'
  | 'sheet_code_wrong'
  | 'sheet_codes_locked'
  | 'paper_alone'
  | 'sheet_not_needed'
  | 'passkey_refused'
  | 'passkey_expired'
  | 'passkey_unknown'
  | 'passkey_known'
  | 'passkeys_not_here'
  | 'too_many_passkeys'
  | 'strengthen_first'
  | 'only_oneself';
