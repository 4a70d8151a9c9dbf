import { z } from 'zod';

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?$/;

/** A moment as forms send it, in the neighbourhood's time, or as programs do, with its offset. */
export const momentText = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((text) => readMoment(text, 'UTC') !== undefined);

/** A calendar date that has to be given. */
export const dateText = z
  .string()
  .trim()
  .min(1)
  .pipe(z.iso.date())
  .transform((text) => Temporal.PlainDate.from(text));

/** Reads a moment; one without an offset is meant in the zone. */
export function readMoment(text: string, zone: string): Temporal.Instant | undefined {
  try {
    if (!LOCAL.test(text)) return Temporal.Instant.from(text);
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' })
      .toZonedDateTime(zone)
      .toInstant();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads a moment that was checked before. */
export function momentIn(text: string, zone: string): Temporal.Instant {
  const read = readMoment(text, zone);
  if (read === undefined) throw new RangeError(`${text} is no moment.`);
  return read;
}

/** Gives the last minute of a day: what rests until a day rests on it too. */
export function endOfDay(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: '23:59' }).toInstant();
}
