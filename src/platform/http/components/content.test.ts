import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import { assertSound, markupOf, textOf } from '#test/drawn.ts';
import { linkButton } from './button.ts';
import { emptyState } from './empty-state.ts';
import { fold } from './fold.ts';
import { inset, notice } from './notice.ts';
import { columns, pageHead, stack } from './page-parts.ts';
import { printSlip } from './print-slip.ts';
import { readAloud } from './read-aloud.ts';
import { summaryList } from './summary-list.ts';

test('an empty list says so, and what to do next', async () => {
  const part = emptyState({
    icon: 'cup',
    title: '沒有等人認領的事',
    text: '喝杯茶吧。',
    action: linkButton({ label: '看看已辦結的', address: '/m' }),
  });
  assert.equal(await textOf(part), '沒有等人認領的事 喝杯茶吧。 看看已辦結的');
  await assertSound(part);
});

test('what few need is folded away and opens without a script', async () => {
  const part = fold('為什麼要問這些？', html`<p>好找對人。</p>`);
  assert.match(await markupOf(part), /^<details class="fold"><summary/);
  await assertSound(part);
});

test('each kind of notice has a sign, not a colour alone', async () => {
  for (const look of ['info', 'good', 'warning', 'danger'] as const) {
    const part = notice({ look, title: '今晚停水', text: '22:00 至次日 6:00' });
    assert.match(await markupOf(part), /<svg/);
    assert.equal(await textOf(part), '今晚停水 22:00 至次日 6:00');
    await assertSound(part);
  }
});

test('a notice may offer one thing to do', async () => {
  const action = linkButton({ label: '推薦一位', address: '/r' });
  const part = notice({ look: 'warning', title: '7 號樓還沒有樓長', action });
  assert.match(await markupOf(part), /class="notice-action"><a/);
  await assertSound(inset('水泥要兩天才乾透。'));
});

test('a page opens with its way, its one heading and what it is for', async () => {
  const part = pageHead({
    above: html`<p>上</p>`,
    title: '東興小區',
    lead: '十二棟樓',
    below: html`<p>下</p>`,
    action: linkButton({ label: '列印', address: '/p' }),
  });
  assert.equal(await textOf(part), '上 東興小區 十二棟樓 下 列印');
  assert.equal((await markupOf(part)).match(/<h1>/g)?.length, 1);
});

test('a page with a heading alone has no empty boxes', async () => {
  const markup = await markupOf(pageHead({ title: '東興小區' }));
  assert.doesNotMatch(markup, /class="lead"|page-action/);
});

test('columns read from the main one to the side', async () => {
  const part = columns(html`<p>主</p>`, html`<p>旁</p>`);
  assert.equal(await textOf(part), '主 旁');
  await assertSound(stack(part, '', html`<p>末</p>`));
});

test('an answer can be changed by itself, and its link says which', async () => {
  const part = summaryList('zh-Hant', [
    { label: '地點', value: '3 號樓', change: '/raise?step=1' },
    { label: '編號', value: html`<b>7</b>` },
  ]);
  assert.equal(await textOf(part), '地點 3 號樓 修改 地點 編號 7');
  assert.equal((await markupOf(part)).match(/<a /g)?.length, 1);
  await assertSound(part);
});

test('a slip of paper says whose it is, and the code that is to be typed', async () => {
  const part = printSlip({
    from: '深田社區',
    title: '3 號樓 501',
    code: 'K7M4 29QX',
    picture: html`<svg viewBox="0 0 9 9" role="img" aria-label="QR"><path d="M0 0" /></svg>`,
    body: html`<p>拿這張紙來。</p>`,
    foot: '十天內有效',
  });
  assert.equal(await textOf(part), '深田社區 3 號樓 501 拿這張紙來。 K7M4 29QX 十天內有效');
  await assertSound(part);
});

test('a slip without code or picture leaves no room for them', async () => {
  const markup = await markupOf(printSlip({ from: '深田', title: '通知', body: html`<p>x</p>` }));
  assert.doesNotMatch(markup, /slip-code|slip-picture/);
});

test('reading aloud is offered only once the browser has shown that it can', async () => {
  const markup = await markupOf(readAloud('zh-Hant', 'convention'));
  assert.match(markup, /<read-aloud for="convention" hidden>/);
  assert.match(markup, /data-word="read">讀給我聽/);
  assert.match(markup, /data-word="stop" hidden>停下來/);
  await assertSound(readAloud('en', 'convention'));
});
