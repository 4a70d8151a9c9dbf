import { allCombinations, combinationsFor } from './combinations.ts';
import type { Combination } from './combinations.ts';
import type { Look } from './crawl.ts';

/** A page as the plan knows it: an endpoint that draws one. */
export type PageEndpoint = { readonly name: string; readonly path: string };

/** An address of a page in the demonstration, and who looks at it. */
export type Sample = {
  /** Fills the path; what the path does not name becomes the query. */
  readonly with?: Readonly<Record<string, string>>;
  readonly as: readonly string[];
  readonly status?: number;
};

export type Samples = Readonly<Record<string, readonly Sample[]>>;

/** Says which pages have no sample, and which samples belong to no page. */
export function findUnsampled(pages: readonly PageEndpoint[], samples: Samples): readonly string[] {
  const names = new Set(pages.map(({ name }) => name));
  const missing = pages
    .filter(({ name }) => (samples[name] ?? []).every((sample) => sample.as.length === 0))
    .map(({ name, path }) => `${name} (${path}) has no sample in test/browser/samples.ts.`);
  const left = Object.keys(samples).filter((name) => !names.has(name));
  return missing.concat(left.map((name) => `${name} has a sample and is no page.`));
}

const LOOKS_PER_PAGE = 3;

/**
 * Plans the looks of a quick run: three at each page, in which it is met in every language, every
 * mode and both widths; its samples and readers take turns.
 */
export function planRound(pages: readonly PageEndpoint[], samples: Samples): readonly Look[] {
  return pages.flatMap((page, index) => {
    const ways = waysTo(page, samples);
    const count = Math.max(LOOKS_PER_PAGE, ways.length);
    return combinationsFor(index, count).flatMap((combination, turn) => {
      const way = ways[turn % ways.length];
      return way === undefined ? [] : [lookFor(way, combination)];
    });
  });
}

/** Plans every page with every sample, reader and combination. */
export function planAll(pages: readonly PageEndpoint[], samples: Samples): readonly Look[] {
  return pages.flatMap((page) =>
    waysTo(page, samples).flatMap((way) =>
      allCombinations().map((combination) => lookFor(way, combination)),
    ),
  );
}

type Way = Omit<Look, 'combination'>;

function lookFor(way: Way, combination: Combination): Look {
  return { ...way, combination };
}

function waysTo(page: PageEndpoint, samples: Samples): readonly Way[] {
  return (samples[page.name] ?? []).flatMap((sample) =>
    sample.as.map((reader) => ({
      name: page.name,
      address: fillPath(page.path, sample.with ?? {}),
      reader,
      status: sample.status ?? 200,
    })),
  );
}

/** Puts values into the blanks of a path, and the rest behind it. */
export function fillPath(path: string, values: Readonly<Record<string, string>>): string {
  const used = new Set<string>();
  const filled = path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${path} needs a sample of ${name}.`);
    used.add(name);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(Object.entries(values).filter(([name]) => !used.has(name)));
  return query.size === 0 ? filled : `${filled}?${query.toString()}`;
}
