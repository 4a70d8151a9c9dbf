import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { VouchGround } from '#/features/people/model.ts';

/** The words of vouching for where somebody lives. */
export type VouchWords = {
  readonly ask: (household: string) => string;
  readonly hint: string;
  readonly grounds: { readonly [ground in VouchGround]: string };
  readonly give: string;
  readonly given: string;
  readonly by: (name: string, ground: string, day: string) => string;
  readonly takeBack: string;
  readonly takeBackNamed: (household: string) => string;
  readonly takenBack: string;
};

export const vouchWords: Catalogue<VouchWords> = {
  'zh-Hant': {
    ask: (household) => `作證本人住在${household}，憑什麼？`,
    hint: '作了證，本人不用住戶號碼。您的名字會留下來，本人看得到，也可以收回。',
    grounds: { known: '我認識本人', paper: '看過證件或合同' },
    give: '我作證',
    given: '記下了，也會告訴本人。',
    by: (name, ground, day) => `${name}作證（${ground}），${day}`,
    takeBack: '收回作證',
    takeBackNamed: (household) => `收回作證：${household}`,
    takenBack: '收回了。',
  },
  'zh-Hans': {
    ask: (household) => `作证本人住在${household}，凭什么？`,
    hint: '作了证，本人不用住户号码。您的名字会留下来，本人看得到，也可以收回。',
    grounds: { known: '我认识本人', paper: '看过证件或合同' },
    give: '我作证',
    given: '记下了，也会告诉本人。',
    by: (name, ground, day) => `${name}作证（${ground}），${day}`,
    takeBack: '收回作证',
    takeBackNamed: (household) => `收回作证：${household}`,
    takenBack: '收回了。',
  },
  en: {
    ask: (household) => `Vouch that they live in ${household}: how do you know?`,
    hint: 'They need no household code then. Your name is kept; they see it and can take it back.',
    grounds: { known: 'Known personally', paper: 'Saw a paper' },
    give: 'I vouch for it',
    given: 'Noted. They are told as well.',
    by: (name, ground, day) => `Vouched for by ${name} (${ground}), ${day}`,
    takeBack: 'Take it back',
    takeBackNamed: (household) => `Take back the word about ${household}`,
    takenBack: 'Taken back.',
  },
};
