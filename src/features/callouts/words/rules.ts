import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of how help is sought: for everybody, and for the steward who sets it. */
export type RuleWords = {
  readonly title: string;
  readonly lead: string;
  readonly setAt: (place: string) => string;
  readonly setNowhere: string;
  readonly stepsTitle: string;
  readonly stepsHint: string;
  readonly at: (time: string) => string;
  readonly atOnce: string;
  readonly seconds: (count: string) => string;
  readonly minutes: (count: string) => string;
  readonly wave: (count: string) => string;
  readonly everybody: (count: string) => string;
  readonly chain: (role: string) => string;
  readonly told: string;
  readonly ends: string;
  readonly setTitle: string;
  readonly setText: string;
  readonly accept: string;
  readonly acceptHint: string;
  readonly targets: readonly [first: string, second: string, third: string];
  readonly targetsHint: string;
  readonly waveSeconds: string;
  readonly collectSeconds: string;
  readonly collectHint: string;
  readonly rungSeconds: string;
  readonly mostAsked: string;
  readonly restHours: string;
  readonly restHint: string;
  readonly travelMinutes: string;
  readonly travelHint: string;
  readonly chainOf: (step: string) => string;
  readonly save: string;
  readonly saved: string;
  readonly drop: string;
  readonly dropHint: string;
  readonly dropped: string;
  readonly back: (place: string) => string;
  readonly open: string;
};

export const ruleWords: Catalogue<RuleWords> = {
  'zh-Hant': {
    title: '有急事時怎麼叫人',
    lead: '先叫最近、最合適的幾位，沒人應就再叫，一直叫到有人來。',
    setAt: (place) => `這裡用的是 ${place} 定的辦法。`,
    setNowhere: '這裡用的是程式自帶的辦法，還沒有人改過。',
    stepsTitle: '要是一直沒人應，會這樣',
    stepsHint:
      '有人答應，馬上停下來，其他人會收到「有人去了，謝謝」。這裡以後應得多還是少，程式會慢慢記住，叫的人數跟着變。',
    at: (time) => `過 ${time}`,
    atOnce: '馬上',
    seconds: (count) => `${count} 秒`,
    minutes: (count) => `${count} 分鐘`,
    wave: (count) => `叫 ${count} 位值班的鄰居`,
    everybody: (count) => `叫附近所有值班的鄰居，最多 ${count} 位`,
    chain: (role) => `叫${role}`,
    told: '告訴求助的人：還沒有人能來，請打值班電話',
    ends: '到這裡，求助的人一定已經有了回音。',
    setTitle: '改這裡的辦法',
    setText: '從下一次叫人開始用；正在叫的，還照原來的辦法。',
    accept: '每 100 位被叫到的，大約有幾位會答應',
    acceptHint: '先猜一個。叫過以後按實際的算，猜的慢慢就不算數了。',
    targets: ['第一批至少來一位的把握（%）', '第二批（%）', '第三批（%）'],
    targetsHint: '把握越大，一次叫的人越多。後一批要比前一批大；不要那一批就空着。',
    waveSeconds: '兩批之間等幾秒',
    collectSeconds: '有人答應以後，再等幾秒看有沒有更合適的',
    collectHint: '0 是誰先答應誰去。',
    rungSeconds: '往上叫時，每一級等幾秒',
    mostAsked: '最後一批最多叫幾位',
    restHours: '剛被叫過的人，大約歇幾小時',
    restHint: '時間越長，越不會老叫同一個人。',
    travelMinutes: '走幾分鐘算遠',
    travelHint: '數字越小，越先叫近的。',
    chainOf: (step) => `沒有鄰居能來時，第 ${step} 個叫誰`,
    save: '就用這個辦法',
    saved: '記下了，從下一次叫人開始用。',
    drop: '不用這裡定的，用上面的',
    dropHint: '這裡定的辦法會拿掉，改用上一級的。',
    dropped: '拿掉了，現在用上一級的辦法。',
    back: (place) => place,
    open: '看看怎麼叫人',
  },
  'zh-Hans': {
    title: '有急事时怎么叫人',
    lead: '先叫最近、最合适的几位，没人应就再叫，一直叫到有人来。',
    setAt: (place) => `这里用的是 ${place} 定的办法。`,
    setNowhere: '这里用的是程序自带的办法，还没有人改过。',
    stepsTitle: '要是一直没人应，会这样',
    stepsHint:
      '有人答应，马上停下来，其他人会收到“有人去了，谢谢”。这里以后应得多还是少，程序会慢慢记住，叫的人数跟着变。',
    at: (time) => `过 ${time}`,
    atOnce: '马上',
    seconds: (count) => `${count} 秒`,
    minutes: (count) => `${count} 分钟`,
    wave: (count) => `叫 ${count} 位值班的邻居`,
    everybody: (count) => `叫附近所有值班的邻居，最多 ${count} 位`,
    chain: (role) => `叫${role}`,
    told: '告诉求助的人：还没有人能来，请打值班电话',
    ends: '到这里，求助的人一定已经有了回音。',
    setTitle: '改这里的办法',
    setText: '从下一次叫人开始用；正在叫的，还照原来的办法。',
    accept: '每 100 位被叫到的，大约有几位会答应',
    acceptHint: '先猜一个。叫过以后按实际的算，猜的慢慢就不算数了。',
    targets: ['第一批至少来一位的把握（%）', '第二批（%）', '第三批（%）'],
    targetsHint: '把握越大，一次叫的人越多。后一批要比前一批大；不要那一批就空着。',
    waveSeconds: '两批之间等几秒',
    collectSeconds: '有人答应以后，再等几秒看有没有更合适的',
    collectHint: '0 是谁先答应谁去。',
    rungSeconds: '往上叫时，每一级等几秒',
    mostAsked: '最后一批最多叫几位',
    restHours: '刚被叫过的人，大约歇几小时',
    restHint: '时间越长，越不会老叫同一个人。',
    travelMinutes: '走几分钟算远',
    travelHint: '数字越小，越先叫近的。',
    chainOf: (step) => `没有邻居能来时，第 ${step} 个叫谁`,
    save: '就用这个办法',
    saved: '记下了，从下一次叫人开始用。',
    drop: '不用这里定的，用上面的',
    dropHint: '这里定的办法会拿掉，改用上一级的。',
    dropped: '拿掉了，现在用上一级的办法。',
    back: (place) => place,
    open: '看看怎么叫人',
  },
  en: {
    title: 'How people are called in an emergency',
    lead: 'The nearest who can help are called first, then more, until somebody comes.',
    setAt: (place) => `What ${place} has set holds here.`,
    setNowhere: 'The values the program came with hold here; nobody has changed them.',
    stepsTitle: 'If nobody answers at all',
    stepsHint:
      'As soon as somebody says yes it stops, and the others read “somebody goes, thank you”. How many say yes here is learned with time, and how many are called follows it.',
    at: (time) => `After ${time}`,
    atOnce: 'At once',
    seconds: (count) => `${count} seconds`,
    minutes: (count) => `${count} minutes`,
    wave: (count) => `${count} neighbours on duty are called`,
    everybody: (count) => `everybody on duty nearby is called, ${count} at most`,
    chain: (role) => `${role}: called`,
    told: 'whoever asked is told: nobody can come yet, ring the number on duty',
    ends: 'By then whoever asked has an answer, in any case.',
    setTitle: 'Change it here',
    setText: 'It holds from the next call on; calls under way go on as they began.',
    accept: 'Of 100 who are called, how many say yes',
    acceptHint: 'A guess to begin with; what really happens soon counts for more.',
    targets: [
      'How surely the first wave brings somebody (%)',
      'The second wave (%)',
      'The third wave (%)',
    ],
    targetsHint:
      'The surer, the more are called at once. Each wave is surer than the one before; leave out those you do not want.',
    waveSeconds: 'Seconds between waves',
    collectSeconds: 'Seconds to wait, after a yes, for somebody better suited',
    collectHint: 'With 0, whoever says yes first goes.',
    rungSeconds: 'Seconds each step of the chain has',
    mostAsked: 'How many the last wave calls at most',
    restHours: 'Hours of rest for whoever was called lately',
    restHint: 'The longer, the less the same people are called.',
    travelMinutes: 'Minutes of walking that count as far',
    travelHint: 'The fewer, the more those nearby come first.',
    chainOf: (step) => `Where no neighbour can come, whom to call as number ${step}`,
    save: 'Set this',
    saved: 'Set: it holds from the next call on.',
    drop: 'Use what is set above instead',
    dropHint: 'What was set here is taken away; what is set above holds again.',
    dropped: 'Taken away: what is set above holds again.',
    back: (place) => place,
    open: 'How people are called',
  },
};
