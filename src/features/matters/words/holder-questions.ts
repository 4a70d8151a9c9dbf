import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** One question on a page of its own. */
export type Question = {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly hint: string;
  readonly button: string;
};

/** One of a few answers, with what it leads to. */
export type Answer = { readonly label: string; readonly hint: string };

/** The questions that whoever has a matter in hand answers on pages of their own. */
export type HolderQuestionWords = {
  readonly backToMatter: string;
  readonly done: Question & { readonly photos: string; readonly photosHint: string };
  readonly schedule: Question & { readonly note: string; readonly noteHint: string };
  readonly wait: Question & {
    readonly whom: string;
    readonly asker: Answer;
    readonly partner: Answer;
    readonly pause: string;
    readonly pauseLead: string;
    readonly until: string;
    readonly pauseButton: string;
  };
  readonly release: Question;
  readonly returning: Question;
  readonly photos: Question & {
    readonly stage: string;
    readonly before: string;
    readonly after: string;
    readonly proof: string;
  };
};

const hant: HolderQuestionWords = {
  backToMatter: '回到這件事',
  done: {
    title: '辦好了',
    lead: '說說怎麼辦的，拍一張更清楚。提出的人會來確認。',
    label: '怎麼辦的',
    hint: '例如：欄杆重新焊好了，推過，不晃。',
    button: '辦好了',
    photos: '辦好之後的照片',
    photosHint: '請不要拍到人的臉。',
  },
  schedule: {
    title: '約個時間',
    lead: '提出的人會看到。去不了，再改就是。',
    label: '哪天幾點',
    hint: '例如：明天晚上七點。',
    button: '就約這個時間',
    note: '捎一句話',
    noteHint: '例如：我先看看要換什麼零件。',
  },
  wait: {
    title: '先等一等',
    lead: '等的時候，辦理的期限停下來不走；大家看得到在等誰。',
    label: '為什麼等',
    hint: '例如：請問是哪一盞燈？ 或：等廠家送零件。',
    button: '先等一等',
    whom: '等誰？',
    asker: { label: '等提出的人回話', hint: '最多等五天。' },
    partner: { label: '等別的單位', hint: '最多等十四天。' },
    pause: '要放得更久',
    pauseLead: '要放更久，請說明理由，工作人員同意了才算。',
    until: '放到哪天',
    pauseButton: '申請放一放',
  },
  release: {
    title: '放回去，讓別人辦',
    lead: '辦不了不要緊，說一聲，別人就能接著辦。',
    label: '為什麼放回去',
    hint: '例如：看過了，要請會焊接的人。',
    button: '放回去',
  },
  returning: {
    title: '退回',
    lead: '不該您辦的，說明理由退回去，工作人員會重新安排。',
    label: '為什麼退回',
    hint: '例如：這段欄杆在馬路上，歸市政管。',
    button: '退回',
  },
  photos: {
    title: '補照片',
    lead: '照片上的位置資訊會自動去掉。',
    label: '照片',
    hint: '請不要拍到人的臉和門牌。',
    button: '補上',
    stage: '是什麼時候的樣子？',
    before: '辦之前',
    after: '辦好之後',
    proof: '憑據，例如收據',
  },
};

const hans: HolderQuestionWords = {
  backToMatter: '回到这件事',
  done: {
    title: '办好了',
    lead: '说说怎么办的，拍一张更清楚。提出的人会来确认。',
    label: '怎么办的',
    hint: '例如：栏杆重新焊好了，推过，不晃。',
    button: '办好了',
    photos: '办好之后的照片',
    photosHint: '请不要拍到人的脸。',
  },
  schedule: {
    title: '约个时间',
    lead: '提出的人会看到。去不了，再改就是。',
    label: '哪天几点',
    hint: '例如：明天晚上七点。',
    button: '就约这个时间',
    note: '捎一句话',
    noteHint: '例如：我先看看要换什么零件。',
  },
  wait: {
    title: '先等一等',
    lead: '等的时候，办理的期限停下来不走；大家看得到在等谁。',
    label: '为什么等',
    hint: '例如：请问是哪一盏灯？ 或：等厂家送零件。',
    button: '先等一等',
    whom: '等谁？',
    asker: { label: '等提出的人回话', hint: '最多等五天。' },
    partner: { label: '等别的单位', hint: '最多等十四天。' },
    pause: '要放得更久',
    pauseLead: '要放更久，请说明理由，工作人员同意了才算。',
    until: '放到哪天',
    pauseButton: '申请放一放',
  },
  release: {
    title: '放回去，让别人办',
    lead: '办不了不要紧，说一声，别人就能接着办。',
    label: '为什么放回去',
    hint: '例如：看过了，要请会焊接的人。',
    button: '放回去',
  },
  returning: {
    title: '退回',
    lead: '不该您办的，说明理由退回去，工作人员会重新安排。',
    label: '为什么退回',
    hint: '例如：这段栏杆在马路上，归市政管。',
    button: '退回',
  },
  photos: {
    title: '补照片',
    lead: '照片上的位置信息会自动去掉。',
    label: '照片',
    hint: '请不要拍到人的脸和门牌。',
    button: '补上',
    stage: '是什么时候的样子？',
    before: '办之前',
    after: '办好之后',
    proof: '凭据，例如收据',
  },
};

const en: HolderQuestionWords = {
  backToMatter: 'Back to the matter',
  done: {
    title: 'It is done',
    lead: 'Say how; a photo makes it clearer. Whoever asked will confirm it.',
    label: 'What was done',
    hint: 'For example: the railing is welded again and no longer moves.',
    button: 'It is done',
    photos: 'Photos of how it looks now',
    photosHint: 'Please leave faces out.',
  },
  schedule: {
    title: 'Set a time',
    lead: 'Whoever asked will see it. You can change it later.',
    label: 'Day and time',
    hint: 'For example: tomorrow at seven in the evening.',
    button: 'Set this time',
    note: 'A word with it',
    noteHint: 'For example: I will first see which part is needed.',
  },
  wait: {
    title: 'Wait a while',
    lead: 'Meanwhile the time for doing it stands still, and everybody sees for whom it waits.',
    label: 'Why it waits',
    hint: 'For example: which lamp is it? Or: waiting for a part.',
    button: 'Wait',
    whom: 'For whom?',
    asker: { label: 'For the one who asked', hint: 'Five days at most.' },
    partner: { label: 'For another body', hint: 'Fourteen days at most.' },
    pause: 'It has to rest longer',
    pauseLead: 'Give the reason; it rests when a worker agrees.',
    until: 'Until which day',
    pauseButton: 'Ask to let it rest',
  },
  release: {
    title: 'Put it back for somebody else',
    lead: 'It is all right if it does not work out. Say so, and somebody else can take it up.',
    label: 'Why you put it back',
    hint: 'For example: it needs somebody who can weld.',
    button: 'Put it back',
  },
  returning: {
    title: 'Return it',
    lead: 'If it is not yours to do, say why; a worker will arrange it anew.',
    label: 'Why you return it',
    hint: 'For example: this railing stands on the road and belongs to the city.',
    button: 'Return it',
  },
  photos: {
    title: 'Add photos',
    lead: 'The place stored in a photo is removed.',
    label: 'Photos',
    hint: 'Please leave faces and door numbers out.',
    button: 'Add',
    stage: 'What do they show?',
    before: 'Before',
    after: 'After',
    proof: 'Proof, such as a receipt',
  },
};

/** The questions to holders in three languages. */
export const holderQuestionWords: Catalogue<HolderQuestionWords> = {
  'zh-Hant': hant,
  'zh-Hans': hans,
  en,
};
