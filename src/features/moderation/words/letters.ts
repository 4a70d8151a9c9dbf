import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What whoever wrote something is told when it is hidden or shown again. */
export type LetterWords = {
  readonly subject: string;
  readonly hidden: (told: {
    readonly reason: string;
    readonly words: string | undefined;
    readonly address: string;
  }) => string;
  readonly covered: (told: {
    readonly reason: string;
    readonly words: string | undefined;
    readonly address: string;
  }) => string;
  readonly shown: (address: string) => string;
  readonly upheld: (told: {
    readonly answer: string | undefined;
    readonly address: string;
  }) => string;
};

export const letterWords: Catalogue<LetterWords> = {
  'zh-Hant': {
    subject: '您寫的內容',
    hidden: ({ reason, words, address }) =>
      `您寫的一處內容隱藏了。原因：${reason}。${words ?? ''}不同意，可以請另一個人再看。${address}`,
    covered: ({ reason, words, address }) =>
      `您傳的照片，有一部分遮住了。原因：${reason}。${words ?? ''}${address}`,
    shown: (address) => `您寫的內容又可以看到了。${address}`,
    upheld: ({ answer, address }) =>
      `您的申訴，另一個人看過了，內容還是隱藏。${answer ?? ''}${address}`,
  },
  'zh-Hans': {
    subject: '您写的内容',
    hidden: ({ reason, words, address }) =>
      `您写的一处内容隐藏了。原因：${reason}。${words ?? ''}不同意，可以请另一个人再看。${address}`,
    covered: ({ reason, words, address }) =>
      `您传的照片，有一部分遮住了。原因：${reason}。${words ?? ''}${address}`,
    shown: (address) => `您写的内容又可以看到了。${address}`,
    upheld: ({ answer, address }) =>
      `您的申诉，另一个人看过了，内容还是隐藏。${answer ?? ''}${address}`,
  },
  en: {
    subject: 'What you wrote',
    hidden: ({ reason, words, address }) =>
      `Something you wrote was hidden. Reason: ${reason}. ${words ?? ''} If you disagree, you can have somebody else look again. ${address}`,
    covered: ({ reason, words, address }) =>
      `A part of a photo you sent was covered. Reason: ${reason}. ${words ?? ''} ${address}`,
    shown: (address) => `What you wrote can be read again. ${address}`,
    upheld: ({ answer, address }) =>
      `Somebody else has looked at it after your appeal; it stays hidden. ${answer ?? ''} ${address}`,
  },
};
