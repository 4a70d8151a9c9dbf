import type { ChanceLevel } from '#/features/rosters/model.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of looking ahead. */
export type WatchWords = {
  readonly title: string;
  readonly lead: string;
  readonly open: string;
  readonly kinds: string;
  readonly grids: string;
  readonly thinTitle: string;
  readonly enough: string;
  readonly enoughText: string;
  readonly fromTo: (from: string, to: string) => string;
  readonly chance: (percent: string) => string;
  readonly levels: { readonly [level in ChanceLevel]: string };
  readonly short: { readonly [level in ChanceLevel]: string };
  readonly allTitle: string;
  readonly day: string;
  /** The small hours, morning, afternoon, evening. */
  readonly parts: readonly [string, string, string, string];
  readonly how: string;
  readonly hour: string;
  readonly probability: string;
  readonly word: string;
  readonly nightTitle: string;
  readonly night: (place: string, times: string, level: string) => string;
};

export const watchWords: Catalogue<WatchWords> = {
  'zh-Hant': {
    title: '往後三十天，叫得到人嗎',
    lead: '夜裡有人求助之前，先看哪些鐘點人手薄，早些找人。',
    open: '看往後三十天',
    kinds: '為哪種急事',
    grids: '哪個網格',
    thinTitle: '人手薄的鐘點，先看這些',
    enough: '往後三十天，每個鐘點都夠',
    enoughText: '無論幾點求助，多半叫得到人。',
    fromTo: (from, to) => `${from} 到 ${to}`,
    chance: (percent) => `叫得到人的可能：${percent}`,
    levels: {
      none: '沒有人可叫',
      thin: '多半叫不到',
      fair: '多半叫得到',
      good: '幾乎總叫得到',
    },
    short: { none: '沒有', thin: '薄', fair: '還行', good: '夠' },
    allTitle: '一天一天看（每段取最薄的一小時）',
    day: '日子',
    parts: ['深夜 0–6', '上午 6–12', '下午 12–18', '晚上 18–24'],
    how: '可能多大，是這樣算的：那個鐘點在值班、叫得到的每一位，按這個社區近九十天這個鐘點前後答應的比例（剛開始時按二十次裡五次）算，至少有一位答應的可能。只算人數，不看是誰，不給任何人打分。',
    hour: '鐘點',
    probability: '叫得到人的可能',
    word: '怎麼樣',
    nightTitle: '今晚人手薄',
    night: (place, times, level) => `${place}：${times}，${level}。`,
  },
  'zh-Hans': {
    title: '往后三十天，叫得到人吗',
    lead: '夜里有人求助之前，先看哪些钟点人手薄，早些找人。',
    open: '看往后三十天',
    kinds: '为哪种急事',
    grids: '哪个网格',
    thinTitle: '人手薄的钟点，先看这些',
    enough: '往后三十天，每个钟点都够',
    enoughText: '无论几点求助，多半叫得到人。',
    fromTo: (from, to) => `${from} 到 ${to}`,
    chance: (percent) => `叫得到人的可能：${percent}`,
    levels: {
      none: '没有人可叫',
      thin: '多半叫不到',
      fair: '多半叫得到',
      good: '几乎总叫得到',
    },
    short: { none: '没有', thin: '薄', fair: '还行', good: '够' },
    allTitle: '一天一天看（每段取最薄的一小时）',
    day: '日子',
    parts: ['深夜 0–6', '上午 6–12', '下午 12–18', '晚上 18–24'],
    how: '可能多大，是这样算的：那个钟点在值班、叫得到的每一位，按这个社区近九十天这个钟点前后答应的比例（刚开始时按二十次里五次）算，至少有一位答应的可能。只算人数，不看是谁，不给任何人打分。',
    hour: '钟点',
    probability: '叫得到人的可能',
    word: '怎么样',
    nightTitle: '今晚人手薄',
    night: (place, times, level) => `${place}：${times}，${level}。`,
  },
  en: {
    title: 'Thirty days ahead: could somebody come?',
    lead: 'Before anybody asks for help at night, see in which hours few could come, and find more in time.',
    open: 'See thirty days ahead',
    kinds: 'For which call',
    grids: 'Which grid',
    thinTitle: 'Thin hours first',
    enough: 'Enough in every hour of the next thirty days',
    enoughText: 'Whenever somebody asks, most likely one can come.',
    fromTo: (from, to) => `${from} to ${to}`,
    chance: (percent) => `Chance that somebody comes: ${percent}`,
    levels: {
      none: 'Nobody to call',
      thin: 'Most likely nobody comes',
      fair: 'Most likely somebody comes',
      good: 'Somebody nearly always comes',
    },
    short: { none: 'nobody', thin: 'thin', fair: 'fair', good: 'good' },
    allTitle: 'Day by day (the thinnest hour of each part)',
    day: 'Day',
    parts: ['Night 0–6', 'Morning 6–12', 'Afternoon 12–18', 'Evening 18–24'],
    how: 'How this is reckoned: of those on duty who can be called in an hour, each says yes as often as neighbours here did at about such an hour in the last ninety days (at first, five times in twenty); this is the chance that at least one does. It counts how many there are, not who, and scores nobody.',
    hour: 'Hour',
    probability: 'Probability',
    word: 'In words',
    nightTitle: 'Tonight is thin',
    night: (place, times, level) => `${place}: ${times}. ${level}.`,
  },
};
