import type { LookAnswer } from '#/features/matters/model/look.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

type Answers = { readonly [answer in LookAnswer]: string };

/** The sentences of a walk through a place: what to look at, and what was seen. */
export type RoundWords = {
  readonly title: string;
  readonly lead: (place: string) => string;
  readonly stops: (count: string) => string;
  readonly more: (count: string) => string;
  readonly noPlace: string;
  readonly nothing: string;
  readonly nothingText: string;
  readonly grids: string;
  readonly wholePlace: string;
  readonly tasks: { readonly verify: string; readonly check: string };
  readonly print: string;
  readonly toDesk: string;
  readonly back: string;
  readonly ask: { readonly verify: string; readonly check: string };
  readonly hints: { readonly verify: string; readonly check: string };
  readonly answer: string;
  readonly verify: Answers;
  readonly check: Answers;
  readonly reason: string;
  readonly reasonHint: string;
  readonly photos: string;
  readonly send: string;
  readonly none: string;
  readonly noneText: string;
  readonly sheetTitle: (place: string) => string;
  readonly sheetLead: (sheet: string, sheets: string) => string;
  readonly sheetHint: string;
  readonly sheetPages: string;
  readonly sheetPage: (sheet: string) => string;
  readonly columns: {
    readonly done: string;
    readonly number: string;
    readonly where: string;
    readonly what: string;
    readonly note: string;
    readonly open: string;
  };
  readonly walker: string;
};

const hant: RoundWords = {
  title: '走一圈',
  lead: (place) => `${place}要去看的，按走的順序排好了。`,
  stops: (count) => `要看 ${count} 處`,
  more: (count) => `先列最急的 ${count} 處，看完再來。`,
  noPlace: '您沒有要去看的地方。',
  nothing: '沒有要去看的',
  nothingText: '這一圈都看過了，辛苦了。',
  grids: '走哪個網格',
  wholePlace: '全部',
  tasks: { verify: '去核實', check: '去核查' },
  print: '印出來帶著走',
  toDesk: '工作台',
  back: '回到這一圈',
  ask: { verify: '是不是像說的這樣？', check: '真的辦好了嗎？' },
  hints: {
    verify: '到現場看一看，拍一張。',
    check: '到現場看一看辦得怎樣，拍一張。',
  },
  answer: '看到什麼',
  verify: { yes: '是，情況屬實', no: '沒有，現場沒發現', unclear: '說不準' },
  check: { yes: '辦好了', no: '沒辦好，要返工', unclear: '說不準' },
  reason: '說一句',
  reasonHint: '「是」可以不寫，其他的要寫。',
  photos: '現場照片',
  send: '看過了',
  none: '這件現在不用看了',
  noneText: '別人已經看過，或者又往前走了。',
  sheetTitle: (place) => `${place}走訪單`,
  sheetLead: (sheet, sheets) => `第 ${sheet} 張，共 ${sheets} 張`,
  sheetHint: '按走的順序排好了。用手機掃右邊的碼，就打開那一件。',
  sheetPages: '第幾張',
  sheetPage: (sheet) => `第 ${sheet} 張`,
  columns: {
    done: '看過',
    number: '編號',
    where: '地點',
    what: '什麼事',
    note: '記一筆',
    open: '掃碼打開',
  },
  walker: '誰走的',
};

const hans: RoundWords = {
  title: '走一圈',
  lead: (place) => `${place}要去看的，按走的顺序排好了。`,
  stops: (count) => `要看 ${count} 处`,
  more: (count) => `先列最急的 ${count} 处，看完再来。`,
  noPlace: '您没有要去看的地方。',
  nothing: '没有要去看的',
  nothingText: '这一圈都看过了，辛苦了。',
  grids: '走哪个网格',
  wholePlace: '全部',
  tasks: { verify: '去核实', check: '去核查' },
  print: '印出来带着走',
  toDesk: '工作台',
  back: '回到这一圈',
  ask: { verify: '是不是像说的这样？', check: '真的办好了吗？' },
  hints: {
    verify: '到现场看一看，拍一张。',
    check: '到现场看一看办得怎样，拍一张。',
  },
  answer: '看到什么',
  verify: { yes: '是，情况属实', no: '没有，现场没发现', unclear: '说不准' },
  check: { yes: '办好了', no: '没办好，要返工', unclear: '说不准' },
  reason: '说一句',
  reasonHint: '“是”可以不写，其他的要写。',
  photos: '现场照片',
  send: '看过了',
  none: '这件现在不用看了',
  noneText: '别人已经看过，或者又往前走了。',
  sheetTitle: (place) => `${place}走访单`,
  sheetLead: (sheet, sheets) => `第 ${sheet} 张，共 ${sheets} 张`,
  sheetHint: '按走的顺序排好了。用手机扫右边的码，就打开那一件。',
  sheetPages: '第几张',
  sheetPage: (sheet) => `第 ${sheet} 张`,
  columns: {
    done: '看过',
    number: '编号',
    where: '地点',
    what: '什么事',
    note: '记一笔',
    open: '扫码打开',
  },
  walker: '谁走的',
};

const en: RoundWords = {
  title: 'A round',
  lead: (place) => `What to look at in ${place}, in the order of the walk.`,
  stops: (count) => `${count} to look at`,
  more: (count) => `These are the ${count} that press most; the others come after them.`,
  noPlace: 'There is no place that is yours to go round.',
  nothing: 'Nothing to look at',
  nothingText: 'This round is done. Thank you.',
  grids: 'Which grid',
  wholePlace: 'All of it',
  tasks: { verify: 'See whether it is so', check: 'See whether it is done' },
  print: 'Print it to take along',
  toDesk: 'The desk',
  back: 'Back to the round',
  ask: { verify: 'Is it as it was told?', check: 'Is it really done?' },
  hints: {
    verify: 'Go there, have a look and take a photo.',
    check: 'Go there, look how it was done and take a photo.',
  },
  answer: 'What you see',
  verify: { yes: 'Yes, it is so', no: 'No, it is not there', unclear: 'I cannot tell' },
  check: { yes: 'It is done well', no: 'It has to be done again', unclear: 'I cannot tell' },
  reason: 'A few words',
  reasonHint: 'Yes needs none, everything else does.',
  photos: 'Photos from there',
  send: 'I have looked',
  none: 'This needs no look any more',
  noneText: 'Somebody else has looked, or it has moved on.',
  sheetTitle: (place) => `Round sheet: ${place}`,
  sheetLead: (sheet, sheets) => `Sheet ${sheet} of ${sheets}`,
  sheetHint: 'In the order of the walk. Hold a telephone to the code on the right to open one.',
  sheetPages: 'Which sheet',
  sheetPage: (sheet) => `Sheet ${sheet}`,
  columns: {
    done: 'Seen',
    number: 'Number',
    where: 'Where',
    what: 'What',
    note: 'Note',
    open: 'Open',
  },
  walker: 'Walked by',
};

/** The sentences of rounds in three languages. */
export const roundWords: Catalogue<RoundWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
