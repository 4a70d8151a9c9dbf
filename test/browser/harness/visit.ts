import axe from 'axe-core';
import { z } from 'zod';
import type { Browser, BrowserContext, Cookie, Page, Response } from 'playwright-core';
import type { Combination } from './combinations.ts';
import { measurePage } from './in-page.mjs';
import type { Measured } from './in-page.mjs';

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

export type Opening = {
  readonly origin: string;
  readonly address: string;
  readonly combination: Combination;
  /** The session of the reader; none for a visitor. */
  readonly cookies: readonly Cookie[];
};

const HEIGHT = 800;
const OPEN_LIMIT_MS = 20_000;

/** Opens a page in a browser that has never been there, and looks at it from all sides. */
export async function visitPage(browser: Browser, opening: Opening): Promise<Visit> {
  const context = await openContext(browser, opening);
  try {
    return await lookAt(context, opening);
  } finally {
    await context.close();
  }
}

async function openContext(browser: Browser, opening: Opening): Promise<BrowserContext> {
  const { combination, cookies, origin } = opening;
  const context = await browser.newContext({
    viewport: { width: combination.width, height: HEIGHT },
    colorScheme: 'light',
    // A page is measured when it has come to rest.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(OPEN_LIMIT_MS);
  const preferences = {
    linli_lang: combination.language,
    linli_elder: combination.mode === 'elder' ? '1' : '0',
    linli_theme: combination.mode === 'dark' ? 'dark' : 'light',
  };
  const own = Object.entries(preferences).map(([name, value]) => ({ name, value, url: origin }));
  await context.addCookies([...own, ...cookies]);
  return context;
}

async function lookAt(context: BrowserContext, opening: Opening): Promise<Visit> {
  const { origin, address, combination } = opening;
  const page = await context.newPage();
  const responses: Response[] = [];
  const foreign: string[] = [];
  const consoleErrors: string[] = [];
  page.on('response', (response) => responses.push(response));
  page.on('request', (request) => {
    if (isForeign(request.url(), origin)) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => consoleErrors.push(error.message));
  const response = await page.goto(new URL(address, origin).href, { waitUntil: 'load' });
  if (response === null) throw new Error(`${address} gave no answer`);
  const measured = await page.evaluate(measurePage);
  const barriers = await findBarriers(page);
  const weights = await Promise.all(responses.map(weigh));
  return {
    address,
    combination,
    status: response.status(),
    html: await response.text(),
    measured,
    barriers,
    foreign,
    consoleErrors,
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
}).then(({ violations }) => violations.map(({ id, help, nodes }) => ({
  id, help, nodes: nodes.map(({ html }) => html.slice(0, 160)),
})))`;

async function findBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
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
