/**
 * The outcome of something that may be declined: a value, or a refusal.
 * A refusal is an expected "no" from a rule, never an error that is thrown.
 */
export type Result<Value, Refusal extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      readonly detail: Readonly<Record<string, string>>;
    };

/** Wraps a value as a success. */
export function succeed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Declines with a code; `detail` fills the blanks of the sentence the reader sees. */
export function refuse<Refusal extends string>(
  refusal: Refusal,
  detail: Readonly<Record<string, string>> = {},
): {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly detail: Readonly<Record<string, string>>;
} {
  return { ok: false, refusal, detail };
}
