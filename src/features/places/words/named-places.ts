import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { Sentence } from '#/platform/http/errors/words.ts';
import type { SheetColumn } from '#/platform/sheet/kind.ts';
import type { NamedPlaceColumn, NamedPlaceFault } from '#/features/places/rules/named-places.ts';
import { householdColumns, householdSheetWords } from './household-sheet.ts';

type Column = SheetColumn & { readonly key: NamedPlaceColumn };

/** The columns by which a row of any sheet says where something is. */
export const namedPlaceColumns: readonly Column[] = [
  {
    key: 'compound',
    heading: headingOf('compound'),
    note: {
      hant: '屬於哪個小區或里弄；屬於整個社區就空著。',
      hans: '属于哪个小区或里弄；属于整个社区就空着。',
      en: 'Which compound or lane it belongs to; empty for the whole community.',
    },
    example: '東星小區',
    isRequired: false,
    most: 60,
  },
  {
    key: 'building',
    heading: headingOf('building'),
    note: {
      hant: '只屬於一棟樓才填，例如 3。',
      hans: '只属于一栋楼才填，例如 3。',
      en: 'Only where it belongs to one building, such as 3.',
    },
    example: '',
    isRequired: false,
    most: 20,
  },
];

function headingOf(key: NamedPlaceColumn) {
  const column = householdColumns.find((one) => one.key === key);
  if (column === undefined) throw new Error('Households say which building they are in.');
  return column.heading;
}

type Faults = { readonly [code in NamedPlaceFault]: Sentence };

/** What is said of a row that does not say where something is. */
export const namedPlaceFaults: Catalogue<Faults> = {
  'zh-Hant': {
    ...householdSheetWords.faults['zh-Hant'],
    compound_needed: () => '填了樓棟，也要填是哪個小區或里弄的。',
    building_unknown: ({ said }) => `那裡沒有「${said}」這棟樓。請對照樓號，或先建樓。`,
    place_unknown: ({ said }) => `這裡沒有「${said}」這個地方。請對照編號或路徑。`,
  },
  'zh-Hans': {
    ...householdSheetWords.faults['zh-Hans'],
    compound_needed: () => '填了楼栋，也要填是哪个小区或里弄的。',
    building_unknown: ({ said }) => `那里没有“${said}”这栋楼。请对照楼号，或先建楼。`,
    place_unknown: ({ said }) => `这里没有“${said}”这个地方。请对照编号或路径。`,
  },
  en: {
    ...householdSheetWords.faults.en,
    compound_needed: () => 'Say which compound or lane the building belongs to.',
    building_unknown: ({ said }) =>
      `There is no building “${said}” there. Check its number, or make it first.`,
    place_unknown: ({ said }) => `There is no place “${said}” here. Check its code or path.`,
  },
};
