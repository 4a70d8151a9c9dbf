import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What is said once after something was done. */
export type SavedWords = {
  readonly claimed: string;
  readonly released: string;
  readonly offered: string;
  readonly offerAccepted: string;
  readonly offerDeclined: string;
  readonly helpEnded: string;
  readonly followed: string;
  readonly unfollowed: string;
  readonly commented: string;
  readonly started: string;
  readonly scheduled: string;
  readonly waiting: string;
  readonly resumed: string;
  readonly done: string;
  readonly confirmed: string;
  readonly notFixed: string;
  readonly answered: string;
  readonly withdrawn: string;
  readonly reopeningAsked: string;
  readonly photosAdded: string;
  readonly contact: string;
  readonly returned: string;
  readonly releaseAsked: string;
  readonly releaseRefused: string;
  readonly pauseAsked: string;
  readonly accepted: string;
  readonly declined: string;
  readonly assigned: string;
  readonly recalled: string;
  readonly looked: string;
  readonly passedOn: string;
  readonly sentBack: string;
  readonly verifyAsked: string;
  readonly verified: string;
  readonly calledOut: string;
  readonly calledIn: string;
  readonly checked: string;
  readonly paused: string;
  readonly closed: string;
  readonly merged: string;
  readonly categoryChanged: string;
  readonly placeChanged: string;
  readonly reopeningAnswered: string;
};

const hant: SavedWords = {
  claimed: '這件事交給您了，謝謝！怎麼聯繫，看下面。',
  released: '放回去了，別人可以接著辦。',
  offered: '說好了。在辦的人會看到。',
  offerAccepted: '他們會一起來幫忙。',
  offerDeclined: '已經謝過了。',
  helpEnded: '好的，謝謝您幫到這裡。',
  followed: '記下了。有消息會告訴您。',
  unfollowed: '不再關注了。',
  commented: '說出去了。',
  started: '知道了，您開始辦了。',
  scheduled: '時間約好了。',
  waiting: '記下了，先等一等。',
  resumed: '接著辦。',
  done: '辛苦了！提出的人會來確認。',
  confirmed: '知道了，謝謝您說一聲。',
  notFixed: '知道了，會請他們接著辦。',
  answered: '話帶到了。',
  withdrawn: '撤回了。',
  reopeningAsked: '知道了。工作人員會看，再答覆您。',
  photosAdded: '照片補好了。',
  contact: '地址和電話在下面。',
  returned: '退回了，會重新安排。',
  releaseAsked: '話帶到了。',
  releaseRefused: '好的，大家知道您會接著辦。',
  pauseAsked: '申請送到了，等工作人員答覆。',
  accepted: '受理了。',
  declined: '已經答覆提出的人，不受理。',
  assigned: '交辦好了。',
  passedOn: '轉過去了，等對方接收。',
  sentBack: '退回去了。',
  looked: '記下了，接著看下一處。',
  recalled: '收回來了，可以重新安排。',
  verifyAsked: '已經請人去看看。',
  verified: '記下了看到的情況。',
  calledOut: '呼叫發出去了。',
  calledIn: '呼叫收回了。',
  checked: '查看的結果記下了。',
  paused: '先放一放，大家看得到放到哪天。',
  closed: '辦結了，提出的人會看到理由。',
  merged: '併過去了，關注的人都跟著過去。',
  categoryChanged: '類別改好了，期限重新算過。',
  placeChanged: '地點改好了，期限重新算過。',
  reopeningAnswered: '已經答覆了。',
};

const hans: SavedWords = {
  claimed: '这件事交给您了，谢谢！怎么联系，看下面。',
  released: '放回去了，别人可以接着办。',
  offered: '说好了。在办的人会看到。',
  offerAccepted: '他们会一起来帮忙。',
  offerDeclined: '已经谢过了。',
  helpEnded: '好的，谢谢您帮到这里。',
  followed: '记下了。有消息会告诉您。',
  unfollowed: '不再关注了。',
  commented: '说出去了。',
  started: '知道了，您开始办了。',
  scheduled: '时间约好了。',
  waiting: '记下了，先等一等。',
  resumed: '接着办。',
  done: '辛苦了！提出的人会来确认。',
  confirmed: '知道了，谢谢您说一声。',
  notFixed: '知道了，会请他们接着办。',
  answered: '话带到了。',
  withdrawn: '撤回了。',
  reopeningAsked: '知道了。工作人员会看，再答复您。',
  photosAdded: '照片补好了。',
  contact: '地址和电话在下面。',
  returned: '退回了，会重新安排。',
  releaseAsked: '话带到了。',
  releaseRefused: '好的，大家知道您会接着办。',
  pauseAsked: '申请送到了，等工作人员答复。',
  accepted: '受理了。',
  declined: '已经答复提出的人，不受理。',
  assigned: '交办好了。',
  passedOn: '转过去了，等对方接收。',
  sentBack: '退回去了。',
  looked: '记下了，接着看下一处。',
  recalled: '收回来了，可以重新安排。',
  verifyAsked: '已经请人去看看。',
  verified: '记下了看到的情况。',
  calledOut: '呼叫发出去了。',
  calledIn: '呼叫收回了。',
  checked: '查看的结果记下了。',
  paused: '先放一放，大家看得到放到哪天。',
  closed: '办结了，提出的人会看到理由。',
  merged: '并过去了，关注的人都跟着过去。',
  categoryChanged: '类别改好了，期限重新算过。',
  placeChanged: '地点改好了，期限重新算过。',
  reopeningAnswered: '已经答复了。',
};

const en: SavedWords = {
  claimed: 'It is in your hands. Thank you! How to reach them stands below.',
  released: 'Put back: somebody else can take it up.',
  offered: 'Noted. Whoever has it will see it.',
  offerAccepted: 'They join in.',
  offerDeclined: 'They were thanked.',
  helpEnded: 'All right. Thank you for the help so far.',
  followed: 'Noted. You will hear how it goes.',
  unfollowed: 'You no longer follow it.',
  commented: 'Sent.',
  started: 'Noted: you are on it.',
  scheduled: 'The time is set.',
  waiting: 'Noted: it waits.',
  resumed: 'It goes on.',
  done: 'Well done! The one who asked will confirm it.',
  confirmed: 'Noted. Thank you for saying so.',
  notFixed: 'Noted. They are asked to go on.',
  answered: 'Your answer is there.',
  withdrawn: 'Withdrawn.',
  reopeningAsked: 'Noted. A worker will look and answer you.',
  photosAdded: 'The photos are there.',
  contact: 'Address and telephone stand below.',
  returned: 'Returned, to be arranged anew.',
  releaseAsked: 'They have been told.',
  releaseRefused: 'All right, it is known that you go on.',
  pauseAsked: 'Asked. A worker will answer.',
  accepted: 'Accepted.',
  declined: 'Declined; whoever asked reads why.',
  assigned: 'Assigned.',
  passedOn: 'Passed on. They have to take it over.',
  sentBack: 'Sent back.',
  looked: 'Noted. On to the next one.',
  recalled: 'Taken back; arrange it anew.',
  verifyAsked: 'Somebody is asked to go and look.',
  verified: 'What was seen is noted.',
  calledOut: 'The call went out.',
  calledIn: 'The call is ended.',
  checked: 'The check is noted.',
  paused: 'It rests; everybody sees until when.',
  closed: 'Closed; whoever asked reads why.',
  merged: 'Joined; whoever followed it follows the other.',
  categoryChanged: 'The category is changed and the deadlines reckoned anew.',
  placeChanged: 'The place is changed and the deadlines reckoned anew.',
  reopeningAnswered: 'Answered.',
};

/** The sentences after something was done, in three languages. */
export const savedWords: Catalogue<SavedWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
