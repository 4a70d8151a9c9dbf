import type { Address } from '#/features/people/model.ts';

/** The calling code of a number written without one; an installation elsewhere writes the plus. */
const HOME_CALLING_CODE = '86';
const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{9,11}$/;
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;
const EMAIL = /^[^\s@,;<>"]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,60}[a-z0-9])?\.[a-z]{2,24}$/;

/**
 * Reads a telephone number or an e-mail address as people write it, full-width or with spaces, and
 * gives it one form, so that the same address is never two. Finds nothing in anything else.
 */
export function readAddress(text: string): Address | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain.includes('@')) {
    const address = plain.toLowerCase();
    return EMAIL.test(address) ? { kind: 'email', address } : undefined;
  }
  const telephone = readTelephone(plain);
  return telephone === undefined ? undefined : { kind: 'telephone', address: telephone };
}

/** Reads a telephone number into its international form: `138 0013 8000` is `+8613800138000`. */
export function readTelephone(text: string): string | undefined {
  const digits = text
    .normalize('NFKC')
    .trim()
    .replace(/[\s().\u2010-\u2015-]/g, '');
  const international = digits.replace(/^00/, '+');
  if (INTERNATIONAL.test(international)) return international;
  if (MOBILE.test(digits)) return `+${HOME_CALLING_CODE}${digits}`;
  return LANDLINE.test(digits) ? `+${HOME_CALLING_CODE}${digits.slice(1)}` : undefined;
}

/** Writes a telephone number as it is dialled at home: `138 0013 8000`. */
export function writeTelephone(telephone: string): string {
  const home = telephone.startsWith(`+${HOME_CALLING_CODE}`)
    ? telephone.slice(HOME_CALLING_CODE.length + 1)
    : undefined;
  if (home === undefined) return telephone;
  return MOBILE.test(home) ? home.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3') : `0${home}`;
}
