import type { CsvRefusal } from '#/lib/csv.ts';
import type { SheetColumn, SheetFaultCode } from '#/features/places/rules/sheet.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

type Detail = Readonly<Record<string, string>>;

/** What a sheet of places says is wrong with it: where, what, and what to write instead. */
export type SheetWords = {
  /** Says where: the row, as a spreadsheet counts, the column's heading and what that means. */
  readonly at: (row: string, heading: string, called: string) => string;
  /** What the columns are called beside their headings. */
  readonly columns: { readonly [column in SheetColumn]: string };
  readonly faults: { readonly [code in SheetFaultCode]: (detail: Detail) => string };
  /** Why a text cannot be read as a sheet at all; the column is counted, for it has no heading. */
  readonly unreadable: { readonly [code in CsvRefusal]: (detail: Detail) => string };
};

const en: SheetWords = {
  at: (row, heading, called) => `Row ${row}, column ${heading} (${called}): `,
  columns: {
    code: 'the code',
    kind: 'the kind',
    name: 'the name',
    parent: 'the place it lies in',
    name_hant: 'the name in traditional characters',
    name_hans: 'the name in simplified characters',
    name_en: 'the name in English',
    lon: 'the longitude',
    lat: 'the latitude',
    ordinal: 'the order among its neighbours',
  },
  faults: {
    sheet_column_missing: () =>
      'this column is not in the sheet. The first row has to hold the headings, among them code, kind and name.',
    sheet_cell_empty: () => 'this cell is empty. Write something, or delete the row.',
    sheet_cell_too_long: ({ limit }) => `this text is too long. At most ${limit} characters.`,
    sheet_code_unusable: () =>
      'no address can be made of this code. Use letters from A to Z, digits and hyphens, and at most 16 places one in the other.',
    sheet_code_twice: ({ row }) =>
      `the same code stands in row ${row} as well. Every place needs a code of its own.`,
    sheet_kind_unknown: ({ kind, kinds }) =>
      `there is no kind of place called “${kind}”. There are: ${kinds}.`,
    sheet_parent_unknown: ({ parent }) =>
      `“${parent}” is neither in this sheet nor among the places. Correct the code, or add a row for it.`,
    sheet_parent_too_low: ({ parent }) =>
      `“${parent}” is of the same or a lower kind, so nothing of this kind can lie in it.`,
    sheet_parent_changed: () =>
      'this place lies elsewhere already, and a sheet does not move places. Write where it lies now.',
    sheet_kind_changed: () =>
      'this place is there already with a kind of another level. Write the kind it has now.',
    sheet_path_taken: ({ other }) =>
      `this code makes the same address as “${other}”. Choose another code.`,
    sheet_outside_community: () =>
      'what is smaller than a community has to lie in one. Write the code of its community, or of a place in it.',
    sheet_degrees_unreadable: () =>
      'a position is two numbers in degrees: lon from -180 to 180, lat from -90 to 90. Write both, or leave both empty.',
    sheet_number_unreadable: () => 'write a whole number of at most seven digits, such as 12.',
  },
  unreadable: {
    csv_too_many_rows: ({ limit }) =>
      `The sheet has more than ${limit} rows. Split it, the higher places first.`,
    csv_too_many_columns: ({ row, limit }) =>
      `Row ${row} has more than ${limit} columns. Delete those that are not needed.`,
    csv_cell_too_long: ({ row, column, limit }) =>
      `Row ${row}, column no. ${column}: this cell has more than ${limit} characters. Perhaps a quotation mark is missing.`,
    csv_quote_unclosed: ({ row, column }) =>
      `Row ${row}, column no. ${column}: a quotation mark opens here and never closes. Close it, or delete it.`,
    csv_text_after_quote: ({ row, column }) =>
      `Row ${row}, column no. ${column}: after the closing quotation mark there is more text. Write a quotation mark inside a cell twice.`,
  },
};

const hans: SheetWords = {
  at: (row, heading, called) => `第 ${row} 行，${heading} 列（${called}）：`,
  columns: {
    code: '代码',
    kind: '类别',
    name: '名字',
    parent: '上级',
    name_hant: '繁体名字',
    name_hans: '简体名字',
    name_en: '英文名字',
    lon: '经度',
    lat: '纬度',
    ordinal: '次序',
  },
  faults: {
    sheet_column_missing: () =>
      '表里没有这一列。第一行要写列名，其中 code、kind、name 三列一定要有。',
    sheet_cell_empty: () => '这一格是空的。请填上，或者删掉这一行。',
    sheet_cell_too_long: ({ limit }) => `太长了，最多 ${limit} 个字。`,
    sheet_code_unusable: () => '这个代码不能用。请用字母、数字和连字号；一层套一层最多 16 层。',
    sheet_code_twice: ({ row }) => `第 ${row} 行也是这个代码。每个地方要有自己的代码。`,
    sheet_kind_unknown: ({ kind, kinds }) => `没有“${kind}”这个类别。可以写：${kinds}。`,
    sheet_parent_unknown: ({ parent }) =>
      `表里没有“${parent}”，已有的地方里也没有。请改正代码，或者给它加一行。`,
    sheet_parent_too_low: ({ parent }) => `“${parent}”跟它同级或比它低，不能当它的上级。`,
    sheet_parent_changed: () => '这个地方现在属于别处，表格不能搬动地方。请照现在的上级填。',
    sheet_kind_changed: () => '这个地方已经有了，级别和这里写的不一样。请照现在的类别填。',
    sheet_path_taken: ({ other }) => `这个代码和“${other}”的会混在一起，请换一个。`,
    sheet_outside_community: () =>
      '比社区小的地方要放在社区里。请填社区的代码，或者社区里某个地方的代码。',
    sheet_degrees_unreadable: () =>
      '位置要写两个数，单位是度：lon 从 -180 到 180，lat 从 -90 到 90。要么都填，要么都空着。',
    sheet_number_unreadable: () => '请写整数，最多七位，例如 12。',
  },
  unreadable: {
    csv_too_many_rows: ({ limit }) => `表格超过 ${limit} 行了。请分成几份，先载入上级。`,
    csv_too_many_columns: ({ row, limit }) => `第 ${row} 行超过 ${limit} 列了。请删掉用不着的列。`,
    csv_cell_too_long: ({ row, column, limit }) =>
      `第 ${row} 行第 ${column} 列：这一格超过 ${limit} 个字。可能是少了一个引号。`,
    csv_quote_unclosed: ({ row, column }) =>
      `第 ${row} 行第 ${column} 列：引号从这里开始，后面没有关上。请补上，或者删掉它。`,
    csv_text_after_quote: ({ row, column }) =>
      `第 ${row} 行第 ${column} 列：引号关上以后还有字。格子里的引号要连写两个。`,
  },
};

const hant: SheetWords = {
  at: (row, heading, called) => `第 ${row} 列，${heading} 欄（${called}）：`,
  columns: {
    code: '代碼',
    kind: '類別',
    name: '名字',
    parent: '上級',
    name_hant: '繁體名字',
    name_hans: '簡體名字',
    name_en: '英文名字',
    lon: '經度',
    lat: '緯度',
    ordinal: '次序',
  },
  faults: {
    sheet_column_missing: () =>
      '表裡沒有這一欄。第一列要寫欄名，其中 code、kind、name 三欄一定要有。',
    sheet_cell_empty: () => '這一格是空的。請填上，或者刪掉這一列。',
    sheet_cell_too_long: ({ limit }) => `太長了，最多 ${limit} 個字。`,
    sheet_code_unusable: () => '這個代碼不能用。請用字母、數字和連字號；一層套一層最多 16 層。',
    sheet_code_twice: ({ row }) => `第 ${row} 列也是這個代碼。每個地方要有自己的代碼。`,
    sheet_kind_unknown: ({ kind, kinds }) => `沒有「${kind}」這個類別。可以寫：${kinds}。`,
    sheet_parent_unknown: ({ parent }) =>
      `表裡沒有「${parent}」，已有的地方裡也沒有。請改正代碼，或者給它加一列。`,
    sheet_parent_too_low: ({ parent }) => `「${parent}」跟它同級或比它低，不能當它的上級。`,
    sheet_parent_changed: () => '這個地方現在屬於別處，表格不能搬動地方。請照現在的上級填。',
    sheet_kind_changed: () => '這個地方已經有了，級別和這裡寫的不一樣。請照現在的類別填。',
    sheet_path_taken: ({ other }) => `這個代碼和「${other}」的會混在一起，請換一個。`,
    sheet_outside_community: () =>
      '比社區小的地方要放在社區裡。請填社區的代碼，或者社區裡某個地方的代碼。',
    sheet_degrees_unreadable: () =>
      '位置要寫兩個數，單位是度：lon 從 -180 到 180，lat 從 -90 到 90。要麼都填，要麼都空著。',
    sheet_number_unreadable: () => '請寫整數，最多七位，例如 12。',
  },
  unreadable: {
    csv_too_many_rows: ({ limit }) => `表格超過 ${limit} 列了。請分成幾份，先載入上級。`,
    csv_too_many_columns: ({ row, limit }) => `第 ${row} 列超過 ${limit} 欄了。請刪掉用不著的欄。`,
    csv_cell_too_long: ({ row, column, limit }) =>
      `第 ${row} 列第 ${column} 欄：這一格超過 ${limit} 個字。可能是少了一個引號。`,
    csv_quote_unclosed: ({ row, column }) =>
      `第 ${row} 列第 ${column} 欄：引號從這裡開始，後面沒有關上。請補上，或者刪掉它。`,
    csv_text_after_quote: ({ row, column }) =>
      `第 ${row} 列第 ${column} 欄：引號關上以後還有字。格子裡的引號要連寫兩個。`,
  },
};

/** What is said of sheets, in three languages. */
export const sheetWords: Catalogue<SheetWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
