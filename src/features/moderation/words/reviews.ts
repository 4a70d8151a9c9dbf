import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { Decision } from '#/features/moderation/model.ts';

/** The words of objecting, and of looking after what was objected to. */
export type ReviewWords = {
  readonly objectTitle: string;
  readonly objectLead: string;
  readonly back: string;
  readonly which: string;
  readonly photo: (number: string) => string;
  readonly why: string;
  readonly more: string;
  readonly moreHint: string;
  readonly send: string;
  readonly sent: string;
  readonly deskTitle: (place: string) => string;
  readonly deskLead: string;
  readonly waiting: string;
  readonly none: string;
  readonly noneText: string;
  readonly decidedOnes: string;
  readonly noneDecided: string;
  readonly look: string;
  readonly due: (moment: string) => string;
  readonly title: string;
  readonly reviewBack: string;
  readonly toMatter: string;
  readonly asItStands: string;
  readonly noText: string;
  readonly said: string;
  readonly decide: string;
  readonly decision: string;
  readonly decisions: { readonly [decision in Decision]: string };
  readonly results: { readonly [decision in Decision]: string };
  readonly reason: string;
  readonly reasonHint: string;
  readonly passage: string;
  readonly passageHint: string;
  readonly answer: string;
  readonly answerHint: string;
  readonly save: string;
  readonly saved: string;
  readonly withheld: string;
  readonly withheldHint: string;
  readonly showAgain: string;
  readonly shownAgain: string;
  readonly shownOn: (day: string) => string;
};

export const reviewWords: Catalogue<ReviewWords> = {
  'zh-Hant': {
    objectTitle: '這裡有不該出現的內容',
    objectLead: '社區會有人來看。看過以前，內容照樣在；是誰說的，不會告訴寫的人。',
    back: '回到這件事',
    which: '是哪一處？',
    photo: (number) => `第 ${number} 張照片`,
    why: '為什麼不該出現？',
    more: '還想說明的（可以不填）',
    moreHint: '比如：裡面寫了誰家的電話。',
    send: '送出',
    sent: '收到了，謝謝您。社區會有人來看。',
    deskTitle: (place) => `${place}：內容複核`,
    deskLead: '有人說不該出現的內容。自己寫的、說到自己的，由別人來看。',
    waiting: '等著看的',
    none: '現在沒有要看的',
    noneText: '有人提出來，就會在這裡。',
    decidedOnes: '看過的',
    noneDecided: '還沒有看過的。',
    look: '看一看',
    due: (moment) => `${moment}前要看`,
    title: '內容複核',
    reviewBack: '回到內容複核',
    toMatter: '打開這件事',
    asItStands: '現在的樣子',
    noText: '沒有文字。請打開這件事看。',
    said: '大家怎麼說',
    decide: '怎麼處理',
    decision: '您的決定',
    decisions: {
      kept: '沒有問題，照樣保留',
      hidden: '隱藏',
      mended: '已經在原來的地方改好',
    },
    results: { kept: '保留了', hidden: '隱藏了', mended: '改好了' },
    reason: '為什麼隱藏',
    reasonHint: '只有隱藏時要選。公開的地方會寫著。',
    passage: '只遮住這段話（可以不填）',
    passageHint: '從原文照抄。不填，就全部隱藏。照片總是整張隱藏。',
    answer: '告訴寫的人（可以不填）',
    answerHint: '一兩句就好。只有寫的人會看到。',
    save: '決定',
    saved: '記下了。寫的人會收到通知。',
    withheld: '隱藏前的原文',
    withheldHint: '您看了原文，這件事已經記下來。',
    showAgain: '重新顯示',
    shownAgain: '又可以看到了。',
    shownOn: (day) => `${day}起重新顯示`,
  },
  'zh-Hans': {
    objectTitle: '这里有不该出现的内容',
    objectLead: '社区会有人来看。看过以前，内容照样在；是谁说的，不会告诉写的人。',
    back: '回到这件事',
    which: '是哪一处？',
    photo: (number) => `第 ${number} 张照片`,
    why: '为什么不该出现？',
    more: '还想说明的（可以不填）',
    moreHint: '比如：里面写了谁家的电话。',
    send: '送出',
    sent: '收到了，谢谢您。社区会有人来看。',
    deskTitle: (place) => `${place}：内容复核`,
    deskLead: '有人说不该出现的内容。自己写的、说到自己的，由别人来看。',
    waiting: '等着看的',
    none: '现在没有要看的',
    noneText: '有人提出来，就会在这里。',
    decidedOnes: '看过的',
    noneDecided: '还没有看过的。',
    look: '看一看',
    due: (moment) => `${moment}前要看`,
    title: '内容复核',
    reviewBack: '回到内容复核',
    toMatter: '打开这件事',
    asItStands: '现在的样子',
    noText: '没有文字。请打开这件事看。',
    said: '大家怎么说',
    decide: '怎么处理',
    decision: '您的决定',
    decisions: {
      kept: '没有问题，照样保留',
      hidden: '隐藏',
      mended: '已经在原来的地方改好',
    },
    results: { kept: '保留了', hidden: '隐藏了', mended: '改好了' },
    reason: '为什么隐藏',
    reasonHint: '只有隐藏时要选。公开的地方会写着。',
    passage: '只遮住这段话（可以不填）',
    passageHint: '从原文照抄。不填，就全部隐藏。照片总是整张隐藏。',
    answer: '告诉写的人（可以不填）',
    answerHint: '一两句就好。只有写的人会看到。',
    save: '决定',
    saved: '记下了。写的人会收到通知。',
    withheld: '隐藏前的原文',
    withheldHint: '您看了原文，这件事已经记下来。',
    showAgain: '重新显示',
    shownAgain: '又可以看到了。',
    shownOn: (day) => `${day}起重新显示`,
  },
  en: {
    objectTitle: 'Something here should not be',
    objectLead:
      'Somebody of the community will look. Until then it stays; who said so is not told to who wrote it.',
    back: 'Back to the matter',
    which: 'Which part?',
    photo: (number) => `Photo ${number}`,
    why: 'Why should it not be there?',
    more: 'Anything to add (may be left empty)',
    moreHint: 'For example: it gives the telephone of a neighbour.',
    send: 'Send',
    sent: 'Thank you. Somebody of the community will look.',
    deskTitle: (place) => `${place}: content to look at`,
    deskLead:
      'What somebody says should not be there. Your own words, and what is about you, are for somebody else.',
    waiting: 'Waiting',
    none: 'Nothing to look at now',
    noneText: 'When somebody objects to something, it stands here.',
    decidedOnes: 'Looked at',
    noneDecided: 'Nothing has been decided yet.',
    look: 'Look',
    due: (moment) => `Due by ${moment}`,
    title: 'Content to look at',
    reviewBack: 'Back to the list',
    toMatter: 'Open the matter',
    asItStands: 'As it stands',
    noText: 'There are no words. Open the matter to see.',
    said: 'What was said',
    decide: 'Decide',
    decision: 'Your decision',
    decisions: {
      kept: 'Nothing wrong: it stays',
      hidden: 'Hide it',
      mended: 'It was mended where it stands',
    },
    results: { kept: 'Stays', hidden: 'Hidden', mended: 'Mended' },
    reason: 'Why it is hidden',
    reasonHint: 'Only when you hide it. Everybody will read this.',
    passage: 'Cover only this passage (may be left empty)',
    passageHint: 'Copy it as it stands. Empty hides all of it. A photo is always hidden whole.',
    answer: 'For who wrote it (may be left empty)',
    answerHint: 'A sentence or two. Nobody else reads it.',
    save: 'Decide',
    saved: 'Noted. Who wrote it will be told.',
    withheld: 'As it was before',
    withheldHint: 'That you have read this is on record.',
    showAgain: 'Show again',
    shownAgain: 'It can be read again.',
    shownOn: (day) => `Shown again from ${day}`,
  },
};
