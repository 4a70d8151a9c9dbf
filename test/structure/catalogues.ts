import { languages } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { findWrongScript } from './scripts.ts';
import type { Violation } from './violation.ts';

/** The words of one feature or part, in the three languages, with the file they stand in. */
export type FoundCatalogue = {
  readonly path: string;
  readonly name: string;
  readonly words: Readonly<Record<Language, unknown>>;
};

/** One sentence of a catalogue: where it is, its text, and the blanks it fills. */
type Sentence = { readonly key: string; readonly text: string; readonly blanks: string };

/** Every language is named in itself, whichever catalogue it stands in. */
const OWN_NAMES = new Set(['繁體中文', '简体中文', 'English', '繁', '简']);

/** Finds the catalogues among the exports of a module. */
export function cataloguesIn(
  path: string,
  exported: Readonly<Record<string, unknown>>,
): readonly FoundCatalogue[] {
  return Object.entries(exported).flatMap(([name, value]) =>
    isCatalogue(value) ? [{ path, name, words: value }] : [],
  );
}

/** Finds sentences that are missing, empty, or fill other blanks in another language. */
export function findGaps(catalogue: FoundCatalogue): readonly Violation[] {
  const byLanguage = languages.map((language) => ({
    language,
    sentences: sentencesOf(catalogue.words[language], catalogue.name),
  }));
  const keys = new Set(byLanguage.flatMap(({ sentences }) => sentences.map(({ key }) => key)));
  return byLanguage.flatMap(({ language, sentences }) => {
    const own = new Map(sentences.map((sentence) => [sentence.key, sentence]));
    return [...keys].flatMap((key) => {
      const first = byLanguage[0]?.sentences.find((sentence) => sentence.key === key);
      const says = judge(own.get(key), first);
      return says === undefined ? [] : [violation(catalogue, `${key} ${says} in ${language}.`)];
    });
  });
}

/** Finds characters of the other script, Chinese in English and English in Chinese. */
export function findMixedScripts(catalogue: FoundCatalogue): readonly Violation[] {
  return languages.flatMap((language) =>
    sentencesOf(catalogue.words[language], catalogue.name)
      .filter(({ text }) => !OWN_NAMES.has(text.trim()))
      .flatMap(({ key, text }) => {
        const says = findWrongScript(text, language);
        return says === undefined ? [] : [violation(catalogue, `${key} in ${language} ${says}`)];
      }),
  );
}

function judge(own: Sentence | undefined, first: Sentence | undefined): string | undefined {
  if (own === undefined) return 'is missing';
  if (own.text.trim() === '') return 'is empty';
  if (/⟦|undefined|\[object|NaN/.test(own.text)) return `reads "${own.text}"`;
  if (first !== undefined && own.blanks !== first.blanks) {
    return `fills the blanks "${own.blanks}", not "${first.blanks}" as ${languages[0]} does,`;
  }
  return undefined;
}

function isCatalogue(value: unknown): value is Readonly<Record<Language, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return languages.every((language) => language in value) && Object.keys(value).length === 3;
}

/** Walks through a catalogue; a sentence with blanks is filled with marks to see which it uses. */
function sentencesOf(value: unknown, key: string): readonly Sentence[] {
  if (typeof value === 'string') return [{ key, text: value, blanks: '' }];
  if (typeof value === 'function') return [fill(value, key)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => sentencesOf(inner, `${key}.${name}`));
}

// oxlint-disable-next-line typescript/no-unsafe-function-type -- A catalogue may hold any sentence.
function fill(sentence: Function, key: string): Sentence {
  const used = new Set<string>();
  const blanks = Array.from({ length: sentence.length }, (_, index) => blank(`${index + 1}`, used));
  try {
    const text = String(Reflect.apply(sentence, undefined, blanks));
    return { key, text, blanks: [...used].toSorted().join(' ') };
  } catch {
    // A sentence that reckons with a date or a list cannot be filled with marks; its count of
    // blanks still has to agree.
    return { key, text: '…', blanks: `${sentence.length} of its own` };
  }
}

const FILLING = 7;

/** A blank that notes when it is written into a text, and which of its parts are. */
function blank(name: string, used: Set<string>): unknown {
  return new Proxy(() => {}, {
    get: (_, part) => {
      if (part === Symbol.toPrimitive) {
        return () => {
          used.add(name);
          return FILLING;
        };
      }
      return typeof part === 'symbol' ? undefined : blank(`${name}.${part}`, used);
    },
    apply: () => blank(name, used),
  });
}

function violation(catalogue: FoundCatalogue, says: string): Violation {
  return { path: catalogue.path, line: 1, says };
}
