import { namedHouseholdColumns, namedHouseholdFaults } from '#/features/places/index.ts';
import type { NamedHouseholdFault } from '#/features/places/index.ts';
import { fold } from '#/lib/text.ts';
import { languageNames } from '#/platform/http/words/index.ts';
import type { Sentence } from '#/platform/http/errors/words.ts';
import type { Catalogue, Names } from '#/platform/i18n/catalogue.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { SheetColumn } from '#/platform/sheet/kind.ts';
import { MAX_CALLED, MAX_NAME, residenceRelations, toldWays } from '#/features/people/model.ts';
import type { ToldWay } from '#/features/people/model.ts';
import type { CellWords, PersonFault } from '#/features/people/rules/person-rows.ts';
import { termWords } from './terms.ts';

const MAX_WORD = 40;
const MAX_ADDRESS = 120;
const optional = { isRequired: false, most: MAX_WORD } as const;

/** What is written into a cell for a way of being told: shorter than at the counter. */
export const toldCells: Readonly<Record<ToldWay, Names>> = {
  page: { hant: '網頁', hans: '网页', en: 'own page' },
  relative: { hant: '家人', hans: '家人', en: 'family' },
  telephone: { hant: '電話', hans: '电话', en: 'telephone' },
  slip: { hant: '紙條', hans: '纸条', en: 'paper' },
  email: { hant: '電郵', hans: '电邮', en: 'e-mail' },
  sms: { hant: '簡訊', hans: '短信', en: 'text message' },
};

/** The words that cells may say, in any of the languages or as programs write them. */
export const cellWords: CellWords = {
  languages: new Map(
    languages.flatMap((code) => [code, languageNames[code]].map((word) => [fold(word), code])),
  ),
  relations: new Map(
    residenceRelations.flatMap((code) =>
      [code, ...languages.map((language) => termWords[language].residenceRelations[code])].map(
        (word) => [fold(word), code],
      ),
    ),
  ),
  toldWays: new Map(
    toldWays.flatMap((code) =>
      [code, ...Object.values(toldCells[code])].map((word) => [fold(word), code]),
    ),
  ),
};

/** The columns of a sheet of people. */
export const personColumns: readonly SheetColumn[] = [
  ...namedHouseholdColumns,
  {
    key: 'name',
    heading: { hant: '姓名', hans: '姓名', en: 'Name' },
    note: {
      hant: '一行一個人。同一戶同名的，就當是同一個人。',
      hans: '一行一个人。同一户同名的，就当是同一个人。',
      en: 'One person a row. The same name in the same household is the same person.',
    },
    example: '王秀英',
    isRequired: true,
    most: MAX_NAME,
  },
  {
    key: 'called',
    heading: { hant: '鄰居怎麼稱呼', hans: '邻居怎么称呼', en: 'Called by neighbours' },
    note: {
      hant: '可以空著。鄰居只看得到這個稱呼。',
      hans: '可以空着。邻居只看得到这个称呼。',
      en: 'May be empty. It is all that neighbours see of a name.',
    },
    example: '王阿姨',
    isRequired: false,
    most: MAX_CALLED,
  },
  {
    key: 'relation',
    heading: { hant: '和這戶的關係', hans: '和这户的关系', en: 'Belongs as' },
    note: {
      hant: '業主、家人、租客、照護人員或其他；空著就當家人。已經登記的人不改。',
      hans: '业主、家人、租客、照护人员或其他；空着就当家人。已经登记的人不改。',
      en: 'Owner, family, tenant, carer or other; empty is family. Not changed of people who are here.',
    },
    example: '家人',
    ...optional,
  },
  {
    key: 'birthYear',
    heading: { hant: '出生年份', hans: '出生年份', en: 'Year of birth' },
    note: {
      hant: '可以空著。只記年份，不記月日。',
      hans: '可以空着。只记年份，不记月日。',
      en: 'May be empty. Only the year is kept.',
    },
    example: '1944',
    ...optional,
  },
  {
    key: 'telephone',
    heading: { hant: '電話', hans: '电话', en: 'Telephone' },
    note: {
      hant: '可以空著。只用來聯絡，不能用來登入。',
      hans: '可以空着。只用来联系，不能用来登录。',
      en: 'May be empty. To reach them; it does not sign them in.',
    },
    example: '138 0000 0000',
    isRequired: false,
    most: MAX_WORD,
  },
  {
    key: 'email',
    heading: { hant: '電子郵件', hans: '电子邮件', en: 'E-mail' },
    note: {
      hant: '可以空著。只用來聯絡，不能用來登入。',
      hans: '可以空着。只用来联系，不能用来登录。',
      en: 'May be empty. To reach them; it does not sign them in.',
    },
    example: '',
    isRequired: false,
    most: MAX_ADDRESS,
  },
  {
    key: 'language',
    heading: { hant: '看哪種文字', hans: '看哪种文字', en: 'Language' },
    note: {
      hant: '繁體中文、简体中文或 English；可以空著。',
      hans: '繁體中文、简体中文或 English；可以空着。',
      en: '繁體中文, 简体中文 or English; may be empty.',
    },
    example: '繁體中文',
    ...optional,
  },
  {
    key: 'told',
    heading: { hant: '替他辦了事怎麼告訴', hans: '替他办了事怎么告诉', en: 'Told by' },
    note: {
      hant: '紙條、電話或網頁；空著就送紙條。簡訊、電郵和請家人轉告要本人或櫃臺來選。',
      hans: '纸条、电话或网页；空着就送纸条。短信、电邮和请家人转告要本人或柜台来选。',
      en: 'Paper, telephone or own page; empty is paper. Other ways are chosen in person.',
    },
    example: '紙條',
    ...optional,
  },
];

type OwnFault = PersonFault | 'person_keeps_own' | 'person_in_use' | 'person_changed_since';

const faults: Catalogue<{ readonly [code in NamedHouseholdFault | OwnFault]: Sentence }> = {
  'zh-Hant': {
    ...namedHouseholdFaults['zh-Hant'],
    birth_year_unreadable: ({ said }) => `「${said}」不是出生年份。請寫四位數，例如 1944，或空著。`,
    telephone_unreadable: ({ said }) => `「${said}」打不通。請寫電話號碼，或空著。`,
    email_unreadable: ({ said }) => `「${said}」不是郵件地址。請照原樣寫，或空著。`,
    language_unknown: ({ said }) => `沒有「${said}」這種文字。請寫繁體中文、简体中文或 English。`,
    relation_unknown: ({ said }) => `「${said}」不認得。請寫業主、家人、租客、照護人員或其他。`,
    told_unknown: ({ said }) => `「${said}」不認得。請寫紙條、電話或網頁，或空著。`,
    told_needs_telephone: ({ said }) => `沒有${said}的電話，不能打電話告訴。請填電話，或寫紙條。`,
    told_not_by_sheet: () => '簡訊、電郵和請家人轉告，要本人或櫃臺來選。請寫紙條、電話或網頁。',
    person_ambiguous: ({ said }) => `這戶有兩位${said}。請填上電話，或到他們的頁面上改。`,
    person_elsewhere: ({ said }) =>
      `用這個電話或郵件的${said}已經登記在別處。請到那個人的頁面上加這一戶。`,
    person_keeps_own: ({ said }) => `${said}的資料由本人或家人自己管，沒有改。`,
    person_in_use: () => '這個人後來登入過，或有事情記在名下，留下了。',
    person_changed_since: () => '這個人的資料後來又改過，留下了。',
  },
  'zh-Hans': {
    ...namedHouseholdFaults['zh-Hans'],
    birth_year_unreadable: ({ said }) => `“${said}”不是出生年份。请写四位数，例如 1944，或空着。`,
    telephone_unreadable: ({ said }) => `“${said}”打不通。请写电话号码，或空着。`,
    email_unreadable: ({ said }) => `“${said}”不是邮件地址。请照原样写，或空着。`,
    language_unknown: ({ said }) => `没有“${said}”这种文字。请写繁體中文、简体中文或 English。`,
    relation_unknown: ({ said }) => `“${said}”不认得。请写业主、家人、租客、照护人员或其他。`,
    told_unknown: ({ said }) => `“${said}”不认得。请写纸条、电话或网页，或空着。`,
    told_needs_telephone: ({ said }) => `没有${said}的电话，不能打电话告诉。请填电话，或写纸条。`,
    told_not_by_sheet: () => '短信、电邮和请家人转告，要本人或柜台来选。请写纸条、电话或网页。',
    person_ambiguous: ({ said }) => `这户有两位${said}。请填上电话，或到他们的页面上改。`,
    person_elsewhere: ({ said }) =>
      `用这个电话或邮件的${said}已经登记在别处。请到那个人的页面上加这一户。`,
    person_keeps_own: ({ said }) => `${said}的资料由本人或家人自己管，没有改。`,
    person_in_use: () => '这个人后来登录过，或有事情记在名下，留下了。',
    person_changed_since: () => '这个人的资料后来又改过，留下了。',
  },
  en: {
    ...namedHouseholdFaults.en,
    birth_year_unreadable: ({ said }) =>
      `“${said}” is no year of birth. Write four digits, such as 1944, or nothing.`,
    telephone_unreadable: ({ said }) => `“${said}” cannot be dialled. Write a number, or nothing.`,
    email_unreadable: ({ said }) => `“${said}” is no e-mail address. Write one, or nothing.`,
    language_unknown: ({ said }) =>
      `“${said}” is not a language here. Write 繁體中文, 简体中文 or English.`,
    relation_unknown: ({ said }) =>
      `“${said}” is not known. Write owner, family, tenant, carer or other.`,
    told_unknown: ({ said }) => `“${said}” is not known. Write paper, telephone or own page.`,
    told_needs_telephone: ({ said }) =>
      `There is no telephone of ${said} to be told by. Give one, or write paper.`,
    told_not_by_sheet: () =>
      'Text messages, e-mail and family are chosen in person. Write paper, telephone or own page.',
    person_ambiguous: ({ said }) =>
      `Two people called ${said} live here. Give the telephone, or change it on their page.`,
    person_elsewhere: ({ said }) =>
      `${said}, with this number or mailbox, is registered elsewhere. Add this home on their page.`,
    person_keeps_own: ({ said }) =>
      `${said} or their family look after their details; not changed.`,
    person_in_use: () => 'This person has signed in or has matters by now; they stay.',
    person_changed_since: () => 'The details of this person have been changed since; they stay.',
  },
};

const names: Names = { hant: '居民', hans: '居民', en: 'People' };
const lead: Names = {
  hant: '一行一個人，先要有住戶。不會發訊息給他們；自己登入過的人，資料不改。',
  hans: '一行一个人，先要有住户。不会发消息给他们；自己登录过的人，资料不改。',
  en: 'One person a row, in a household that is here. Nobody gets a message; who signs in stays as is.',
};

/** The words of a sheet of people. */
export const personSheetWords = { names, lead, faults };
