import type { VerdictAnswer } from '#/features/matters/model/matter.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { Answer, Question } from './holder-questions.ts';

/** The questions that askers and neighbours answer on pages of their own. */
export type AskerQuestionWords = {
  readonly confirm: Question & {
    readonly answer: string;
    readonly answers: { readonly [answer in VerdictAnswer]: Answer };
    readonly satisfied: string;
    readonly satisfiedYes: string;
    readonly satisfiedNo: string;
    readonly helpToo: string;
    readonly helpTooLabel: string;
    readonly helpTooHint: string;
    readonly whatIsMissing: string;
  };
  readonly requestRelease: Question;
  readonly offer: Question;
  readonly answer: Question;
  readonly withdraw: Question;
  readonly reopen: Question & { readonly leadForStaff: string };
};

const hant: AskerQuestionWords = {
  confirm: {
    title: '解決了嗎？',
    lead: '您說了才算。說錯了，三十天裡還可以再說「還沒解決」。',
    label: '想說的話',
    hint: '謝一聲，他們會看到。',
    button: '就這麼說',
    answer: '現在怎麼樣？',
    answers: {
      solved: { label: '解決了', hint: '這件事就辦結了。' },
      partly: { label: '解決了一部分', hint: '先辦結，剩下的可以另外提。' },
      by_others: { label: '別人已經辦好了', hint: '不是他們辦的，也一樣辦結。' },
      not_solved: { label: '還沒解決', hint: '馬上重新辦，還請原來的人接著來。' },
    },
    satisfied: '辦得滿意嗎？',
    satisfiedYes: '滿意',
    satisfiedNo: '不太滿意',
    helpToo: '以後也搭把手嗎？',
    helpTooLabel: '別人有事，我也願意幫',
    helpTooHint: '不用現在就定。有合適的事，會先告訴您。',
    whatIsMissing: '還沒解決的話，請說說還差什麼。',
  },
  requestRelease: {
    title: '希望換個人來辦',
    lead: '這句話會帶給在辦的人和工作人員。',
    label: '為什麼',
    hint: '例如：一個星期了，沒有消息。',
    button: '把話帶到',
  },
  offer: {
    title: '我也來幫忙',
    lead: '在辦的人會看到，請您一起來。',
    label: '能幫什麼',
    hint: '例如：我有梯子，晚上都在家。',
    button: '算我一個',
  },
  answer: {
    title: '回個話',
    lead: '在辦的人等著您這句話。',
    label: '您的回答',
    hint: '說清楚就行。',
    button: '回話',
  },
  withdraw: {
    title: '撤回這件事',
    lead: '不用辦了就撤回。以後還有事，再提一件。',
    label: '為什麼不用辦了',
    hint: '例如：自己弄好了。',
    button: '撤回',
  },
  reopen: {
    title: '還沒解決',
    lead: '馬上重新辦，還請原來的人接著來。',
    label: '還差什麼',
    hint: '例如：焊好的地方又鬆了。',
    button: '請重新辦',
    leadForStaff: '請說說現在怎麼樣。工作人員會看，再答覆您。',
  },
};

const hans: AskerQuestionWords = {
  confirm: {
    title: '解决了吗？',
    lead: '您说了才算。说错了，三十天里还可以再说“还没解决”。',
    label: '想说的话',
    hint: '谢一声，他们会看到。',
    button: '就这么说',
    answer: '现在怎么样？',
    answers: {
      solved: { label: '解决了', hint: '这件事就办结了。' },
      partly: { label: '解决了一部分', hint: '先办结，剩下的可以另外提。' },
      by_others: { label: '别人已经办好了', hint: '不是他们办的，也一样办结。' },
      not_solved: { label: '还没解决', hint: '马上重新办，还请原来的人接着来。' },
    },
    satisfied: '办得满意吗？',
    satisfiedYes: '满意',
    satisfiedNo: '不太满意',
    helpToo: '以后也搭把手吗？',
    helpTooLabel: '别人有事，我也愿意帮',
    helpTooHint: '不用现在就定。有合适的事，会先告诉您。',
    whatIsMissing: '还没解决的话，请说说还差什么。',
  },
  requestRelease: {
    title: '希望换个人来办',
    lead: '这句话会带给在办的人和工作人员。',
    label: '为什么',
    hint: '例如：一个星期了，没有消息。',
    button: '把话带到',
  },
  offer: {
    title: '我也来帮忙',
    lead: '在办的人会看到，请您一起来。',
    label: '能帮什么',
    hint: '例如：我有梯子，晚上都在家。',
    button: '算我一个',
  },
  answer: {
    title: '回个话',
    lead: '在办的人等着您这句话。',
    label: '您的回答',
    hint: '说清楚就行。',
    button: '回话',
  },
  withdraw: {
    title: '撤回这件事',
    lead: '不用办了就撤回。以后还有事，再提一件。',
    label: '为什么不用办了',
    hint: '例如：自己弄好了。',
    button: '撤回',
  },
  reopen: {
    title: '还没解决',
    lead: '马上重新办，还请原来的人接着来。',
    label: '还差什么',
    hint: '例如：焊好的地方又松了。',
    button: '请重新办',
    leadForStaff: '请说说现在怎么样。工作人员会看，再答复您。',
  },
};

const en: AskerQuestionWords = {
  confirm: {
    title: 'Is it solved?',
    lead: 'Your word counts. For thirty days you can still say “not solved”.',
    label: 'Your words',
    hint: 'A word of thanks reaches them.',
    button: 'Say so',
    answer: 'How is it now?',
    answers: {
      solved: { label: 'Solved', hint: 'Then it is closed.' },
      partly: { label: 'Partly solved', hint: 'It is closed; raise the rest anew.' },
      by_others: { label: 'Somebody else did it', hint: 'Then it is closed as well.' },
      not_solved: {
        label: 'Not solved yet',
        hint: 'It opens again at once and goes back to whoever did it.',
      },
    },
    satisfied: 'Are you satisfied with how it was done?',
    satisfiedYes: 'Satisfied',
    satisfiedNo: 'Not quite',
    helpToo: 'Would you help too?',
    helpTooLabel: 'I would lend others a hand',
    helpTooHint: 'Nothing to decide now. You will hear first of what might suit you.',
    whatIsMissing: 'If it is not solved, say what is missing.',
  },
  requestRelease: {
    title: 'Ask for somebody else',
    lead: 'This goes to whoever has it and to staff.',
    label: 'Why',
    hint: 'For example: a week without news.',
    button: 'Tell them',
  },
  offer: {
    title: 'I’ll lend a hand',
    lead: 'Whoever has it will see it and ask you to join.',
    label: 'What you can do',
    hint: 'For example: I have a ladder and am at home in the evening.',
    button: 'Count me in',
  },
  answer: {
    title: 'Answer',
    lead: 'Whoever has it is waiting for your word.',
    label: 'Your answer',
    hint: 'A clear sentence is enough.',
    button: 'Answer',
  },
  withdraw: {
    title: 'Withdraw this',
    lead: 'If it is no longer needed, take it back. You can always raise something else.',
    label: 'Why it is no longer needed',
    hint: 'For example: I fixed it myself.',
    button: 'Withdraw',
  },
  reopen: {
    title: 'Not solved',
    lead: 'It opens again at once and goes back to whoever did it.',
    label: 'What is missing',
    hint: 'For example: the weld has come loose again.',
    button: 'Open it again',
    leadForStaff: 'Say how it is now. A worker will look and answer you.',
  },
};

/** The questions to askers and neighbours in three languages. */
export const askerQuestionWords: Catalogue<AskerQuestionWords> = {
  'zh-Hant': hant,
  'zh-Hans': hans,
  en,
};
