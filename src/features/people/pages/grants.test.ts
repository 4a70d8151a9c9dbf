import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawn, drawnInAll } from '#test/drawn.ts';
import type { GrantLine, GrantsShown } from '#/features/people/routes/grants.ts';
import { consentPage } from './consent.ts';
import { firstPage } from './first.ts';
import { grantPage, grantsPage } from './grants.ts';

const at = (text: string) => Temporal.Instant.from(text);
const building = { id: 'dongxing-3', names: { hant: '3號樓', hans: '3号楼', en: 'Building 3' } };
const community = {
  id: '350203007010',
  names: { hant: '深田社區', hans: '深田社区', en: 'Shentian Community' },
};
const grant: GrantLine = {
  id: '019cf000-0000-7000-8000-000000000021',
  personId: '019cf000-0000-7000-8000-000000000001',
  name: '陳志明',
  role: 'building_leader',
  place: building,
  startsAt: at('2026-01-01T00:00:00Z'),
  endsAt: at('2027-12-31T16:00:00Z'),
  reason: '居民推選',
  grantedBy: '莊文靜',
  withdrawn: undefined,
  isPresent: true,
  mayWithdraw: true,
};
const shown: GrantsShown = {
  place: community,
  grants: [grant],
  rolesToGrant: ['grid_worker', 'community_worker'],
  query: '',
  found: [],
  today: Temporal.PlainDate.from('2026-11-22'),
};

describe('who holds which role', () => {
  test('each is named with role, place, term, who granted it and why', async () => {
    const [hant, hans, en] = await drawnInAll((view) => grantsPage(view, shown));
    assert.match(
      hant ?? '',
      /陳志明 樓長 · 3號樓 2026年1月1日起 · 到 2027年12月31日 · 莊文靜授權 · 居民推選/,
    );
    assert.match(hans ?? '', /楼长 · 3号楼/);
    assert.match(en ?? '', /Building leader · Building 3 since 1 January 2026/);
  });

  test('the first steward was granted the role by nobody', async () => {
    const first = { ...grant, grantedBy: undefined, endsAt: undefined };
    const { text } = await drawn((view) => grantsPage(view, { ...shown, grants: [first] }));
    assert.match(text, /2026年1月1日起 · 開站時設的/);
  });

  test('what has ended is folded away with the reason', async () => {
    const withdrawn = { at: at('2026-06-01T04:00:00Z'), reason: '搬走了' };
    const past = [
      { ...grant, withdrawn, isPresent: false, mayWithdraw: false },
      { ...grant, isPresent: false, mayWithdraw: false, endsAt: at('2026-03-31T16:00:00Z') },
    ];
    const { markup, text } = await drawn((view) => grantsPage(view, { ...shown, grants: past }));
    assert.match(text, /2026年6月1日收回：搬走了/);
    assert.match(text, /2026年3月31日到期/);
    assert.match(text, /這裡還沒有人有身分/);
    assert.match(markup, /<details/);
    assert.doesNotMatch(markup, /href="\/grants\/019/);
  });

  test('somebody is found first, and the form comes with who was found', async () => {
    const plain = await drawn((view) => grantsPage(view, shown));
    assert.doesNotMatch(plain.markup, /people-grant_role/);
    const nobody = await drawn((view) => grantsPage(view, { ...shown, query: '無' }));
    assert.match(nobody.text, /請先在「居民」裡登記/);
    const found = [{ id: grant.personId, name: '李大同' }];
    const { markup } = await drawn((view) => grantsPage(view, { ...shown, query: '李', found }));
    assert.match(markup, new RegExp(`value="${grant.personId}" checked`));
    assert.match(markup, /value="grid_worker"/);
    assert.doesNotMatch(markup, /value="steward"/);
    assert.match(markup, /min="2026-11-22"/);
  });

  test('who grants nothing here sees no form and is told so', async () => {
    const reader = { ...shown, rolesToGrant: [] };
    const [hant, , en] = await drawnInAll((view) => grantsPage(view, reader));
    assert.match(hant ?? '', /您不能給別人身分/);
    assert.match(en ?? '', /You cannot grant roles here/);
  });

  test('one role is withdrawn with a reason, or given up by its holder', async () => {
    const other = await drawn((view) => grantPage(view, { grant, isOwn: false }));
    assert.match(other.text, /為什麼收回/);
    assert.match(other.markup, new RegExp(`action="/grants/${grant.id}\\?_method=DELETE"`));
    const own = await drawn((view) => grantPage(view, { grant, isOwn: true }));
    assert.match(own.text, /不再擔任/);
    assert.match(own.markup, /href="\/me"/);
    const fixed = { ...grant, mayWithdraw: false };
    const read = await drawn((view) => grantPage(view, { grant: fixed, isOwn: false }));
    assert.doesNotMatch(read.markup, /<form class="form"/);
    await drawnInAll((view) => grantPage(view, { grant, isOwn: false }));
  });
});

describe('the form of consent', () => {
  const person = { id: '019cf000-0000-7000-8000-000000000002', name: '王秀英' };
  const family = [{ id: '019cf000-0000-7000-8000-000000000003', name: '林小梅' }];
  const asked = { person, isOwn: true, family, today: Temporal.PlainDate.from('2026-11-22') };

  test('asks oneself who and what they are to one, and no more', async () => {
    const { markup, text } = await drawn((view) => consentPage(view, asked));
    assert.match(text, /林小梅.*別的人/);
    assert.match(text, /或者，對方的手機號碼或郵箱/);
    assert.doesNotMatch(markup, /name="way"|name="consentedOn"/);
    assert.match(markup, new RegExp(`name="personId" value="${person.id}"`));
    await drawnInAll((view) => consentPage(view, asked));
  });

  test('asks the counter on which day and in which way, but not online', async () => {
    const counter = { ...asked, isOwn: false, family: [] };
    const [hant, hans, en] = await drawnInAll((view) => consentPage(view, counter));
    assert.match(hant ?? '', /誰可以替王秀英辦.*當面說的 紙上簽字 電話裡說的/);
    assert.match(hans ?? '', /当面说的 纸上签字 电话里说的/);
    assert.match(en ?? '', /Said in person Signed on paper Said by telephone/);
    const { markup } = await drawn((view) => consentPage(view, counter));
    assert.doesNotMatch(markup, /value="online"|name="helperId"/);
    assert.match(markup, /max="2026-11-22" value="2026-11-22"/);
    assert.match(markup, new RegExp(`href="/people/${person.id}"`));
  });
});

describe('the first visit', () => {
  const shentian = {
    code: '350203007010',
    names: community.names,
    above: [
      { hant: '福建省', hans: '福建省', en: 'Fujian' },
      { hant: '廈門市', hans: '厦门市', en: 'Xiamen' },
    ],
  };
  const start = { token: 'secret-token', query: '', found: [], chosen: undefined };

  test('begins with the search, which carries the link along', async () => {
    const [hant] = await drawnInAll((view) => firstPage(view, start));
    assert.match(hant ?? '', /第 1 步，共 2 步/);
    const { markup } = await drawn((view) => firstPage(view, start));
    assert.match(markup, /name="token" value="secret-token"/);
  });

  test('shows what was found with what it lies in, each to be chosen', async () => {
    const searched = { ...start, query: '深田', found: [shentian] };
    const [hant, , en] = await drawnInAll((view) => firstPage(view, searched));
    assert.match(hant ?? '', /深田社區 福建省 · 廈門市/);
    assert.match(en ?? '', /Shentian Community Fujian · Xiamen/);
    const { markup } = await drawn((view) => firstPage(view, searched));
    assert.match(markup, /href="\/first\?token=secret-token&amp;community=350203007010"/);
    assert.match(markup, /aria-label="就是這裡：深田社區"/);
  });

  test('says how to search otherwise when nothing was found', async () => {
    const [hant] = await drawnInAll((view) => firstPage(view, { ...start, query: '無' }));
    assert.match(hant ?? '', /沒有找到「無」.*換一個寫法/);
  });

  test('asks for a name once the community is chosen, and lets one go back', async () => {
    const chosen = { ...start, chosen: shentian };
    const [hant] = await drawnInAll((view) => firstPage(view, chosen));
    assert.match(hant ?? '', /誰來管理深田社區？.*福建省 · 廈門市/);
    const { markup } = await drawn((view) => firstPage(view, chosen));
    assert.match(markup, /name="community" value="350203007010"/);
    assert.match(markup, /href="\/first\?token=secret-token"/);
  });
});
