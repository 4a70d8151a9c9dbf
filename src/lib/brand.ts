declare const brandName: unique symbol;

/**
 * Names a kind of value that must not be mistaken for another of the same type:
 * `type PersonId = Brand<string, 'PersonId'>`. It exists for the type checker only.
 */
export type Brand<Value, Name extends string> = Value & { readonly [brandName]: Name };

/** Marks a string that was checked at the edge as one of its kind: `brand<PersonId>(text)`. */
export function brand<Branded extends Brand<string, string>>(checked: string): Branded {
  return checked as Branded;
}
