/** Takes some members of an object into a smaller one. */
export function pick<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  keys: readonly Key[],
): Pick<Whole, Key> {
  const entries = keys.map((key): [Key, Whole[Key]] => [key, whole[key]]);
  return Object.fromEntries(entries) as Pick<Whole, Key>;
}
