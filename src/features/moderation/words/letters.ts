import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What whoever wrote something is told when it is hidden or shown again. */
export type LetterWords = {
  readonly subject: string;
  readonly hidden: (told: {
    readonly reason: string;
    readonly words: string | undefined;
    readonly address: string;
  }) => string;
  readonly shown: (address: string) => string;
};

export const letterWords: Catalogue<LetterWords> = {
  'zh-Hant': {
    subject: '您寫的內容',
    hidden: ({ reason, words, address }) =>
      `您寫的一處內容隱藏了。原因：${reason}。${words ?? ''}不同意，請到社區櫃台說一聲，會由另一個人再看。${address}`,
    shown: (address) => `您寫的內容又可以看到了。${address}`,
  },
  'zh-Hans': {
    subject: '您写的内容',
    hidden: ({ reason, words, address }) =>
      `您写的一处内容隐藏了。原因：${reason}。${words ?? ''}不同意，请到社区柜台说一声，会由另一个人再看。${address}`,
    shown: (address) => `您写的内容又可以看到了。${address}`,
  },
  en: {
    subject: 'What you wrote',
    hidden: ({ reason, words, address }) =>
      `Something you wrote was hidden. Reason: ${reason}. ${words ?? ''} If you disagree, say so at the community counter, and somebody else will look again. ${address}`,
    shown: (address) => `What you wrote can be read again. ${address}`,
  },
};
