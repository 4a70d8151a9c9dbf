import type { Catalogue, Names } from '#/platform/i18n/catalogue.ts';
import type { Sentence } from '#/platform/http/errors/words.ts';
import type { SheetColumn } from '#/platform/sheet/kind.ts';
import type { CompoundFault } from '#/features/places/rules/compound-rows.ts';

const MAX_NAME = 60;

/** The columns of a sheet of compounds and lanes. */
export const compoundColumns: readonly SheetColumn[] = [
  {
    key: 'name',
    heading: { hant: '小區或里弄', hans: '小区或里弄', en: 'Compound or lane' },
    note: {
      hant: '一行一個。已經有同名的，就當是那一個。',
      hans: '一行一个。已经有同名的，就当是那一个。',
      en: 'One a row. One of the same name that is there already is the same.',
    },
    example: '東星小區',
    isRequired: true,
    most: MAX_NAME,
  },
  {
    key: 'kind',
    heading: { hant: '種類', hans: '种类', en: 'Kind' },
    note: {
      hant: '小區、里弄等，照這裡的叫法寫。',
      hans: '小区、里弄等，照这里的叫法写。',
      en: 'Compound, lane and so on, as they are called here.',
    },
    example: '小區',
    isRequired: true,
    most: MAX_NAME,
  },
  {
    key: 'english',
    heading: { hant: '英文名', hans: '英文名', en: 'Name in English' },
    note: {
      hant: '可以空著。',
      hans: '可以空着。',
      en: 'May be empty.',
    },
    example: 'Dongxing compound',
    isRequired: false,
    most: MAX_NAME,
  },
];

type Kept = 'compound_in_use' | 'compound_changed_since';

const faults: Catalogue<{ readonly [code in CompoundFault | Kept]: Sentence }> = {
  'zh-Hant': {
    compound_kind_unknown: ({ said }) => `沒有「${said}」這一種。請寫小區、里弄等這裡有的種類。`,
    compound_other_kind: ({ said }) => `「${said}」已經有了，但是另一種。種類不能用表格改。`,
    compound_in_use: () => '裡面已經有樓，或有人、有事情記在上面，留下了。',
    compound_changed_since: () => '後來又改過名字，留下了。',
  },
  'zh-Hans': {
    compound_kind_unknown: ({ said }) => `没有“${said}”这一种。请写小区、里弄等这里有的种类。`,
    compound_other_kind: ({ said }) => `“${said}”已经有了，但是另一种。种类不能用表格改。`,
    compound_in_use: () => '里面已经有楼，或有人、有事情记在上面，留下了。',
    compound_changed_since: () => '后来又改过名字，留下了。',
  },
  en: {
    compound_kind_unknown: ({ said }) =>
      `There is no kind called “${said}”. Write compound, lane or another that is here.`,
    compound_other_kind: ({ said }) =>
      `“${said}” is there already, as another kind, which a sheet does not change.`,
    compound_in_use: () => 'There are buildings, people or matters there by now; it stays.',
    compound_changed_since: () => 'It has been renamed since; it stays.',
  },
};

const names: Names = { hant: '小區和里弄', hans: '小区和里弄', en: 'Compounds and lanes' };
const lead: Names = {
  hant: '一行一個小區或里弄。先建好它們，再匯入住戶。',
  hans: '一行一个小区或里弄。先建好它们，再导入住户。',
  en: 'One compound or lane a row. They come before their households.',
};

/** The words of a sheet of compounds. */
export const compoundSheetWords = { names, lead, faults };
