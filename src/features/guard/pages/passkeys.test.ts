import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { drawn, drawnAt, drawnInAll, sentForm } from '#test/drawn.ts';
import { passkeyWords } from '#/features/guard/words/passkeys.ts';
import { passkeySignInPage, strengthenPage } from './entering.ts';
import { passkeysPage } from './passkeys.ts';

const phone = {
  id: '019cf000-0000-7000-8000-0000000000a1',
  name: '我的手機',
  createdAt: drawnAt.subtract({ hours: 48 }),
  usedAt: drawnAt.subtract({ minutes: 5 }),
};
const computer = { ...phone, id: '019cf000-0000-7000-8000-0000000000a2', name: '<b>電腦</b>' };

describe('the page of one’s passkeys', () => {
  test('says what they are and how to register one, in every language', async () => {
    const pages = await drawnInAll((view) => passkeysPage(view, { passkeys: [] }));
    for (const [index, language] of languages.entries()) {
      const say = passkeyWords[language];
      for (const text of [say.title, say.lead, say.none, say.addText, say.add]) {
        assert.ok(pages[index]?.includes(text), `${language}: ${text}`);
      }
    }
  });

  test('lists each with when it was registered and used, and its buttons by name', async () => {
    const shown = { passkeys: [phone, { ...computer, usedAt: undefined }] };
    const { text, markup } = await drawn((view) => passkeysPage(view, shown));
    assert.match(text, /我的手機/);
    assert.match(text, /2026年11月20日 登記/);
    assert.match(text, /最近用過：5 ?分鐘前/);
    assert.match(text, /還沒有用它登入過/);
    assert.match(markup, /刪掉「我的手機」/);
    assert.match(markup, new RegExp(`action="/me/passkeys/${phone.id}\\?_method=DELETE"`));
    assert.match(markup, new RegExp(`action="/me/passkeys/${phone.id}\\?_method=PATCH"`));
    assert.doesNotMatch(markup, /<b>電腦/);
  });

  test('asks for the key before the form is sent, and carries where one was going', async () => {
    const shown = { passkeys: [], next: '/desk' };
    const { markup } = await drawn((view) => passkeysPage(view, shown));
    assert.match(markup, /data-passkey="create"/);
    assert.match(markup, /data-question="\/api\/v1\/me\/passkeys\/question"/);
    assert.match(markup, /name="answer" value=""/);
    assert.match(markup, /name="next" value="\/desk"/);
  });

  test('has the sentence of a failure ready and hidden', async () => {
    const { markup } = await drawn((view) => passkeysPage(view, { passkeys: [] }));
    assert.match(markup, /role="alert" tabindex="-1" data-passkey-failed hidden/);
  });

  test('where there can be none it says why instead of asking', async () => {
    for (const obstacle of ['numbers', 'not_encrypted'] as const) {
      const shown = { passkeys: [phone], obstacle };
      const pages = await drawnInAll((view) => passkeysPage(view, shown));
      for (const [index, language] of languages.entries()) {
        const text = passkeyWords[language].obstacles[obstacle];
        assert.ok(pages[index]?.includes(text), `${language} ${obstacle}`);
      }
      const { markup } = await drawn((view) => passkeysPage(view, shown));
      assert.doesNotMatch(markup, /data-passkey="/);
      assert.match(markup, /href="\/me\/sign-in-sheet"/, 'codes on paper take their place');
    }
  });

  test('where there can be passkeys nobody is sent to codes on paper', async () => {
    for (const passkeys of [[], [phone]]) {
      const pages = await drawnInAll((view) => passkeysPage(view, { passkeys }));
      for (const page of pages) assert.doesNotMatch(page, /sign-in-sheet/);
      const { markup } = await drawn((view) => passkeysPage(view, { passkeys }));
      assert.doesNotMatch(markup, /sign-in-sheet/, `${passkeys.length} keys`);
      assert.match(markup, /data-passkey="create"/);
    }
  });

  test('says above the list why one was not removed', async () => {
    const form = sentForm({ endpoint: 'guard.remove_passkey', refusal: '請先確認。' });
    const { text } = await drawn((view) => passkeysPage(view, { passkeys: [phone] }), { form });
    assert.match(text, /請先確認。/);
    const others = sentForm({ endpoint: 'people.end_token', refusal: '請先確認。' });
    const page = await drawn((view) => passkeysPage(view, { passkeys: [phone] }), { form: others });
    assert.doesNotMatch(page.text, /請先確認。/);
  });

  test('keeps the name that was typed when the key was refused', async () => {
    const form = sentForm({
      endpoint: 'guard.add_passkey',
      values: { name: '新手機' },
      refusal: '沒有通過核對。',
    });
    const { markup, text } = await drawn((view) => passkeysPage(view, { passkeys: [] }), { form });
    assert.match(markup, /value="新手機"/);
    assert.match(text, /沒有通過核對。/);
  });
});

describe('the page to sign in with a passkey', () => {
  test('has one button, and the way to the other ways', async () => {
    const pages = await drawnInAll((view) => passkeySignInPage(view, {}));
    for (const [index, language] of languages.entries()) {
      const say = passkeyWords[language];
      assert.ok(pages[index]?.includes(say.signInLead), language);
      assert.ok(pages[index]?.includes(say.otherWays), language);
    }
    const { markup } = await drawn((view) => passkeySignInPage(view, { next: '/me' }));
    assert.match(markup, /data-passkey="sign"/);
    assert.match(markup, /href="\/sign-in\?next=%2Fme"/);
    assert.match(markup, /name="next" value="\/me"/);
  });

  test('says what is missing to those without a script', async () => {
    const { markup } = await drawn((view) => passkeySignInPage(view, {}));
    assert.match(markup, /<noscript><p>用通行密鑰要打開瀏覽器的 JavaScript/);
  });

  test('where there can be none only the other ways are left', async () => {
    const shown = { obstacle: 'numbers' as const };
    const { markup, text } = await drawn((view) => passkeySignInPage(view, shown));
    assert.doesNotMatch(markup, /data-passkey="/);
    assert.match(text, /這裡用不了通行密鑰.*用別的方式登入/);
  });
});

describe('the page to confirm that it is oneself', () => {
  const shown = { isKept: false, isStrong: false, hasPasskeys: true, next: '/desk' };

  test('says why, for how long, and who helps when all is lost', async () => {
    const pages = await drawnInAll((view) => strengthenPage(view, shown));
    for (const [index, language] of languages.entries()) {
      const say = passkeyWords[language];
      for (const text of [say.strengthenLead, say.confirm, say.lostText]) {
        assert.ok(pages[index]?.includes(text), `${language}: ${text}`);
      }
    }
  });

  test('leads who has no key yet to their first one, and back to where they were', async () => {
    const none = { ...shown, hasPasskeys: false };
    const { markup, text } = await drawn((view) => strengthenPage(view, none));
    assert.match(text, /第一把可以現在就登記/);
    assert.match(markup, /href="\/me\/passkeys\?next=%2Fdesk"/);
    assert.doesNotMatch(markup, /data-passkey="/);
  });

  test('says that what was typed is kept only when it is', async () => {
    const kept = await drawn((view) => strengthenPage(view, { ...shown, isKept: true }));
    assert.match(kept.text, /替您留著/);
    assert.doesNotMatch((await drawn((view) => strengthenPage(view, shown))).text, /替您留著/);
  });

  test('leads on who has confirmed already', async () => {
    const strong = { ...shown, isStrong: true };
    const { markup, text } = await drawn((view) => strengthenPage(view, strong));
    assert.match(text, /已經確認過了。 接著辦/);
    assert.match(markup, /class="button" href="\/desk"/);
  });
});
