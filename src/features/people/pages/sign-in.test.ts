import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawn, drawnInAll, sentForm } from '#test/drawn.ts';
import { accountPage, paperPage } from './account.ts';
import { codePage, signInPage } from './sign-in.ts';

const plain = { next: undefined, isKept: false, name: undefined };
const SENT = '019cf000-0000-7000-8000-000000000099';

describe('the page to sign in', () => {
  test('offers telephone or mail, paper, and the counter, in every language', async () => {
    const [hant, hans, en] = await drawnInAll((view) => signInPage(view, plain));
    assert.match(hant ?? '', /手機號碼或電子郵箱.*有紙上的號碼.*都沒有也不要緊/);
    assert.match(hans ?? '', /手机号码或电子邮箱.*有纸上的号码.*都没有也不要紧/);
    assert.match(en ?? '', /Telephone number or e-mail.*code on paper.*No matter/);
  });

  test('carries along where one was going, in both forms', async () => {
    const { markup } = await drawn((view) => signInPage(view, { ...plain, next: '/raise?step=2' }));
    const fields = markup.match(/name="next" value="\/raise\?step=2"/g) ?? [];
    assert.equal(fields.length, 2);
    const without = await drawn((view) => signInPage(view, plain));
    assert.doesNotMatch(without.markup, /name="next"/);
  });

  test('shows the way with a passkey, and carries along where one was going', async () => {
    const [hant, hans, en] = await drawnInAll((view) => signInPage(view, plain));
    assert.match(hant ?? '', /用通行密鑰登入/);
    assert.match(hans ?? '', /用通行密钥登录/);
    assert.match(en ?? '', /Sign in with a passkey/);
    const { markup } = await drawn((view) => signInPage(view, { ...plain, next: '/me' }));
    assert.match(markup, /href="\/sign-in\/passkey\?next=%2Fme"/);
  });

  test('says that what was typed is kept only when it is', async () => {
    const kept = await drawn((view) => signInPage(view, { ...plain, isKept: true }));
    assert.match(kept.text, /您填的內容都替您留著/);
    assert.doesNotMatch((await drawn((view) => signInPage(view, plain))).text, /替您留著/);
  });

  test('greets who is signed in already and leads on', async () => {
    const shown = { ...plain, name: '陳志明', next: '/me' };
    const { markup, text } = await drawn((view) => signInPage(view, shown));
    assert.match(text, /您已經登入了：陳志明/);
    assert.match(markup, /class="button" href="\/me"/);
  });

  test('lets password managers and phones fill in the address', async () => {
    const { markup } = await drawn((view) => signInPage(view, plain));
    assert.match(markup, /autocomplete="username"/);
    assert.doesNotMatch(markup, /type="password"/);
  });

  test('gives back what was typed with the sentence at its field', async () => {
    const form = sentForm({
      endpoint: 'people.request_code',
      values: { address: '王阿姨' },
      problems: [{ field: 'address', text: '這裡看不懂。' }],
    });
    const { markup } = await drawn((view) => signInPage(view, plain), { form });
    assert.match(markup, /value="王阿姨"/);
    assert.match(markup, /href="#people-request_code-address"/);
    assert.equal(markup.split('這裡看不懂。').length - 1, 2);
  });

  test('says a refused paper code at the form for paper only', async () => {
    const form = sentForm({ endpoint: 'people.use_paper_code', refusal: '號碼對不上。' });
    const { markup } = await drawn((view) => signInPage(view, plain), { form });
    assert.equal(markup.split('號碼對不上。').length - 1, 1);
    assert.ok(markup.indexOf('號碼對不上。') > markup.indexOf('people-request_code-address'));
  });

  test('leaves nothing of an address in markup that is not escaped', async () => {
    const next = '/"><script>alert(1)</script>';
    const { markup } = await drawn((view) => signInPage(view, { ...plain, next }));
    assert.doesNotMatch(markup, /<script>alert/);
  });
});

describe('the page that asks for the code', () => {
  const shown = { sent: SENT, next: undefined };

  test('has one field, made for a code, and says how long it works', async () => {
    const { markup, text } = await drawn((view) => codePage(view, shown));
    assert.match(markup, /inputmode="numeric" autocomplete="one-time-code"/);
    assert.match(text, /10 分鐘內有效/);
    assert.match(markup, new RegExp(`name="sent" value="${SENT}"`));
  });

  test('says in every language what to do when nothing comes', async () => {
    const [hant, hans, en] = await drawnInAll((view) => codePage(view, shown));
    assert.match(hant ?? '', /沒收到？.*櫃台/);
    assert.match(hans ?? '', /没收到？.*柜台/);
    assert.match(en ?? '', /Nothing there\?.*counter/);
  });

  test('leads back to ask again with the same way onward', async () => {
    const { markup } = await drawn((view) => codePage(view, { ...shown, next: '/me?a=1' }));
    assert.match(markup, /href="\/sign-in\?next=%2Fme%3Fa%3D1"/);
    assert.match((await drawn((view) => codePage(view, shown))).markup, /href="\/sign-in"/);
  });
});

describe('the page of the first account', () => {
  const household = {
    id: 'flat',
    names: { hant: '3號樓201', hans: '3号楼201', en: 'Building 3, 201' },
  };
  const shown = { code: '1234567890123452', household, isSignedIn: false, opens: true };

  test('says whose paper it is and asks for little more than a name', async () => {
    const [hant, hans, en] = await drawnInAll((view) => accountPage(view, shown));
    assert.match(hant ?? '', /這張紙是 3號樓201 的/);
    assert.match(hans ?? '', /这张纸是 3号楼201 的/);
    assert.match(en ?? '', /This paper belongs to Building 3, 201/);
    const { markup } = await drawn((view) => accountPage(view, shown));
    assert.equal((markup.match(/ required/g) ?? []).length, 1);
    assert.match(markup, /name="code" value="1234567890123452"/);
  });

  test('leads first to calling for help, which needs no account', async () => {
    const first = await drawn((view) => accountPage(view, shown));
    const at = first.markup.indexOf('href="/h/1234567890123452/urgent"');
    assert.ok(at > 0 && at < first.markup.indexOf('name="name"'));
    assert.match(first.text, /不用開帳號。憑這張紙，馬上叫附近值班的鄰居/);
  });

  test('a paper that opens nothing any more still calls for help, and says what to do', async () => {
    const [hant, hans, en] = await drawnInAll((view) =>
      accountPage(view, { ...shown, opens: false }),
    );
    assert.match(hant ?? '', /已經不能再開帳號了。要開帳號，請樓長或櫃台另開一張/);
    assert.match(hans ?? '', /已经不能再开账号了/);
    assert.match(en ?? '', /opens no account any more/);
    const { markup } = await drawn((view) => accountPage(view, { ...shown, opens: false }));
    assert.match(markup, /href="\/h\/1234567890123452\/urgent"/);
    assert.doesNotMatch(markup, /<form/);
  });

  test('asks who is signed in for nothing, and adds the household', async () => {
    const { markup, text } = await drawn((view) =>
      accountPage(view, { ...shown, isSignedIn: true }),
    );
    assert.match(markup, /action="\/me\/households"/);
    assert.doesNotMatch(markup, /name="name"/);
    assert.match(text, /把 3號樓201 加到您的帳號裡/);
  });

  test('says what becomes of what one tells', async () => {
    const { text } = await drawn((view) => accountPage(view, shown));
    assert.match(text, /只用來替您辦社區的事/);
    assert.match(text, /不是您家？/);
  });

  test('asks for the code on a page of its own when there is none yet', async () => {
    await drawnInAll(paperPage);
    const { markup } = await drawn(paperPage);
    assert.match(markup, /name="paperCode"/);
    assert.match(markup, /inputmode="numeric"/);
  });
});
