import { fold } from '#/lib/text.ts';
import type { RowFault, SheetRow } from '#/platform/sheet/kind.ts';
import { EARLIEST_BIRTH_YEAR } from '#/features/people/model.ts';
import type { PersonLine, ResidenceRelation, ToldWay } from '#/features/people/model.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { readAddress, readTelephone } from './addresses.ts';

/** What can be wrong with what a row says of a person. */
export const PERSON_FAULTS = [
  'birth_year_unreadable',
  'telephone_unreadable',
  'email_unreadable',
  'language_unknown',
  'relation_unknown',
  'told_unknown',
  'told_needs_telephone',
  'told_not_by_sheet',
  'person_ambiguous',
  'person_elsewhere',
] as const;
export type PersonFault = (typeof PERSON_FAULTS)[number];

/** By which words a cell may say one of several things. */
export type CellWords = {
  readonly languages: ReadonlyMap<string, Language>;
  readonly relations: ReadonlyMap<string, ResidenceRelation>;
  readonly toldWays: ReadonlyMap<string, ToldWay>;
};

/** What a row says of a person; what it leaves empty says nothing. */
export type PersonRow = {
  readonly name: string;
  readonly called: string | undefined;
  readonly birthYear: number | undefined;
  readonly telephone: string | undefined;
  readonly email: string | undefined;
  readonly language: Language | undefined;
  readonly relation: ResidenceRelation | undefined;
  readonly told: ToldWay | undefined;
};

type Read<Value> = Value | undefined | 'unreadable';

/** Reads what a row says of a person, as somebody wrote it. */
export function readPerson(
  { cells }: SheetRow,
  { words, thisYear }: { readonly words: CellWords; readonly thisYear: number },
): { readonly row: PersonRow } | { readonly fault: RowFault } {
  const birthYear = readBirthYear(cells['birthYear'], thisYear);
  if (birthYear === 'unreadable') return faultAt('birthYear', 'birth_year_unreadable', cells);
  const telephone = readFilled(cells['telephone'], readTelephone);
  if (telephone === 'unreadable') return faultAt('telephone', 'telephone_unreadable', cells);
  const email = readFilled(cells['email'], readEmail);
  if (email === 'unreadable') return faultAt('email', 'email_unreadable', cells);
  const language = readWord(cells['language'], words.languages);
  if (language === 'unreadable') return faultAt('language', 'language_unknown', cells);
  const relation = readWord(cells['relation'], words.relations);
  if (relation === 'unreadable') return faultAt('relation', 'relation_unknown', cells);
  const told = readWord(cells['told'], words.toldWays);
  if (told === 'unreadable') return faultAt('told', 'told_unknown', cells);
  const name = tidy(cells['name']);
  const called = tidy(cells['called']) || undefined;
  return { row: { name, called, birthYear, telephone, email, language, relation, told } };
}

/** Makes the same of two rows that are about one person: one number, one name; else one home. */
export function personKey(cells: SheetRow['cells'], home: string): string {
  const telephone = readTelephone(cells['telephone'] ?? '');
  return `${telephone ?? home}|${fold(cells['name'] ?? '')}`;
}

/** Makes of a row what would be known of its person; what it leaves empty stays as it is. */
export function lineOf(
  row: PersonRow,
  known:
    | { readonly there: PersonLine }
    | { readonly householdId: string; readonly language: Language },
): PersonLine {
  const there = 'there' in known ? known.there : undefined;
  const fresh = 'there' in known ? undefined : known;
  const relation = row.relation ?? 'family';
  return {
    name: there?.name ?? row.name,
    called: row.called ?? there?.called ?? null,
    birthYear: row.birthYear ?? there?.birthYear ?? null,
    telephone: row.telephone ?? there?.telephone ?? null,
    email: row.email ?? there?.email ?? null,
    language: row.language ?? there?.language ?? fresh?.language ?? 'zh-Hant',
    told: row.told ?? there?.told ?? null,
    home: fresh === undefined ? null : { householdId: fresh.householdId, relation },
  };
}

/**
 * Says why somebody cannot be told in the way that a row asks for: by a number that is not known,
 * or by a way that takes a consent or an address which they have shown to be theirs.
 */
export function refuseTold(
  line: PersonLine,
  there: PersonLine | undefined,
): PersonFault | undefined {
  const { told, telephone } = line;
  if (told === null || told === there?.told) return undefined;
  if (told === 'telephone') return telephone === null ? 'told_needs_telephone' : undefined;
  return told === 'slip' || told === 'page' ? undefined : 'told_not_by_sheet';
}

/** Tells whether two lines say the same of a person; where they live, only where both know it. */
export function isSameLine(one: PersonLine, other: PersonLine): boolean {
  const plain = ['name', 'called', 'birthYear', 'telephone', 'email', 'language', 'told'] as const;
  if (plain.some((key) => one[key] !== other[key])) return false;
  if (one.home === null || other.home === null) return true;
  const { householdId, relation } = one.home;
  return householdId === other.home.householdId && relation === other.home.relation;
}

function tidy(text = ''): string {
  return text.trim().replace(/\s+/g, ' ');
}

function readFilled(text: string | undefined, read: (text: string) => string | undefined) {
  const plain = tidy(text);
  return plain === '' ? undefined : (read(plain) ?? 'unreadable');
}

function readEmail(text: string): string | undefined {
  const read = readAddress(text);
  return read?.kind === 'email' ? read.address : undefined;
}

/** Of a whole date only the year is taken: more is not asked of anybody. */
function readBirthYear(text: string | undefined, thisYear: number): Read<number> {
  const plain = tidy(text).normalize('NFKC');
  if (plain === '') return undefined;
  const [, digits] = /^(\d{4})(?:年.*|[-/.]\d.*)?$/.exec(plain) ?? [];
  const year = Number(digits ?? 0);
  return year >= EARLIEST_BIRTH_YEAR && year <= thisYear ? year : 'unreadable';
}

function readWord<Value extends string>(
  text: string | undefined,
  words: ReadonlyMap<string, Value>,
): Read<Value> {
  const plain = tidy(text);
  return plain === '' ? undefined : (words.get(fold(plain)) ?? 'unreadable');
}

function faultAt(
  column: string,
  code: PersonFault,
  cells: SheetRow['cells'],
): { readonly fault: RowFault } {
  return { fault: { column, code, detail: { said: cells[column] ?? '' } } };
}
