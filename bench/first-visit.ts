import { Agent } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { writeKilobytes } from './numbers.ts';
import { send } from './site.ts';
import type { Site } from './site.ts';
import { atMost } from './table.ts';
import type { Row } from './table.ts';

/** What a page asks a browser to fetch besides itself. */
export type Fetched = {
  readonly styles: readonly string[];
  readonly images: readonly string[];
  /** Scripts that run after the page stands. */
  readonly scripts: readonly string[];
  /** Scripts the page waits for, or that stand in it. */
  readonly neededScripts: readonly string[];
};

const GOAL_BYTES = 60_000;
const GOAL_SCRIPT_BYTES = 20_000;
const OK = 200;

/** Measures what a browser that was never here fetches for a page, compressed as it comes. */
export async function measureFirstVisit(
  site: Site,
  name: string,
  address: string,
): Promise<readonly Row[]> {
  const page = await fetchOnce(site, address);
  if (page.status !== OK) {
    const value = `status ${page.status}`;
    return [{ what: `first visit of ${name}`, value, goal: '200', isMet: false }];
  }
  const { styles, images, scripts, neededScripts } = listFetched(page.text);
  const inPage = neededScripts.filter((script) => !script.startsWith('/'));
  const linked = neededScripts.filter((script) => script.startsWith('/'));
  const style = await weigh(site, styles);
  const image = await weigh(site, images);
  const script = await weigh(site, [...scripts, ...linked]);
  const inScript = inPage.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
  const all = page.transferred + style + image + script;
  const parts = `page ${writeKilobytes(page.transferred)}, style ${writeKilobytes(style)}`;
  return [
    atMost(`first visit of ${name} (${parts})`, { value: all, limit: GOAL_BYTES }, writeKilobytes),
    atMost('  script', { value: script + inScript, limit: GOAL_SCRIPT_BYTES }, writeKilobytes),
    atMost('  scripts needed', { value: neededScripts.length, limit: 0 }, String),
  ];
}

/** Lists what a page asks for. A script without `src` counts as needed, by its text. */
export function listFetched(markup: string): Fetched {
  const tags = [...markup.matchAll(/<(link|img|script)\b([^>]*)>([^<]*)/g)].map(
    ([, name = '', attributes = '', text = '']) => ({ name, attributes, text }),
  );
  const links = tags.filter(({ name }) => name === 'link');
  const scripts = tags
    .filter(({ name }) => name === 'script')
    .filter(({ attributes }) => !/type="application\/(?:ld\+)?json"/.test(attributes))
    .map(({ attributes, text }) => ({
      source: attributeOf(attributes, 'src') ?? text,
      isLater: /\b(?:defer|async)\b|type="module"/.test(attributes) && / src=/.test(attributes),
    }));
  return {
    styles: links
      .filter(({ attributes }) => attributeOf(attributes, 'rel') === 'stylesheet')
      .flatMap(({ attributes }) => attributeOf(attributes, 'href') ?? []),
    images: [
      ...links
        .filter(({ attributes }) => attributeOf(attributes, 'rel') === 'icon')
        .flatMap(({ attributes }) => attributeOf(attributes, 'href') ?? []),
      ...tags
        .filter(({ name, attributes }) => name === 'img' && !/loading="lazy"/.test(attributes))
        .flatMap(({ attributes }) => attributeOf(attributes, 'src') ?? []),
    ].filter((address) => !address.startsWith('data:')),
    scripts: scripts.filter(({ isLater }) => isLater).map(({ source }) => source),
    neededScripts: scripts.filter(({ isLater }) => !isLater).map(({ source }) => source),
  };
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]?.replaceAll('&amp;', '&');
}

async function weigh(site: Site, addresses: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const address of new Set(addresses)) {
    const { status, transferred } = await fetchOnce(site, address);
    if (status !== OK) throw new Error(`${address} answers ${status}.`);
    bytes += transferred;
  }
  return bytes;
}

async function fetchOnce({ port }: Site, address: string) {
  const agent = new Agent();
  const headers = { 'accept-encoding': 'gzip' };
  const { status, transferred, body } = await send({ port, agent }, address, { headers });
  agent.destroy();
  const isPacked = body[0] === 0x1f && body[1] === 0x8b;
  return { status, transferred, text: (isPacked ? gunzipSync(body) : body).toString() };
}
