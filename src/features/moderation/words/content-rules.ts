import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { HidingReason } from '#/features/matters/index.ts';

/** What may not stand somewhere, and how often something was hidden. */
export type ContentRulesWords = {
  readonly title: string;
  readonly lead: string;
  readonly what: string;
  readonly whats: { readonly [reason in HidingReason]: string };
  readonly never: string;
  readonly nevers: readonly string[];
  readonly how: string;
  readonly objecting: string;
  readonly deciding: string;
  readonly daysPersonal: (days: string) => string;
  readonly days: (days: string) => string;
  readonly hiding: string;
  readonly appealing: string;
  readonly toOwn: string;
  readonly counts: (place: string) => string;
  readonly since: (day: string) => string;
  readonly outcome: string;
  readonly count: string;
  readonly hidden: (reason: string) => string;
  readonly allHidden: string;
  readonly shownAgain: string;
  readonly kept: string;
  readonly mended: string;
  readonly waiting: string;
  readonly withheld: string;
  readonly small: (least: string) => string;
};

export const contentRulesWords: Catalogue<ContentRulesWords> = {
  'zh-Hant': {
    title: '什麼內容會隱藏',
    lead: '大家寫的話、傳的照片，先照樣登出來。有人說不該出現，社區再看。',
    what: '會隱藏的',
    whats: {
      personal: '寫出了別人的名字、電話、住處、病情這些資料，或照片裡認得出人。',
      insult: '罵人、嚇人、看不起人的話。',
      untrue: '查過了，不是事實，又會傷到人。',
      advertising: '做買賣、拉客人的廣告。',
      other: '別的法律不許的內容。會寫明是什麼。',
    },
    never: '不會隱藏的',
    nevers: ['批評社區、物業、居委會、幹部的話。', '不好聽、但是說事情的話。'],
    how: '怎麼處理',
    objecting: '誰都可以說，不用登入。是誰說的，不告訴寫的人。',
    deciding: '由社區裡負責的人看。自己寫的、說到自己的，自己不能看。',
    daysPersonal: (days) => `寫了別人個人資料的，${days}個工作日內看。`,
    days: (days) => `別的，${days}個工作日內看。`,
    hiding: '隱藏了，原來的地方寫著哪一天、為什麼；寫的人會收到通知。',
    appealing: '寫的人不同意，可以請另一個人再看一次。',
    toOwn: '我被隱藏的內容',
    counts: (place) => `${place}：隱藏了多少`,
    since: (day) => `${day}以來`,
    outcome: '怎麼樣了',
    count: '多少',
    hidden: (reason) => `隱藏：${reason}`,
    allHidden: '隱藏，合計',
    shownAgain: '其中又顯示的',
    kept: '看過，留著',
    mended: '改好了',
    waiting: '等著看',
    withheld: '不公布',
    small: (least) => `少於 ${least} 處的不公布；有一種原因少於 ${least} 處，就只公布合計。`,
  },
  'zh-Hans': {
    title: '什么内容会隐藏',
    lead: '大家写的话、传的照片，先照样登出来。有人说不该出现，社区再看。',
    what: '会隐藏的',
    whats: {
      personal: '写出了别人的名字、电话、住处、病情这些资料，或照片里认得出人。',
      insult: '骂人、吓人、看不起人的话。',
      untrue: '查过了，不是事实，又会伤到人。',
      advertising: '做买卖、拉客人的广告。',
      other: '别的法律不许的内容。会写明是什么。',
    },
    never: '不会隐藏的',
    nevers: ['批评社区、物业、居委会、干部的话。', '不好听、但是说事情的话。'],
    how: '怎么处理',
    objecting: '谁都可以说，不用登录。是谁说的，不告诉写的人。',
    deciding: '由社区里负责的人看。自己写的、说到自己的，自己不能看。',
    daysPersonal: (days) => `写了别人个人资料的，${days}个工作日内看。`,
    days: (days) => `别的，${days}个工作日内看。`,
    hiding: '隐藏了，原来的地方写着哪一天、为什么；写的人会收到通知。',
    appealing: '写的人不同意，可以请另一个人再看一次。',
    toOwn: '我被隐藏的内容',
    counts: (place) => `${place}：隐藏了多少`,
    since: (day) => `${day}以来`,
    outcome: '怎么样了',
    count: '多少',
    hidden: (reason) => `隐藏：${reason}`,
    allHidden: '隐藏，合计',
    shownAgain: '其中又显示的',
    kept: '看过，留着',
    mended: '改好了',
    waiting: '等着看',
    withheld: '不公布',
    small: (least) => `少于 ${least} 处的不公布；有一种原因少于 ${least} 处，就只公布合计。`,
  },
  en: {
    title: 'What gets hidden',
    lead: 'What people write and the photos they send stand as they are. When somebody objects, the community looks.',
    what: 'What is hidden',
    whats: {
      personal:
        'Names, telephones, homes or illnesses of others, and photos that show who somebody is.',
      insult: 'Words that insult, threaten or look down on somebody.',
      untrue: 'What was looked into, is not so, and hurts somebody.',
      advertising: 'Advertisements and touting.',
      other: 'Whatever else the law forbids. It is said what it is.',
    },
    never: 'What is not hidden',
    nevers: [
      'Criticism of the community, the property company, the committee or of who holds office.',
      'Harsh words that are about the matter itself.',
    ],
    how: 'How it goes',
    objecting: 'Anybody may object, without signing in. Who did is not told to who wrote it.',
    deciding:
      'Somebody of the community looks. Nobody looks at their own words, or at what is about them.',
    daysPersonal: (days) => `Personal data of others is looked at within ${workingDays(days)}.`,
    days: (days) => `All else within ${workingDays(days)}.`,
    hiding:
      'Where something was hidden, the day and the reason stand in its place. Who wrote it is told.',
    appealing: 'Who wrote it and disagrees can have somebody else look again, once.',
    toOwn: 'What of mine was hidden',
    counts: (place) => `${place}: how much was hidden`,
    since: (day) => `Since ${day}`,
    outcome: 'What came of it',
    count: 'How many',
    hidden: (reason) => `Hidden: ${reason}`,
    allHidden: 'Hidden, in all',
    shownAgain: 'Of these shown again',
    kept: 'Looked at, and stays',
    mended: 'Mended',
    waiting: 'Waiting',
    withheld: 'Not published',
    small: (least) =>
      `Fewer than ${least} are not published. Where a reason has fewer, only the sum of all is.`,
  },
};

function workingDays(days: string): string {
  return days === '1' ? 'a working day' : `${days} working days`;
}
