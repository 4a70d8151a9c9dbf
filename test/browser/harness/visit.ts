import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import type { Combination } from './combinations.ts';
import { measure } from './measured.ts';
import type { Measured } from './measured.ts';

/** Everything seen while one page was opened as on a first visit. */
export type Visit = {
  readonly address: string;
  readonly combination: Combination;
  readonly status: number;
  readonly html: string;
  readonly measured: Measured;
  readonly barriers: readonly string[];
  /** Requests to other hosts. */
  readonly foreign: readonly string[];
  readonly consoleErrors: readonly string[];
  readonly transferredBytes: number;
  readonly scriptBytes: number;
};

/** A browser of its own for one reader, in which pages are opened one after the other. */
export type Reader = {
  readonly visit: (address: string, combination: Combination) => Promise<Visit>;
  readonly close: () => Promise<void>;
};

/** What a browser must hold to be this reader; a visitor's holds nothing. */
export type Session = readonly { readonly name: string; readonly value: string }[];

type Noted = { responses: Response[]; foreign: string[]; consoleErrors: string[] };

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const HEIGHT = 800;
const OPEN_LIMIT_MS = 45_000;

/** Opens a browser for a reader; each page is fetched as on a first visit, nothing is kept. */
export async function openReader(
  browser: Browser,
  origin: string,
  session: Session,
): Promise<Reader> {
  const context = await browser.newContext({
    viewport: { width: 360, height: HEIGHT },
    colorScheme: 'light',
    // A page is measured when it has come to rest.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(OPEN_LIMIT_MS);
  await context.addCookies(session.map(({ name, value }) => ({ name, value, url: origin })));
  // Once for all pages of this reader: sent anew for each, it would cost more than all it finds.
  await context.addInitScript(AXE);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.setCacheDisabled', { cacheDisabled: true });
  const noted: Noted = { responses: [], foreign: [], consoleErrors: [] };
  note(page, origin, noted);
  return {
    visit: async (address, combination) => {
      await dress(context, page, { origin, combination });
      noted.responses = [];
      noted.foreign = [];
      noted.consoleErrors = [];
      return lookAt(page, { address, origin, combination }, noted);
    },
    close: () => context.close(),
  };
}

function note(page: Page, origin: string, noted: Noted): void {
  page.on('response', (response) => {
    // The line by which an open page hears what is new weighs nothing and does not end.
    if (response.request().resourceType() !== 'eventsource') noted.responses.push(response);
  });
  page.on('request', (request) => {
    if (isForeign(request.url(), origin)) noted.foreign.push(request.url());
  });
  page.on('console', (message) => {
    // The browser notes the status of the page itself, which is judged by its own check.
    const isOfPage = message.location().url === page.url();
    const isStatus = isOfPage && message.text().startsWith('Failed to load resource');
    if (message.type() !== 'error' || isStatus) return;
    noted.consoleErrors.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => noted.consoleErrors.push(error.message));
}

async function dress(
  context: BrowserContext,
  page: Page,
  { origin, combination }: { readonly origin: string; readonly combination: Combination },
): Promise<void> {
  const preferences = {
    linli_lang: combination.language,
    linli_elder: combination.mode === 'elder' ? '1' : '0',
    linli_theme: combination.mode === 'dark' ? 'dark' : 'light',
  };
  await context.addCookies(
    Object.entries(preferences).map(([name, value]) => ({ name, value, url: origin })),
  );
  await page.setViewportSize({ width: combination.width, height: HEIGHT });
}

type Opening = {
  readonly origin: string;
  readonly address: string;
  readonly combination: Combination;
};

async function lookAt(page: Page, opening: Opening, noted: Noted): Promise<Visit> {
  const { origin, address, combination } = opening;
  const response = await page.goto(new URL(address, origin).href, { waitUntil: 'load' });
  if (response === null) throw new Error(`${address} gave no answer`);
  const measured = await measure(page);
  const barriers = await findBarriers(page);
  const weights = await Promise.all(noted.responses.map(weigh));
  return {
    address,
    combination,
    status: response.status(),
    html: await response.text(),
    measured,
    barriers,
    foreign: noted.foreign,
    consoleErrors: noted.consoleErrors,
    transferredBytes: sum(weights.map(({ bytes }) => bytes)),
    scriptBytes: sum(weights.filter(({ isScript }) => isScript).map(({ bytes }) => bytes)),
  };
}

function isForeign(url: string, origin: string): boolean {
  return /^(?:https?|wss?):/.test(url) && new URL(url).origin !== origin;
}

const axeFindings = z.array(
  z.object({ id: z.string(), help: z.string(), nodes: z.array(z.string()) }),
);

/** WCAG 2.2, levels A and AA; counsel beyond the standard is not a rule of ours. */
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const RUN_AXE = `axe.run(document, {
  runOnly: { type: 'tag', values: ${JSON.stringify(LEVELS)} },
  resultTypes: ['violations'],
  // Style sheets of ours are there already, and there are no others.
  preload: false,
}).then(({ violations }) => violations.map(({ id, help, nodes }) => ({
  id, help, nodes: nodes.map(({ html }) => html.slice(0, 160)),
})))`;

async function findBarriers(page: Page): Promise<readonly string[]> {
  const found = axeFindings.parse(await page.evaluate(RUN_AXE));
  return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).join(' ')}`);
}

async function weigh(response: Response): Promise<{ bytes: number; isScript: boolean }> {
  const isScript = response.request().resourceType() === 'script';
  const sizes = await response
    .request()
    .sizes()
    // A request that the browser has given up weighs nothing.
    .catch(() => ({ responseBodySize: 0, responseHeadersSize: 0 }));
  return { bytes: sizes.responseBodySize + sizes.responseHeadersSize, isScript };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
