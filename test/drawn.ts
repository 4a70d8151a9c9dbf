import assert from 'node:assert/strict';
import { layout } from '#/platform/http/layout.ts';
import type { FormState, Html, Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { htmlValidator } from './html-rules.ts';

/** The moment at which pages are drawn in tests: a Sunday evening in Xiamen. */
export const drawnAt = Temporal.Instant.from('2026-11-22T11:34:00Z');

/** A reader for whom parts of pages are drawn with nothing behind them. */
export function viewWith(changes: Partial<View> = {}): View {
  return {
    language: 'zh-Hant',
    theme: 'auto',
    isElder: false,
    address: '/matters?near=1',
    now: drawnAt,
    zone: 'Asia/Shanghai',
    reader: undefined,
    where: { name: '深田社區', above: '廈門市 思明區 開元街道', address: '/places/350203007010' },
    duty: { name: '陳師傅', telephone: '0592-555 0142' },
    mayOpenDesk: false,
    form: undefined,
    newKey: () => 'fresh-key',
    notice: undefined,
    assets: { style: '/assets/look.css', script: '/assets/look.js' },
    ...changes,
  };
}

/** A form as it came back; only what is said differs from one sent without a mistake. */
export function sentForm(changes: Partial<FormState>): FormState {
  return { endpoint: 'matters.raise', values: {}, problems: [], refusal: undefined, ...changes };
}

/** Gives the markup of a part, with the white space of its templates folded. */
export async function markupOf(part: Html | ''): Promise<string> {
  return `${await part}`
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(<|>) ?/g, '$1')
    .trim();
}

/** Gives what a reader sees and hears of a part, without its tags. */
export async function textOf(part: Html | ''): Promise<string> {
  return `${await part}`
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const validator = htmlValidator({
  'doctype-style': ['error', { style: 'lowercase' }],
  // The formatter of our templates breaks lines and closes `<br />` as it sees fit.
  'no-trailing-whitespace': 'off',
  'void-style': 'off',
  // One name may be ticked or carried along several times.
  'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
  // Telephone numbers are kept together by the style sheet.
  'tel-non-breaking': 'off',
});

/** Holds a part of a page, set into a document, against the rules of HTML. */
export async function assertSound(part: Html | ''): Promise<void> {
  await assertSoundPage(
    `<!doctype html><html lang="zh-Hant"><head><title>Test</title></head>` +
      `<body><main><h1>Test</h1><h2>Test</h2>${await part}</main></body></html>`,
  );
}

/** Holds a whole page against the rules of HTML. */
export async function assertSoundPage(page: string): Promise<void> {
  const report = await validator.validateString(page, 'page.html');
  const messages = report.results.flatMap((result) =>
    result.messages.map(({ ruleId, message, line }) => `${ruleId} ${line}: ${message}`),
  );
  assert.deepEqual(messages, [], page);
}

/** Draws a whole page, holds it against the rules of HTML, and gives its markup and its text. */
export async function drawn(
  page: (view: View) => Page,
  changes: Partial<View> = {},
): Promise<{ readonly markup: string; readonly text: string; readonly page: Page }> {
  const view = viewWith(changes);
  const made = page(view);
  const whole = layout(view, made);
  await assertSoundPage(`${await whole}`);
  return { markup: await markupOf(made.body), text: await textOf(made.body), page: made };
}

/** Draws a page in every language; nothing a reader sees may be missing in any of them. */
export async function drawnInAll(page: (view: View) => Page): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const language of languages) {
    const { text } = await drawn(page, { language });
    assert.doesNotMatch(text, /undefined|\[object|NaN|\$\{/, language);
    texts.push(text);
  }
  assert.equal(new Set(texts).size, languages.length, 'Two languages say the same.');
  return texts;
}
