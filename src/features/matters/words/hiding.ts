import type { HidingReason, ThingKind } from '#/features/matters/model/hiding.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What is hidden, as everybody reads it, and how one says that something should not be. */
export type HidingWords = {
  readonly reasons: { readonly [reason in HidingReason]: string };
  readonly kinds: { readonly [kind in ThingKind]: string };
  readonly hidden: (day: string, reason: string) => string;
  readonly hiddenPhoto: (day: string, reason: string) => string;
  readonly object: string;
  /** Leads its author on. */
  readonly isYours: string;
  /** Leads to covering parts of a photo. */
  readonly cover: string;
  readonly coverOne: (number: string) => string;
};

export const reasonWords: Catalogue<HidingWords> = {
  'zh-Hant': {
    reasons: {
      personal: '寫了別人的個人資料',
      insult: '罵人、傷人',
      untrue: '說的不是事實',
      advertising: '廣告',
      other: '別的原因',
    },
    kinds: {
      words: '這件事的標題和內容',
      name: '提的人的名字',
      comment: '留言',
      note: '過程裡寫的話',
      photo: '照片',
    },
    hidden: (day, reason) => `${day}起隱藏：${reason}`,
    hiddenPhoto: (day, reason) => `有一張照片${day}起隱藏：${reason}`,
    object: '這裡有不該出現的內容？告訴我們',
    isYours: '是您的？看原因，或請人再看',
    cover: '遮住照片裡的一部分',
    coverOne: (number) => `遮住您第 ${number} 張照片裡的一部分`,
  },
  'zh-Hans': {
    reasons: {
      personal: '写了别人的个人资料',
      insult: '骂人、伤人',
      untrue: '说的不是事实',
      advertising: '广告',
      other: '别的原因',
    },
    kinds: {
      words: '这件事的标题和内容',
      name: '提的人的名字',
      comment: '留言',
      note: '过程里写的话',
      photo: '照片',
    },
    hidden: (day, reason) => `${day}起隐藏：${reason}`,
    hiddenPhoto: (day, reason) => `有一张照片${day}起隐藏：${reason}`,
    object: '这里有不该出现的内容？告诉我们',
    isYours: '是您的？看原因，或请人再看',
    cover: '遮住照片里的一部分',
    coverOne: (number) => `遮住您第 ${number} 张照片里的一部分`,
  },
  en: {
    reasons: {
      personal: 'personal data of somebody',
      insult: 'insults or hurts somebody',
      untrue: 'not true',
      advertising: 'advertising',
      other: 'another reason',
    },
    kinds: {
      words: 'The title and text of this matter',
      name: 'The name of who raised it',
      comment: 'A comment',
      note: 'Words in its story',
      photo: 'A photo',
    },
    hidden: (day, reason) => `Hidden on ${day}: ${reason}`,
    hiddenPhoto: (day, reason) => `A photo was hidden on ${day}: ${reason}`,
    object: 'Something here that should not be? Tell us',
    isYours: 'Is it yours? See why, or have somebody look again',
    cover: 'Cover a part of the photo',
    coverOne: (number) => `Cover a part of your photo ${number}`,
  },
};
