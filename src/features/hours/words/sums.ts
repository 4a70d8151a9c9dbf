import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences about what hours add up to, for a team and at a place. */
export type SumWords = {
  readonly title: (name: string) => string;
  readonly lead: string;
  readonly ofYear: (year: string) => string;
  readonly told: string;
  readonly month: string;
  readonly activity: string;
  readonly all: string;
  readonly minutes: string;
  readonly records: string;
  readonly tooFew: string;
  readonly withheld: string;
  readonly none: string;
  readonly openLead: string;
  readonly counted: (month: string, activity: string) => string;
  readonly countedLead: string;
  readonly noRecords: string;
  readonly panel: string;
  readonly panelText: string;
  readonly panelOpen: string;
};

export const sumWords: Catalogue<SumWords> = {
  'zh-Hant': {
    title: (name) => `${name}：志願服務時間`,
    lead: '大家自願給出、已經確認的時間，按月加起來。有更正，這裡馬上跟著改。',
    ofYear: (year) => `${year} 年`,
    told: '下面各月加起來',
    month: '月份',
    activity: '做什麼',
    all: '合計',
    minutes: '時間（分鐘）',
    records: '次數',
    tooFew: '不到五個人，不公開',
    withheld: '哪個月不到五個人服務，就不公開那個月的時間，也不算在上面，免得看出是誰。',
    none: '這一年還沒有已確認的時間。',
    openLead: '點開每個數，就看到它加的是哪些記錄。',
    counted: (month, activity) => `${month} · ${activity}`,
    countedLead: '那個數加的就是這些記錄。',
    noRecords: '沒有記錄了：可能剛剛更正或撤回。',
    panel: '志願服務時間',
    panelText: '每個月大家一共給了多少時間。',
    panelOpen: '看每個月',
  },
  'zh-Hans': {
    title: (name) => `${name}：志愿服务时间`,
    lead: '大家自愿给出、已经确认的时间，按月加起来。有更正，这里马上跟着改。',
    ofYear: (year) => `${year} 年`,
    told: '下面各月加起来',
    month: '月份',
    activity: '做什么',
    all: '合计',
    minutes: '时间（分钟）',
    records: '次数',
    tooFew: '不到五个人，不公开',
    withheld: '哪个月不到五个人服务，就不公开那个月的时间，也不算在上面，免得看出是谁。',
    none: '这一年还没有已确认的时间。',
    openLead: '点开每个数，就看到它加的是哪些记录。',
    counted: (month, activity) => `${month} · ${activity}`,
    countedLead: '那个数加的就是这些记录。',
    noRecords: '没有记录了：可能刚刚更正或撤回。',
    panel: '志愿服务时间',
    panelText: '每个月大家一共给了多少时间。',
    panelOpen: '看每个月',
  },
  en: {
    title: (name) => `${name}: volunteer hours`,
    lead: 'Time that was given freely and confirmed, added up by month. A correction shows here at once.',
    ofYear: (year) => `Year ${year}`,
    told: 'The months below add up to',
    month: 'Month',
    activity: 'What was done',
    all: 'All of it',
    minutes: 'Time (minutes)',
    records: 'Times',
    tooFew: 'Fewer than five people: not published',
    withheld:
      'Where fewer than five people gave time in a month, it is neither told nor added up above, so that nobody is known by it.',
    none: 'Nothing has been confirmed of this year yet.',
    openLead: 'Each figure opens into the records it adds up.',
    counted: (month, activity) => `${month} · ${activity}`,
    countedLead: 'These are the records which that figure adds up.',
    noRecords: 'No records: they may have been corrected or taken back just now.',
    panel: 'Volunteer hours',
    panelText: 'How much time people gave, month by month.',
    panelOpen: 'See each month',
  },
};
