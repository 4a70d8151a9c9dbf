import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { HandWay } from '#/features/behalf/model.ts';

/** The words of what was done for somebody: on their page, on the counter's list, on paper. */
export type SlipWords = {
  readonly title: string;
  readonly titleFor: (name: string) => string;
  readonly lead: string;
  readonly none: string;
  readonly noneText: string;
  readonly by: (name: string) => string;
  readonly reversible: (day: string) => string;
  readonly over: (day: string) => string;
  readonly reversedOn: (day: string) => string;
  readonly stays: string;
  readonly reverse: string;
  readonly reverseNamed: (what: string) => string;
  readonly reversed: string;
  readonly back: string;
  readonly listTitle: (place: string) => string;
  readonly listLead: string;
  readonly waiting: string;
  readonly nobody: string;
  readonly nobodyText: string;
  readonly things: (count: string) => string;
  readonly ways: { readonly [way in HandWay]: string };
  readonly make: { readonly [way in HandWay]: string };
  readonly makeNamed: (name: string) => string;
  readonly made: string;
  readonly toHandOver: string;
  readonly noneToHandOver: string;
  readonly madeOn: (moment: string, name: string) => string;
  readonly open: string;
  readonly told: { readonly [way in HandWay]: string };
  readonly toldNamed: (told: string, name: string) => string;
  readonly toldSaved: string;
  readonly toldOn: (moment: string, name: string) => string;
  readonly pageTitle: (name: string) => string;
  readonly pageLead: { readonly [way in HandWay]: string };
  readonly slipTitle: string;
  readonly newsTitle: string;
  readonly newsText: (name: string) => string;
  readonly newsToo: string;
  readonly newsUrgent: string;
  readonly newsNumber: (reference: string) => string;
  readonly slipText: (name: string) => string;
  readonly slipHow: string;
  readonly slipSteps: (site: string) => readonly string[];
  readonly slipCall: (name: string, telephone: string) => string;
  readonly slipCode: string;
  readonly slipFoot: (day: string, until: string) => string;
  readonly newsFoot: (day: string) => string;
  readonly codeTitle: string;
  readonly codeLead: string;
  readonly codeKeep: string;
};

export const slipWords: Catalogue<SlipWords> = {
  'zh-Hant': {
    title: '別人替我辦了什麼',
    titleFor: (name) => `別人替${name}辦了什麼`,
    lead: '每件事都記著是誰辦的、怎麼來的。不是您的意思，在期限內可以撤回。',
    none: '最近沒有人替您辦過事',
    noneText: '有了就會在這裡，也會照您選的方式告訴您。',
    by: (name) => `${name}辦的`,
    reversible: (day) => `${day}前可以撤回`,
    over: (day) => `${day}過了撤回的期限`,
    reversedOn: (day) => `${day}撤回了`,
    stays: '這件事不能撤回；有話要說，請打上面的電話',
    reverse: '撤回',
    reverseNamed: (what) => `撤回：${what}`,
    reversed: '撤回了，也告訴了辦的人。',
    back: '我的',
    listTitle: (place) => `${place}：告知本人`,
    listLead:
      '有人替他們辦了事，或他們的事有了進展，他們要從紙上或電話裡知道。送到了、說到了，就在這裡記一筆。',
    waiting: '還沒告訴本人的',
    nobody: '都告訴到了',
    nobodyText: '有新的事，會排在這裡。',
    things: (count) => `${count} 件事`,
    ways: { telephone: '打電話說', slip: '送紙上門' },
    make: { telephone: '準備打電話', slip: '印回條' },
    makeNamed: (name) => `給${name}`,
    made: '準備好了。',
    toHandOver: '準備好、還沒送到的',
    noneToHandOver: '沒有等著送的。',
    madeOn: (moment, name) => `${moment}，${name}準備`,
    open: '打開',
    told: { telephone: '電話裡說到了', slip: '當面送到了' },
    toldNamed: (told, name) => `${told}：${name}`,
    toldSaved: '記下了：本人知道了。',
    toldOn: (moment, name) => `${moment}，${name}告訴了本人`,
    pageTitle: (name) => `告訴${name}`,
    pageLead: {
      telephone: '照著念給本人聽，問一句「對不對」。說完了，在最下面記一筆。',
      slip: '印這一頁，當面交給本人。送到了，在最下面記一筆。',
    },
    newsTitle: '您的事有了新進展',
    newsText: (name) => `${name}您好。下面是您關心的事，到今天為止的情況。`,
    newsToo: '另外，您關心的事有了新進展：',
    newsUrgent: '急',
    newsNumber: (reference) => `第 ${reference} 號`,
    slipTitle: '有人替您辦了事',
    slipText: (name) => `${name}您好。下面是別人替您辦的事，請您看一看對不對。`,
    slipHow: '不是您的意思？可以撤回，不用說理由：',
    slipSteps: (site) => [
      '把這張紙交給樓長或社區櫃台，請他們撤回。',
      `或掃這張紙上的碼，也可以打開 ${site}，點「登入」，輸入這個號碼。`,
    ],
    slipCall: (name, telephone) => `有什麼不明白，請打 ${telephone}（${name}）。`,
    slipCode: '撤回用的號碼',
    slipFoot: (day, until) => `${day}印出。號碼用到${until}。請不要給外人看。`,
    newsFoot: (day) => `${day}印出。請不要給外人看。`,
    codeTitle: '紙上寫的事',
    codeLead: '不是本人的意思，在期限內可以撤回，不用登入。',
    codeKeep: '這一頁只開這張紙上的事。別的事請登入，或到櫃台辦。',
  },
  'zh-Hans': {
    title: '别人替我办了什么',
    titleFor: (name) => `别人替${name}办了什么`,
    lead: '每件事都记着是谁办的、怎么来的。不是您的意思，在期限内可以撤回。',
    none: '最近没有人替您办过事',
    noneText: '有了就会在这里，也会照您选的方式告诉您。',
    by: (name) => `${name}办的`,
    reversible: (day) => `${day}前可以撤回`,
    over: (day) => `${day}过了撤回的期限`,
    reversedOn: (day) => `${day}撤回了`,
    stays: '这件事不能撤回；有话要说，请打上面的电话',
    reverse: '撤回',
    reverseNamed: (what) => `撤回：${what}`,
    reversed: '撤回了，也告诉了办的人。',
    back: '我的',
    listTitle: (place) => `${place}：告知本人`,
    listLead:
      '有人替他们办了事，或他们的事有了进展，他们要从纸上或电话里知道。送到了、说到了，就在这里记一笔。',
    waiting: '还没告诉本人的',
    nobody: '都告诉到了',
    nobodyText: '有新的事，会排在这里。',
    things: (count) => `${count} 件事`,
    ways: { telephone: '打电话说', slip: '送纸上门' },
    make: { telephone: '准备打电话', slip: '印回条' },
    makeNamed: (name) => `给${name}`,
    made: '准备好了。',
    toHandOver: '准备好、还没送到的',
    noneToHandOver: '没有等着送的。',
    madeOn: (moment, name) => `${moment}，${name}准备`,
    open: '打开',
    told: { telephone: '电话里说到了', slip: '当面送到了' },
    toldNamed: (told, name) => `${told}：${name}`,
    toldSaved: '记下了：本人知道了。',
    toldOn: (moment, name) => `${moment}，${name}告诉了本人`,
    pageTitle: (name) => `告诉${name}`,
    pageLead: {
      telephone: '照着念给本人听，问一句“对不对”。说完了，在最下面记一笔。',
      slip: '打印这一页，当面交给本人。送到了，在最下面记一笔。',
    },
    newsTitle: '您的事有了新进展',
    newsText: (name) => `${name}您好。下面是您关心的事，到今天为止的情况。`,
    newsToo: '另外，您关心的事有了新进展：',
    newsUrgent: '急',
    newsNumber: (reference) => `第 ${reference} 号`,
    slipTitle: '有人替您办了事',
    slipText: (name) => `${name}您好。下面是别人替您办的事，请您看一看对不对。`,
    slipHow: '不是您的意思？可以撤回，不用说理由：',
    slipSteps: (site) => [
      '把这张纸交给楼长或社区柜台，请他们撤回。',
      `或扫这张纸上的码，也可以打开 ${site}，点“登录”，输入这个号码。`,
    ],
    slipCall: (name, telephone) => `有什么不明白，请打 ${telephone}（${name}）。`,
    slipCode: '撤回用的号码',
    slipFoot: (day, until) => `${day}印出。号码用到${until}。请不要给外人看。`,
    newsFoot: (day) => `${day}印出。请不要给外人看。`,
    codeTitle: '纸上写的事',
    codeLead: '不是本人的意思，在期限内可以撤回，不用登录。',
    codeKeep: '这一页只开这张纸上的事。别的事请登录，或到柜台办。',
  },
  en: {
    title: 'What others did for me',
    titleFor: (name) => `What others did for ${name}`,
    lead: 'Each thing tells who did it and how it came in. If you did not want it, you can take it back in time.',
    none: 'Nobody has done anything for you lately',
    noneText: 'When somebody does, it stands here, and you are told the way you chose.',
    by: (name) => `Done by ${name}`,
    reversible: (day) => `Can be taken back until ${day}`,
    over: (day) => `Could be taken back until ${day}`,
    reversedOn: (day) => `Taken back on ${day}`,
    stays: 'This cannot be taken back; please ring the number above if it is wrong',
    reverse: 'Take back',
    reverseNamed: (what) => `Take back: ${what}`,
    reversed: 'Taken back. Whoever did it has been told.',
    back: 'My account',
    listTitle: (place) => `${place}: tell them`,
    listLead:
      'Something was done for these people, or their matters have moved on, and they hear of it on paper or by telephone. Note it here once they know.',
    waiting: 'Not told yet',
    nobody: 'Everybody has been told',
    nobodyText: 'What is done next will stand here.',
    things: (count) => `Things to tell: ${count}`,
    ways: { telephone: 'By telephone', slip: 'On paper, at the door' },
    make: { telephone: 'Get ready to ring', slip: 'Print a slip' },
    makeNamed: (name) => `for ${name}`,
    made: 'It is ready.',
    toHandOver: 'Ready, and not told yet',
    noneToHandOver: 'Nothing waits to be handed over.',
    madeOn: (moment, name) => `Made ${moment} by ${name}`,
    open: 'Open',
    told: { telephone: 'I told them by telephone', slip: 'I handed it over' },
    toldNamed: (told, name) => `${told}: ${name}`,
    toldSaved: 'Noted: they know.',
    toldOn: (moment, name) => `Told ${moment} by ${name}`,
    pageTitle: (name) => `Tell ${name}`,
    pageLead: {
      telephone: 'Read it out to them and ask whether it is right. Then note it at the bottom.',
      slip: 'Print this page and give it to them in person. Then note it at the bottom.',
    },
    newsTitle: 'News of what concerns you',
    newsText: (name) => `Dear ${name}, this is how the things that concern you stand today.`,
    newsToo: 'And there is news of other things that concern you:',
    newsUrgent: 'Urgent',
    newsNumber: (reference) => `Number ${reference}`,
    slipTitle: 'Somebody did something for you',
    slipText: (name) => `Dear ${name}, this was done for you. Please see whether it is right.`,
    slipHow: 'Not what you wanted? You can take it back and need give no reason:',
    slipSteps: (site) => [
      'Give this paper to your building leader or the counter, who will take it back for you.',
      `Or scan the square on this paper, or open ${site}, choose “Sign in” and type this code.`,
    ],
    slipCall: (name, telephone) => `If anything is unclear, ring ${telephone} (${name}).`,
    slipCode: 'Code for taking back',
    slipFoot: (day, until) =>
      `Printed ${day}. The code works until ${until}. Show it to nobody outside.`,
    newsFoot: (day) => `Printed ${day}. Show it to nobody outside.`,
    codeTitle: 'What stands on the paper',
    codeLead: 'If it was not wanted, it can be taken back in time, without signing in.',
    codeKeep:
      'This page opens what stands on this paper and nothing else. Sign in for the rest, or come to the counter.',
  },
};
