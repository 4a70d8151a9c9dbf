import { z } from 'zod';

/**
 * Shapes of what comes over the wire, shared by forms and JSON: both arrive as text or as values.
 */

const MAX_LINE = 200;
const MAX_LIST = 200;

/** Reads a required line of text without control characters, trimmed. */
export function line(most = MAX_LINE) {
  return z.string().transform(tidy).pipe(z.string().min(1).max(most));
}

/** Reads a line that may be left empty; empty is absent. */
export function optionalLine(most = MAX_LINE) {
  return z
    .string()
    .transform(tidy)
    .pipe(z.string().max(most))
    .transform((text) => (text === '' ? undefined : text))
    .optional();
}

/** Reads several lines of text; line breaks are kept, other control characters dropped. */
export function prose(most: number) {
  return z.string().transform(tidyProse).pipe(z.string().min(1).max(most));
}

/** Reads prose that may be left empty. */
export function optionalProse(most: number) {
  return z
    .string()
    .transform(tidyProse)
    .pipe(z.string().max(most))
    .transform((text) => (text === '' ? undefined : text))
    .optional();
}

// oxlint-disable-next-line no-control-regex -- Removing control characters needs naming them.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029\ufeff]/g;

function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(controls, '')
    .replace(/[\t\n]+/g, ' ')
    .trim();
}

function tidyProse(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '').trim();
}

/** Reads a whole number, typed or sent as a number; a field left empty is no nought. */
export function whole(least: number, most: number) {
  return z.preprocess(toNumber, z.number().int().min(least).max(most));
}

function toNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return undefined;
  const number = Number(text);
  return Number.isNaN(number) ? value : number;
}

/** Reads a whole number that may be left empty. */
export function optionalWhole(least: number, most: number) {
  return z.union([z.literal('').transform(() => undefined), whole(least, most)]).optional();
}

/** A checkbox: absent when not ticked. */
export const flag = z
  .union([z.boolean(), z.enum(['1', 'on', 'true', '0', 'false', ''])])
  .optional()
  .transform((value) => value === true || value === '1' || value === 'on' || value === 'true');

/** Reads one of a set, or nothing. */
export function optionalChoice<const Choices extends readonly [string, ...string[]]>(
  choices: Choices,
) {
  return z.union([z.literal('').transform(() => undefined), z.enum(choices)]).optional();
}

/** Boxes of the same name: none, one or several. */
export function list<Item extends z.ZodType>(item: Item, most = MAX_LIST) {
  return z
    .union([z.array(item).max(most), item.transform((one) => [one])])
    .optional()
    .transform((items) => items ?? []);
}

/** An id made here or by the sender. */
export const uuid = z.uuid();

/** A place's stable id: an official code, of whatever country, or one of ours. */
export const placeId = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/);

/** An instant: ISO 8601 on the wire, Temporal inside. */
export const instant = z.codec(z.iso.datetime({ offset: true }), z.instanceof(Temporal.Instant), {
  decode: (text) => Temporal.Instant.from(text),
  encode: (value) => value.toString({ smallestUnit: 'second' }),
});

/** A calendar date: `2026-11-22` on the wire, Temporal inside. */
export const plainDate = z.codec(z.iso.date(), z.instanceof(Temporal.PlainDate), {
  decode: (text) => Temporal.PlainDate.from(text),
  encode: (value) => value.toString(),
});
