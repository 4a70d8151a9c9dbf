import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8').replaceAll(
  /\/\*[\s\S]*?\*\//g,
  '',
);

type Tokens = Readonly<Record<string, string>>;

/** The declarations of the first rule with exactly this selector. */
function ruleOf(selector: string): Tokens {
  const rule = [...css.matchAll(/([^{};]+)\{([^{}]*)\}/g)].find(
    ([, name]) => name?.trim() === selector,
  );
  assert.ok(rule, `no rule for ${selector}`);
  return Object.fromEntries(
    [...(rule[2] ?? '').matchAll(/(--[\w-]+|[\w-]+):\s*([^;]+);/g)].map(([, name = '', value]) => [
      name,
      (value ?? '').trim(),
    ]),
  );
}

const light = ruleOf(':root');
const elder = ruleOf(':root[data-elder]');
const darkChosen = ruleOf(":root[data-theme='dark']");
const darkElderChosen = ruleOf(":root[data-theme='dark'][data-elder]");

const modes: Readonly<Record<string, Tokens>> = {
  light,
  'light elder': { ...light, ...elder },
  dark: { ...light, ...darkChosen },
  'dark elder': { ...light, ...elder, ...darkChosen, ...darkElderChosen },
};

/** WCAG 2.2: relative luminance of a colour written as six digits. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function assertContrast(least: number, pairs: readonly (readonly [string, string])[]): void {
  for (const [mode, tokens] of Object.entries(modes)) {
    for (const [front, back] of pairs) {
      const colours = [tokens[`--${front}`], tokens[`--${back}`]];
      for (const colour of colours) assert.match(colour ?? '', /^#[\da-f]{6}$/, `${front}/${back}`);
      const found = contrast(colours[0] ?? '', colours[1] ?? '');
      assert.ok(
        found >= least,
        `${front} on ${back} in ${mode}: ${found.toFixed(2)}, not ${least}`,
      );
    }
  }
}

test('contrast is computed as the standard does', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
});

const grounds = ['paper', 'card', 'fill'] as const;

test('text can be read on every ground in every mode', () => {
  assertContrast(
    4.5,
    grounds.flatMap((ground) => [
      ['ink', ground] as const,
      ['ink-2', ground] as const,
      ['red-ink', ground] as const,
      ['jade', ground] as const,
      ['amber', ground] as const,
    ]),
  );
});

test('text can be read on every wash and on the filled button', () => {
  assertContrast(4.5, [
    ['ink', 'red-wash'],
    ['ink', 'amber-wash'],
    ['ink', 'jade-wash'],
    ['ink', 'fill-2'],
    ['ink-2', 'red-wash'],
    ['ink-2', 'amber-wash'],
    ['ink-2', 'jade-wash'],
    ['red-ink', 'red-wash'],
    ['amber', 'amber-wash'],
    ['jade', 'jade-wash'],
    ['on-red', 'red'],
    ['on-red', 'red-2'],
    ['paper', 'ink'],
  ]);
});

test('numbers below a building can be read on the pavement', () => {
  assertContrast(4.5, [
    ['ink', 'ground'],
    ['ink-2', 'ground'],
  ]);
});

test('main text of elder mode has the contrast of level AAA', () => {
  for (const mode of ['light elder', 'dark elder']) {
    const tokens = modes[mode] ?? {};
    for (const ground of grounds) {
      const back = tokens[`--${ground}`] ?? '';
      assert.ok(contrast(tokens['--ink'] ?? '', back) >= 12, `ink on ${ground} in ${mode}`);
      assert.ok(contrast(tokens['--ink-2'] ?? '', back) >= 7, `ink-2 on ${ground} in ${mode}`);
    }
  }
});

test('edges of fields, the focus and the lines of charts stand out from their ground', () => {
  assertContrast(3, [
    ['edge', 'card'],
    ['edge', 'paper'],
    ['edge', 'fill'],
    ['focus', 'card'],
    ['focus', 'paper'],
    ['focus', 'ground'],
    ['red', 'card'],
    ['red', 'paper'],
    ['red', 'sky-1'],
    ['jade', 'card'],
    ['jade', 'fill-2'],
    ['amber-2', 'fill-2'],
    ['bar-2', 'card'],
    ['bar-2', 'paper'],
  ]);
});

test('a lit window is told from a dark one, and one of them from the wall', () => {
  assertContrast(3, [['lamp', 'glass']]);
  for (const [mode, tokens] of Object.entries(modes)) {
    const wall = tokens['--wall'] ?? '';
    const best = Math.max(
      contrast(tokens['--lamp'] ?? '', wall),
      contrast(tokens['--glass'] ?? '', wall),
    );
    assert.ok(best >= 3, `windows on the wall in ${mode}: ${best.toFixed(2)}`);
  }
});

test('dark by the wish of the browser is the same as dark by choice', () => {
  const { 'color-scheme': scheme, ...chosen } = darkChosen;
  assert.equal(scheme, 'dark');
  assert.deepEqual(ruleOf(":root:not([data-theme='light'])"), chosen);
  assert.deepEqual(ruleOf(":root[data-elder]:not([data-theme='light'])"), darkElderChosen);
});

test('every colour of the light look has its dark one', () => {
  // A street in the night is dark for every reader.
  const colours = Object.entries(light).filter(
    ([name, value]) => value.startsWith('#') && !name.startsWith('--night-'),
  );
  assert.ok(colours.length > 30);
  for (const [name] of colours) assert.ok(name in darkChosen, `${name} has no dark colour`);
});

test('targets are 44 pixels high, and 60 in elder mode', () => {
  assert.equal(pixels(light['--tap'], 16), 44);
  assert.equal(elder['font-size'], '125%');
  assert.equal(pixels(elder['--tap'], 20), 60);
});

test('elder mode has no text below 18 pixels and headings of 30 and more', () => {
  const all = { ...light, ...elder };
  for (const step of ['tiny', 'small', 'body', 'lead', 'h2', 'h1', 'figure']) {
    assert.ok(pixels(all[`--t-${step}`], 20) >= 18, `--t-${step}`);
  }
  assert.ok(pixels(all['--t-h1'], 20) >= 30);
  assert.ok(Number(all['--leading']) >= 1.3);
});

test('the smallest text of the other modes has 12 pixels', () => {
  for (const step of ['tiny', 'small', 'body', 'lead', 'h2', 'h1', 'figure']) {
    assert.ok(pixels(light[`--t-${step}`], 16) >= 12, `--t-${step}`);
  }
});

function pixels(length: string | undefined, root: number): number {
  assert.match(length ?? '', /^[\d.]+rem$/);
  return parseFloat(length ?? '') * root;
}
