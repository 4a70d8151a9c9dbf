import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences by which a matter is handed on, taken over and sent back. */
export type TransferWords = {
  readonly transfer: string;
  readonly to: string;
  readonly toHint: string;
  readonly why: string;
  readonly whyHint: string;
  readonly takeOver: string;
  readonly takeOverHint: (from: string) => string;
  readonly sendBack: (from: string) => string;
  readonly sendBackHint: (times: string) => string;
  /** How a matter stands that was handed on and is not taken over. */
  readonly passedOn: (to: string) => string;
  readonly wayBetween: (from: string, to: string) => string;
};

const hant: TransferWords = {
  transfer: '轉辦',
  to: '轉給誰辦',
  toHint: '對方接了才算轉成。期限照原來的算，不會重新開始。',
  why: '為什麼轉',
  whyHint: '對方和提出的人會看到。',
  takeOver: '接下來辦',
  takeOverHint: (from) => `${from}轉來的。接了就由您這邊安排。`,
  sendBack: (from) => `退回給${from}`,
  sendBackHint: (times) => `還可以退 ${times} 次；最後一次退，由上級定歸誰辦。`,
  passedOn: (to) => `已轉給${to}，等接收`,
  wayBetween: (from, to) => `${from} → ${to}`,
};

const hans: TransferWords = {
  transfer: '转办',
  to: '转给谁办',
  toHint: '对方接了才算转成。期限照原来的算，不会重新开始。',
  why: '为什么转',
  whyHint: '对方和提出的人会看到。',
  takeOver: '接下来办',
  takeOverHint: (from) => `${from}转来的。接了就由您这边安排。`,
  sendBack: (from) => `退回给${from}`,
  sendBackHint: (times) => `还可以退 ${times} 次；最后一次退，由上级定归谁办。`,
  passedOn: (to) => `已转给${to}，等接收`,
  wayBetween: (from, to) => `${from} → ${to}`,
};

const en: TransferWords = {
  transfer: 'Pass it on',
  to: 'Who shall look after it',
  toHint:
    'It is theirs once they take it over. The time that is left goes on and does not begin anew.',
  why: 'Why it is passed on',
  whyHint: 'They and whoever asked read this.',
  takeOver: 'Take it over',
  takeOverHint: (from) => `Passed on by ${from}. From then on it is yours to arrange.`,
  sendBack: (from) => `Send it back to ${from}`,
  sendBackHint: (times) =>
    `It can be sent back ${times} more times; the last time the superior decides whose it is.`,
  passedOn: (to) => `Passed on to ${to}, not taken over yet`,
  wayBetween: (from, to) => `${from} → ${to}`,
};

/** The sentences of handing on in three languages. */
export const transferWords: Catalogue<TransferWords> = {
  'zh-Hant': hant,
  'zh-Hans': hans,
  en,
};
