import type { Address } from '#/features/people/index.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Message } from '#/platform/notify/sender.ts';
import { doneWords } from './words/deeds.ts';
import { letterWords } from './words/letters.ts';

/** Writes the message that tells somebody that what they did for another was taken back. */
export function reversedMessage(
  to: Address,
  told: {
    readonly language: Language;
    readonly name: string;
    /** What was done: `matters.raise`. */
    readonly code: string;
    readonly on: Temporal.PlainDate;
  },
): Message {
  const words = letterWords[told.language];
  const done = doneWords[told.language];
  const what = done[told.code] ?? done['other'] ?? '';
  const text = words.reversed(told.name, what, formatDate(told.language, told.on));
  return { channel: to.kind, address: to.address, subject: words.subject, text };
}
