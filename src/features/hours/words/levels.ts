import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences about star levels. */
export type LevelWords = {
  readonly title: string;
  readonly lead: string;
  readonly nothingElse: string;
  readonly level: string;
  readonly asks: (hours: string) => string;
  readonly kept: string;
  readonly change: string;
  readonly changeNamed: (name: string) => string;
  readonly inHant: string;
  readonly inHans: string;
  readonly inEn: string;
  readonly hours: string;
  readonly hoursHint: string;
  readonly save: string;
  readonly changed: string;
  readonly reached: (name: string) => string;
  readonly toNext: (duration: string, name: string) => string;
  readonly onlyYou: string;
  readonly how: string;
  readonly onSheet: string;
  readonly onSheetLabel: (name: string) => string;
  readonly notKept: string;
};

export const levelWords: Catalogue<LevelWords> = {
  'zh-Hant': {
    title: '志願者星級',
    lead: '確認過的服務時間，加起來到了多少小時，就到了哪一級。更正以後時間少了，星級也跟著退。',
    nothingElse:
      '星級只是個紀念：不排名次，不換東西，辦事不分先後。除非您自己寫在記錄單上，別人看不到。',
    level: '星級',
    asks: (hours) => `${hours} 小時`,
    kept: '名稱和小時數由這裡的管理員定。',
    change: '修改',
    changeNamed: (name) => `修改「${name}」`,
    inHant: '繁體名稱',
    inHans: '簡體名稱',
    inEn: '英文名稱',
    hours: '要多少小時',
    hoursHint: '要比前一級多，比後一級少。',
    save: '保存',
    changed: '改好了。',
    reached: (name) => `到了「${name}」`,
    toNext: (duration, name) => `再有 ${duration}，就到「${name}」。`,
    onlyYou: '只有您自己看得到。',
    how: '星級怎麼算',
    onSheet: '寫不寫星級',
    onSheetLabel: (name) => `也寫我到了「${name}」（不選就不寫）`,
    notKept: '後來有更正，或者標準改了，現在還沒有到這一級。',
  },
  'zh-Hans': {
    title: '志愿者星级',
    lead: '确认过的服务时间，加起来到了多少小时，就到了哪一级。更正以后时间少了，星级也跟着退。',
    nothingElse:
      '星级只是个纪念：不排名次，不换东西，办事不分先后。除非您自己写在记录单上，别人看不到。',
    level: '星级',
    asks: (hours) => `${hours} 小时`,
    kept: '名称和小时数由这里的管理员定。',
    change: '修改',
    changeNamed: (name) => `修改“${name}”`,
    inHant: '繁体名称',
    inHans: '简体名称',
    inEn: '英文名称',
    hours: '要多少小时',
    hoursHint: '要比前一级多，比后一级少。',
    save: '保存',
    changed: '改好了。',
    reached: (name) => `到了“${name}”`,
    toNext: (duration, name) => `再有 ${duration}，就到“${name}”。`,
    onlyYou: '只有您自己看得到。',
    how: '星级怎么算',
    onSheet: '写不写星级',
    onSheetLabel: (name) => `也写我到了“${name}”（不选就不写）`,
    notKept: '后来有更正，或者标准改了，现在还没有到这一级。',
  },
  en: {
    title: 'Star levels',
    lead: 'Confirmed hours are added up, and so many of them reach a level. Where a correction takes hours away, the level goes back.',
    nothingElse:
      'A level is for remembrance: it is no rank, buys nothing, and puts nobody first. Others see yours only where you tell it on a record sheet.',
    level: 'Level',
    asks: (hours) => `${hours} hours`,
    kept: 'Names and hours are set by the stewards here.',
    change: 'Change',
    changeNamed: (name) => `Change “${name}”`,
    inHant: 'In Traditional Chinese',
    inHans: 'In Simplified Chinese',
    inEn: 'In English',
    hours: 'Hours it asks for',
    hoursHint: 'More than the level before it, fewer than the one after it.',
    save: 'Save',
    changed: 'Changed.',
    reached: (name) => `You have reached “${name}”`,
    toNext: (duration, name) => `${duration} more, and it is “${name}”.`,
    onlyYou: 'Only you see this.',
    how: 'How levels are reckoned',
    onSheet: 'Your level',
    onSheetLabel: (name) => `Tell, too, that I have reached “${name}” (else it is left out)`,
    notKept: 'After a correction, or a change of the levels, this one is not reached now.',
  },
};
