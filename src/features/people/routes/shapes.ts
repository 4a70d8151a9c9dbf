import { z } from 'zod';
import { CODE_DIGITS } from '#/platform/auth/codes.ts';
import { line, optionalLine, optionalWhole, plainDate } from '#/platform/http/fields.ts';
import { isOwnAddress } from '#/platform/http/read-input.ts';
import { languages } from '#/platform/i18n/language.ts';
import { roles } from '#/platform/access/subject.ts';
import {
  EARLIEST_BIRTH_YEAR,
  helperKinds,
  LATEST_BIRTH_YEAR,
  MAX_CALLED,
  MAX_NAME,
  residenceRelations,
} from '#/features/people/model.ts';
import { readAddress } from '#/features/people/rules/addresses.ts';

/** Shapes of what comes in and goes out, shared by several endpoints of people. */

const MAX_ADDRESS = 120;
const MAX_PAPER_CODE = 40;
const MAX_NEXT = 2_000;

const instant = z.codec(z.iso.datetime({ offset: true }), z.instanceof(Temporal.Instant), {
  decode: (text) => Temporal.Instant.from(text),
  encode: (value) => value.toString(),
});

export const namesShape = z.object({ hant: z.string(), hans: z.string(), en: z.string() });
export const labelShape = z.object({ id: z.string(), names: namesShape });

/** A session on its way to the browser that asked for it. */
export const sessionShape = z.object({ token: z.string(), expiresAt: instant });
export const signedInShape = z.object({ personId: z.uuid(), session: sessionShape });

/** Where to go on to after signing in: an address of ours, or nothing. */
export const nextField = z
  .string()
  .max(MAX_NEXT)
  .optional()
  .transform((text) => (isOwnAddress(text) ? text : undefined));

const readable = z.string().transform((text, check) => {
  const address = readAddress(text);
  if (address !== undefined) return address;
  check.addIssue({ code: 'custom', message: 'Neither a telephone number nor an e-mail address.' });
  return z.NEVER;
});

/** A telephone number or an e-mail address. */
export const addressField = line(MAX_ADDRESS).pipe(readable);

/** A telephone number or an e-mail address that may be left empty. */
export const optionalAddress = optionalLine(MAX_ADDRESS).pipe(readable.optional());

/** Reads an address of one kind, which may be left empty. */
export function optionalAddressOf(kind: 'telephone' | 'email') {
  return optionalAddress.refine((address) => address === undefined || address.kind === kind);
}

/** The six digits of a one-time code, with whatever spaces they were typed. */
export const codeField = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/\D/g, ''))
  .pipe(z.string().regex(new RegExp(`^\\d{${CODE_DIGITS}}$`)));

export const paperCodeField = line(MAX_PAPER_CODE);
export const nameField = line(MAX_NAME);
export const calledField = optionalLine(MAX_CALLED);
export const birthYearField = optionalWhole(EARLIEST_BIRTH_YEAR, LATEST_BIRTH_YEAR);
export const optionalDate = z
  .union([z.literal('').transform(() => undefined), plainDate])
  .optional();

export const languageField = z.enum(languages);
export const roleField = z.enum(roles);
export const relationField = z.enum(residenceRelations);
export const helperKindField = z.enum(helperKinds);

export { instant, plainDate as plainDay };
