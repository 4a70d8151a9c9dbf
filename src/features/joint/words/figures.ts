import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What each share is called: a part of a whole that its name says. */
export type ShareWords = {
  readonly reported: string;
  readonly came: string;
  readonly parts: string;
  readonly closed: string;
  readonly assessed: string;
  readonly solved: string;
  readonly partly: string;
};

export type FigureWords = {
  readonly title: (place: string) => string;
  readonly lead: (asked: string) => string;
  readonly panelTitle: string;
  readonly asked: string;
  readonly more: string;
  readonly what: string;
  readonly count: string;
  readonly share: string;
  readonly part: string;
  readonly whole: string;
  readonly nothing: string;
  readonly ofWhole: (part: string, whole: string) => string;
  readonly how: string;
  readonly shares: ShareWords;
};

export const figureWords: Catalogue<FigureWords> = {
  'zh-Hant': {
    title: (place) => `${place}的吹哨報到`,
    lead: (asked) => `這一年吹哨 ${asked} 次，請幾家單位一起辦。`,
    panelTitle: '吹哨報到',
    asked: '這一年吹哨',
    more: '看全部數字',
    what: '看什麼',
    count: '幾個裡有幾個',
    share: '占多少',
    part: '有幾個',
    whole: '一共幾個',
    nothing: '還沒有',
    ofWhole: (part, whole) => `${whole} 個裡有 ${part} 個`,
    how: '只數單位，不數人，也不排名次。到期前就取消的不算，同意不來的不算缺席。',
    shares: {
      reported: '按時報到（該回話的單位裡）',
      came: '到場（要到場的單位裡）',
      parts: '分工按時辦好（到期的分工裡）',
      closed: '已結束（吹過的哨裡）',
      assessed: '已評定（已結束的裡）',
      solved: '評定解決了（已評定的裡）',
      partly: '評定解決了一部分（已評定的裡）',
    },
  },
  'zh-Hans': {
    title: (place) => `${place}的吹哨报到`,
    lead: (asked) => `这一年吹哨 ${asked} 次，请几家单位一起办。`,
    panelTitle: '吹哨报到',
    asked: '这一年吹哨',
    more: '看全部数字',
    what: '看什么',
    count: '几个里有几个',
    share: '占多少',
    part: '有几个',
    whole: '一共几个',
    nothing: '还没有',
    ofWhole: (part, whole) => `${whole} 个里有 ${part} 个`,
    how: '只数单位，不数人，也不排名次。到期前就取消的不算，同意不来的不算缺席。',
    shares: {
      reported: '按时报到（该回话的单位里）',
      came: '到场（要到场的单位里）',
      parts: '分工按时办好（到期的分工里）',
      closed: '已结束（吹过的哨里）',
      assessed: '已评定（已结束的里）',
      solved: '评定解决了（已评定的里）',
      partly: '评定解决了一部分（已评定的里）',
    },
  },
  en: {
    title: (place) => `Joint tasks of ${place}`,
    lead: (asked) => `Offices were called together in the last year: ${asked}.`,
    panelTitle: 'Joint tasks',
    asked: 'Called in the last year',
    more: 'See all the numbers',
    what: 'What is counted',
    count: 'How many of how many',
    share: 'Share',
    part: 'How many',
    whole: 'Of how many',
    nothing: 'None yet',
    ofWhole: (part, whole) => `${part} of ${whole}`,
    how: 'Offices are counted, no persons, and nobody is ranked. What was called off before it was due is not counted, and whoever was excused is not missing.',
    shares: {
      reported: 'Reported in time, of offices that had to answer',
      came: 'Came, of offices that had to come',
      parts: 'Parts done in time, of parts that were due',
      closed: 'Closed, of all that were called',
      assessed: 'Assessed, of those closed',
      solved: 'Solved, of those assessed',
      partly: 'Partly solved, of those assessed',
    },
  },
};
