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

export type GuardRefusal =
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
