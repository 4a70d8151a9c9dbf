import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What is told of a matter that was raised for somebody: how it came in, and went back. */
export const behalfWords: Catalogue<{ readonly takenBack: string; readonly cameIn: string }> = {
  'zh-Hant': { takenBack: '這是別人代辦的，本人撤回了。', cameIn: '怎麼來的' },
  'zh-Hans': { takenBack: '这是别人代办的，本人撤回了。', cameIn: '怎么来的' },
  en: {
    takenBack: 'This was done on their behalf, and they took it back.',
    cameIn: 'How it came in',
  },
};
