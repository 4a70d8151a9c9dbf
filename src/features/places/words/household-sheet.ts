import type { Catalogue, Names } from '#/platform/i18n/catalogue.ts';
import type { Sentence } from '#/platform/http/errors/words.ts';
import type { SheetColumn } from '#/platform/sheet/kind.ts';
import type { HouseholdColumn, HouseholdFault } from '#/features/places/rules/household-rows.ts';

type Column = SheetColumn & { readonly key: HouseholdColumn };

const none = { isRequired: false, most: 20 } as const;

/** The columns of a sheet of households. */
export const householdColumns: readonly Column[] = [
  {
    key: 'compound',
    heading: { hant: '小區或里弄', hans: '小区或里弄', en: 'Compound or lane' },
    note: {
      hant: '照這裡登記的名字寫。還沒有的小區，先在社區的頁面上建。',
      hans: '照这里登记的名字写。还没有的小区，先在社区的页面上建。',
      en: 'Its name as it stands here. Make a compound that is not here yet on the community’s page.',
    },
    example: '東星小區',
    isRequired: true,
    most: 60,
  },
  {
    key: 'building',
    heading: { hant: '樓棟', hans: '楼栋', en: 'Building' },
    note: {
      hant: '3、3號樓、A3 都可以。還沒有的樓會一起建好。',
      hans: '3、3号楼、A3 都可以。还没有的楼会一起建好。',
      en: '3, Building 3 or A3. A building that is not there yet is made.',
    },
    example: '3',
    isRequired: true,
    most: 20,
  },
  {
    key: 'unit',
    heading: { hant: '單元', hans: '单元', en: 'Unit' },
    note: {
      hant: '樓裡不分單元就空著。',
      hans: '楼里不分单元就空着。',
      en: 'Leave it empty where a building has no units.',
    },
    example: '2',
    ...none,
  },
  {
    key: 'door',
    heading: { hant: '門牌', hans: '门牌', en: 'Flat' },
    note: {
      hant: '門上的號碼，例如 501。',
      hans: '门上的号码，例如 501。',
      en: 'What stands on the door, such as 501.',
    },
    example: '501',
    isRequired: true,
    most: 20,
  },
  {
    key: 'floor',
    heading: { hant: '樓層', hans: '楼层', en: 'Floor' },
    note: {
      hant: '可以空著：501 就當五樓。',
      hans: '可以空着：501 就当五楼。',
      en: 'May be empty: 501 is taken to be on the fifth floor.',
    },
    example: '5',
    ...none,
  },
  {
    key: 'position',
    heading: { hant: '從左數第幾戶', hans: '从左数第几户', en: 'Place on the floor' },
    note: {
      hant: '可以空著：501 就當第一戶。',
      hans: '可以空着：501 就当第一户。',
      en: 'May be empty: 501 is taken to be the first from the left.',
    },
    example: '1',
    ...none,
  },
];

type Faults = { readonly [code in HouseholdFault | HouseholdKept]: Sentence };
type HouseholdKept = 'household_in_use' | 'household_changed_since';

const faults: Catalogue<Faults> = {
  'zh-Hant': {
    compound_unknown: ({ said }) => `這裡沒有叫「${said}」的小區或里弄。請對照名字，或先建小區。`,
    compound_ambiguous: ({ said }) => `叫「${said}」的不止一個。請到那個小區的頁面上匯入。`,
    label_unreadable: ({ said }) => `「${said}」看不懂。請只寫號碼或字母，例如 3、A3、501。`,
    number_unreadable: ({ said }) => `「${said}」不是用得上的數字。請寫 1、2、3，或空著。`,
    place_other_kind: ({ said }) => `這個位置上已經有「${said}」，但不是同一種地方。`,
    household_in_use: () => '這戶已經有人登記，或有事情記在上面，留下了。',
    household_changed_since: () => '這戶後來又改過，留下了。',
  },
  'zh-Hans': {
    compound_unknown: ({ said }) => `这里没有叫“${said}”的小区或里弄。请对照名字，或先建小区。`,
    compound_ambiguous: ({ said }) => `叫“${said}”的不止一个。请到那个小区的页面上导入。`,
    label_unreadable: ({ said }) => `“${said}”看不懂。请只写号码或字母，例如 3、A3、501。`,
    number_unreadable: ({ said }) => `“${said}”不是用得上的数字。请写 1、2、3，或空着。`,
    place_other_kind: ({ said }) => `这个位置上已经有“${said}”，但不是同一种地方。`,
    household_in_use: () => '这户已经有人登记，或有事情记在上面，留下了。',
    household_changed_since: () => '这户后来又改过，留下了。',
  },
  en: {
    compound_unknown: ({ said }) =>
      `There is no compound or lane called “${said}” here. Check the name, or make it first.`,
    compound_ambiguous: ({ said }) =>
      `More than one is called “${said}”. Bring the sheet on the page of that compound.`,
    label_unreadable: ({ said }) =>
      `“${said}” cannot be read. Write a number or letters only, such as 3, A3 or 501.`,
    number_unreadable: ({ said }) =>
      `“${said}” is no number that fits. Write 1, 2, 3, or leave it empty.`,
    place_other_kind: ({ said }) => `Where “${said}” would be is a place of another kind.`,
    household_in_use: () => 'People or matters have been entered for this household; it stays.',
    household_changed_since: () => 'This household has been changed since; it stays.',
  },
};

const names: Names = { hant: '住戶', hans: '住户', en: 'Households' };
const lead: Names = {
  hant: '一行一戶。樓棟和單元會一起建好，已經有的不會再建一次。',
  hans: '一行一户。楼栋和单元会一起建好，已经有的不会再建一次。',
  en: 'One household a row. Buildings and units are made with them; what is there is not made twice.',
};

/** The words of a sheet of households. */
export const householdSheetWords = { names, lead, faults };
