import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation } from '#/features/reference/routes.ts';
import { drawn, drawnInAll } from '#test/drawn.ts';
import { operationPage } from './operation.ts';
import { overviewPage } from './overview.ts';

const lending: Operation = {
  name: 'matters.lend',
  method: 'POST',
  path: '/api/v1/shelves/:id/things_of_the_house/lend',
  summary: 'Lends things.',
  needsToken: true,
  scope: 'matters:write',
  parameters: [
    { name: 'id', in: 'path', type: 'uuid', isRequired: true },
    { name: 'days', in: 'body', type: 'integer(1..9)', isRequired: false },
  ],
  isPaged: false,
  answer: [
    { name: 'shelf', depth: 0, type: 'object', isRequired: true },
    { name: 'since', depth: 1, type: 'date-time', isRequired: false },
  ],
  refusals: [
    { code: 'shelf_full', says: { hant: '架子滿了。', hans: '架子满了。', en: 'It is full.' } },
  ],
  example: "curl 'https://linli.example/api/v1/shelves/ID?a=<b>'",
};
const bare: Operation = {
  ...lending,
  parameters: [],
  answer: [],
  refusals: [],
  needsToken: false,
};

test('a request is told in every language, with its refusal in that language', async () => {
  const [hant = '', hans = '', en = ''] = await drawnInAll((view) => operationPage(view, lending));
  assert.match(hant, /要登入 · 權杖要有：matters:write.*寫在內容裡.*架子滿了。/);
  assert.match(hans, /要登录 · 令牌要有：matters:write.*写在内容里.*架子满了。/);
  assert.match(en, /Needs signing in · Token with: matters:write.*In the body.*It is full\./);
});

test('a request that takes, answers and refuses nothing says each of the three', async () => {
  const [hant = '', hans = '', en = ''] = await drawnInAll((view) => operationPage(view, bare));
  assert.match(hant, /誰都可以.*什麼都不用給。.*沒有內容。.*只有人人都會遇到的那幾種/);
  assert.match(hans, /谁都可以.*什么都不用给。.*没有内容。.*只有人人都会遇到的那几种/);
  assert.match(en, /Open to everybody.*Nothing\..*Nothing\..*Only as any request may/);
});

test('long names may break after what joins them, and nothing that is told becomes markup', async () => {
  const { markup, page } = await drawn((view) => operationPage(view, lending));
  assert.match(markup, /things_<wbr \/>of_<wbr \/>the_<wbr \/>house\/<wbr \/>lend<\/code>/);
  assert.match(markup, /\?a=&lt;b&gt;/);
  assert.equal(page.title, 'POST /api/v1/shelves/:id/things_of_the_house/lend');
});

test('only what may be left out carries a mark, and then the mark is explained', async () => {
  const { text } = await drawn((view) => operationPage(view, lending), { language: 'en' });
  assert.match(text, /days ?\?/);
  assert.doesNotMatch(text, /id ?\?|shelf ?\?/);
  assert.match(text, /What has a \? may be left out\./);
  const whole = { ...lending, parameters: lending.parameters.slice(0, 1) };
  const other = await drawn((view) => operationPage(view, whole), { language: 'en' });
  assert.doesNotMatch(other.text, /may be left out/);
});

test('pages of lists are told where there are any', async () => {
  const paged = { ...bare, isPaged: true };
  for (const said of await drawnInAll((view) => operationPage(view, paged))) {
    assert.match(said, /after.*limit/);
  }
  const { text } = await drawn((view) => operationPage(view, bare));
  assert.doesNotMatch(text, /limit/);
});

test('the overview names known features, and leaves the name of another as it is', async () => {
  const { name, method, path, summary } = lending;
  const operations = [{ name, method, path, summary }];
  const parts = [
    { id: 'matters', operations },
    { id: 'gardens', operations: [] },
  ];
  const [hant = '', hans = '', en = ''] = await drawnInAll((view) => overviewPage(view, { parts }));
  assert.match(hant, /怎麼開始.*提事.*POST.*Lends things\..*gardens/);
  assert.match(hans, /怎么开始.*提事.*POST.*Lends things\..*gardens/);
  assert.match(en, /How to begin.*Needs and reports.*POST.*Lends things\..*gardens/);
});
