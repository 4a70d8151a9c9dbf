import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of being let in again by two stewards. */
export type RecoveryWords = {
  readonly title: string;
  readonly lead: string;
  readonly steps: readonly string[];
  readonly ask: string;
  readonly asked: string;
  readonly notNeeded: string;
  readonly number: string;
  readonly numberText: string;
  readonly heard: (count: string) => string;
  readonly until: (time: string) => string;
  readonly withdraw: string;
  readonly withdrawn: string;
  readonly granted: string;
  readonly makeKey: string;
  readonly elsewhere: string;
  readonly back: string;
  readonly deskTitle: string;
  readonly deskLead: string;
  readonly deskNone: string;
  readonly oneHas: string;
  readonly nobodyYet: string;
  readonly numberField: string;
  readonly numberHint: string;
  readonly confirm: string;
  readonly confirmNamed: (name: string) => string;
  readonly firstSaid: string;
  readonly secondSaid: string;
  readonly letterSubject: string;
  readonly letters: { readonly asked: string; readonly granted: string };
};

export const recoveryWords: Catalogue<RecoveryWords> = {
  'zh-Hant': {
    title: '鑰匙全丟了',
    lead: '通行密鑰全丟了，或者號碼單找不到了，請兩位管理員認一認您，就能重新登記。',
    steps: [
      '按下按鈕，螢幕上會有六位數字。',
      '當面或打電話找兩位管理員，把數字唸給他們聽。不要發出去，也不要唸給別人。',
      '一天之內兩位都認了您，就在這台手機或電腦上登記新的。舊的全部作廢。',
    ],
    ask: '請兩位管理員幫忙',
    asked: '記下了。管理員和您的每個聯絡方式都會收到通知。',
    notNeeded: '您現在不用請管理員幫忙：沒有歇著的職務，或者還沒有登記過通行密鑰。',
    number: '您的六位數字',
    numberText: '只當面或在電話裡唸給管理員聽。',
    heard: (count) => `已經有 ${count} 位管理員認了您，要兩位。`,
    until: (time) => `${time} 前有效`,
    withdraw: '取消',
    withdrawn: '取消了。',
    granted: '兩位管理員都認了您。舊的鑰匙和號碼單都作廢了，請現在登記一把新的。',
    makeKey: '登記新的',
    elsewhere: '您是在別的手機或電腦上請的。請回到那一台接著辦；不是您請的，請馬上取消。',
    back: '回到確認',
    deskTitle: '讓同事重新進來',
    deskLead:
      '他們的鑰匙丟了。當面見到，或者聽得出是本人，才認；請他把螢幕上的六位數字唸給您聽。要兩位管理員都認。',
    deskNone: '現在沒有人等您認。',
    oneHas: '已經有一位管理員認了，等第二位',
    nobodyYet: '還沒有管理員認',
    numberField: '他唸的六位數字',
    numberHint: '不要憑別人轉來的數字認。',
    confirm: '我認得，是本人',
    confirmNamed: (name) => `我認得，是本人：${name}`,
    firstSaid: '記下了。還要另一位管理員來認。',
    secondSaid: '兩位都認了。他現在可以登記新的鑰匙。',
    letterSubject: '重新登記通行密鑰',
    letters: {
      asked:
        '有人用您的帳號，請兩位管理員讓您重新登記通行密鑰。如果不是您，請馬上登入，在「我的」裡取消，並打社區電話。',
      granted:
        '兩位管理員認了您，舊的通行密鑰和號碼單都作廢了，可以登記新的。如果不是您，請馬上打社區電話。',
    },
  },
  'zh-Hans': {
    title: '钥匙全丢了',
    lead: '通行密钥全丢了，或者号码单找不到了，请两位管理员认一认您，就能重新登记。',
    steps: [
      '按下按钮，屏幕上会有六位数字。',
      '当面或打电话找两位管理员，把数字念给他们听。不要发出去，也不要念给别人。',
      '一天之内两位都认了您，就在这台手机或电脑上登记新的。旧的全部作废。',
    ],
    ask: '请两位管理员帮忙',
    asked: '记下了。管理员和您的每个联系方式都会收到通知。',
    notNeeded: '您现在不用请管理员帮忙：没有歇着的职务，或者还没有登记过通行密钥。',
    number: '您的六位数字',
    numberText: '只当面或在电话里念给管理员听。',
    heard: (count) => `已经有 ${count} 位管理员认了您，要两位。`,
    until: (time) => `${time} 前有效`,
    withdraw: '取消',
    withdrawn: '取消了。',
    granted: '两位管理员都认了您。旧的钥匙和号码单都作废了，请现在登记一把新的。',
    makeKey: '登记新的',
    elsewhere: '您是在别的手机或电脑上请的。请回到那一台接着办；不是您请的，请马上取消。',
    back: '回到确认',
    deskTitle: '让同事重新进来',
    deskLead:
      '他们的钥匙丢了。当面见到，或者听得出是本人，才认；请他把屏幕上的六位数字念给您听。要两位管理员都认。',
    deskNone: '现在没有人等您认。',
    oneHas: '已经有一位管理员认了，等第二位',
    nobodyYet: '还没有管理员认',
    numberField: '他念的六位数字',
    numberHint: '不要凭别人转来的数字认。',
    confirm: '我认得，是本人',
    confirmNamed: (name) => `我认得，是本人：${name}`,
    firstSaid: '记下了。还要另一位管理员来认。',
    secondSaid: '两位都认了。他现在可以登记新的钥匙。',
    letterSubject: '重新登记通行密钥',
    letters: {
      asked:
        '有人用您的账号，请两位管理员让您重新登记通行密钥。如果不是您，请马上登录，在“我的”里取消，并打社区电话。',
      granted:
        '两位管理员认了您，旧的通行密钥和号码单都作废了，可以登记新的。如果不是您，请马上打社区电话。',
    },
  },
  en: {
    title: 'All keys lost',
    lead: 'Every passkey or your sheet of codes is lost? Two stewards who know you can let you register again.',
    steps: [
      'Press the button: six digits appear on the screen.',
      'Meet or ring two stewards and read the digits to them. Send them to nobody, read them to nobody else.',
      'When both have recognised you within a day, make a new key in this browser. All old ones end.',
    ],
    ask: 'Ask two stewards',
    asked: 'Noted. The stewards are told, and so is each of your addresses.',
    notNeeded: 'You need no stewards for this: no office of yours rests, or you have no key yet.',
    number: 'Your six digits',
    numberText: 'Read them to a steward face to face or on the telephone only.',
    heard: (count) => `Recognised by ${count} of two stewards.`,
    until: (time) => `Valid until ${time}`,
    withdraw: 'Take it back',
    withdrawn: 'Taken back.',
    granted:
      'Two stewards have recognised you. Old keys and sheets have ended: please make a new one now.',
    makeKey: 'Make a new one',
    elsewhere:
      'This was asked in another browser. Go on there; if that was not you, take it back at once.',
    back: 'Back to confirming',
    deskTitle: 'Let a colleague in again',
    deskLead:
      'They have lost their keys. Say yes only if you meet them or know their voice, and have them read the six digits on their screen to you. It takes two stewards.',
    deskNone: 'Nobody waits for you.',
    oneHas: 'One steward has recognised them; a second is needed',
    nobodyYet: 'No steward has recognised them yet',
    numberField: 'The six digits they read to you',
    numberHint: 'Not digits that somebody else passed on.',
    confirm: 'I know them: it is really them',
    confirmNamed: (name) => `I know them: it is really them: ${name}`,
    firstSaid: 'Noted. Another steward has to recognise them, too.',
    secondSaid: 'Both have. They can make a new key now.',
    letterSubject: 'Registering passkeys again',
    letters: {
      asked:
        'Somebody using your account has asked two stewards to let you register passkeys again. If that was not you, sign in at once, take it back under “My account”, and ring the community.',
      granted:
        'Two stewards have recognised you. Your old passkeys and sheets have ended and new ones can be made. If that was not you, ring the community at once.',
    },
  },
};
