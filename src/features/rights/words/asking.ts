import type { Obstacle } from '#/platform/personal/departure.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of what one may ask: consents, corrections, leaving. */
export type AskingWords = {
  readonly consents: string;
  readonly consentsText: string;
  readonly noConsents: string;
  readonly given: (way: string, day: string) => string;
  readonly reads: (moment: string) => string;
  readonly readsNot: string;
  readonly allow: string;
  readonly allowNamed: (name: string) => string;
  readonly allowed: string;
  readonly stop: string;
  readonly stopNamed: (name: string) => string;
  readonly stopped: string;
  readonly endAll: string;
  readonly whatFollows: string;
  readonly correct: string;
  readonly correctText: string;
  readonly changeAddress: string;
  readonly changeLanguage: string;
  readonly addHome: string;
  readonly askTitle: string;
  readonly askLabel: string;
  readonly askHint: string;
  readonly ask: string;
  readonly asked: string;
  readonly askedBefore: string;
  readonly waiting: string;
  readonly corrected: string;
  readonly left: string;
  readonly leave: string;
  readonly leaveText: (days: string) => string;
  readonly goes: string;
  readonly goesLines: readonly string[];
  readonly stays: string;
  readonly staysLines: readonly string[];
  readonly takeWords: string;
  readonly takeWordsText: string;
  readonly askToLeave: string;
  readonly askedToLeave: string;
  readonly leaving: (day: string) => string;
  readonly leavingText: string;
  readonly stay: string;
  readonly stayed: string;
  readonly somebodyLeft: string;
  readonly obstacles: { readonly [obstacle in Obstacle]: string };
  readonly deskTitle: string;
  readonly deskLead: string;
  readonly deskNone: string;
  readonly toRecord: string;
  readonly answer: string;
  readonly answerCorrected: string;
  readonly answerLeft: string;
  readonly answerReason: string;
  readonly answerReasonHint: string;
  readonly sendAnswer: string;
  readonly answered: string;
};

export const askingWords: Catalogue<AskingWords> = {
  'zh-Hant': {
    consents: '我同意過的',
    consentsText: '誰可以替您辦事、替您看資料，從哪天起。每一份都可以收回。',
    noConsents: '您沒有同意任何人替您辦事。',
    given: (way, day) => `${way}，${day}`,
    reads: (moment) => `也可以看這一頁，${moment} 起`,
    readsNot: '不能看這一頁',
    allow: '讓他也看這一頁',
    allowNamed: (name) => `讓他也看這一頁：${name}`,
    allowed: '現在這位也可以看您的資料了。看過都會記下來。',
    stop: '不再讓他看',
    stopNamed: (name) => `不再讓他看：${name}`,
    stopped: '這位從現在起看不到您的資料了。',
    endAll: '到「我的」停止代辦',
    whatFollows:
      '收回以後：從那一刻起他就不能再替您辦、不能再看；已經辦過的還在，也還記著是誰辦的。',
    correct: '有寫錯的',
    correctText: '這幾樣您自己就能改：',
    changeAddress: '手機號碼和郵箱',
    changeLanguage: '語言',
    addHome: '加一戶',
    askTitle: '別的請社區改',
    askLabel: '哪裡寫錯了，應該怎麼寫',
    askHint: '例如：姓名第三個字應該是「明」；我三月就搬到 7 號樓了。',
    ask: '請社區更正',
    asked: '已經交給社區，答覆會寫在這裡。',
    askedBefore: '我請求過的',
    waiting: '等答覆',
    corrected: '更正了',
    left: '沒有改',
    leave: '刪除我的資料',
    leaveText: (days) =>
      `申請以後，還有 ${days} 天可以反悔。到了那天，系統自動執行，不能再找回來。`,
    goes: '會刪掉的',
    goesLines: [
      '姓名、電話、郵箱、出生年份、住在哪一戶；',
      '帳號、登入、住戶和櫃台號碼；',
      '身分、組織成員、代辦的同意；',
      '您寫過的話裡，出現的姓名、電話和郵箱。',
    ],
    stays: '會留下的，以及為什麼',
    staysLines: [
      '您提過、辦過的事：別人的話接在後面，少了就看不懂。署名變成「提的人」「鄰居」，看不出是誰。',
      '數據裡的數字：是大家的總數，裡面沒有名字。',
      '記錄：誰在什麼時候做了什麼，只有編號；這個編號以後不再代表任何人。',
      '備份檔：裡面還有您的資料，直到這份備份過期刪掉。',
    ],
    takeWords: '我寫的話和照片也一起刪掉',
    takeWordsText: '只刪已經結束、沒有別人參與的事，和後面沒有人再說話的留言。',
    askToLeave: '申請刪除',
    askedToLeave: '申請收到了。反悔的話，在那天之前按「撤回」。',
    leaving: (day) => `您的資料會在 ${day} 刪除`,
    leavingText: '在那之前一切照常。替您辦事的人已經收到通知。',
    stay: '撤回，我不刪了',
    stayed: '撤回了，什麼都沒有刪。',
    somebodyLeft: '已經離開的人',
    obstacles: {
      last_steward: '您是最後一位管理員。要先指定另一位，才能申請。',
      only_guardian: '有人只有您一位監護人。要先帶另一位到櫃台登記為監護人，才能申請。',
      post_still_held: '您還擔任著崗位。要先卸任，才能申請。',
      matter_in_hand: '您手上還有沒辦完的事。要先辦好或者放回，才能申請。',
    },
    deskTitle: '請求更正的',
    deskLead: '居民說登記有錯。核對以後在登記裡改好，再答覆。',
    deskNone: '沒有等答覆的。',
    toRecord: '打開登記',
    answer: '怎麼答覆',
    answerCorrected: '更正了',
    answerLeft: '沒有改',
    answerReason: '說明',
    answerReasonHint: '沒有改的，請寫明為什麼。本人看得到。',
    sendAnswer: '答覆',
    answered: '答覆好了，本人在「我的資料」裡看得到。',
  },
  'zh-Hans': {
    consents: '我同意过的',
    consentsText: '谁可以替您办事、替您看资料，从哪天起。每一份都可以收回。',
    noConsents: '您没有同意任何人替您办事。',
    given: (way, day) => `${way}，${day}`,
    reads: (moment) => `也可以看这一页，${moment} 起`,
    readsNot: '不能看这一页',
    allow: '让他也看这一页',
    allowNamed: (name) => `让他也看这一页：${name}`,
    allowed: '现在这位也可以看您的资料了。看过都会记下来。',
    stop: '不再让他看',
    stopNamed: (name) => `不再让他看：${name}`,
    stopped: '这位从现在起看不到您的资料了。',
    endAll: '到“我的”停止代办',
    whatFollows:
      '收回以后：从那一刻起他就不能再替您办、不能再看；已经办过的还在，也还记着是谁办的。',
    correct: '有写错的',
    correctText: '这几样您自己就能改：',
    changeAddress: '手机号码和邮箱',
    changeLanguage: '语言',
    addHome: '加一户',
    askTitle: '别的请社区改',
    askLabel: '哪里写错了，应该怎么写',
    askHint: '例如：姓名第三个字应该是“明”；我三月就搬到 7 号楼了。',
    ask: '请社区更正',
    asked: '已经交给社区，答复会写在这里。',
    askedBefore: '我请求过的',
    waiting: '等答复',
    corrected: '更正了',
    left: '没有改',
    leave: '删除我的资料',
    leaveText: (days) =>
      `申请以后，还有 ${days} 天可以反悔。到了那天，系统自动执行，不能再找回来。`,
    goes: '会删掉的',
    goesLines: [
      '姓名、电话、邮箱、出生年份、住在哪一户；',
      '账号、登录、住户和柜台号码；',
      '身份、组织成员、代办的同意；',
      '您写过的话里，出现的姓名、电话和邮箱。',
    ],
    stays: '会留下的，以及为什么',
    staysLines: [
      '您提过、办过的事：别人的话接在后面，少了就看不懂。署名变成“提的人”“邻居”，看不出是谁。',
      '数据里的数字：是大家的总数，里面没有名字。',
      '记录：谁在什么时候做了什么，只有编号；这个编号以后不再代表任何人。',
      '备份文件：里面还有您的资料，直到这份备份过期删掉。',
    ],
    takeWords: '我写的话和照片也一起删掉',
    takeWordsText: '只删已经结束、没有别人参与的事，和后面没有人再说话的留言。',
    askToLeave: '申请删除',
    askedToLeave: '申请收到了。反悔的话，在那天之前按“撤回”。',
    leaving: (day) => `您的资料会在 ${day} 删除`,
    leavingText: '在那之前一切照常。替您办事的人已经收到通知。',
    stay: '撤回，我不删了',
    stayed: '撤回了，什么都没有删。',
    somebodyLeft: '已经离开的人',
    obstacles: {
      last_steward: '您是最后一位管理员。要先指定另一位，才能申请。',
      only_guardian: '有人只有您一位监护人。要先带另一位到柜台登记为监护人，才能申请。',
      post_still_held: '您还担任着岗位。要先卸任，才能申请。',
      matter_in_hand: '您手上还有没办完的事。要先办好或者放回，才能申请。',
    },
    deskTitle: '请求更正的',
    deskLead: '居民说登记有错。核对以后在登记里改好，再答复。',
    deskNone: '没有等答复的。',
    toRecord: '打开登记',
    answer: '怎么答复',
    answerCorrected: '更正了',
    answerLeft: '没有改',
    answerReason: '说明',
    answerReasonHint: '没有改的，请写明为什么。本人看得到。',
    sendAnswer: '答复',
    answered: '答复好了，本人在“我的资料”里看得到。',
  },
  en: {
    consents: 'What I have consented to',
    consentsText: 'Who may act for you or see your data, and since when. You can take back each.',
    noConsents: 'You have let nobody act for you.',
    given: (way, day) => `${way}, ${day}`,
    reads: (moment) => `may also see this page, since ${moment}`,
    readsNot: 'may not see this page',
    allow: 'Let them see this page too',
    allowNamed: (name) => `Let them see this page too: ${name}`,
    allowed: 'They may now see your data as well. Each look is recorded.',
    stop: 'Stop them seeing it',
    stopNamed: (name) => `Stop them seeing it: ${name}`,
    stopped: 'From now on they do not see your data.',
    endAll: 'Stop them acting, under “My account”',
    whatFollows:
      'When you take it back, they can neither act for you nor look from that moment. What was done stays, and it stays on record who did it.',
    correct: 'If something is wrong',
    correctText: 'This you can change yourself:',
    changeAddress: 'Telephone number and e-mail',
    changeLanguage: 'Language',
    addHome: 'Add a household',
    askTitle: 'The rest the community mends',
    askLabel: 'What is wrong, and how it should be',
    askHint: 'For example: I moved to building 7 in March.',
    ask: 'Ask the community to mend it',
    asked: 'The community has it. The answer will stand here.',
    askedBefore: 'What I asked for',
    waiting: 'Waiting',
    corrected: 'Mended',
    left: 'Left as it is',
    leave: 'Delete my data',
    leaveText: (days) =>
      `You have ${days} days to think again. On that day it is done by itself, and nobody can bring it back.`,
    goes: 'What goes',
    goesLines: [
      'your name, telephone, e-mail, year of birth and household;',
      'your account, every sign-in, household and counter codes;',
      'roles, memberships, and consents to act;',
      'your name, telephone and e-mail wherever they stand in what you wrote.',
    ],
    stays: 'What stays, and why',
    staysLines: [
      'What you raised and did: others have answered to it. It is signed “asker” or “neighbour”, and nobody can tell who it was.',
      'The figures: they are sums, with no names in them.',
      'The journal: who did what and when, by number only; your number stands for nobody from then on.',
      'Backups: they hold your data until they are old enough to be removed.',
    ],
    takeWords: 'Take out my words and photos as well',
    takeWordsText:
      'Only matters that are over and in which nobody else had a part, and comments after which nobody spoke.',
    askToLeave: 'Ask for deletion',
    askedToLeave: 'We have it. To think again, press “Withdraw” before that day.',
    leaving: (day) => `Your data will be deleted on ${day}`,
    leavingText: 'Until then all is as before. Those who act for you have been told.',
    stay: 'Withdraw: I am staying',
    stayed: 'Withdrawn. Nothing was deleted.',
    somebodyLeft: 'Somebody who left',
    obstacles: {
      last_steward: 'You are the last steward. Appoint another one before you ask.',
      only_guardian:
        'You are the only guardian of somebody. Bring another one to the counter to be recorded first.',
      post_still_held: 'You still hold a post. Give it up before you ask.',
      matter_in_hand: 'You still have a matter in hand. Finish it or give it back before you ask.',
    },
    deskTitle: 'Corrections asked for',
    deskLead: 'Residents say that their record is wrong. Check it, mend it there, then answer.',
    deskNone: 'Nothing is waiting.',
    toRecord: 'Open the record',
    answer: 'Your answer',
    answerCorrected: 'Mended',
    answerLeft: 'Left as it is',
    answerReason: 'Explanation',
    answerReasonHint: 'If you leave it, say why. They will read it.',
    sendAnswer: 'Answer',
    answered: 'Answered. They see it under “My data”.',
  },
};
