import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { ReadingKind } from '#/platform/personal/readings.ts';

/** The words of the page that says who has looked at what is about oneself. */
export type ReadingWords = {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly kinds: { readonly [kind in ReadingKind]: string };
  readonly noOffice: string;
  readonly unknownReader: string;
  readonly doubt: string;
  readonly more: string;
  readonly because: (reason: string) => string;
  readonly toGlass: string;
};

export const readingWords: Catalogue<ReadingWords> = {
  'zh-Hant': {
    title: '誰看過我的資料',
    lead: '您的登記、地址、電話被人看到，都記在這裡。同一個人一小時內看同一類，只記一次，留一年。',
    none: '還沒有人看過。',
    kinds: {
      record: '打開了您的登記',
      list: '在名單裡看到您（姓名、電話遮著）',
      matter: '在您提的事裡看到您是誰、住哪裡',
      contact: '在您提的事裡看到您的電話和地址',
      glass: '破例打開了您的登記',
    },
    noOffice: '為您辦事的人',
    unknownReader: '已經離開的人',
    doubt: '覺得不該看？請打上面的電話，問他為什麼看。',
    more: '只列最近的兩百次，更早的在「我的資料」裡。',
    because: (reason) => `理由：${reason}`,
    toGlass: '破例打開的，管理員怎麼看',
  },
  'zh-Hans': {
    title: '谁看过我的资料',
    lead: '您的登记、地址、电话被人看到，都记在这里。同一个人一小时内看同一类，只记一次，留一年。',
    none: '还没有人看过。',
    kinds: {
      record: '打开了您的登记',
      list: '在名单里看到您（姓名、电话遮着）',
      matter: '在您提的事里看到您是谁、住哪里',
      contact: '在您提的事里看到您的电话和地址',
      glass: '破例打开了您的登记',
    },
    noOffice: '为您办事的人',
    unknownReader: '已经离开的人',
    doubt: '觉得不该看？请打上面的电话，问他为什么看。',
    more: '只列最近的两百次，更早的在“我的资料”里。',
    because: (reason) => `理由：${reason}`,
    toGlass: '破例打开的，管理员怎么看',
  },
  en: {
    title: 'Who has looked at what is about me',
    lead: 'Whenever somebody is shown your record, your address or your telephone, it stands here: once an hour for each person and kind, for a year.',
    none: 'Nobody has looked yet.',
    kinds: {
      record: 'opened your record',
      list: 'saw you in a list, with name and telephone masked',
      matter: 'saw who you are and where you live, in a matter you raised',
      contact: 'saw your telephone and address, in a matter you raised',
      glass: 'broke the glass to open your record',
    },
    noOffice: 'somebody who does things for you',
    unknownReader: 'Somebody who has left',
    doubt: 'Should they not have looked? Ring the number above and ask why they did.',
    more: 'These are the latest two hundred; earlier ones stand in “My data”.',
    because: (reason) => `Reason: ${reason}`,
    toGlass: 'What a steward said of broken glasses',
  },
};
