import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences of a matter’s own page. */
export type MatterWords = {
  readonly backTo: (place: string) => string;
  readonly reference: (number: string) => string;
  readonly facts: string;
  readonly number: string;
  readonly where: string;
  readonly category: string;
  readonly about: string;
  readonly raisedBy: string;
  readonly raisedAt: string;
  readonly noName: string;
  readonly deadline: string;
  readonly seenBy: string;
  readonly queue: string;
  readonly whoHasIt: string;
  readonly nobodyYet: string;
  readonly nobodyYetText: string;
  readonly nobodyAnyMore: string;
  readonly somebodyHasIt: string;
  readonly somebodyHadIt: string;
  readonly leads: string;
  readonly lendsAHand: string;
  readonly since: (day: string) => string;
  readonly youHaveIt: string;
  readonly photos: string;
  readonly photoBefore: (title: string) => string;
  readonly photoAfter: (title: string) => string;
  readonly photoProof: (title: string) => string;
  readonly photoProofWord: string;
  readonly story: string;
  readonly says: (who: string) => string;
  readonly saysParties: (who: string) => string;
  readonly saysStaff: (who: string) => string;
  readonly thanks: string;
  readonly mergedInto: string;
  readonly mergedIntoText: string;
  readonly seeOther: string;
  readonly partOf: string;
  readonly actions: string;
  readonly toConfirmTitle: string;
  readonly toConfirmText: string;
  readonly toAnswerTitle: string;
  readonly youHaveItTitle: string;
  readonly youHaveItText: string;
  readonly scheduledTitle: (when: string) => string;
  readonly awaitingTitle: string;
  readonly awaitingText: string;
  readonly pausedTitle: (until: string) => string;
  readonly overdueTitle: string;
  readonly overdueText: (when: string) => string;
  readonly contact: string;
  readonly contactHint: string;
  readonly glass: string;
  readonly glassHint: string;
  readonly contactNone: string;
  readonly contactSeenBy: string;
  readonly contactSeenByText: string;
  readonly telephone: string;
  readonly address: string;
  readonly offers: string;
  readonly offersHint: string;
  readonly releaseWanted: string;
  readonly pauseWanted: (until: string) => string;
  readonly keepItWhy: string;
  readonly comments: string;
  readonly comment: string;
  readonly commentHint: string;
  readonly commentFor: string;
  readonly commentPublic: string;
  readonly commentParties: string;
  readonly commentStaff: string;
};

const hant: MatterWords = {
  backTo: (place) => `${place}的事`,
  reference: (number) => `編號 ${number}`,
  facts: '這件事',
  number: '編號',
  where: '地點',
  category: '類別',
  about: '說的是誰',
  raisedBy: '誰提的',
  raisedAt: '哪天提的',
  noName: '沒有留名',
  deadline: '期限',
  seenBy: '誰看得到',
  queue: '歸誰管',
  whoHasIt: '誰在辦',
  nobodyYet: '還沒有人認領',
  nobodyYetText: '您若是能辦，說一聲「我來辦」就行。',
  nobodyAnyMore: '沒有人經手就辦結了。',
  somebodyHasIt: '有人在辦。登入後，住在這裡的鄰居看得到是誰。',
  somebodyHadIt: '已經辦結。登入後，住在這裡的鄰居看得到是誰辦的。',
  leads: '牽頭',
  lendsAHand: '搭把手',
  since: (day) => `${day}起`,
  youHaveIt: '您自己',
  photos: '照片',
  photoBefore: (title) => `辦之前：${title}`,
  photoAfter: (title) => `辦好之後：${title}`,
  photoProof: (title) => `憑據：${title}`,
  photoProofWord: '憑據',
  story: '經過',
  says: (who) => `${who}：`,
  saysParties: (who) => `${who}（只有經手的人看得到）：`,
  saysStaff: (who) => `${who}（只有工作人員看得到）：`,
  thanks: '謝謝',
  mergedInto: '這件事併到另一件一起辦了',
  mergedIntoText: '那邊有消息，這邊關注的人都會知道。',
  seeOther: '看那一件',
  partOf: '這是一件大事裡的一部分',
  actions: '現在可以做的',
  toConfirmTitle: '辦好了，解決了嗎？',
  toConfirmText: '請您看一看，說一聲。不說的話，過些天會自動辦結。',
  toAnswerTitle: '有一句話要問您',
  youHaveItTitle: '這件事在您手上',
  youHaveItText: '先看看怎麼聯繫，約個時間；辦好了說一聲。',
  scheduledTitle: (when) => `約好 ${when}`,
  awaitingTitle: '已經說辦好了',
  awaitingText: '等提出的人確認。',
  pausedTitle: (until) => `先放一放，到 ${until}`,
  overdueTitle: '已超時',
  overdueText: (when) => `原定 ${when} 辦完。`,
  contact: '怎麼聯繫',
  contactHint: '只給在辦的人看。誰看過會記下來，提出的人也看得到。',
  glass: '有急事，要找提的人',
  glassHint: '您的職務看不到是誰提的。要破例打開，得寫明理由，本人和管理員馬上知道。',
  contactNone: '沒有留電話。可以在下面說一句。',
  contactSeenBy: '誰看過您的地址和電話',
  contactSeenByText: '他們是為辦這件事看的。',
  telephone: '電話',
  address: '地址',
  offers: '想來搭把手的人',
  offersHint: '請他們一起來，或者謝過。',
  releaseWanted: '有人希望換個人來辦',
  pauseWanted: (until) => `申請放一放，到 ${until}`,
  keepItWhy: '說說打算怎麼辦',
  comments: '說一句',
  comment: '想說的話',
  commentHint: '請不要寫別人的電話、門牌。',
  commentFor: '誰看得到',
  commentPublic: '看得到這件事的人',
  commentParties: '只有提出的人、經手的人、工作人員',
  commentStaff: '只有工作人員',
};

const hans: MatterWords = {
  backTo: (place) => `${place}的事`,
  reference: (number) => `编号 ${number}`,
  facts: '这件事',
  number: '编号',
  where: '地点',
  category: '类别',
  about: '说的是谁',
  raisedBy: '谁提的',
  raisedAt: '哪天提的',
  noName: '没有留名',
  deadline: '期限',
  seenBy: '谁看得到',
  queue: '归谁管',
  whoHasIt: '谁在办',
  nobodyYet: '还没有人认领',
  nobodyYetText: '您若是能办，说一声“我来办”就行。',
  nobodyAnyMore: '没有人经手就办结了。',
  somebodyHasIt: '有人在办。登录后，住在这里的邻居看得到是谁。',
  somebodyHadIt: '已经办结。登录后，住在这里的邻居看得到是谁办的。',
  leads: '牵头',
  lendsAHand: '搭把手',
  since: (day) => `${day}起`,
  youHaveIt: '您自己',
  photos: '照片',
  photoBefore: (title) => `办之前：${title}`,
  photoAfter: (title) => `办好之后：${title}`,
  photoProof: (title) => `凭据：${title}`,
  photoProofWord: '凭据',
  story: '经过',
  says: (who) => `${who}：`,
  saysParties: (who) => `${who}（只有经手的人看得到）：`,
  saysStaff: (who) => `${who}（只有工作人员看得到）：`,
  thanks: '谢谢',
  mergedInto: '这件事并到另一件一起办了',
  mergedIntoText: '那边有消息，这边关注的人都会知道。',
  seeOther: '看那一件',
  partOf: '这是一件大事里的一部分',
  actions: '现在可以做的',
  toConfirmTitle: '办好了，解决了吗？',
  toConfirmText: '请您看一看，说一声。不说的话，过些天会自动办结。',
  toAnswerTitle: '有一句话要问您',
  youHaveItTitle: '这件事在您手上',
  youHaveItText: '先看看怎么联系，约个时间；办好了说一声。',
  scheduledTitle: (when) => `约好 ${when}`,
  awaitingTitle: '已经说办好了',
  awaitingText: '等提出的人确认。',
  pausedTitle: (until) => `先放一放，到 ${until}`,
  overdueTitle: '已超时',
  overdueText: (when) => `原定 ${when} 办完。`,
  contact: '怎么联系',
  contactHint: '只给在办的人看。谁看过会记下来，提出的人也看得到。',
  glass: '有急事，要找提的人',
  glassHint: '您的职务看不到是谁提的。要破例打开，得写明理由，本人和管理员马上知道。',
  contactNone: '没有留电话。可以在下面说一句。',
  contactSeenBy: '谁看过您的地址和电话',
  contactSeenByText: '他们是为办这件事看的。',
  telephone: '电话',
  address: '地址',
  offers: '想来搭把手的人',
  offersHint: '请他们一起来，或者谢过。',
  releaseWanted: '有人希望换个人来办',
  pauseWanted: (until) => `申请放一放，到 ${until}`,
  keepItWhy: '说说打算怎么办',
  comments: '说一句',
  comment: '想说的话',
  commentHint: '请不要写别人的电话、门牌。',
  commentFor: '谁看得到',
  commentPublic: '看得到这件事的人',
  commentParties: '只有提出的人、经手的人、工作人员',
  commentStaff: '只有工作人员',
};

const en: MatterWords = {
  backTo: (place) => `Matters in ${place}`,
  reference: (number) => `No. ${number}`,
  facts: 'About this',
  number: 'Number',
  where: 'Where',
  category: 'Category',
  about: 'About',
  raisedBy: 'Raised by',
  raisedAt: 'Raised on',
  noName: 'without a name',
  deadline: 'Due by',
  seenBy: 'Seen by',
  queue: 'Looked after by',
  whoHasIt: 'Who has it',
  nobodyYet: 'Nobody has it yet',
  nobodyYetText: 'If you can do it, say “I’ll do it”.',
  nobodyAnyMore: 'It was closed without anybody having it in hand.',
  somebodyHasIt: 'Somebody is on it. Neighbours who sign in see who.',
  somebodyHadIt: 'It is closed. Neighbours who sign in see who did it.',
  leads: 'takes the lead',
  lendsAHand: 'lends a hand',
  since: (day) => `since ${day}`,
  youHaveIt: 'yourself',
  photos: 'Photos',
  photoBefore: (title) => `Before: ${title}`,
  photoAfter: (title) => `After: ${title}`,
  photoProof: (title) => `Proof: ${title}`,
  photoProofWord: 'Proof',
  story: 'What happened',
  says: (who) => `${who}:`,
  saysParties: (who) => `${who} (to those in it only):`,
  saysStaff: (who) => `${who} (to staff only):`,
  thanks: 'Thanks',
  mergedInto: 'This was joined to another matter',
  mergedIntoText: 'Whoever follows this one hears what happens there.',
  seeOther: 'See the other',
  partOf: 'This is a part of a larger matter',
  actions: 'What you can do now',
  toConfirmTitle: 'It is done. Is it solved?',
  toConfirmText:
    'Have a look and say so. Without a word from you it closes by itself in some days.',
  toAnswerTitle: 'There is a question for you',
  youHaveItTitle: 'This is in your hands',
  youHaveItText: 'See how to reach them, set a time, and say when it is done.',
  scheduledTitle: (when) => `Set for ${when}`,
  awaitingTitle: 'Said to be done',
  awaitingText: 'Waiting for the one who asked to confirm.',
  pausedTitle: (until) => `On hold until ${until}`,
  overdueTitle: 'Overdue',
  overdueText: (when) => `It was due by ${when}.`,
  contact: 'How to reach them',
  contactHint:
    'Only for whoever has it in hand. Who looks is noted, and the one who asked can see it.',
  glass: 'It is urgent: reach the asker',
  glassHint:
    'Your office does not see who raised this. Breaking the glass takes a reason, which they and the stewards read at once.',
  contactNone: 'No telephone was given. You can write below.',
  contactSeenBy: 'Who saw your address and telephone',
  contactSeenByText: 'They looked in order to do this.',
  telephone: 'Telephone',
  address: 'Address',
  offers: 'Who would lend a hand',
  offersHint: 'Ask them to join in, or thank them.',
  releaseWanted: 'Somebody would like another person to do it',
  pauseWanted: (until) => `Asked to let it rest until ${until}`,
  keepItWhy: 'Say what you plan to do',
  comments: 'Say something',
  comment: 'Your words',
  commentHint: 'Please leave out other people’s telephone numbers and doors.',
  commentFor: 'Who can read it',
  commentPublic: 'Everybody who sees this',
  commentParties: 'Only who asked, who has it, and staff',
  commentStaff: 'Only staff',
};

/** The sentences of a matter’s page in three languages. */
export const matterWords: Catalogue<MatterWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
