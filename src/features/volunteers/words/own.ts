import type { SpokenLanguage } from '#/features/volunteers/model.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

export type OwnWords = {
  readonly title: string;
  readonly lead: string;
  readonly consent: string;
  readonly begin: string;
  readonly begun: string;
  readonly dutyTitle: string;
  readonly switched: (until: string) => string;
  readonly rostered: (until: string) => string;
  readonly regular: (until: string) => string;
  readonly always: string;
  readonly resting: (until: string) => string;
  readonly off: string;
  readonly offNext: (next: string) => string;
  readonly quietToo: (from: string, to: string) => string;
  readonly onFor: string;
  readonly hours: (count: number) => string;
  readonly goOn: string;
  readonly goOff: string;
  readonly wentOn: string;
  readonly wentOff: string;
  readonly restDay: string;
  readonly restHint: string;
  readonly rest: string;
  readonly endRest: string;
  readonly rested: string;
  readonly restEnded: string;
  readonly weekTitle: string;
  readonly weekNone: string;
  readonly days: readonly [string, string, string, string, string, string, string];
  readonly sameDay: (day: string, from: string, to: string) => string;
  readonly nextDay: (day: string, from: string, to: string) => string;
  readonly longer: (from: string, to: string) => string;
  readonly roundTheClock: string;
  readonly removeHours: string;
  readonly removeNamed: (hours: string) => string;
  readonly addTitle: string;
  readonly onDays: string;
  readonly from: string;
  readonly to: string;
  readonly toHint: string;
  readonly add: string;
  readonly hoursAdded: string;
  readonly hoursRemoved: string;
  readonly skillsTitle: string;
  readonly able: string;
  readonly learning: string;
  readonly learningHint: string;
  readonly saveSkills: string;
  readonly limitsTitle: string;
  readonly anchor: string;
  readonly anchorHint: string;
  readonly noAnchor: string;
  readonly toPlaces: string;
  readonly groups: string;
  readonly groupsHint: string;
  readonly languages: string;
  readonly languagesHint: string;
  readonly spoken: { readonly [language in SpokenLanguage]: string };
  readonly quietFrom: string;
  readonly quietHint: string;
  readonly quietTo: string;
  readonly cap: string;
  readonly capHint: string;
  readonly saveLimits: string;
  readonly saved: string;
  readonly avoidTitle: string;
  readonly avoidText: string;
  readonly avoidAddress: string;
  readonly avoidNote: string;
  readonly avoidNoteHint: string;
  readonly avoid: string;
  readonly avoided: string;
  readonly stopAvoiding: string;
  readonly stopAvoidingNamed: (note: string) => string;
  readonly avoidingStopped: string;
  readonly leaveTitle: string;
  readonly leaveText: string;
  readonly leave: string;
  readonly left: string;
  readonly open: string;
  readonly hereTitle: string;
  readonly hereCount: (count: string) => string;
  readonly invite: string;
  readonly back: string;
};

export const ownWords: Catalogue<OwnWords> = {
  'zh-Hant': {
    title: '我來幫忙',
    lead: '您會什麼、什麼時候有空、從哪裡出發，都由您自己定。鄰居有急事時，先找離得近、正好值班的人。',
    consent:
      '只記您在這裡填的：從哪棟樓出發、會什麼、什麼時候值班、什麼時候別打擾。只用來在有人求助時找到您。不看您人在哪裡，不打分，不排名。隨時可以退出，一按就全部去掉。',
    begin: '我願意幫忙',
    begun: '謝謝您！接下來可以選會什麼、什麼時候值班。',
    dutyTitle: '值班',
    switched: (until) => `您正在值班，到${until}。`,
    rostered: (until) => `您正在值班（排了您的班），到${until}。`,
    regular: (until) => `您正在值班（每週固定的時間），到${until}。`,
    always: '您一直在值班（每週的每個小時）。',
    resting: (until) => `您停了，到${until}為止。`,
    off: '您現在不值班。',
    offNext: (next) => `您現在不值班。下次固定的時間：${next}。`,
    quietToo: (from, to) => `${from}到${to}是您的安靜時間，值班也不會叫您。`,
    onFor: '現在開始值班，值多久',
    hours: (count) => `${count} 小時`,
    goOn: '現在值班',
    goOff: '現在不值班',
    wentOn: '開始值班了。到時間會自己停。',
    wentOff: '現在不值班了。',
    restDay: '停到哪一天',
    restHint: '從現在到那天零點都不叫您，固定的時間也不算。',
    rest: '先停一陣',
    endRest: '不停了，照固定的時間來',
    rested: '好的，那天之前不叫您。',
    restEnded: '又照固定的時間來了。',
    weekTitle: '每週固定的時間',
    weekNone: '還沒有固定的時間。只在您按「現在值班」時才會叫您。',
    days: ['週一', '週二', '週三', '週四', '週五', '週六', '週日'],
    sameDay: (day, from, to) => `${day} ${from}–${to}`,
    nextDay: (day, from, to) => `${day} ${from}–次日 ${to}`,
    longer: (from, to) => `${from}–${to}`,
    roundTheClock: '每天，全天',
    removeHours: '去掉',
    removeNamed: (hours) => `去掉：${hours}`,
    addTitle: '加一段時間',
    onDays: '哪幾天',
    from: '從幾點',
    to: '到幾點',
    toHint: '比開始早，就算到第二天；一樣就是 24 小時。',
    add: '加上',
    hoursAdded: '加上了。',
    hoursRemoved: '去掉了。',
    skillsTitle: '我會什麼',
    able: '我會的',
    learning: '我正在學的',
    learningHint: '只讓您跟著別人學，不會單獨叫您去。',
    saveSkills: '存下我會的',
    limitsTitle: '我願意怎麼幫',
    anchor: '從哪裡出發',
    anchorHint: '選一棟樓或一個網格，可以不是自己家。只按它算遠近，不看您人在哪裡。',
    noAnchor: '登記裡還沒有您的住處。請先打開您想幫忙的社區，從那裡過來。',
    toPlaces: '找社區',
    groups: '哪些事可以叫我',
    groupsHint: '一個都不勾，就是都可以。',
    languages: '能說的話',
    languagesHint: '求助的人說哪種話，就先找會說的人。',
    spoken: {
      cmn: '普通話',
      yue: '粵語',
      nan: '閩南話',
      hak: '客家話',
      wuu: '吳語（上海話）',
      za: '壯語',
      ug: '維吾爾語',
      mn: '蒙古語',
      bo: '藏語',
      ko: '朝鮮語',
      en: '英語',
      csl: '手語',
    },
    quietFrom: '幾點以後別叫我',
    quietHint: '可以過半夜，例如 22:00 到 07:00。兩個都不選，就是不設。',
    quietTo: '到幾點為止',
    cap: '一週最多叫我幾次',
    capHint: '不填就不限。',
    saveLimits: '存下',
    saved: '存好了。',
    avoidTitle: '不想碰到的人',
    avoidText:
      '這位求助時不會叫您，您求助時也不會叫這位。除了您自己，誰都看不到，社區也看不到。登記裡有沒有這個號碼，這裡不會說。',
    avoidAddress: '這位的手機號碼或郵箱',
    avoidNote: '您怎麼記這一位',
    avoidNoteHint: '只給您自己看，例如：以前的房東。',
    avoid: '記下',
    avoided: '記下了。',
    stopAvoiding: '去掉',
    stopAvoidingNamed: (note) => `去掉：${note}`,
    avoidingStopped: '去掉了。',
    leaveTitle: '退出',
    leaveText: '不用說原因。馬上就不再叫您，這一頁上填的全部去掉。',
    leave: '我不幫了',
    left: '好的，已經全部去掉了。謝謝您這些日子。',
    open: '值班、會什麼、怎麼幫',
    hereTitle: '鄰居來幫忙',
    hereCount: (count) => `這裡有 ${count} 位鄰居願意幫忙。`,
    invite: '鄰居有急事時，願意搭把手嗎？什麼時候、幫什麼，都由您定。',
    back: '回到我的',
  },
  'zh-Hans': {
    title: '我来帮忙',
    lead: '您会什么、什么时候有空、从哪里出发，都由您自己定。邻居有急事时，先找离得近、正好值班的人。',
    consent:
      '只记您在这里填的：从哪栋楼出发、会什么、什么时候值班、什么时候别打扰。只用来在有人求助时找到您。不看您人在哪里，不打分，不排名。随时可以退出，一按就全部去掉。',
    begin: '我愿意帮忙',
    begun: '谢谢您！接下来可以选会什么、什么时候值班。',
    dutyTitle: '值班',
    switched: (until) => `您正在值班，到${until}。`,
    rostered: (until) => `您正在值班（排了您的班），到${until}。`,
    regular: (until) => `您正在值班（每周固定的时间），到${until}。`,
    always: '您一直在值班（每周的每个小时）。',
    resting: (until) => `您停了，到${until}为止。`,
    off: '您现在不值班。',
    offNext: (next) => `您现在不值班。下次固定的时间：${next}。`,
    quietToo: (from, to) => `${from}到${to}是您的安静时间，值班也不会叫您。`,
    onFor: '现在开始值班，值多久',
    hours: (count) => `${count} 小时`,
    goOn: '现在值班',
    goOff: '现在不值班',
    wentOn: '开始值班了。到时间会自己停。',
    wentOff: '现在不值班了。',
    restDay: '停到哪一天',
    restHint: '从现在到那天零点都不叫您，固定的时间也不算。',
    rest: '先停一阵',
    endRest: '不停了，照固定的时间来',
    rested: '好的，那天之前不叫您。',
    restEnded: '又照固定的时间来了。',
    weekTitle: '每周固定的时间',
    weekNone: '还没有固定的时间。只在您按“现在值班”时才会叫您。',
    days: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    sameDay: (day, from, to) => `${day} ${from}–${to}`,
    nextDay: (day, from, to) => `${day} ${from}–次日 ${to}`,
    longer: (from, to) => `${from}–${to}`,
    roundTheClock: '每天，全天',
    removeHours: '去掉',
    removeNamed: (hours) => `去掉：${hours}`,
    addTitle: '加一段时间',
    onDays: '哪几天',
    from: '从几点',
    to: '到几点',
    toHint: '比开始早，就算到第二天；一样就是 24 小时。',
    add: '加上',
    hoursAdded: '加上了。',
    hoursRemoved: '去掉了。',
    skillsTitle: '我会什么',
    able: '我会的',
    learning: '我正在学的',
    learningHint: '只让您跟着别人学，不会单独叫您去。',
    saveSkills: '存下我会的',
    limitsTitle: '我愿意怎么帮',
    anchor: '从哪里出发',
    anchorHint: '选一栋楼或一个网格，可以不是自己家。只按它算远近，不看您人在哪里。',
    noAnchor: '登记里还没有您的住处。请先打开您想帮忙的社区，从那里过来。',
    toPlaces: '找社区',
    groups: '哪些事可以叫我',
    groupsHint: '一个都不勾，就是都可以。',
    languages: '能说的话',
    languagesHint: '求助的人说哪种话，就先找会说的人。',
    spoken: {
      cmn: '普通话',
      yue: '粤语',
      nan: '闽南话',
      hak: '客家话',
      wuu: '吴语（上海话）',
      za: '壮语',
      ug: '维吾尔语',
      mn: '蒙古语',
      bo: '藏语',
      ko: '朝鲜语',
      en: '英语',
      csl: '手语',
    },
    quietFrom: '几点以后别叫我',
    quietHint: '可以过半夜，例如 22:00 到 07:00。两个都不选，就是不设。',
    quietTo: '到几点为止',
    cap: '一周最多叫我几次',
    capHint: '不填就不限。',
    saveLimits: '存下',
    saved: '存好了。',
    avoidTitle: '不想碰到的人',
    avoidText:
      '这位求助时不会叫您，您求助时也不会叫这位。除了您自己，谁都看不到，社区也看不到。登记里有没有这个号码，这里不会说。',
    avoidAddress: '这位的手机号码或邮箱',
    avoidNote: '您怎么记这一位',
    avoidNoteHint: '只给您自己看，例如：以前的房东。',
    avoid: '记下',
    avoided: '记下了。',
    stopAvoiding: '去掉',
    stopAvoidingNamed: (note) => `去掉：${note}`,
    avoidingStopped: '去掉了。',
    leaveTitle: '退出',
    leaveText: '不用说原因。马上就不再叫您，这一页上填的全部去掉。',
    leave: '我不帮了',
    left: '好的，已经全部去掉了。谢谢您这些日子。',
    open: '值班、会什么、怎么帮',
    hereTitle: '邻居来帮忙',
    hereCount: (count) => `这里有 ${count} 位邻居愿意帮忙。`,
    invite: '邻居有急事时，愿意搭把手吗？什么时候、帮什么，都由您定。',
    back: '回到我的',
  },
  en: {
    title: 'How I help',
    lead: 'What you can do, when you have time and where you set out from is yours to say. When a neighbour needs help, whoever is near and on duty is asked first.',
    consent:
      'We keep only what you tell us here: the building you set out from, what you can do, when you are on duty and when you want quiet. It is used to find you when somebody asks for help, and for nothing else. Nobody looks where you are, nobody scores or ranks you. You can stop at any time, and with one press all of it is gone.',
    begin: 'I would like to help',
    begun: 'Thank you! Now you can say what you can do, and when.',
    dutyTitle: 'On duty',
    switched: (until) => `You are on duty until ${until}.`,
    rostered: (until) => `You are on duty by a roster, until ${until}.`,
    regular: (until) => `You are on duty (your regular hours) until ${until}.`,
    always: 'You are on duty at every hour of the week.',
    resting: (until) => `You are away until ${until}.`,
    off: 'You are not on duty now.',
    offNext: (next) => `You are not on duty now. Your next regular hours: ${next}.`,
    quietToo: (from, to) =>
      `From ${from} to ${to} you want quiet: nobody calls you then, on duty or not.`,
    onFor: 'Go on duty now, for how long',
    hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
    goOn: 'On duty now',
    goOff: 'Not on duty now',
    wentOn: 'You are on duty. It ends by itself.',
    wentOff: 'You are not on duty now.',
    restDay: 'Away until which day',
    restHint: 'Nobody calls you before that day begins, in regular hours neither.',
    rest: 'Take a rest',
    endRest: 'End the rest, back to regular hours',
    rested: 'All right. Nobody calls you before that day.',
    restEnded: 'Your regular hours hold again.',
    weekTitle: 'Regular hours',
    weekNone: 'There are none yet. You are called only after you press “On duty now”.',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    sameDay: (day, from, to) => `${day} ${from}–${to}`,
    nextDay: (day, from, to) => `${day} ${from} until ${to} the day after`,
    longer: (from, to) => `${from} until ${to}`,
    roundTheClock: 'Every day, round the clock',
    removeHours: 'Take out',
    removeNamed: (hours) => `Take out ${hours}`,
    addTitle: 'Add hours',
    onDays: 'On which days',
    from: 'From',
    to: 'Until',
    toHint: 'If it is earlier than the beginning, it means the next day; if the same, 24 hours.',
    add: 'Add',
    hoursAdded: 'Added.',
    hoursRemoved: 'Taken out.',
    skillsTitle: 'What I can do',
    able: 'I can do this',
    learning: 'I am learning this',
    learningHint: 'You may go along with somebody; you are not called for it alone.',
    saveSkills: 'Save what I can do',
    limitsTitle: 'How I would like to help',
    anchor: 'Where I set out from',
    anchorHint:
      'A building or a grid; it need not be your home. Only this is used to tell who is near, never where you are.',
    noAnchor:
      'We have no home of yours on record. Open the community you would like to help in, and come here from there.',
    toPlaces: 'Find a community',
    groups: 'What I may be called for',
    groupsHint: 'Tick none, and anything will do.',
    languages: 'Languages I speak',
    languagesHint: 'Somebody who speaks the language of who asks is asked first.',
    spoken: {
      cmn: 'Mandarin',
      yue: 'Cantonese',
      nan: 'Southern Min',
      hak: 'Hakka',
      wuu: 'Wu (Shanghainese)',
      za: 'Zhuang',
      ug: 'Uyghur',
      mn: 'Mongolian',
      bo: 'Tibetan',
      ko: 'Korean',
      en: 'English',
      csl: 'Sign language',
    },
    quietFrom: 'Do not call me from',
    quietHint: 'It may pass midnight, such as 22:00 to 07:00. Choose neither for none.',
    quietTo: 'Until',
    cap: 'Calls a week, at most',
    capHint: 'Leave it empty for no limit.',
    saveLimits: 'Save',
    saved: 'Saved.',
    avoidTitle: 'People I would rather not meet',
    avoidText:
      'You are not called when they ask for help, nor are they when you do. Nobody but you sees this, the community neither. We do not tell whether the number is on record.',
    avoidAddress: 'Their telephone number or e-mail',
    avoidNote: 'Your own note',
    avoidNoteHint: 'For your eyes only, such as: my former landlord.',
    avoid: 'Note it',
    avoided: 'Noted.',
    stopAvoiding: 'Take out',
    stopAvoidingNamed: (note) => `Take out: ${note}`,
    avoidingStopped: 'Taken out.',
    leaveTitle: 'Stop',
    leaveText:
      'You need not say why. Nobody calls you from now on, and all that you told us on this page is gone.',
    leave: 'I stop helping',
    left: 'All of it is gone. Thank you for having been there.',
    open: 'Duty, abilities, limits',
    hereTitle: 'Neighbours who help',
    hereCount: (count) => `${count} neighbours here would lend a hand.`,
    invite:
      'Would you lend a hand when a neighbour needs help? When and with what is yours to say.',
    back: 'Back to my account',
  },
};
