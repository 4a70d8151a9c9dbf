/** Why a message did not leave; each has its words where it is shown. */
export const faults = [
  'refused',
  'not_now',
  'unreachable',
  'cut',
  'slow',
  'wrong_password',
  'no_encryption',
  'gone',
  'too_many',
  'bad_answer',
  'address_not_allowed',
] as const;
export type Fault = (typeof faults)[number];

/** What became of one attempt; a final no is not tried again. */
export type Attempt =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly fault: Fault;
      readonly isFinal: boolean;
      readonly retryAfterSeconds?: number | undefined;
    };

export const delivered: Attempt = { ok: true };

/** Says that an attempt failed and may be repeated. */
export function failed(fault: Fault, retryAfterSeconds?: number): Attempt {
  return { ok: false, fault, isFinal: false, retryAfterSeconds };
}

/** Says that an attempt failed for good. */
export function failedForGood(fault: Fault): Attempt {
  return { ok: false, fault, isFinal: true };
}
