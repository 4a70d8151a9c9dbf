import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of appealing against what was hidden of one’s own, and of hearing an appeal. */
export type AppealWords = {
  readonly ownTitle: string;
  readonly ownLead: string;
  readonly toRules: string;
  readonly none: string;
  readonly noneText: string;
  readonly which: string;
  readonly look: string;
  readonly title: string;
  readonly decided: string;
  readonly what: string;
  readonly why: string;
  readonly when: string;
  readonly told: string;
  readonly toMatter: string;
  readonly before: string;
  readonly appeal: string;
  readonly appealLead: string;
  readonly reason: string;
  readonly yourWords: string;
  readonly answer: string;
  readonly send: string;
  readonly sent: string;
  readonly hiddenOn: (day: string) => string;
  readonly shownOn: (day: string) => string;
  readonly waiting: (moment: string) => string;
  readonly upheld: string;
  /** For those who hear it. */
  readonly appealed: string;
  readonly theirWords: string;
  readonly goneWords: string;
  readonly outcome: string;
  readonly outcomes: { readonly shown: string; readonly upheld: string };
  readonly notYours: string;
  readonly hear: string;
};

export const appealWords: Catalogue<AppealWords> = {
  'zh-Hant': {
    ownTitle: '我被隱藏的內容',
    ownLead: '不同意，可以請另一個人再看一次。',
    toRules: '什麼內容會隱藏',
    none: '您的內容都沒有隱藏',
    noneText: '要是隱藏了，這裡會寫著原因。',
    which: '哪些',
    look: '看一看',
    title: '您的內容隱藏了',
    decided: '怎麼決定的',
    what: '哪一處',
    why: '原因',
    when: '哪一天',
    told: '告訴您的話',
    toMatter: '打開這件事',
    before: '您原來寫的',
    appeal: '申訴',
    appealLead: '由沒有看過的另一個人來看，只看一次。',
    reason: '您為什麼覺得應該顯示？',
    yourWords: '您說的',
    answer: '答覆',
    send: '請另一個人再看',
    sent: '收到了。會由另一個人再看，看完告訴您。',
    hiddenOn: (day) => `${day}起隱藏`,
    shownOn: (day) => `${day}起重新顯示`,
    waiting: (moment) => `已經申訴，${moment}前有答覆`,
    upheld: '申訴看過了，還是隱藏',
    appealed: '有人申訴的',
    theirWords: '寫的人說',
    goneWords: '寫的人離開了，沒有留下話。',
    outcome: '您的決定',
    outcomes: { shown: '重新顯示', upheld: '還是隱藏' },
    notYours: '是您決定隱藏的，要由另一個人來看。',
    hear: '決定',
  },
  'zh-Hans': {
    ownTitle: '我被隐藏的内容',
    ownLead: '不同意，可以请另一个人再看一次。',
    toRules: '什么内容会隐藏',
    none: '您的内容都没有隐藏',
    noneText: '要是隐藏了，这里会写着原因。',
    which: '哪些',
    look: '看一看',
    title: '您的内容隐藏了',
    decided: '怎么决定的',
    what: '哪一处',
    why: '原因',
    when: '哪一天',
    told: '告诉您的话',
    toMatter: '打开这件事',
    before: '您原来写的',
    appeal: '申诉',
    appealLead: '由没有看过的另一个人来看，只看一次。',
    reason: '您为什么觉得应该显示？',
    yourWords: '您说的',
    answer: '答复',
    send: '请另一个人再看',
    sent: '收到了。会由另一个人再看，看完告诉您。',
    hiddenOn: (day) => `${day}起隐藏`,
    shownOn: (day) => `${day}起重新显示`,
    waiting: (moment) => `已经申诉，${moment}前有答复`,
    upheld: '申诉看过了，还是隐藏',
    appealed: '有人申诉的',
    theirWords: '写的人说',
    goneWords: '写的人离开了，没有留下话。',
    outcome: '您的决定',
    outcomes: { shown: '重新显示', upheld: '还是隐藏' },
    notYours: '是您决定隐藏的，要由另一个人来看。',
    hear: '决定',
  },
  en: {
    ownTitle: 'What of mine was hidden',
    ownLead: 'If you disagree, you can have somebody else look again.',
    toRules: 'What gets hidden',
    none: 'Nothing of yours is hidden',
    noneText: 'If something is, the reason stands here.',
    which: 'Which',
    look: 'Look',
    title: 'Something of yours was hidden',
    decided: 'What was decided',
    what: 'Which part',
    why: 'Reason',
    when: 'Day',
    told: 'What you were told',
    toMatter: 'Open the matter',
    before: 'What you wrote',
    appeal: 'Appeal',
    appealLead: 'Somebody else looks at it who has not decided before. This happens once.',
    reason: 'Why should it be shown?',
    yourWords: 'You said',
    answer: 'Answer',
    send: 'Have somebody else look',
    sent: 'Thank you. Somebody else will look, and you will be told.',
    hiddenOn: (day) => `Hidden on ${day}`,
    shownOn: (day) => `Shown again from ${day}`,
    waiting: (moment) => `You appealed; the answer is due by ${moment}`,
    upheld: 'Your appeal was heard; it stays hidden',
    appealed: 'Appeals',
    theirWords: 'Who wrote it says',
    goneWords: 'Who wrote it has left, and their words are gone.',
    outcome: 'Your decision',
    outcomes: { shown: 'Show it again', upheld: 'It stays hidden' },
    notYours: 'You hid this yourself. Somebody else has to look.',
    hear: 'Decide',
  },
};
