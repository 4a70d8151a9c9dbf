import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { findNamedChromium, launchForLooks, launchPackagedChromium } from './chromium.ts';
import { combinationsFor, describeCombination } from './combinations.ts';
import type { Combination } from './combinations.ts';
import { startControlSite } from './control.ts';
import type { Change, ControlSite } from './control.ts';
import { findingsOf, findingsOfHelp } from './findings.ts';
import { openReader } from './visit.ts';
import type { Reader, Visit } from './visit.ts';

const phone: Combination = { language: 'zh-Hant', mode: 'normal', width: 360 };
const elder: Combination = { ...phone, mode: 'elder' };

/** One fault for each check: the page, how it is looked at, and what must be found. */
const faults: readonly {
  readonly name: string;
  readonly change: Change;
  readonly finds: RegExp;
  readonly combination?: Combination;
}[] = [
  {
    name: 'contrast',
    change: ({ style }) => ({ style: `${style} p { color: #aaa }` }),
    finds: /^barrier color-contrast/,
  },
  {
    name: 'no-label',
    change: ({ main }) => ({ main: main.replace('<label for="name">姓名</label>', '') }),
    finds: /^barrier label/,
  },
  {
    name: 'markup',
    change: ({ main }) => ({ main: `${main}<p><div>一</div></p>` }),
    finds: /^markup /,
  },
  {
    name: 'double-field',
    change: ({ main }) => ({
      main: main.replaceAll(
        'type="hidden" name="asked"',
        'type="text" aria-label="一" name="asked"',
      ),
    }),
    finds: /^markup form-dup-name/,
  },
  {
    name: 'wide',
    change: ({ main }) => ({ main: `${main}<div style="width:500px">一</div>` }),
    finds: /^scroll: \d+ wide in 360$/,
  },
  {
    name: 'small-target',
    change: ({ main }) => ({ main: `${main}<button type="button">一</button>` }),
    finds: /^target .*<button/,
  },
  {
    name: 'small-for-elders',
    change: ({ style }) => ({ style: style.replaceAll('3rem', '46px') }),
    finds: /^target .*<a tel:/,
    combination: elder,
  },
  {
    name: 'small-choice',
    change: ({ style }) => ({ style: style.replace('center; min-height: 3rem }', 'center }') }),
    finds: /^target .*<input mine/,
  },
  {
    name: 'small-card',
    change: ({ style }) => ({ style: style.replace('min-height: 5rem', 'min-height: 0') }),
    finds: /^target .*廚房燈不亮/,
  },
  {
    name: 'link-beside-its-card',
    change: ({ style }) => ({ style: style.replace('inset: 0', 'inset: 0 auto auto 0') }),
    finds: /^target .*廚房燈不亮/,
  },
  {
    name: 'small-skip',
    change: ({ style }) => ({ style: style.replace('padding: 1rem; ', '') }),
    finds: /^target .*到內容/,
  },
  {
    name: 'small-text',
    change: ({ style }) => ({ style: `${style} p { font-size: 14px }` }),
    finds: /^text of 14px: 坡道欄杆/,
  },
  {
    name: 'tiny-text',
    change: ({ style }) => ({ style: `${style} small { font-size: 11px }` }),
    finds: /^text of 11px: 3 號樓東側/,
  },
  {
    name: 'small-body',
    change: ({ style }) => ({ style: style.replace('font-size: 125%', 'font-size: 100%') }),
    finds: /^text body of 16px/,
    combination: elder,
  },
  {
    name: 'small-field',
    change: ({ style }) => ({ style: `${style} input { font-size: 14px }` }),
    finds: /^text of a field of 14px/,
  },
  {
    name: 'missing-sentence',
    change: ({ main }) => ({ main: `${main}<p>⟦words.title⟧</p>` }),
    finds: /^unsaid ⟦words\.title⟧$/,
  },
  {
    name: 'missing-value',
    change: ({ main }) => ({ main: `${main}<p>undefined 件</p><p>[object Object]</p>` }),
    finds: /^unsaid undefined$/,
  },
  {
    name: 'missing-value-read-aloud',
    change: ({ main }) => ({ main: `${main}<section aria-label="NaN"><h2>一</h2></section>` }),
    finds: /^unsaid NaN$/,
  },
  {
    name: 'two-headings',
    change: ({ main }) => ({ main: `${main}<h1>二</h1>` }),
    finds: /^heading: 2/,
  },
  {
    name: 'no-heading',
    change: ({ main }) => ({ main: main.replaceAll('h1', 'h2') }),
    finds: /^heading: 0/,
  },
  { name: 'wrong-language', change: () => ({ lang: 'en' }), finds: /^language is "en"/ },
  { name: 'not-elder', change: () => ({ elder: '' }), finds: /^elder mode/, combination: elder },
  {
    name: 'not-dark',
    change: () => ({ theme: 'light' }),
    finds: /^theme light/,
    combination: { ...phone, mode: 'dark' },
  },
  {
    name: 'dark-in-name-only',
    change: ({ style }) => ({ style: style.replace('#14171a', '#fff') }),
    finds: /^ground of brightness 1\.00/,
    combination: { ...phone, mode: 'dark' },
  },
  { name: 'no-title', change: () => ({ title: '' }), finds: /^title is empty/ },
  {
    name: 'no-telephone',
    change: () => ({ help: '<a class="button" href="/help">幫忙</a>' }),
    finds: /^help line has no telephone/,
  },
  {
    name: 'hidden-help',
    change: ({ style }) => ({ style: `${style} .duty { display: none }` }),
    finds: /^help line is missing/,
  },
  {
    name: 'foreign',
    change: ({ end }) => ({ end: `${end}<img alt="一" src="http://localhost:9/a.png">` }),
    finds: /^foreign request to http:\/\/localhost:9/,
  },
  {
    name: 'script-error',
    change: () => ({ end: '<script>throw new Error("broken");</script>' }),
    finds: /^console error: broken/,
  },
  { name: 'not-found', change: () => ({ status: 404 }), finds: /^status 404/ },
  {
    name: 'heavy',
    change: ({ main }) => ({ main: `${main}<!-- ${'一'.repeat(30_000)} -->` }),
    finds: /^weight of \d+ bytes/,
  },
  {
    name: 'heavy-script',
    change: () => ({ end: '<script src="/heavy.js"></script>' }),
    finds: /^weight of the script/,
  },
];

let browser: Browser;
let site: ControlSite;
let reader: Reader;

before(async () => {
  browser = await launchForLooks();
  site = await startControlSite(
    Object.fromEntries(faults.map(({ name, change }) => [name, change])),
  );
  reader = await openReader(browser, site.origin, []);
});

after(async () => {
  await browser.close();
  await site.stop();
});

function open(name: string, combination: Combination): Promise<Visit> {
  return reader.visit(`/${name}`, combination);
}

for (const { name, change: _, finds, combination } of faults) {
  test(`the control page ${name} is found faulty`, async () => {
    const findings = await findingsOf(await open(name, combination ?? phone));
    assert.ok(
      findings.some((finding) => finds.test(finding)),
      `found only: ${findings.join('\n')}`,
    );
  });
}

test('nothing is found on a faultless page, in any pair of language, mode and width', async () => {
  for (const combination of combinationsFor(0, 9)) {
    const findings = await findingsOf(await open('good', combination));
    assert.deepEqual(findings, [], describeCombination(combination));
  }
});

test('a help line that stands elsewhere on one page is found', async () => {
  const good = await open('good', phone);
  const moved = {
    ...good,
    address: '/moved',
    measured: { ...good.measured, help: { place: 'footer[3]', hasTelephone: true } },
  };
  assert.deepEqual(findingsOfHelp([good, good]), []);
  const [finding, ...more] = findingsOfHelp([good, moved, good]);
  assert.match(finding ?? '', /footer\[3\] on \/moved/);
  assert.deepEqual(more, []);
});

test('the packaged browser shows a page where the system has none', async () => {
  const packaged = await launchPackagedChromium();
  try {
    const own = await openReader(packaged, site.origin, []);
    assert.deepEqual(await findingsOf(await own.visit('/good', phone)), []);
  } finally {
    await packaged.close();
  }
});

test('a browser named by CHROME_PATH is taken, and one that is not there is an error', () => {
  assert.equal(findNamedChromium(process.execPath), process.execPath);
  assert.equal(findNamedChromium(''), undefined);
  assert.throws(() => findNamedChromium('/nowhere/chromium'), /is not there/);
});
