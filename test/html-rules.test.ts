import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import type { ConfigData } from 'html-validate';
import { htmlValidator } from './html-rules.ts';

const rules: NonNullable<ConfigData['rules']> = {
  'doctype-style': ['error', { style: 'lowercase' }],
  'void-style': 'off',
};

function page(body: string): string {
  return `<!doctype html>\n<html lang="en"><head><title>T</title></head><body>${body}</body></html>`;
}

const pages = [
  page('<h1>Good</h1>'),
  page('<h1>Twice</h1><p id="a">1</p><p id="a">2</p>'),
  page('<h1>Picture</h1><img src="/a.png" />'),
  page('<h1>Open</h1><div><p>never closed</div>'),
  page('<h1>Good again</h1><p>And well.</p>').replace('doctype', 'DOCTYPE'),
];

test('page after page, it finds what a validator made for that page alone finds', async () => {
  const validator = htmlValidator(rules);
  for (const html of [...pages, ...pages.toReversed()]) {
    const alone = new HtmlValidate({ root: true, extends: ['html-validate:recommended'], rules });
    const [found, expected] = await Promise.all(
      [validator, alone].map(async (one) =>
        JSON.stringify(await one.validateString(html, 'page.html')),
      ),
    );
    assert.deepEqual(found, expected, html);
  }
});

test('it finds faults, each by the rule it breaks, and none on a good page', async () => {
  const validator = htmlValidator(rules);
  const broken = await Promise.all(
    pages.map(async (html) => {
      const { results } = await validator.validateString(html, 'page.html');
      return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
    }),
  );
  assert.deepEqual(broken, [
    [],
    ['no-dup-id'],
    ['wcag/h37'],
    ['no-implicit-close'],
    ['doctype-style'],
  ]);
});

test('two validators keep to their own rules', async () => {
  const [strict, lenient] = [htmlValidator(rules), htmlValidator({ ...rules, 'no-dup-id': 'off' })];
  const twice = pages[1] ?? '';
  assert.equal((await strict.validateString(twice, 'page.html')).errorCount, 1);
  assert.equal((await lenient.validateString(twice, 'page.html')).errorCount, 0);
});
