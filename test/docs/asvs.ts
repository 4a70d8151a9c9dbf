import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './documents.ts';

/** One requirement of OWASP ASVS 5.0, what it asks in our words, and how it stands here. */
export type Requirement = {
  readonly number: string;
  readonly level: string;
  readonly what: string;
  readonly applies: string;
  readonly met: string;
  readonly shownBy: readonly string[];
  readonly reason: string;
};

/** How many requirements of level 1 and 2 each section has that has any: ASVS 5.0.0. */
export const SECTIONS: Readonly<Record<string, number>> = {
  '1.1': 2,
  '1.2': 9,
  '1.3': 11,
  '1.4': 3,
  '1.5': 2,
  '2.1': 3,
  '2.2': 3,
  '2.3': 4,
  '2.4': 1,
  '3.2': 2,
  '3.3': 4,
  '3.4': 6,
  '3.5': 5,
  '3.7': 2,
  '4.1': 3,
  '4.2': 1,
  '4.3': 2,
  '4.4': 4,
  '5.1': 1,
  '5.2': 3,
  '5.3': 2,
  '5.4': 3,
  '6.1': 3,
  '6.2': 12,
  '6.3': 4,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 1,
  '8.4': 1,
  '9.1': 3,
  '9.2': 4,
  '10.1': 2,
  '10.2': 2,
  '10.3': 4,
  '10.4': 11,
  '10.5': 5,
  '10.6': 2,
  '10.7': 3,
  '11.1': 2,
  '11.2': 3,
  '11.3': 3,
  '11.4': 4,
  '11.5': 1,
  '11.6': 1,
  '12.1': 3,
  '12.2': 2,
  '12.3': 4,
  '13.1': 1,
  '13.2': 5,
  '13.3': 2,
  '13.4': 5,
  '14.1': 2,
  '14.2': 4,
  '14.3': 3,
  '15.1': 3,
  '15.2': 3,
  '15.3': 7,
  '16.1': 1,
  '16.2': 5,
  '16.3': 4,
  '16.4': 3,
  '16.5': 3,
  '17.1': 1,
  '17.2': 4,
  '17.3': 2,
};

/** Levels 1 and 2 of the standard, as it counts them itself. */
export const COUNTS = { '1': 70, '2': 183 } as const;

const COLUMNS = 'requirement\tlevel\twhat\tapplies\tmet\tshown by\treason';

/** Reads the table of requirements. */
export function readRequirements(text: string): readonly Requirement[] {
  const [head, ...lines] = text.trimEnd().split('\n');
  if (head !== COLUMNS) throw new Error(`The columns are ${head}`);
  return lines.map((line) => {
    const [number = '', level = '', what = '', applies = '', met = '', shown = '', reason = ''] =
      line.split('\t');
    const shownBy = shown.split(' ').filter((path) => path !== '');
    return { number, level, what, applies, met, shownBy, reason };
  });
}

/** Lists what is wrong with the table: rows that are missing, doubled, empty or point nowhere. */
export function findGaps(
  all: readonly Requirement[],
  {
    security,
    sections = SECTIONS,
  }: { readonly security: string; readonly sections?: typeof SECTIONS },
): readonly string[] {
  const found = Map.groupBy(all, ({ number }) => number.replace(/\.\d+$/, ''));
  const numbers = all.map(({ number }) => number);
  return [
    ...numbers.filter((one, at) => numbers.indexOf(one) !== at).map((one) => `${one} is doubled`),
    ...Object.entries(sections)
      .filter(([section, count]) => (found.get(section)?.length ?? 0) !== count)
      .map(([section, count]) => `${section} has not ${count} rows`),
    ...[...found.keys()].filter((one) => !(one in sections)).map((one) => `${one} is no section`),
    ...all.flatMap((one) => judge(one, security).map((says) => `${one.number} ${says}`)),
  ];
}

function judge(one: Requirement, security: string): readonly string[] {
  const isNumber = /^\d+\.\d+\.\d+$/.test(one.number);
  const gone = one.shownBy.filter((path) => !existsSync(join(ROOT, path)));
  return [
    ...(isNumber && /^[12]$/.test(one.level) && one.what !== '' ? [] : ['is not whole']),
    ...gone.map((path) => `names ${path}, which is not there`),
    ...judgeState(one, security),
  ];
}

function judgeState(
  { number, applies, met, shownBy, reason }: Requirement,
  security: string,
): readonly string[] {
  switch (`${applies} ${met}`) {
    case 'no ':
      return reason === '' ? ['does not say why it does not apply'] : [];
    case 'yes yes':
      return shownBy.length === 0 ? ['is shown by nothing'] : [];
    case 'yes no':
      if (reason === '') return ['does not say what is missing'];
      return security.includes(`| ${number} |`) ? [] : ['is not met and not told in SECURITY.md'];
    default:
      return ['neither applies nor does not'];
  }
}
