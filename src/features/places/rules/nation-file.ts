/**
 * The compact text in which the official places of a nation are kept. Below a head of `Key: value`
 * lines and an empty line stand
 * - one line of steps: per place, in order of codes, a letter for its level and how far its number
 *   lies after that of the sibling before it (nothing for 1): `p11cdsvvv3v`;
 * - one line of endings: per place the letter of a frequent ending of names, or a dot;
 * - one line per place: its name without that ending.
 * The three are apart because like compresses best beside like.
 */

/** A place as the statistical office lists it: a code that begins with its parent's, and a name. */
export type OfficialPlace = { readonly code: string; readonly name: string };

/** The lengths of an official code from the province down to the community. */
export const OFFICIAL_CODE_LENGTHS = [2, 4, 6, 9, 12] as const;

const LEVEL_LETTERS = 'pcdsv';
const NO_ENDING = '.';
const FORMAT = 'Linli places, format 1';
const FIRST_LETTER = 'a'.charCodeAt(0);

/** The frequent endings, longer ones before those they end with. */
const ENDINGS = [
  '社区居民委员会',
  '社区居委会',
  '村村民委员会',
  '村村委会',
  '居民委员会',
  '村民委员会',
  '居委会',
  '村委会',
  '生活区',
  '社区',
  '街道',
  '村',
  '镇',
  '乡',
] as const;

/** Writes places, sorted by code, each after its parent; the same places give the same text. */
export function writeNation(
  places: readonly OfficialPlace[],
  head: Readonly<Record<string, string>>,
): string {
  const steps: string[] = [];
  const endings: string[] = [];
  const stems: string[] = [];
  const numbers = [0, 0, 0, 0, 0];
  let before = '';
  for (const { code, name } of places) {
    assertFollows(code, before);
    const level = levelOf(code);
    const number = Number(code.slice(OFFICIAL_CODE_LENGTHS[level - 1] ?? 0));
    const step = number - (numbers[level] ?? 0);
    steps.push(LEVEL_LETTERS.charAt(level) + (step === 1 ? '' : String(step)));
    numbers[level] = number;
    numbers.fill(0, level + 1);
    const ending = ENDINGS.findIndex((candidate) => name.endsWith(candidate));
    endings.push(ending < 0 ? NO_ENDING : String.fromCharCode(FIRST_LETTER + ending));
    stems.push(name.slice(0, name.length - (ENDINGS[ending]?.length ?? 0)));
    before = code;
  }
  const lines = Object.entries({ ...head, Places: places.length, Endings: ENDINGS.join(' ') });
  const heading = [FORMAT, ...lines.map(([key, value]) => `${key}: ${value}`), ''];
  return [...heading, steps.join(''), endings.join(''), ...stems, ''].join('\n');
}

/** Reads the head of the text: where the places come from, their licence, their date. */
export function readNationHead(text: string): Readonly<Record<string, string>> {
  const end = text.indexOf('\n\n');
  const [format, ...lines] = text.slice(0, end).split('\n');
  if (end < 0 || format !== FORMAT) throw new Error(`This is no file of the kind "${FORMAT}".`);
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)];
    }),
  );
}

/** Reads the places in order of their codes; throws when the text is damaged. */
export function* readNation(text: string): Generator<OfficialPlace> {
  const head = readNationHead(text);
  const known = (head['Endings'] ?? '').split(' ');
  const [steps = '', endings = '', ...stems] = text.slice(text.indexOf('\n\n') + 2).split('\n');
  let index = 0;
  for (const code of codesOf(steps)) {
    const ending = known[endings.charCodeAt(index) - FIRST_LETTER] ?? '';
    yield { code, name: (stems[index] ?? '') + ending };
    index += 1;
  }
  if (index !== Number(head['Places']) || stems.length !== index + 1) {
    throw new Error(`The file of places is damaged: ${index} of ${head['Places']} places read.`);
  }
}

/** Walks the steps by character: three times as fast as by a pattern, and there are many. */
function* codesOf(steps: string): Generator<string> {
  const numbers = [0, 0, 0, 0, 0];
  const codes = ['', '', '', '', ''];
  for (let at = 0; at < steps.length;) {
    const level = LEVEL_LETTERS.indexOf(steps.charAt(at));
    const start = at + 1;
    at = start;
    while (at < steps.length && steps.charCodeAt(at) < FIRST_LETTER) at += 1;
    numbers[level] = (numbers[level] ?? 0) + (at === start ? 1 : Number(steps.slice(start, at)));
    numbers.fill(0, level + 1);
    const parent = codes[level - 1] ?? '';
    const width = (OFFICIAL_CODE_LENGTHS[level] ?? 0) - parent.length;
    const code = parent + String(numbers[level]).padStart(width, '0');
    codes[level] = code;
    yield code;
  }
}

/** Tells the level of an official code, from 0 for a province to 4 for a community. */
function levelOf(code: string): number {
  return OFFICIAL_CODE_LENGTHS.findIndex((length) => length === code.length);
}

function assertFollows(code: string, before: string): void {
  const level = levelOf(code);
  const parent = code.slice(0, OFFICIAL_CODE_LENGTHS[level - 1] ?? 0);
  if (level < 0 || code <= before || !before.startsWith(parent)) {
    throw new Error(`The code ${code} cannot stand after ${before || 'the beginning'}.`);
  }
}
