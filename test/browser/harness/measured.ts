import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';

/** What a page is like, measured in the browser. Sizes and places are in CSS pixels. */
const measured = z.object({
  language: z.string(),
  isElder: z.boolean(),
  theme: z.string(),
  title: z.string(),
  headings: z.number(),
  scrollWidth: z.number(),
  innerWidth: z.number(),
  /** Of the ground: 0 is black, 1 is white. */
  brightness: z.number(),
  bodySizePx: z.number(),
  /** What a finger may hit. */
  targets: z.array(z.object({ what: z.string(), width: z.number(), height: z.number() })),
  texts: z.array(z.object({ text: z.string(), sizePx: z.number(), isRunning: z.boolean() })),
  fieldSizes: z.array(z.number()),
  /** The line with the duty telephone, and where it stands in the page. */
  help: z.object({ place: z.string(), hasTelephone: z.boolean() }).optional(),
  visibleText: z.string(),
  readAloud: z.string(),
});

export type Measured = z.infer<typeof measured>;

/** The text of a module, made into one that any page can run. */
const IN_PAGE = readFileSync(join(import.meta.dirname, 'in-page.mjs'), 'utf8').replaceAll(
  /^export /gm,
  '',
);

/** Measures the page as it stands in the browser now. */
export async function measure(page: Page): Promise<Measured> {
  return measured.parse(await page.evaluate(`(() => { ${IN_PAGE}; return measurePage(); })()`));
}
