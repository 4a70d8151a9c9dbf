import type { CsvRefusal } from '#/lib/csv.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { SheetFault } from './rules/sheet.ts';
import { sheetWords } from './words/sheet.ts';

/** Says where in a sheet something is wrong, what it is, and what to write instead. */
export function saySheetFault(language: Language, fault: SheetFault): string {
  const words = sheetWords[language];
  const where = words.at(String(fault.row), fault.column, words.columns[fault.column]);
  return where + words.faults[fault.code](fault.detail);
}

/** Says why a text cannot be read as a sheet. */
export function sayUnreadableSheet(
  language: Language,
  { refusal, detail }: { readonly refusal: CsvRefusal; readonly detail: SheetFault['detail'] },
): string {
  return sheetWords[language].unreadable[refusal](detail);
}
