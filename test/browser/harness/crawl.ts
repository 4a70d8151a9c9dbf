import type { Browser } from 'playwright-core';
import { describeCombination } from './combinations.ts';
import type { Combination } from './combinations.ts';
import { findingsOf } from './findings.ts';
import { openReader } from './visit.ts';
import type { Reader, Session, Visit } from './visit.ts';

/** One look at one page: which page, by whom, and how. */
export type Look = {
  /** The endpoint, under which findings are told. */
  readonly name: string;
  readonly address: string;
  readonly reader: string;
  readonly combination: Combination;
  readonly status: number;
};

export type Looked = {
  readonly look: Look;
  /** Absent when the page did not open. */
  readonly visit: Visit | undefined;
  readonly findings: readonly string[];
};

export type CrawlParts = {
  readonly browser: Browser;
  readonly origin: string;
  /** What each reader's browser holds; a visitor's holds nothing. */
  readonly sessions: Readonly<Record<string, Session>>;
  /** How many pages are open at once. */
  readonly atOnce: number;
};

/** Looks at every page in turn, several at once, and gives all that was seen. */
export async function crawl(looks: readonly Look[], parts: CrawlParts): Promise<readonly Looked[]> {
  // Sorted, so that each reader's browser is opened once for all their pages, and then closed.
  const waiting = looks.toSorted((one, other) => (one.reader < other.reader ? -1 : 1));
  const done: Looked[] = [];
  await Promise.all(
    Array.from({ length: parts.atOnce }, async () => {
      let name = '';
      let reader: Reader | undefined;
      for (let look = waiting.shift(); look !== undefined; look = waiting.shift()) {
        if (reader === undefined || look.reader !== name) {
          await reader?.close();
          reader = await openFor(look.reader, parts);
          name = look.reader;
        }
        done.push(await lookAt(reader, look));
      }
      await reader?.close();
    }),
  );
  return done;
}

async function openFor(name: string, parts: CrawlParts): Promise<Reader> {
  const session = parts.sessions[name];
  if (session === undefined) throw new Error(`There is no reader called ${name}.`);
  return openReader(parts.browser, parts.origin, session);
}

/** A page that does not open is a finding, and no reason not to look at the others. */
async function lookAt(reader: Reader, look: Look): Promise<Looked> {
  try {
    const visit = await reader.visit(look.address, look.combination);
    return { look, visit, findings: await findingsOf(visit, look.status) };
  } catch (error) {
    return { look, visit: undefined, findings: [`does not open: ${String(error)}`] };
  }
}

/** Says where something was found, so that a person can open the same page. */
export function describeLooked({ look, findings }: Looked): string {
  const where = `${look.address} as ${look.reader}, ${describeCombination(look.combination)}`;
  return [where, ...findings.map((finding) => `    ${finding}`)].join('\n');
}
