import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { endpoints } from '#/app/endpoints.ts';
import { launchForLooks } from './harness/chromium.ts';
import { crawl, describeLooked } from './harness/crawl.ts';
import type { Look, Looked } from './harness/crawl.ts';
import { demonstrationSite } from './harness/demonstration.ts';
import { findingsOfHelp } from './harness/findings.ts';
import { findUnsampled } from './harness/plan.ts';
import type { PageEndpoint, Samples } from './harness/plan.ts';
import type { TestSite } from './harness/site.ts';
import { findLateSamples, findSamples } from './samples.ts';

export type CrawlTests = {
  readonly plan: (pages: readonly PageEndpoint[], samples: Samples) => readonly Look[];
  /** How long all pages together may take; the test of the first page waits for them. */
  readonly limitMs: number;
};

const pages = endpoints.filter(({ kind }) => kind === 'reading');
const PAGES_AT_ONCE = 3;
const LEAST_PAGES = 20;
const LEAST_LOOKS = 3;

/** Declares a test for each page of the program, over one crawl of the demonstration. */
export function testPages({ plan, limitMs }: CrawlTests): void {
  const timeout = limitMs;
  let browser: Browser;
  let site: TestSite;
  let samples: Samples;
  let crawled: Promise<readonly Looked[]>;

  before(
    async () => {
      [browser, site] = await Promise.all([launchForLooks(), demonstrationSite()]);
      samples = await findSamples(site);
      const { origin, sessions } = site;
      // Readers of several pages are looking at once; the test of each page waits for its own.
      const parts = { browser, origin, sessions, atOnce: PAGES_AT_ONCE };
      const look = async () => {
        const first = await crawl(plan(pages, samples), parts);
        const late = await findLateSamples(site);
        samples = { ...samples, ...late };
        return [...first, ...(await crawl(plan(pages, late), parts))];
      };
      crawled = look();
    },
    { timeout },
  );

  after(async () => {
    await browser.close();
    await site.stop();
  });

  test('every page has an address to look at', { timeout }, async () => {
    await crawled;
    assert.ok(pages.length >= LEAST_PAGES, `found ${pages.length} pages`);
    assert.deepEqual(findUnsampled(pages, samples), []);
  });

  for (const { name, path } of pages) {
    test(`the page ${name} at ${path} is fit to be used`, { timeout }, async () => {
      const own = (await crawled).filter(({ look }) => look.name === name);
      assert.ok(own.length >= LEAST_LOOKS, `looked ${own.length} times`);
      const faulty = own.filter(({ findings }) => findings.length > 0);
      assert.ok(faulty.length === 0, `\n${faulty.map(describeLooked).join('\n')}\n`);
    });
  }

  test('the line with the duty telephone stands in one place', { timeout }, async () => {
    const visits = (await crawled).flatMap(({ visit }) => visit ?? []);
    assert.ok(visits.length >= LEAST_LOOKS * pages.length, `visited ${visits.length}`);
    assert.deepEqual(findingsOfHelp(visits), []);
  });

  test('no page made the program stumble', { timeout }, async () => {
    await crawled;
    assert.deepEqual(site.faults, []);
  });
}
