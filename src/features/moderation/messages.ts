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
    /** What became of it last. */
    readonly became: 'hidden' | 'covered' | 'shown' | 'upheld';
    readonly reason: HidingReason;
    readonly words: string | undefined;
    readonly address: string;
  },
): Message {
  const say = letterWords[told.language];
  const { reasons } = reasonWords[told.language];
  const { became, reason, words, address } = told;
  const texts = {
    hidden: () => say.hidden({ reason: reasons[reason], words, address }),
    covered: () => say.covered({ reason: reasons[reason], words, address }),
    shown: () => say.shown(address),
    upheld: () => say.upheld({ answer: words, address }),
  };
  const text = texts[became]();
  return { channel: to.kind, address: to.address, subject: say.subject, text };
}
