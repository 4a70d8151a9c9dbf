import type { Address } from '#/features/people/index.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Message } from '#/platform/notify/sender.ts';
import { letterWords } from './words/letters.ts';

/** Writes the message that tells a helper that the person they act for wishes to leave. */
export function leavingMessage(
  to: Address,
  leaving: {
    readonly language: Language;
    readonly name: string;
    readonly on: Temporal.PlainDate;
  },
): Message {
  const words = letterWords[leaving.language];
  const text = words.leaving(leaving.name, formatDate(leaving.language, leaving.on));
  return { channel: to.kind, address: to.address, subject: words.subject, text };
}
