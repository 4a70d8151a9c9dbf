import type { CallStage } from '#/features/callouts/model.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What the page of a call says to each of those in it. */
export type CallWords = {
  readonly stages: { readonly [stage in CallStage]: string };
  readonly leads: { readonly [stage in CallStage]: string };
  readonly steps: { readonly [step in 'called' | 'seen' | 'coming' | 'arrived' | 'done']: string };
  readonly asked: (count: string) => string;
  readonly seen: (count: string) => string;
  readonly willing: (count: string) => string;
  readonly everybody: string;
  readonly called: (role: string) => string;
  readonly roles: Readonly<Record<string, string>>;
  readonly nobodyText: string;
  readonly comes: (name: string, at: string | undefined) => string;
  readonly somebody: string;
  readonly about: string;
  readonly what: string;
  readonly where: string;
  readonly when: string;
  readonly saidWords: string;
  readonly worse: string;
  readonly worseHint: string;
  readonly worseSaid: string;
  readonly cancel: string;
  readonly again: string;
  readonly toMatter: string;
  readonly askTitle: string;
  readonly askText: string;
  readonly yes: (minutes: string) => string;
  readonly no: string;
  readonly saidYes: string;
  readonly saidYesText: string;
  readonly saidNo: string;
  readonly saidNoText: string;
  readonly taken: string;
  readonly takenText: string;
  readonly youGo: string;
  readonly youGoText: string;
  readonly contact: string;
  readonly ring: (telephone: string) => string;
  readonly arrived: string;
  readonly done: string;
  readonly answered: { readonly [answer in 'yes' | 'no']: string };
  readonly mine: string;
  readonly mineLead: string;
  readonly noneTitle: string;
  readonly noneText: string;
  readonly open: string;
  readonly over: string;
  readonly askedAt: (when: string) => string;
};

const hant: CallWords = {
  stages: {
    seeking: '正在叫人',
    coming: '有人來了',
    arrived: '人到了',
    done: '辦好了',
    over: '結束了',
    nobody: '還沒有人能來',
  },
  leads: {
    seeking: '一直叫到有人來為止。有新的消息，這裡會告訴您。',
    coming: '不用再找別人了。',
    arrived: '已經在您這裡了。',
    done: '請說一聲解決了沒有，也謝謝來的人。',
    over: '這一次的求助結束了。',
    nobody: '能叫的人都叫過了。',
  },
  steps: { called: '叫了人', seen: '看到了', coming: '在路上', arrived: '到了', done: '辦好了' },
  asked: (count) => `叫了 ${count} 位`,
  seen: (count) => `${count} 位看到了`,
  willing: (count) => `${count} 位說能來，馬上定下誰去`,
  everybody: '附近值班的鄰居都叫到了。',
  called: (role) => `鄰居還沒有人能來，正在叫${role}。`,
  roles: { building_leader: '樓長', community_worker: '社區工作人員', dispatcher: '街道調度' },
  nobodyText: '請打上面的值班電話，一定有人接；有危險打 110、119、120。也可以再叫一次。',
  comes: (name, at) => (at === undefined ? `${name}正在過來` : `${name}正在過來，大約${at}到`),
  somebody: '一位鄰居',
  about: '這一次',
  what: '什麼事',
  where: '在哪裡',
  when: '什麼時候叫的',
  saidWords: '留的話',
  worse: '更急了，再叫多些人',
  worseHint: '不再等，附近值班的人和社區工作人員一起叫。',
  worseSaid: '正在叫更多人。',
  cancel: '不用了，取消',
  again: '看看現在怎麼樣了',
  toMatter: '看全部經過',
  askTitle: '您能去嗎？',
  askText: '說能去的人裡，會請最方便的一位去。二十秒裡就知道。',
  yes: (minutes) => `能去，${minutes} 分鐘到`,
  no: '這次去不了',
  saidYes: '記下了：您能去',
  saidYesText: '請等一下，馬上告訴您去不去。',
  saidNo: '知道了，這次您去不了',
  saidNoText: '沒關係。要是又能去，還可以改。',
  taken: '已經有人去了，謝謝您',
  takenText: '這次不用您跑了。',
  youGo: '請您去一趟，謝謝',
  youGoText: '到了請按「我到了」，對方就放心了。',
  contact: '去哪裡、怎麼聯繫',
  ring: (telephone) => `打電話 ${telephone}`,
  arrived: '我到了',
  done: '辦好了',
  answered: { yes: '您說能去', no: '您說去不了' },
  mine: '叫到我的急事',
  mineLead: '三十天裡叫到您的急事，還在找人的在最前面。',
  noneTitle: '現在沒有人叫您',
  noneText: '有急事叫到您的時候，會在這裡，也會用您選的方式告訴您。',
  open: '正在找人',
  over: '已經結束',
  askedAt: (when) => `${when}叫的您`,
};

const hans: CallWords = {
  stages: {
    seeking: '正在叫人',
    coming: '有人来了',
    arrived: '人到了',
    done: '办好了',
    over: '结束了',
    nobody: '还没有人能来',
  },
  leads: {
    seeking: '一直叫到有人来为止。有新的消息，这里会告诉您。',
    coming: '不用再找别人了。',
    arrived: '已经在您这里了。',
    done: '请说一声解决了没有，也谢谢来的人。',
    over: '这一次的求助结束了。',
    nobody: '能叫的人都叫过了。',
  },
  steps: { called: '叫了人', seen: '看到了', coming: '在路上', arrived: '到了', done: '办好了' },
  asked: (count) => `叫了 ${count} 位`,
  seen: (count) => `${count} 位看到了`,
  willing: (count) => `${count} 位说能来，马上定下谁去`,
  everybody: '附近值班的邻居都叫到了。',
  called: (role) => `邻居还没有人能来，正在叫${role}。`,
  roles: { building_leader: '楼长', community_worker: '社区工作人员', dispatcher: '街道调度' },
  nobodyText: '请打上面的值班电话，一定有人接；有危险打 110、119、120。也可以再叫一次。',
  comes: (name, at) => (at === undefined ? `${name}正在过来` : `${name}正在过来，大约${at}到`),
  somebody: '一位邻居',
  about: '这一次',
  what: '什么事',
  where: '在哪里',
  when: '什么时候叫的',
  saidWords: '留的话',
  worse: '更急了，再叫多些人',
  worseHint: '不再等，附近值班的人和社区工作人员一起叫。',
  worseSaid: '正在叫更多人。',
  cancel: '不用了，取消',
  again: '看看现在怎么样了',
  toMatter: '看全部经过',
  askTitle: '您能去吗？',
  askText: '说能去的人里，会请最方便的一位去。二十秒里就知道。',
  yes: (minutes) => `能去，${minutes} 分钟到`,
  no: '这次去不了',
  saidYes: '记下了：您能去',
  saidYesText: '请等一下，马上告诉您去不去。',
  saidNo: '知道了，这次您去不了',
  saidNoText: '没关系。要是又能去，还可以改。',
  taken: '已经有人去了，谢谢您',
  takenText: '这次不用您跑了。',
  youGo: '请您去一趟，谢谢',
  youGoText: '到了请按“我到了”，对方就放心了。',
  contact: '去哪里、怎么联系',
  ring: (telephone) => `打电话 ${telephone}`,
  arrived: '我到了',
  done: '办好了',
  answered: { yes: '您说能去', no: '您说去不了' },
  mine: '叫到我的急事',
  mineLead: '三十天里叫到您的急事，还在找人的在最前面。',
  noneTitle: '现在没有人叫您',
  noneText: '有急事叫到您的时候，会在这里，也会用您选的方式告诉您。',
  open: '正在找人',
  over: '已经结束',
  askedAt: (when) => `${when}叫的您`,
};

const en: CallWords = {
  stages: {
    seeking: 'People are being called',
    coming: 'Somebody is coming',
    arrived: 'They are there',
    done: 'Done',
    over: 'Over',
    nobody: 'Nobody can come yet',
  },
  leads: {
    seeking: 'We call until somebody comes. What is new is told here.',
    coming: 'You need not look for anybody else.',
    arrived: 'They are with you.',
    done: 'Please say whether it is solved, and thank who came.',
    over: 'This call has ended.',
    nobody: 'Everybody who could be called has been called.',
  },
  steps: { called: 'Called', seen: 'Seen', coming: 'On the way', arrived: 'There', done: 'Done' },
  asked: (count) => `${count} called`,
  seen: (count) => `${count} have seen it`,
  willing: (count) => `${count} can come; who goes is settled in a moment`,
  everybody: 'All neighbours on duty nearby have been called.',
  called: (role) => `No neighbour could come yet; ${role} is being called.`,
  roles: {
    building_leader: 'the building leader',
    community_worker: 'the community’s staff',
    dispatcher: 'the street’s dispatcher',
  },
  nobodyText:
    'Please ring the number on duty above, somebody answers; in danger ring 110, 119 or 120. You can also call again.',
  comes: (name, at) =>
    at === undefined ? `${name} is on the way` : `${name} is on the way and comes about ${at}`,
  somebody: 'A neighbour',
  about: 'This call',
  what: 'What',
  where: 'Where',
  when: 'Called',
  saidWords: 'What was said',
  worse: 'It got worse: call more people',
  worseHint: 'Without waiting, everybody on duty and the community’s staff are called together.',
  worseSaid: 'More people are being called.',
  cancel: 'No longer needed',
  again: 'Look again',
  toMatter: 'See all that happened',
  askTitle: 'Can you go?',
  askText: 'Of those who can, the nearest fit one is asked to go. You will know within 20 seconds.',
  yes: (minutes) => `Yes, in ${minutes} minutes`,
  no: 'Not this time',
  saidYes: 'Noted: you can go',
  saidYesText: 'One moment: you will be told whether you are to go.',
  saidNo: 'Noted: not this time',
  saidNoText: 'That is all right. If you can after all, you may still say so.',
  taken: 'Somebody goes already, thank you',
  takenText: 'You need not go this time.',
  youGo: 'Please go, and thank you',
  youGoText: 'Press “I am there” when you arrive, so that they know.',
  contact: 'Where to, and how to reach them',
  ring: (telephone) => `Ring ${telephone}`,
  arrived: 'I am there',
  done: 'Done',
  answered: { yes: 'You said you can', no: 'You said not this time' },
  mine: 'Calls to me',
  mineLead: 'Urgent calls to you within thirty days, those still open first.',
  noneTitle: 'Nobody calls you now',
  noneText: 'When you are called it stands here, and you are told in the way you chose.',
  open: 'People are being called',
  over: 'Over',
  askedAt: (when) => `You were called ${when}`,
};

/** The words of calls, in three languages. */
export const callWords: Catalogue<CallWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
