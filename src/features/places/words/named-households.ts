import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { Sentence } from '#/platform/http/errors/words.ts';
import type { SheetColumn } from '#/platform/sheet/kind.ts';
import type {
  NamedHouseholdColumn,
  NamedHouseholdFault,
} from '#/features/places/rules/named-households.ts';
import { householdColumns } from './household-sheet.ts';
import { namedPlaceFaults } from './named-places.ts';

type Column = SheetColumn & { readonly key: NamedHouseholdColumn };

const DOORS: ReadonlySet<string> = new Set(['compound', 'building', 'unit', 'door']);

/** A row may say a code instead: then it need not say what stands on the doors. */
const doorColumns = householdColumns.flatMap((column): Column[] =>
  DOORS.has(column.key) ? [{ ...column, key: doorKey(column.key), isRequired: false }] : [],
);

function doorKey(key: string): NamedHouseholdColumn {
  if (key === 'compound' || key === 'building' || key === 'unit') return key;
  return 'door';
}

/** The columns by which a row of any sheet says which household it is about. */
export const namedHouseholdColumns: readonly Column[] = [
  ...doorColumns,
  {
    key: 'household',
    heading: { hant: '住戶路徑', hans: '住户路径', en: 'Household path' },
    note: {
      hant: '寫了門牌就空著。只有路徑或編號的舊表，填這一欄就夠。',
      hans: '写了门牌就空着。只有路径或编号的旧表，填这一栏就够。',
      en: 'Empty where the flat is given. A list that has only paths or codes needs this column alone.',
    },
    example: '',
    isRequired: false,
    most: 200,
  },
];

type Faults = { readonly [code in NamedHouseholdFault]: Sentence };

/** What is said of a row that does not say which household it is about. */
export const namedHouseholdFaults: Catalogue<Faults> = {
  'zh-Hant': {
    ...namedPlaceFaults['zh-Hant'],
    household_needed: () => '沒有寫是哪一戶。請寫小區、樓棟和門牌，或住戶路徑。',
    household_unknown: ({ said }) => `這裡沒有「${said}」這一戶。請對照門牌，或先匯入住戶。`,
  },
  'zh-Hans': {
    ...namedPlaceFaults['zh-Hans'],
    household_needed: () => '没有写是哪一户。请写小区、楼栋和门牌，或住户路径。',
    household_unknown: ({ said }) => `这里没有“${said}”这一户。请对照门牌，或先导入住户。`,
  },
  en: {
    ...namedPlaceFaults.en,
    household_needed: () => 'Say which flat: compound, building and flat, or the household’s path.',
    household_unknown: ({ said }) =>
      `There is no household “${said}” here. Check the flat, or bring the households first.`,
  },
};
