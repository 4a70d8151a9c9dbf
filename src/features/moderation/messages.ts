import type { Address } from '#/features/people/index.ts';
import type { HidingReason } from '#/features/matters/index.ts';
import { reasonWords } from '#/features/matters/index.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Message } from '#/platform/notify/sender.ts';
import { letterWords } from './words/letters.ts';

/** Writes the message that tells somebody that words of theirs were hidden, or are shown again. */
export function authorMessage(
  to: Address,
  told: {
    readonly language: Language;
    /** Missing when what was hidden is shown again. */
    readonly reason: HidingReason | undefined;
    readonly words: string | undefined;
    readonly address: string;
  },
): Message {
  const say = letterWords[told.language];
  const { reasons } = reasonWords[told.language];
  const text =
    told.reason === undefined
      ? say.shown(told.address)
      : say.hidden({ reason: reasons[told.reason], words: told.words, address: told.address });
  return { channel: to.kind, address: to.address, subject: say.subject, text };
}
