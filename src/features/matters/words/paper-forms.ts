import type { RefusalWords } from '#/platform/http/endpoint.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { words } from './refusals.ts';
import type { MatterRefusal } from './refusals.ts';

/** The words of sheets of paper on which a matter is told: printing, filling in, entering. */
export type PaperFormWords = {
  readonly title: (place: string) => string;
  readonly lead: string;
  readonly count: string;
  readonly countHint: (most: string) => string;
  readonly print: string;
  readonly printed: string;
  readonly byNumber: string;
  readonly byNumberHint: string;
  readonly find: string;
  readonly latest: string;
  readonly none: string;
  readonly printedCount: string;
  readonly backCount: string;
  readonly sheetsTitle: string;
  readonly sheetsLead: string;
  readonly formTitle: (number: string) => string;
  readonly enteredOn: (moment: string) => string;
  readonly toMatter: string;
  readonly who: string;
  readonly whoLead: string;
  readonly search: string;
  readonly nobodyFound: string;
  readonly nobodyFoundText: string;
  readonly register: string;
  readonly enter: string;
  readonly enterFor: (name: string) => string;
  readonly begun: (name: string) => string;
  readonly copyFrom: (number: string) => string;
  readonly forOffice: string;
  readonly forOfficeText: string;
  readonly tellHere: string;
  readonly paperTitle: string;
  readonly paperLead: string;
  readonly what: string;
  readonly whatHint: string;
  readonly where: string;
  readonly whereHint: string;
  readonly seenBy: string;
  readonly seenByAll: string;
  readonly seenByNeighbours: string;
  readonly seenByStaff: string;
  readonly name: string;
  readonly home: string;
  readonly telephone: string;
  readonly answerBy: string;
  readonly byCall: string;
  readonly bySlip: string;
  readonly byVisit: string;
  readonly signed: string;
  readonly danger: (telephone: string) => string;
  readonly giveTo: (office: string, telephone: string) => string;
  readonly stub: (number: string) => string;
  readonly stubAsk: (office: string, telephone: string) => string;
};

const hant: PaperFormWords = {
  title: (place) => `${place}的紙表`,
  lead: '給不用手機的人。印好放在服務中心、樓道，或者帶去敲門。收回來，掃一下上面的碼，就可以替他錄入。',
  count: '印幾張',
  countHint: (most) => `一次最多 ${most} 張，每張號碼都不一樣。`,
  print: '印紙表',
  printed: '號碼排好了，可以列印。',
  byNumber: '收回來的紙表',
  byNumberHint: '紙上的八位號碼；用手機掃紙上的碼也行。',
  find: '找到這張',
  latest: '最近印的',
  none: '還沒有印過。',
  printedCount: '印了幾張',
  backCount: '收回幾張',
  sheetsTitle: '印紙表',
  sheetsLead: '每張一頁 A4。下邊的一條剪下來給本人留著，憑號碼可以來問。',
  formTitle: (number) => `紙表 ${number}`,
  enteredOn: (moment) => `這張紙表已經錄入，${moment}。`,
  toMatter: '看這件事',
  who: '這張是誰填的',
  whoLead: '照紙上的姓名找。找到了，接下來做的都記在他名下，也會照他選的方式告訴他。',
  search: '姓名，或電話後四位',
  nobodyFound: '沒有找到這個人',
  nobodyFoundText: '換個寫法再找；還沒有登記的，先登記，再回來錄入。',
  register: '登記一個人',
  enter: '替他錄入',
  enterFor: (name) => `替他錄入：${name}`,
  begun: (name) => `現在是替${name}辦。照紙上寫的錄入就可以。`,
  copyFrom: (number) => `正在錄入紙表 ${number}。照紙上的原話寫，紙上有照片或圖可以拍下來。`,
  forOffice: '這張紙表交給社區就行',
  forOfficeText:
    '填好以後交給服務中心、樓長或網格員，他們會錄入，並告訴您結果。您也可以在這裡自己說。',
  tellHere: '在這裡說',
  paperTitle: '有事請說',
  paperLead: '請用正楷寫，寫不下可以寫在背面。',
  what: '什麼事',
  whatHint: '需要幫什麼忙，或者哪裡出了問題',
  where: '在哪裡',
  whereHint: '小區、樓號、單元、哪一處',
  seenBy: '誰可以看到',
  seenByAll: '大家',
  seenByNeighbours: '鄰居',
  seenByStaff: '只給工作人員',
  name: '姓名',
  home: '住址',
  telephone: '電話（可以不寫）',
  answerBy: '有了結果怎麼告訴您',
  byCall: '打電話',
  bySlip: '給一張紙條',
  byVisit: '上門說',
  signed: '簽名和日期',
  danger: (telephone) => `有危險請不要填表，馬上打 ${telephone}。`,
  giveTo: (office, telephone) => `交給：${office}，或您的樓長、網格員。電話 ${telephone}`,
  stub: (number) => `您的號碼 ${number}`,
  stubAsk: (office, telephone) =>
    `請留好這一條。想問辦得怎樣：${office}，電話 ${telephone}，報這個號碼。`,
};

const hans: PaperFormWords = {
  title: (place) => `${place}的纸表`,
  lead: '给不用手机的人。印好放在服务中心、楼道，或者带去敲门。收回来，扫一下上面的码，就可以替他录入。',
  count: '印几张',
  countHint: (most) => `一次最多 ${most} 张，每张号码都不一样。`,
  print: '印纸表',
  printed: '号码排好了，可以打印。',
  byNumber: '收回来的纸表',
  byNumberHint: '纸上的八位号码；用手机扫纸上的码也行。',
  find: '找到这张',
  latest: '最近印的',
  none: '还没有印过。',
  printedCount: '印了几张',
  backCount: '收回几张',
  sheetsTitle: '印纸表',
  sheetsLead: '每张一页 A4。下边的一条剪下来给本人留着，凭号码可以来问。',
  formTitle: (number) => `纸表 ${number}`,
  enteredOn: (moment) => `这张纸表已经录入，${moment}。`,
  toMatter: '看这件事',
  who: '这张是谁填的',
  whoLead: '照纸上的姓名找。找到了，接下来做的都记在他名下，也会照他选的方式告诉他。',
  search: '姓名，或电话后四位',
  nobodyFound: '没有找到这个人',
  nobodyFoundText: '换个写法再找；还没有登记的，先登记，再回来录入。',
  register: '登记一个人',
  enter: '替他录入',
  enterFor: (name) => `替他录入：${name}`,
  begun: (name) => `现在是替${name}办。照纸上写的录入就可以。`,
  copyFrom: (number) => `正在录入纸表 ${number}。照纸上的原话写，纸上有照片或图可以拍下来。`,
  forOffice: '这张纸表交给社区就行',
  forOfficeText:
    '填好以后交给服务中心、楼长或网格员，他们会录入，并告诉您结果。您也可以在这里自己说。',
  tellHere: '在这里说',
  paperTitle: '有事请说',
  paperLead: '请用正楷写，写不下可以写在背面。',
  what: '什么事',
  whatHint: '需要帮什么忙，或者哪里出了问题',
  where: '在哪里',
  whereHint: '小区、楼号、单元、哪一处',
  seenBy: '谁可以看到',
  seenByAll: '大家',
  seenByNeighbours: '邻居',
  seenByStaff: '只给工作人员',
  name: '姓名',
  home: '住址',
  telephone: '电话（可以不写）',
  answerBy: '有了结果怎么告诉您',
  byCall: '打电话',
  bySlip: '给一张纸条',
  byVisit: '上门说',
  signed: '签名和日期',
  danger: (telephone) => `有危险请不要填表，马上打 ${telephone}。`,
  giveTo: (office, telephone) => `交给：${office}，或您的楼长、网格员。电话 ${telephone}`,
  stub: (number) => `您的号码 ${number}`,
  stubAsk: (office, telephone) =>
    `请留好这一条。想问办得怎样：${office}，电话 ${telephone}，报这个号码。`,
};

const en: PaperFormWords = {
  title: (place) => `Paper forms of ${place}`,
  lead: 'For people who use no phone. Lay them out at the centre and in stairwells, or take them along. When one comes back, scan its code and enter it for them.',
  count: 'How many',
  countHint: (most) => `At most ${most} at a time; each has a number of its own.`,
  print: 'Print forms',
  printed: 'The numbers are made; the sheets can be printed.',
  byNumber: 'A form that came back',
  byNumberHint: 'The eight digits on it. Scanning the code with a phone does as well.',
  find: 'Find the form',
  latest: 'Printed last',
  none: 'None has been printed yet.',
  printedCount: 'Printed',
  backCount: 'Came back',
  sheetsTitle: 'Forms to print',
  sheetsLead:
    'One A4 page each. The strip at the foot is cut off for the person to keep; with its number they can ask.',
  formTitle: (number) => `Form ${number}`,
  enteredOn: (moment) => `This form was entered ${moment}.`,
  toMatter: 'See the matter',
  who: 'Who filled it in',
  whoLead:
    'Search by the name on the paper. What you do next is theirs, and they are told in the way they chose.',
  search: 'Name, or last four digits of the telephone',
  nobodyFound: 'Nobody was found',
  nobodyFoundText:
    'Try another spelling. Whoever is not registered yet is registered first; then come back to enter the form.',
  register: 'Register somebody',
  enter: 'Enter for them',
  enterFor: (name) => `Enter for them: ${name}`,
  begun: (name) => `You now act for ${name}. Copy what the paper says.`,
  copyFrom: (number) =>
    `You are entering form ${number}. Copy the words as they stand; a drawing on the paper can be photographed.`,
  forOffice: 'Hand this form to your community',
  forOfficeText:
    'The service centre, your building leader or grid worker enters it and tells you what comes of it. You can also tell it here yourself.',
  tellHere: 'Tell it here',
  paperTitle: 'Tell us what it is',
  paperLead: 'Please write clearly; use the back if you need more room.',
  what: 'What is it?',
  whatHint: 'What you need help with, or what is broken',
  where: 'Where?',
  whereHint: 'Compound, building, stairwell, which spot',
  seenBy: 'Who may see it?',
  seenByAll: 'Everybody',
  seenByNeighbours: 'Neighbours',
  seenByStaff: 'Staff only',
  name: 'Name',
  home: 'Address',
  telephone: 'Telephone (if you like)',
  answerBy: 'How shall we tell you what came of it?',
  byCall: 'By telephone',
  bySlip: 'A slip of paper',
  byVisit: 'In person',
  signed: 'Signature and date',
  danger: (telephone) => `In danger? Do not fill this in: call ${telephone} now.`,
  giveTo: (office, telephone) =>
    `Give it to: ${office}, your building leader or grid worker. Telephone ${telephone}`,
  stub: (number) => `Your number ${number}`,
  stubAsk: (office, telephone) =>
    `Keep this strip. To ask how it goes: ${office}, telephone ${telephone}, and say this number.`,
};

/** The words of sheets of paper, in three languages. */
export const paperFormWords: Catalogue<PaperFormWords> = {
  'zh-Hant': hant,
  'zh-Hans': hans,
  en,
};

/** Every no that can be given about a sheet of paper. */
export type PaperFormRefusal =
  | MatterRefusal
  | 'form_unknown'
  | 'place_too_high'
  | 'draft_gone'
  | 'no_consent'
  | 'acting_already'
  | 'not_to_oneself'
  | 'way_required';

/** The sentences of the refusals about sheets of paper, in three languages. */
export const paperFormRefusals: Catalogue<RefusalWords<PaperFormRefusal>> = {
  'zh-Hant': {
    refusals: {
      ...words['zh-Hant'].refusals,
      form_unknown: () => '沒有這個號碼的紙表。請對一對紙上的八位數字。',
      place_too_high: () => '請選一個社區，或社區裡的地方。',
      draft_gone: () => '這一份不在了，請從紙表的號碼重新開始。',
      no_consent: () => '這個人不在您負責的範圍，請交給他所在社區的工作人員錄入。',
      acting_already: () => '您正在替別人辦。請先結束，再錄入這張。',
      not_to_oneself: () => '這是您自己，請直接按「提出」。',
      way_required: () => '請說明是怎麼來的。',
    },
  },
  'zh-Hans': {
    refusals: {
      ...words['zh-Hans'].refusals,
      form_unknown: () => '没有这个号码的纸表。请对一对纸上的八位数字。',
      place_too_high: () => '请选一个社区，或社区里的地方。',
      draft_gone: () => '这一份不在了，请从纸表的号码重新开始。',
      no_consent: () => '这个人不在您负责的范围，请交给他所在社区的工作人员录入。',
      acting_already: () => '您正在替别人办。请先结束，再录入这张。',
      not_to_oneself: () => '这是您自己，请直接按“提出”。',
      way_required: () => '请说明是怎么来的。',
    },
  },
  en: {
    refusals: {
      ...words.en.refusals,
      form_unknown: () => 'There is no form of this number. Please compare the eight digits.',
      place_too_high: () => 'Please choose a community, or a place in one.',
      draft_gone: () => 'This is gone. Please begin again from the number of the form.',
      no_consent: () => 'This person is not in your care. Their own community has to enter it.',
      acting_already: () =>
        'You are acting for somebody else. End that first, then enter this one.',
      not_to_oneself: () => 'That is you. Please press “Raise” instead.',
      way_required: () => 'Please say how it came in.',
    },
  },
};
