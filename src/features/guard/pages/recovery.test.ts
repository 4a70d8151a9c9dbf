import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { assertSound, drawn, drawnAt, drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { recoveryMessage } from '#/features/guard/messages.ts';
import type { OwnRecoveryShown } from '#/features/guard/routes/recovery.ts';
import { recoveryWords } from '#/features/guard/words/recovery.ts';
import { recoveriesPage, recoveryPage } from './recovery.ts';

const nothing: OwnRecoveryShown = { mayAsk: false, recovery: undefined };
const waiting = {
  state: 'waiting',
  number: '296655',
  isHere: true,
  confirmed: 1,
  expiresAt: drawnAt.add({ hours: 20 }),
} as const;
const granted = { ...waiting, state: 'granted', number: undefined, confirmed: 2 } as const;

describe('the page of who has lost every key', () => {
  test('says step by step what to do, in every language', async () => {
    const pages = await drawnInAll((view) => recoveryPage(view, { ...nothing, mayAsk: true }));
    for (const [index, language] of languages.entries()) {
      const say = recoveryWords[language];
      assert.equal(say.steps.length, 3);
      for (const text of [say.title, say.lead, say.ask, ...say.steps]) {
        assert.ok(pages[index]?.includes(text), `${language}: ${text}`);
      }
    }
  });

  test('offers nothing to whoever needs no stewards', async () => {
    const { text, markup } = await drawn((view) => recoveryPage(view, nothing));
    assert.match(text, /您現在不用請管理員幫忙/);
    assert.doesNotMatch(markup, /action="\/me\/recovery"/);
  });

  test('shows the digits in two groups, how far it is and until when', async () => {
    const shown = { mayAsk: false, recovery: waiting };
    const { text, markup } = await drawn((view) => recoveryPage(view, shown));
    assert.match(text, /296 655/);
    assert.match(text, /已經有 1 位管理員認了您，要兩位/);
    assert.match(text, /只當面或在電話裡唸給管理員聽/);
    assert.match(text, /2026年11月23日.*前有效/);
    assert.match(markup, /action="\/me\/recovery\?_method=DELETE"/);
  });

  test('in another browser shows no digits, and what to do if it was not oneself', async () => {
    const recovery = { ...waiting, number: undefined, isHere: false };
    const shown = { mayAsk: false, recovery };
    const { text, markup } = await drawn((view) => recoveryPage(view, shown));
    assert.doesNotMatch(text, /\d{3} \d{3}/);
    assert.match(text, /不是您請的，請馬上取消/);
    assert.match(markup, /_method=DELETE/);
  });

  test('leads to the new key once two have spoken, where it was asked only', async () => {
    const here = await drawn((view) => recoveryPage(view, { mayAsk: false, recovery: granted }));
    assert.match(here.text, /兩位管理員都認了您/);
    assert.match(here.markup, /href="\/me\/passkeys"/);
    assert.doesNotMatch(here.text, /要兩位|前有效/);
    const recovery = { ...granted, isHere: false };
    const there = await drawn((view) => recoveryPage(view, { mayAsk: false, recovery }));
    assert.doesNotMatch(there.markup, /href="\/me\/passkeys"/);
    assert.doesNotMatch(there.text, /兩位管理員都認了您/);
  });

  test('says on top why a button came to nothing', async () => {
    const form = sentForm({ endpoint: 'guard.ask_recovery', refusal: '您在別的手機上請過了。' });
    const page = recoveryPage(viewWith({ form }), { ...nothing, mayAsk: true });
    await assertSound(page.body);
    assert.match(`${await page.body}`, /您在別的手機上請過了/);
  });
});

describe('the page of stewards', () => {
  const one = {
    id: '019cf000-0000-7000-8000-0000000000a1',
    name: '莊文靜',
    askedAt: drawnAt.subtract({ hours: 1 }),
    expiresAt: drawnAt.add({ hours: 23 }),
    confirmed: 0,
  };
  const other = { ...one, id: one.id.replace(/a1$/, 'a2'), name: '<i>何</i>', confirmed: 1 };

  test('says that nobody waits, in every language', async () => {
    const pages = await drawnInAll((view) => recoveriesPage(view, { recoveries: [] }));
    for (const [index, language] of languages.entries()) {
      const say = recoveryWords[language];
      for (const text of [say.deskTitle, say.deskLead, say.deskNone]) {
        assert.ok(pages[index]?.includes(text), `${language}: ${text}`);
      }
    }
  });

  test('asks for the digits of each, whose button says whom it is for', async () => {
    const shown = { recoveries: [one, other] };
    const { text, markup } = await drawn((view) => recoveriesPage(view, shown));
    assert.match(markup, new RegExp(`action="/recoveries/${one.id}/confirmations"`));
    assert.match(markup, /aria-label="我認得，是本人：莊文靜"/);
    assert.doesNotMatch(markup, /<i>何/);
    assert.match(text, /還沒有管理員認/);
    assert.match(text, /已經有一位管理員認了，等第二位/);
  });

  test('gives back what was typed to the one form it was typed in', async () => {
    const values = { recoveryId: other.id, number: '000000' };
    const refusal = '號碼對不上。';
    const form = sentForm({ endpoint: 'guard.confirm_recovery', values, refusal });
    const shown = { recoveries: [one, other] };
    const { markup } = await drawn((view) => recoveriesPage({ ...view, form }, shown));
    assert.equal(markup.match(/value="000000"/g)?.length, 1);
    assert.equal(markup.match(/號碼對不上/g)?.length, 1);
    assert.ok(markup.indexOf('號碼對不上') > markup.indexOf(other.id));
  });
});

test('the letters say what has happened and what to do if it was somebody else', () => {
  const to = { kind: 'telephone', address: '+8613800138004' } as const;
  for (const step of ['asked', 'granted'] as const) {
    const letters = languages.map((language) => recoveryMessage(to, language, step));
    assert.equal(new Set(letters.map(({ text }) => text)).size, languages.length);
    for (const { channel, address, text, subject } of letters) {
      assert.deepEqual([channel, address], ['telephone', '+8613800138004']);
      assert.match(text, /如果不是您|If that was not you/);
      assert.ok(subject !== undefined && subject !== '');
      assert.doesNotMatch(text, /\d{6}/, 'the digits travel by voice alone');
    }
  }
});
