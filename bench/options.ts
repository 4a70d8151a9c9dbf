/** The parts that can be run alone. */
export const parts = [
  'create',
  'pages',
  'desk',
  'visit',
  'memory',
  'start',
  'archive',
  'search',
  'replay',
] as const;
export type Part = (typeof parts)[number];

/** How much is measured. */
export type Options = {
  readonly only: readonly Part[];
  /** Matters in the tree: first so many, then so many. */
  readonly matters: readonly [smaller: number, larger: number];
  /** Official codes of the tree; left out, the whole nation. */
  readonly codes: readonly string[] | undefined;
  readonly pageTimes: number;
  /** Open matters under one street, and how often each list of its desk is asked for. */
  readonly deskMatters: number;
  readonly deskTimes: number;
  readonly createRounds: number;
  readonly createEach: number;
};

const FULL = {
  matters: [100_000, 1_000_000],
  codes: undefined,
  pageTimes: 300,
  deskMatters: 50_000,
  deskTimes: 10,
  createRounds: 15,
  createEach: 60,
} as const;
const SMALL = {
  matters: [10_000, 50_000],
  codes: ['35', '31'],
  pageTimes: 100,
  deskMatters: 50_000,
  deskTimes: 5,
  createRounds: 7,
  createEach: 40,
} as const;
/** Apart from the search, which has a database of its own and is long, and what needs a sheet. */
const USUAL = parts.filter((part) => part !== 'search' && part !== 'replay');

/** Reads what was typed; a word that is not known comes back, so that it can be said. */
export function readOptions(typed: readonly string[]): Options | { readonly unknown: string } {
  const size = typed.includes('--small') ? SMALL : FULL;
  const only: Part[] = [];
  for (let at = 0; at < typed.length; at += 1) {
    const word = typed[at] ?? '';
    if (word === '--small') continue;
    if (word !== '--only') return { unknown: word };
    at += 1;
    const part = parts.find((one) => one === typed[at]);
    if (part === undefined) return { unknown: typed[at] ?? word };
    only.push(part);
  }
  return { ...size, only: only.length === 0 ? USUAL : only };
}
