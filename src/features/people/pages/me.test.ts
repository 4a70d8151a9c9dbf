import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawn, drawnInAll, sentForm } from '#test/drawn.ts';
import type { Me } from '#/features/people/routes/load-me.ts';
import { addressCodePage, addressPage } from './address.ts';
import { mePage } from './me.ts';
import { sessionsPage } from './sessions.ts';

const at = (text: string) => Temporal.Instant.from(text);
const LIN = '019cf000-0000-7000-8000-000000000003';
const home = {
  residenceId: '019cf000-0000-7000-8000-000000000011',
  place: { id: 'flat', names: { hant: '3號樓201', hans: '3号楼201', en: 'Building 3, 201' } },
  relation: 'owner',
} as const;
const relation = {
  id: '019cf000-0000-7000-8000-000000000031',
  personId: LIN,
  name: '林小梅',
  kind: 'child',
  way: 'paper',
  consentedOn: Temporal.PlainDate.from('2026-01-05'),
  endsAt: at('2026-12-31T16:00:00Z'),
} as const;
const nothing: Me = {
  person: {
    id: '019cf000-0000-7000-8000-000000000002',
    name: '王秀英',
    called: '王阿姨',
    language: 'zh-Hans',
  },
  actingFor: undefined,
  homes: [],
  roles: [],
  logins: [],
  helped: [],
  helpers: [],
  doneFor: [],
};
const much: Me = {
  ...nothing,
  homes: [home],
  roles: [
    {
      id: '019cf000-0000-7000-8000-000000000021',
      role: 'building_leader',
      place: { id: 'b3', names: { hant: '3號樓', hans: '3号楼', en: 'Building 3' } },
      endsAt: at('2027-12-31T16:00:00Z'),
    },
  ],
  logins: [
    { kind: 'telephone', address: '+8613800138000', isConfirmed: true },
    { kind: 'email', address: 'wang@example.org', isConfirmed: false },
  ],
  helped: [{ ...relation, name: '趙雲', kind: 'parent' }],
  helpers: [relation],
  doneFor: [
    { at: at('2026-11-22T09:00:00Z'), name: '林小梅', feature: 'matters' },
    { at: at('2026-11-20T09:00:00Z'), name: '林小梅', feature: 'elsewhere' },
  ],
};

describe('one’s own page', () => {
  test('says in every language who one is, where, and who may act', async () => {
    const [hant, hans, en] = await drawnInAll((view) => mePage(view, much));
    assert.match(hant ?? '', /王秀英.*3號樓201.*樓長.*林小梅 子女 紙上簽字，2026年1月5日/);
    assert.match(hans ?? '', /王秀英.*3号楼201.*楼长.*林小梅 子女 纸上签字，2026年1月5日/);
    assert.match(en ?? '', /Building 3, 201.*Building leader.*Signed on paper, 5 January 2026/);
  });

  test('says until when a role and a consent hold, by their last day', async () => {
    const { text } = await drawn((view) => mePage(view, much));
    assert.match(text, /到 2027年12月31日/);
    assert.match(text, /到 2026年12月31日/);
  });

  test('says of each address whether it is confirmed, and how it is dialled', async () => {
    const { text } = await drawn((view) => mePage(view, much));
    assert.match(text, /138 0013 8000 已確認/);
    assert.match(text, /wang@example\.org 還沒確認/);
  });

  test('offers to act, to stop others, to change and to leave', async () => {
    const { markup } = await drawn((view) => mePage(view, much));
    assert.match(markup, new RegExp(`action="/acting-for/${LIN}"`));
    assert.match(markup, new RegExp(`action="/relations/${relation.id}\\?_method=DELETE"`));
    assert.match(markup, /action="\/me\?_method=PATCH"/);
    assert.match(markup, /action="\/sign-out"/);
    for (const way of ['/relations/new', '/me/address', '/me/sessions', '/household-code']) {
      assert.match(markup, new RegExp(`href="${way}"`), way);
    }
  });

  test('says what others did, in words for each part of the program', async () => {
    const { text } = await drawn((view) => mePage(view, much));
    assert.match(text, /林小梅：提事、辦事/);
    assert.match(text, /林小梅：社區的事/);
    assert.match(text, /誰看過我的資料/);
  });

  test('begins with the language somebody is written to', async () => {
    const { markup } = await drawn((view) => mePage(view, much));
    assert.match(markup, /value="zh-Hans" checked/);
  });

  test('says kindly what there is none of, and what to do then', async () => {
    const [hant, , en] = await drawnInAll((view) => mePage(view, nothing));
    assert.match(hant ?? '', /還沒有登記住在哪一戶/);
    assert.match(hant ?? '', /現在沒有人可以替您辦事/);
    assert.match(hant ?? '', /沒有人替您辦過事/);
    assert.match(en ?? '', /There is no telephone number or e-mail yet/);
    assert.doesNotMatch(hant ?? '', /我的身分|我可以替誰辦/);
  });

  test('says once on top why a button came to nothing', async () => {
    const form = sentForm({ endpoint: 'people.end_consent', refusal: '找不到。' });
    const { markup } = await drawn((view) => mePage(view, much), { form });
    assert.equal(markup.split('找不到。').length - 1, 1);
    const other = sentForm({ endpoint: 'matters.raise', refusal: '別的。' });
    assert.doesNotMatch(
      (await drawn((view) => mePage(view, much), { form: other })).markup,
      /別的。/,
    );
  });
});

describe('one’s page while acting for somebody', () => {
  const acting = { ...nothing, homes: [home], actingFor: { id: LIN, name: '林小梅' } };

  test('says for whom, and leads back to oneself first of all', async () => {
    const [hant, hans, en] = await drawnInAll((view) => mePage(view, acting));
    assert.match(hant ?? '', /您正在替林小梅辦事.*換回自己/);
    assert.match(hans ?? '', /您正在替林小梅办事.*换回自己/);
    assert.match(en ?? '', /You are acting for 林小梅.*Back to myself/);
    const { markup } = await drawn((view) => mePage(view, acting));
    assert.match(markup, /action="\/acting-for\?_method=DELETE"/);
  });

  test('shows their home and nothing of either account', async () => {
    const { markup, text } = await drawn((view) => mePage(view, acting));
    assert.match(text, /3號樓201/);
    assert.doesNotMatch(markup, /\/me\/address|\/me\/sessions|\/sign-out|\/household-code/);
  });
});

describe('where one is signed in', () => {
  const session = {
    id: '019cf000-0000-7000-8000-000000000041',
    browser: 'WeChat',
    system: 'Android',
    createdAt: at('2026-11-01T09:00:00Z'),
    seenAt: at('2026-11-22T11:04:00Z'),
    isThisOne: true,
  };
  const strange = {
    ...session,
    id: `${session.id.slice(0, -1)}2`,
    browser: undefined,
    system: undefined,
  };
  const shown = { sessions: [session, { ...strange, isThisOne: false }] };

  test('each device is named, marked if it is this one, and can be signed out', async () => {
    const { markup, text } = await drawn((view) => sessionsPage(view, shown));
    assert.match(text, /WeChat · Android/);
    assert.match(text, /不知道是什麼裝置/);
    assert.match(text, /最近用過：30 分鐘前/);
    assert.equal((text.match(/就是這台/g) ?? []).length, 1);
    assert.equal((markup.match(/\/me\/sessions\/[^"]*_method=DELETE/g) ?? []).length, 2);
    assert.match(markup, /action="\/me\/sessions\?_method=DELETE"/);
    assert.match(text, /除了這台，全部退出/);
    const alone = await drawn((view) => sessionsPage(view, { sessions: [session] }));
    assert.doesNotMatch(alone.text, /全部退出/);
    assert.match(markup, /aria-label="退出這台：WeChat · Android"/);
  });

  test('each says by what it was begun, and that no place is kept', async () => {
    const ways = [{ ...session, way: 'passkey' as const }, strange];
    const sessions = ways.map((one) => ({ ...one, isThisOne: false }));
    const { text } = await drawn((view) => sessionsPage(view, { sessions }));
    assert.match(text, /用通行密鑰登入/);
    assert.match(text, /怎麼登入的沒有記下來/);
    assert.match(text, /也不記網路位址/);
  });

  test('one that is over already is said on top, once, however many there are to end', async () => {
    const form = sentForm({ endpoint: 'people.end_session', refusal: '那一台已經退出了。' });
    const { markup, text } = await drawn((view) => sessionsPage({ ...view, form }, shown));
    assert.equal((text.match(/那一台已經退出了。/g) ?? []).length, 1);
    assert.ok(markup.indexOf('role="alert"') < markup.indexOf('/me/sessions/'));
    // The buttons are there again, to end another one.
    assert.equal((markup.match(/\/me\/sessions\/[^"]*_method=DELETE/g) ?? []).length, 2);
  });

  test('the page reads well in every language', async () => {
    await drawnInAll((view) => sessionsPage(view, shown));
  });
});

describe('an address of one’s own', () => {
  test('is asked for, then the code that was sent there, which can wait', async () => {
    await drawnInAll(addressPage);
    const sent = '019cf000-0000-7000-8000-000000000051';
    const [hant] = await drawnInAll((view) => addressCodePage(view, { sent }));
    assert.match(hant ?? '', /確認是您的.*以後再說/);
    const { markup } = await drawn((view) => addressCodePage(view, { sent }));
    assert.match(markup, /href="\/me"/);
    assert.match(markup, /autocomplete="one-time-code"/);
  });
});
