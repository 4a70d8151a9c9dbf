import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What one may press on a matter. */
export type ButtonWords = {
  readonly claim: string;
  readonly offer: string;
  readonly follow: (count: string) => string;
  readonly followNone: string;
  readonly unfollow: (count: string) => string;
  readonly start: string;
  readonly schedule: string;
  readonly wait: string;
  readonly resume: string;
  readonly done: string;
  readonly release: string;
  readonly returnIt: string;
  readonly requestRelease: string;
  readonly confirm: string;
  readonly answer: string;
  readonly withdraw: string;
  readonly notFixed: string;
  readonly byOthers: string;
  readonly addPhotos: string;
  readonly stopHelping: string;
  readonly desk: string;
  readonly moreActions: string;
  readonly signInToHelp: string;
  readonly contactShow: string;
  readonly acceptOffer: string;
  readonly acceptOfferSpoken: (name: string) => string;
  readonly declineOffer: string;
  readonly declineOfferSpoken: (name: string) => string;
  readonly keepIt: string;
  readonly send: string;
};

const hant: ButtonWords = {
  claim: '我來辦',
  offer: '我也來幫忙',
  follow: (count) => `我也遇到 · ${count}`,
  followNone: '我也遇到',
  unfollow: (count) => `不再關注 · ${count}`,
  start: '我開始辦了',
  schedule: '約個時間',
  wait: '先等一等',
  resume: '接著辦',
  done: '辦好了',
  release: '放回去，讓別人辦',
  returnIt: '不該我辦，退回',
  requestRelease: '希望換個人來辦',
  confirm: '說說解決了沒有',
  answer: '回個話',
  withdraw: '不用辦了，撤回',
  notFixed: '還沒解決',
  byOthers: '別人已經辦好了',
  addPhotos: '補照片',
  stopHelping: '這次先幫到這裡',
  desk: '到工作台處理',
  moreActions: '還可以做的',
  signInToHelp: '登入後就能認領或關注',
  contactShow: '看地址和電話',
  acceptOffer: '一起來',
  acceptOfferSpoken: (name) => `請${name}一起來`,
  declineOffer: '這次不用',
  declineOfferSpoken: (name) => `謝過${name}，這次不用`,
  keepIt: '我會接著辦',
  send: '說出去',
};

const hans: ButtonWords = {
  claim: '我来办',
  offer: '我也来帮忙',
  follow: (count) => `我也遇到 · ${count}`,
  followNone: '我也遇到',
  unfollow: (count) => `不再关注 · ${count}`,
  start: '我开始办了',
  schedule: '约个时间',
  wait: '先等一等',
  resume: '接着办',
  done: '办好了',
  release: '放回去，让别人办',
  returnIt: '不该我办，退回',
  requestRelease: '希望换个人来办',
  confirm: '说说解决了没有',
  answer: '回个话',
  withdraw: '不用办了，撤回',
  notFixed: '还没解决',
  byOthers: '别人已经办好了',
  addPhotos: '补照片',
  stopHelping: '这次先帮到这里',
  desk: '到工作台处理',
  moreActions: '还可以做的',
  signInToHelp: '登录后就能认领或关注',
  contactShow: '看地址和电话',
  acceptOffer: '一起来',
  acceptOfferSpoken: (name) => `请${name}一起来`,
  declineOffer: '这次不用',
  declineOfferSpoken: (name) => `谢过${name}，这次不用`,
  keepIt: '我会接着办',
  send: '说出去',
};

const en: ButtonWords = {
  claim: 'I’ll do it',
  offer: 'I’ll lend a hand',
  follow: (count) => `Me too · ${count}`,
  followNone: 'Me too',
  unfollow: (count) => `Stop following · ${count}`,
  start: 'I’m on it now',
  schedule: 'Set a time',
  wait: 'Wait a while',
  resume: 'Go on',
  done: 'It is done',
  release: 'Put it back for somebody else',
  returnIt: 'Not mine to do: return it',
  requestRelease: 'Ask for somebody else',
  confirm: 'Say whether it is solved',
  answer: 'Answer',
  withdraw: 'No longer needed: withdraw',
  notFixed: 'Not solved',
  byOthers: 'Somebody else did it',
  addPhotos: 'Add photos',
  stopHelping: 'Stop helping with this',
  desk: 'Handle it at the desk',
  moreActions: 'Also possible',
  signInToHelp: 'Sign in to take it up or follow it',
  contactShow: 'Show address and telephone',
  acceptOffer: 'Join in',
  acceptOfferSpoken: (name) => `Ask ${name} to join in`,
  declineOffer: 'Not this time',
  declineOfferSpoken: (name) => `Thank ${name}: not this time`,
  keepIt: 'I go on with it',
  send: 'Send',
};

/** The labels of buttons in three languages. */
export const buttonWords: Catalogue<ButtonWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
