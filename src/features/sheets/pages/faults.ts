import type { Sentence } from '#/platform/http/errors/words.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { SheetKind } from '#/platform/sheet/kind.ts';
import { words } from '#/features/sheets/words/index.ts';

export type ToldFault = {
  readonly code: string;
  readonly column?: string | undefined;
  readonly detail: Readonly<Record<string, string>>;
};

/** Says what is wrong with a row or a sheet, with the column it is about. */
export function sayFault(kind: SheetKind, fault: ToldFault, language: Language): string {
  const shared: Readonly<Record<string, Sentence>> = words[language].faults;
  const sentence = kind.faults[language][fault.code] ?? shared[fault.code];
  if (sentence === undefined) throw new Error(`There is no sentence for ${fault.code}.`);
  const said = sentence({ ...fault.detail, columns: columnNames(kind, fault, language) });
  const column = kind.columns.find(({ key }) => key === fault.column);
  const colon = language === 'en' ? ': ' : '：';
  return column === undefined ? said : `${nameIn(column.heading, language)}${colon}${said}`;
}

function columnNames(kind: SheetKind, { detail }: ToldFault, language: Language): string {
  const keys = (detail['columns'] ?? '').split(' ');
  const named = kind.columns.filter(({ key }) => keys.includes(key));
  return named
    .map(({ heading }) => nameIn(heading, language))
    .join(language === 'en' ? ', ' : '、');
}
