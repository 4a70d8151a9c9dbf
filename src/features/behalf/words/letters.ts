import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What is sent to whoever did something that was taken back. */
export type LetterWords = {
  readonly subject: string;
  readonly reversed: (name: string, what: string, day: string) => string;
};

export const letterWords: Catalogue<LetterWords> = {
  'zh-Hant': {
    subject: '您代辦的一件事撤回了',
    reversed: (name, what, day) => `${name}撤回了您在${day}代辦的一件事：${what}。不用您再做什麼。`,
  },
  'zh-Hans': {
    subject: '您代办的一件事撤回了',
    reversed: (name, what, day) => `${name}撤回了您在${day}代办的一件事：${what}。不用您再做什么。`,
  },
  en: {
    subject: 'Something you did for somebody was taken back',
    reversed: (name, what, day) =>
      `${name} has taken back what you did for them on ${day}: ${what}. There is nothing more for you to do.`,
  },
};
