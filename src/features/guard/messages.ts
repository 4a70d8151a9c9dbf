import type { Address } from '#/features/people/index.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Message } from '#/platform/notify/sender.ts';
import { passkeyWords } from './words/passkeys.ts';
import { recoveryWords } from './words/recovery.ts';

/** Writes the message that tells somebody that a passkey was added to their account. */
export function passkeyMessage(to: Address, language: Language, name: string): Message {
  const words = passkeyWords[language];
  const text = words.letter(name);
  return { channel: to.kind, address: to.address, subject: words.letterSubject, text };
}

/** Writes the message that tells somebody that their keys were ended, to begin again. */
export function rescueMessage(to: Address, language: Language): Message {
  const words = passkeyWords[language];
  const { rescueSubject: subject, rescueLetter: text } = words;
  return { channel: to.kind, address: to.address, subject, text };
}

/** Writes the message that two stewards were asked to let somebody in again, or have done so. */
export function recoveryMessage(
  to: Address,
  language: Language,
  step: 'asked' | 'granted',
): Message {
  const words = recoveryWords[language];
  const { letterSubject: subject } = words;
  return { channel: to.kind, address: to.address, subject, text: words.letters[step] };
}
