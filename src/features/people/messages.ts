import { CODE_MINUTES } from '#/platform/auth/codes.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Message } from '#/platform/notify/sender.ts';
import type { Address } from './model.ts';
import { letterWords } from './words/letters.ts';

/** Writes the message that brings a one-time code. */
export function codeMessage(to: Address, language: Language, code: string): Message {
  const words = letterWords[language];
  const text = words.code(code, formatNumber(language, CODE_MINUTES));
  return { channel: to.kind, address: to.address, subject: words.codeSubject, text };
}

/** Writes the message that tells somebody who has begun to act for them. */
export function actingMessage(to: Address, language: Language, helper: string): Message {
  const words = letterWords[language];
  const text = words.acting(helper);
  return { channel: to.kind, address: to.address, subject: words.actingSubject, text };
}
