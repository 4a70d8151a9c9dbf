/**
 * Takes the pictures of README from the demonstration, by the browser of the tests: `npm run
 * shots`.
 * With an address, `npm run shots -- http://127.0.0.1:4600`, from one that is being served.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { z } from 'zod';
import { launchChromium } from '#test/browser/harness/chromium.ts';
import { freePort, start } from '#test/cli.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'screenshots');
const COMMUNITY = '350203007010';
const COMPOUND = '東興小區';
const SIZE = { width: 900, height: 1_120 };
const COLOURS = 128;

const board = z.object({ cards: z.array(z.object({ id: z.string() })) });
const matter = z.object({ story: z.array(z.unknown()) });
const places = z.object({ found: z.array(z.object({ place: z.object({ id: z.string() }) })) });

/** The pictures by name, with the address that each is taken of. */
async function addressesOf(origin: string): Promise<Readonly<Record<string, string>>> {
  const search = `${origin}/api/v1/places?q=${encodeURIComponent(COMPOUND)}`;
  const { found } = places.parse(await (await fetch(search)).json());
  return {
    board: `/matters?place=${COMMUNITY}`,
    place: `/places/${found[0]?.place.id ?? ''}`,
    matter: await findTold(origin),
  };
}

/**
 * Finds, among the matters that came to their end last, the one about which there is most to see.
 */
async function findTold(origin: string): Promise<string> {
  const closed = `${origin}/api/v1/matters?place=${COMMUNITY}&show=closed`;
  const { cards } = board.parse(await (await fetch(closed)).json());
  const told: { readonly address: string; readonly steps: number; readonly photos: number }[] = [];
  for (const { id } of cards) {
    const address = `/matters/${id}`;
    const { story } = matter.parse(await (await fetch(`${origin}/api/v1${address}`)).json());
    const page = await (await fetch(origin + address)).text();
    told.push({ address, steps: story.length, photos: page.split('<img').length });
  }
  const [most] = told.toSorted((a, b) => b.photos - a.photos || b.steps - a.steps);
  if (most === undefined) throw new Error('No matter has come to its end.');
  return most.address;
}

async function take(browser: Browser, address: string, name: string): Promise<void> {
  const page = await browser.newPage({ viewport: SIZE, locale: 'zh-TW', colorScheme: 'light' });
  const answer = await page.goto(address, { waitUntil: 'networkidle' });
  if (answer?.status() !== 200) throw new Error(`${address} answered ${answer?.status()}.`);
  const picture = await page.screenshot();
  await page.close();
  const file = join(FOLDER, `${name}.png`);
  const { size } = await sharp(picture)
    .png({ palette: true, colours: COLOURS, effort: 10 })
    .toFile(file);
  console.log(`${file} ${Math.round(size / 1_024)} KB`);
}

async function takeAll(origin: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const browser = await launchChromium();
  try {
    const addresses = Object.entries(await addressesOf(origin));
    for (const [name, address] of addresses) await take(browser, origin + address, name);
  } finally {
    await browser.close();
  }
}

async function takeFromDemonstration(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-shots-'));
  const port = await freePort();
  const server = start(['demo'], { LINLI_DATA: folder, LINLI_PORT: port });
  try {
    await server.hears(/Ctrl-C stops everything/);
    await takeAll(`http://127.0.0.1:${port}`);
  } finally {
    await server.end('SIGINT');
    await rm(folder, { recursive: true });
  }
}

const [origin] = process.argv.slice(2);
await (origin === undefined ? takeFromDemonstration() : takeAll(origin));
