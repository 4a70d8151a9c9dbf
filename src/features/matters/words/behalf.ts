import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What is told of a matter that was raised or taken for somebody who did not want it. */
export const behalfWords: Catalogue<{ readonly takenBack: string }> = {
  'zh-Hant': { takenBack: '這是別人代辦的，本人撤回了。' },
  'zh-Hans': { takenBack: '这是别人代办的，本人撤回了。' },
  en: { takenBack: 'This was done on their behalf, and they took it back.' },
};
