/**
 * Writes a value as JSON would carry it, so that instants and days can be compared: two `Temporal`
 * objects have nothing of their own to look at and are deeply equal whatever they say.
 */
export function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
