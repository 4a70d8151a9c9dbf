import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of the list of notices and of what one chooses. */
export type NoticeWords = {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly noneText: string;
  readonly unread: string;
  readonly urgent: string;
  readonly readAll: string;
  readonly allRead: string;
  readonly open: string;
  readonly hidden: string;
  readonly choose: string;
  readonly older: string;
  readonly choicesTitle: string;
  readonly choicesLead: string;
  readonly byWay: (topic: string, way: string) => string;
  readonly notSet: string;
  readonly noAddress: string;
  readonly addAddress: string;
  readonly hours: string;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly quietHint: string;
  readonly digestAt: string;
  readonly save: string;
  readonly saved: string;
  readonly stops: string;
  readonly stopsText: string;
  readonly stopAll: string;
  readonly stoppedAll: string;
  readonly stoppedTopic: (topic: string) => string;
  readonly resume: string;
  readonly resumeNamed: (topic: string) => string;
  readonly stopped: string;
  readonly resumed: string;
  readonly sentTitle: string;
  readonly sentNone: string;
  readonly sentWhat: string;
  readonly sentHow: string;
  readonly sentState: string;
  readonly sentWhen: string;
  readonly attempts: (count: string) => string;
  readonly stopTitle: string;
  readonly stopLead: (what: string) => string;
  readonly everything: string;
  readonly stopButton: string;
  readonly stopStays: string;
  readonly stopDone: string;
  readonly stopDoneText: string;
  readonly undo: string;
  readonly undone: string;
};

export const noticeWords: Catalogue<NoticeWords> = {
  'zh-Hant': {
    title: '通知',
    lead: '和您有關的事有了變動，都記在這裡。',
    none: '沒有通知',
    noneText: '您提的事、辦的事、關注的事有了變動，會寫在這裡。',
    unread: '未讀',
    urgent: '急',
    readAll: '全部標為已讀',
    allRead: '都標為已讀了。',
    open: '打開看',
    hidden: '這件事現在不對您開放',
    choose: '選擇怎麼通知我',
    older: '更早的',
    choicesTitle: '怎麼通知我',
    choicesLead: '通知總是寫在「通知」頁裡。另外還要不要發到外面，由您決定。',
    byWay: (topic, way) => `${topic}：${way}`,
    notSet: '這裡還沒有接通郵件和短信。通知都在「通知」頁裡；也可以在下面打開這台裝置的通知。',
    noAddress: '您還沒有確認過的手機號碼或郵箱，所以只能在這裡看。',
    addAddress: '加一個號碼或郵箱',
    hours: '什麼時候',
    quietFrom: '晚上幾點以後不打擾',
    quietTo: '早上幾點以後再發',
    quietHint: '例如 21:00。急事不受這個限制。',
    digestAt: '「每天一次」的，幾點發',
    save: '保存',
    saved: '保存了，從現在起照這樣通知。',
    stops: '不再發',
    stopsText: '一按就停，還沒發出去的也不發了。「通知」頁裡照樣看得到。',
    stopAll: '停掉所有發到外面的',
    stoppedAll: '發到外面的都停了',
    stoppedTopic: (topic) => `停了：${topic}`,
    resume: '恢復',
    resumeNamed: (topic) => `恢復：${topic}`,
    stopped: '停了。還沒發出去的也不會再發。',
    resumed: '恢復了。停的時候沒發的，不再補發。',
    sentTitle: '發給我的',
    sentNone: '還沒有發過。',
    sentWhat: '內容',
    sentHow: '方式',
    sentState: '結果',
    sentWhen: '時間',
    attempts: (count) => `試了 ${count} 次`,
    stopTitle: '不再收到這些消息',
    stopLead: (what) => `按一下就停：${what}。`,
    everything: '所有發到外面的消息',
    stopButton: '不再發給我',
    stopStays: '登入以後，在「通知」頁裡照樣看得到。',
    stopDone: '停了',
    stopDoneText: '還沒發出去的也不會再發。按錯了可以馬上撤回。',
    undo: '撤回，照常發給我',
    undone: '恢復了。停的時候沒發的，不再補發。',
  },
  'zh-Hans': {
    title: '通知',
    lead: '和您有关的事有了变动，都记在这里。',
    none: '没有通知',
    noneText: '您提的事、办的事、关注的事有了变动，会写在这里。',
    unread: '未读',
    urgent: '急',
    readAll: '全部标为已读',
    allRead: '都标为已读了。',
    open: '打开看',
    hidden: '这件事现在不对您开放',
    choose: '选择怎么通知我',
    older: '更早的',
    choicesTitle: '怎么通知我',
    choicesLead: '通知总是写在“通知”页里。另外还要不要发到外面，由您决定。',
    byWay: (topic, way) => `${topic}：${way}`,
    notSet: '这里还没有接通邮件和短信。通知都在“通知”页里；也可以在下面打开这台设备的通知。',
    noAddress: '您还没有确认过的手机号码或邮箱，所以只能在这里看。',
    addAddress: '加一个号码或邮箱',
    hours: '什么时候',
    quietFrom: '晚上几点以后不打扰',
    quietTo: '早上几点以后再发',
    quietHint: '例如 21:00。急事不受这个限制。',
    digestAt: '“每天一次”的，几点发',
    save: '保存',
    saved: '保存了，从现在起照这样通知。',
    stops: '不再发',
    stopsText: '一按就停，还没发出去的也不发了。“通知”页里照样看得到。',
    stopAll: '停掉所有发到外面的',
    stoppedAll: '发到外面的都停了',
    stoppedTopic: (topic) => `停了：${topic}`,
    resume: '恢复',
    resumeNamed: (topic) => `恢复：${topic}`,
    stopped: '停了。还没发出去的也不会再发。',
    resumed: '恢复了。停的时候没发的，不再补发。',
    sentTitle: '发给我的',
    sentNone: '还没有发过。',
    sentWhat: '内容',
    sentHow: '方式',
    sentState: '结果',
    sentWhen: '时间',
    attempts: (count) => `试了 ${count} 次`,
    stopTitle: '不再收到这些消息',
    stopLead: (what) => `按一下就停：${what}。`,
    everything: '所有发到外面的消息',
    stopButton: '不再发给我',
    stopStays: '登录以后，在“通知”页里照样看得到。',
    stopDone: '停了',
    stopDoneText: '还没发出去的也不会再发。按错了可以马上撤回。',
    undo: '撤回，照常发给我',
    undone: '恢复了。停的时候没发的，不再补发。',
  },
  en: {
    title: 'Notices',
    lead: 'When something that concerns you changes, it stands here.',
    none: 'No notices',
    noneText: 'What you raised, do or follow will be told here when it moves.',
    unread: 'unread',
    urgent: 'urgent',
    readAll: 'Mark all as read',
    allRead: 'All marked as read.',
    open: 'Open it',
    hidden: 'You cannot see this matter at present',
    choose: 'Choose how I am told',
    older: 'Older',
    choicesTitle: 'How I am told',
    choicesLead:
      'Notices always stand under “Notices”. Whether they also leave the house, you decide.',
    byWay: (topic, way) => `${topic}: ${way}`,
    notSet:
      'E-mail and text messages are not connected here. All is under “Notices”; below you can be told on this device.',
    noAddress: 'You have no confirmed number or e-mail, so you can read notices only here.',
    addAddress: 'Add a number or e-mail',
    hours: 'When',
    quietFrom: 'Do not disturb me from',
    quietTo: 'Send again from',
    quietHint: 'For example 21:00. What is urgent comes all the same.',
    digestAt: '“Once a day” comes at',
    save: 'Save',
    saved: 'Saved. From now on you are told like this.',
    stops: 'Stop',
    stopsText: 'One tap stops it, also what has not left yet. You still find it under “Notices”.',
    stopAll: 'Stop everything that is sent out',
    stoppedAll: 'Everything sent out is stopped',
    stoppedTopic: (topic) => `Stopped: ${topic}`,
    resume: 'Resume',
    resumeNamed: (topic) => `Resume: ${topic}`,
    stopped: 'Stopped. What has not left yet will not leave.',
    resumed: 'Resumed. What was stopped meanwhile is not sent.',
    sentTitle: 'Sent to me',
    sentNone: 'Nothing has been sent yet.',
    sentWhat: 'What',
    sentHow: 'How',
    sentState: 'Outcome',
    sentWhen: 'When',
    attempts: (count) => `tried ${count} times`,
    stopTitle: 'Stop these messages',
    stopLead: (what) => `One tap stops: ${what}.`,
    everything: 'everything that is sent out',
    stopButton: 'Do not send me this any more',
    stopStays: 'You still find it under “Notices” when you sign in.',
    stopDone: 'Stopped',
    stopDoneText:
      'What has not left yet will not leave. A slip of the finger can be undone at once.',
    undo: 'Undo: send to me as before',
    undone: 'Resumed. What was stopped meanwhile is not sent.',
  },
};
