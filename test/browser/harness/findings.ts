import type { Message } from 'html-validate';
import { htmlValidator } from '#test/html-rules.ts';
import { modes } from './combinations.ts';
import type { Mode } from './combinations.ts';
import type { Measured } from './measured.ts';
import type { Visit } from './visit.ts';

/** The least sizes of each mode, in CSS pixels. */
const LEAST: Readonly<Record<Mode, { target: number; body: number; any: number }>> = {
  normal: { target: 44, body: 16, any: 12 },
  dark: { target: 44, body: 16, any: 12 },
  elder: { target: 60, body: 18, any: 15 },
};

/** Half a pixel is lost when the browser rounds a rem. */
const ROUNDING = 0.5;

const MAX_TRANSFERRED = 60 * 1024;
const MAX_SCRIPT = 20 * 1024;
const DARK = 0.3;
const LIGHT = 0.7;

const SHARED_NAMES = ['radio', 'checkbox', 'button', 'reset', 'submit'];

const validator = htmlValidator({
  'doctype-style': ['error', { style: 'lowercase' }],
  // The formatter of our templates breaks lines and closes `<br />` as it sees fit.
  'no-trailing-whitespace': 'off',
  'void-style': 'off',
  // A list that a reader has chosen is carried on in hidden fields of one name.
  'form-dup-name': ['error', { shared: SHARED_NAMES }],
  // A title says what a page is, in whatever words that takes.
  'long-title': 'off',
  // Telephone numbers are kept together by the style sheet.
  'tel-non-breaking': 'off',
});

/**
 * Says everything that is wrong with a page, each finding beginning with the name of its check. An
 * error page is a page like others, but for its status.
 */
export async function findingsOf(visit: Visit, status = 200): Promise<readonly string[]> {
  const { measured } = visit;
  return [
    ...judgeAnswer(visit, status),
    ...visit.barriers.map((barrier) => `barrier ${barrier}`),
    ...(await judgeMarkup(visit.html)),
    ...judgeFrame(visit),
    ...judgeTargets(measured, visit.combination.mode),
    ...judgeTexts(measured, visit.combination.mode),
    ...judgeWords(measured),
    ...judgeWeight(visit),
  ];
}

function judgeAnswer(visit: Visit, status: number): readonly string[] {
  const findings: string[] = [];
  if (visit.status !== status) findings.push(`status ${visit.status}`);
  findings.push(...visit.foreign.map((url) => `foreign request to ${url}`));
  findings.push(...visit.consoleErrors.map((text) => `console error: ${text}`));
  return findings;
}

async function judgeMarkup(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html, 'page.html');
  const messages = report.results
    .flatMap((result) => result.messages)
    .filter((message) => !isCarriedList(html, message));
  // One fault in a component is many on a page; the first of each rule tells enough.
  return [...Map.groupBy(messages, ({ ruleId }) => ruleId)].flatMap(([ruleId, same]) => {
    const [first] = same;
    if (first === undefined) return [];
    const more = same.length > 1 ? ` (${same.length} of them)` : '';
    return [`markup ${ruleId} ${first.line}:${first.column}: ${first.message}${more}`];
  });
}

/** A list that a reader has chosen is carried on in hidden fields of one name. */
function isCarriedList(html: string, { ruleId, offset }: Message): boolean {
  if (ruleId !== 'form-dup-name') return false;
  const field = html.slice(html.lastIndexOf('<', offset), html.indexOf('>', offset));
  return field.includes('type="hidden"');
}

function judgeFrame({ measured, combination }: Visit): readonly string[] {
  const { language, mode } = combination;
  const findings: string[] = [];
  if (measured.language !== language) findings.push(`language is "${measured.language}"`);
  if (measured.isElder !== (mode === 'elder')) findings.push(`elder mode is ${measured.isElder}`);
  if ((mode === 'dark') !== (measured.theme === 'dark')) findings.push(`theme ${measured.theme}`);
  if (mode === 'dark' ? measured.brightness > DARK : measured.brightness < LIGHT) {
    findings.push(`ground of brightness ${measured.brightness.toFixed(2)} in mode ${mode}`);
  }
  if (measured.title === '') findings.push('title is empty');
  if (measured.headings !== 1) findings.push(`heading: ${measured.headings} of the first level`);
  if (measured.help === undefined) findings.push('help line is missing');
  else if (!measured.help.hasTelephone) findings.push('help line has no telephone');
  if (measured.scrollWidth > measured.innerWidth) {
    findings.push(`scroll: ${measured.scrollWidth} wide in ${measured.innerWidth}`);
  }
  return findings;
}

function judgeTargets(measured: Measured, mode: Mode): readonly string[] {
  const least = LEAST[mode].target - ROUNDING;
  return measured.targets
    .filter(({ width, height }) => width < least || height < least)
    .map(({ what, width, height }) => `target ${width.toFixed(1)} x ${height.toFixed(1)} ${what}`);
}

function judgeTexts(measured: Measured, mode: Mode): readonly string[] {
  const least = LEAST[mode];
  const findings = measured.texts
    .filter(({ sizePx, isRunning }) => sizePx < (isRunning ? least.body : least.any) - ROUNDING)
    .map(({ text, sizePx }) => `text of ${sizePx}px: ${text}`);
  if (measured.bodySizePx < least.body) findings.push(`text body of ${measured.bodySizePx}px`);
  const small = measured.fieldSizes.filter((sizePx) => sizePx < least.body);
  return findings.concat(small.map((sizePx) => `text of a field of ${sizePx}px`));
}

/** What stands on a page when a sentence or a value is missing. */
const UNSAID = /⟦[^⟧]*⟧?|\bundefined\b|\[object \w+\]|\bNaN\b|\bInvalid Date\b|\$\{/g;

function judgeWords(measured: Measured): readonly string[] {
  const texts = [measured.title, measured.visibleText, measured.readAloud];
  return texts.flatMap((text) => [...text.matchAll(UNSAID)].map((found) => `unsaid ${found[0]}`));
}

function judgeWeight({ transferredBytes, scriptBytes }: Visit): readonly string[] {
  const findings: string[] = [];
  if (transferredBytes > MAX_TRANSFERRED) findings.push(`weight of ${transferredBytes} bytes`);
  if (scriptBytes > MAX_SCRIPT) findings.push(`weight of the script, ${scriptBytes} bytes`);
  return findings;
}

/** Says on which pages the help line stands elsewhere than on most; a reader looks in one place. */
export function findingsOfHelp(visits: readonly Visit[]): readonly string[] {
  return modes.flatMap((mode) => {
    const own = visits.filter(
      ({ combination, measured }) => combination.mode === mode && measured.help !== undefined,
    );
    const places = Map.groupBy(own, ({ measured }) => measured.help?.place ?? '');
    const [usual, ...others] = [...places].toSorted(([, a], [, b]) => b.length - a.length);
    return others.map(
      ([place, pages]) =>
        `help line stands at ${place} on ${pages[0]?.address}, elsewhere at ${usual?.[0]}`,
    );
  });
}
