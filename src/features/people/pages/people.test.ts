import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawn, drawnInAll, sentForm } from '#test/drawn.ts';
import type { PeopleShown } from '#/features/people/routes/load-people.ts';
import type { PersonShown } from '#/features/people/routes/load-person.ts';
import { correctPage } from './correct.ts';
import { peoplePage } from './people.ts';
import { personPage } from './person.ts';
import { registerPage } from './register.ts';

const names = (text: string) => ({ hant: text, hans: text, en: text });
const CHEN = '019cf000-0000-7000-8000-000000000001';
const WANG = '019cf000-0000-7000-8000-000000000002';
const chen = {
  id: CHEN,
  name: '陳**',
  called: '陳師傅',
  telephone: '138 **** 8001',
  hasAccount: true,
};
const wang = { id: WANG, name: '王**', called: undefined, telephone: undefined, hasAccount: false };
const building = {
  id: 'dongxing-3',
  names: { hant: '3號樓', hans: '3号楼', en: 'Building 3' },
};
const shown: PeopleShown = {
  place: building,
  query: '',
  mayRegister: true,
  found: [],
  households: [
    {
      place: { id: 'flat-101', names: names('101') },
      people: [
        { ...chen, relation: 'owner' },
        { ...wang, relation: 'family' },
      ],
    },
    { place: { id: 'flat-102', names: names('102') }, people: [] },
  ],
  page: 2,
  pages: 3,
};

describe('the list of people', () => {
  test('names households, who lives there and how they belong to it', async () => {
    const [hant, hans, en] = await drawnInAll((view) => peoplePage(view, shown));
    assert.match(hant ?? '', /3號樓的居民.*101 陳\*\* · 陳師傅 業主 · 138 \*\*\*\* 8001/u);
    assert.match(hant ?? '', /王\*\* 家人 還沒有自己登入過/);
    assert.match(hans ?? '', /3号楼的居民.*102 还没有登记/);
    assert.match(en ?? '', /Residents of Building 3.*Owner/);
  });

  test('leads to each record, to registering and to the code of each household', async () => {
    const { markup } = await drawn((view) => peoplePage(view, shown));
    assert.match(markup, new RegExp(`href="/people/${CHEN}"`));
    assert.match(markup, /href="\/people\/new\?place=dongxing-3"/);
    assert.match(markup, /href="\/people\/new\?place=flat-102" aria-label="登記: 102"/);
    assert.match(markup, /href="\/households\/flat-102\/code" aria-label="102的住戶號碼"/);
  });

  test('offers none of that to who may only read', async () => {
    const { markup } = await drawn((view) => peoplePage(view, { ...shown, mayRegister: false }));
    assert.doesNotMatch(markup, /people\/new|households\//);
    assert.match(markup, new RegExp(`href="/people/${CHEN}"`));
  });

  test('leads to the page before and after in the same place', async () => {
    const { markup } = await drawn((view) => peoplePage(view, shown));
    assert.match(markup, /rel="prev" href="\/people\?place=dongxing-3&amp;page=1"/);
    assert.match(markup, /rel="next" href="\/people\?place=dongxing-3&amp;page=3"/);
    const single = await drawn((view) => peoplePage(view, { ...shown, page: 1, pages: 1 }));
    assert.doesNotMatch(single.markup, /rel="(?:prev|next)"/);
  });

  test('says what to do where no household was made yet', async () => {
    const empty = { ...shown, households: [] };
    const [hant] = await drawnInAll((view) => peoplePage(view, empty));
    assert.match(hant ?? '', /這裡還沒有建戶/);
  });

  test('shows who was found, where they live, and the words that were searched', async () => {
    const found = [
      { ...chen, homes: [building] },
      { ...wang, homes: [] },
    ];
    const searched = { ...shown, query: '陳', found };
    const { markup, text } = await drawn((view) => peoplePage(view, searched));
    assert.match(text, /找到 2 人/);
    assert.match(text, /陳\*\* · 陳師傅 3號樓/);
    assert.match(markup, /name="q" value="陳"/);
    assert.match(markup, /name="place" value="dongxing-3"/);
    await drawnInAll((view) => peoplePage(view, searched));
  });

  test('says kindly that nobody was found', async () => {
    const [hant, , en] = await drawnInAll((view) => peoplePage(view, { ...shown, query: '無' }));
    assert.match(hant ?? '', /沒有找到這個人.*或者先登記/);
    assert.match(en ?? '', /Nobody was found/);
  });
});

describe('the form to register a person', () => {
  const asked = {
    place: building,
    households: [
      { id: 'flat-101', names: names('101') },
      { id: 'flat-102', names: names('102') },
    ],
    isVouching: true,
    seesBirthYear: true,
    isHousehold: false,
    query: '',
    found: [],
  };

  test('asks for a name and a household, all else may be left empty', async () => {
    const { markup } = await drawn((view) => registerPage(view, asked));
    const required = [...markup.matchAll(/name="(\w+)"[^>]* required/g)].map(([, name]) => name);
    assert.deepEqual(required, ['householdId', 'name']);
    await drawnInAll((view) => registerPage(view, asked));
  });

  test('says at the counter that an address signs in, and to others that it does not', async () => {
    assert.match((await drawn((view) => registerPage(view, asked))).text, /填了就能用它登入/);
    const leader = { ...asked, isVouching: false };
    const { text } = await drawn((view) => registerPage(view, leader));
    assert.match(text, /只用來聯絡/);
    assert.doesNotMatch(text, /填了就能用它登入/);
  });

  test('asks for the year of birth only where it may be seen', async () => {
    assert.match((await drawn((view) => registerPage(view, asked))).markup, /name="birthYear"/);
    const leader = { ...asked, seesBirthYear: false };
    assert.doesNotMatch((await drawn((view) => registerPage(view, leader))).markup, /birthYear/);
  });

  test('has the household chosen when there is only one', async () => {
    const one = { ...asked, households: asked.households.slice(0, 1), isHousehold: true };
    const { markup } = await drawn((view) => registerPage(view, one));
    assert.match(markup, /<option value="flat-101" selected>/);
  });

  test('finds who is registered already, for a second home', async () => {
    const home = { ...asked, place: { id: 'flat-101', names: names('101') }, isHousehold: true };
    const searched = { ...home, query: '陳', found: [{ ...chen, homes: [building] }] };
    const { markup } = await drawn((view) => registerPage(view, searched));
    assert.match(markup, new RegExp(`action="/people/${CHEN}/households"`));
    assert.match(markup, /name="householdId" value="flat-101"/);
    const nobody = await drawn((view) => registerPage(view, { ...home, query: '無' }));
    assert.match(nobody.text, /沒有找到這個人/);
    assert.doesNotMatch((await drawn((view) => registerPage(view, home))).text, /沒有找到/);
  });

  test('gives back all that was typed', async () => {
    const form = sentForm({
      endpoint: 'people.register',
      values: { name: '', called: '周伯', householdId: 'flat-102', relation: 'carer' },
      problems: [{ field: 'name', text: '這裡要填。' }],
    });
    const { markup } = await drawn((view) => registerPage(view, asked), { form });
    assert.match(markup, /value="周伯"/);
    assert.match(markup, /<option value="flat-102" selected>/);
    assert.match(markup, /value="carer" checked/);
    assert.match(markup, /href="#people-register-name"/);
  });
});

describe('the record of a person', () => {
  const record: PersonShown = {
    person: {
      id: WANG,
      name: '王秀英',
      called: '王阿姨',
      telephone: '+8613800138000',
      email: undefined,
      language: 'zh-Hant',
      accountSince: undefined,
    },
    birthYear: 1944,
    seesBirthYear: true,
    homes: [
      { residenceId: '019cf000-0000-7000-8000-000000000012', place: building, relation: 'family' },
    ],
    roles: [
      {
        id: '019cf000-0000-7000-8000-000000000021',
        role: 'building_leader',
        place: building,
        endsAt: Temporal.Instant.from('2027-12-31T16:00:00Z'),
      },
    ],
    helpers: [
      {
        id: '019cf000-0000-7000-8000-000000000031',
        personId: CHEN,
        name: '林小梅',
        kind: 'child',
        way: 'in_person',
        consentedOn: Temporal.PlainDate.from('2026-01-05'),
        endsAt: undefined,
      },
    ],
    mayRegister: true,
    mayVouch: true,
    toVouch: [],
    mayAct: true,
  };

  test('says who somebody is, in every language', async () => {
    const [hant, hans, en] = await drawnInAll((view) => personPage(view, record));
    assert.match(hant ?? '', /王秀英 王阿姨.*1944.*138 0013 8000.*還沒有自己登入過/);
    assert.match(hans ?? '', /3号楼 家人.*搬走了.*林小梅/);
    assert.match(en ?? '', /Building 3.*until 31 December 2027/);
  });

  test('says that it was noted who opened it', async () => {
    assert.match((await drawn((view) => personPage(view, record))).text, /已經留下記錄/);
  });

  test('offers only what the reader may do', async () => {
    const all = await drawn((view) => personPage(view, record));
    const reader = { ...record, mayRegister: false, mayVouch: false, mayAct: false };
    const none = await drawn((view) => personPage(view, reader));
    for (const way of [
      '/edit',
      '/sign-in-code',
      '/relations/new',
      '/acting-for/',
      '_method=DELETE',
    ]) {
      assert.ok(all.markup.includes(way), way);
      assert.ok(!none.markup.includes(way), way);
    }
  });

  test('leaves out what is sensitive for who may not see it', async () => {
    const leader = { ...record, birthYear: undefined, seesBirthYear: false };
    assert.doesNotMatch((await drawn((view) => personPage(view, leader))).text, /出生年份/);
  });

  test('says what is not known instead of leaving it out', async () => {
    const bare: PersonShown = {
      ...record,
      person: { ...record.person, called: undefined, telephone: undefined },
      homes: [],
      roles: [],
      helpers: [],
    };
    const [hant] = await drawnInAll((view) => personPage(view, bare));
    assert.match(hant ?? '', /手機或電話 沒有登記/);
    assert.match(hant ?? '', /沒有特別的身分/);
    assert.match(hant ?? '', /還沒有人可以代辦/);
  });

  test('is drawn as a form with what is known, to be corrected', async () => {
    const { markup } = await drawn((view) => correctPage(view, record));
    assert.match(markup, /action="\/people\/[0-9a-f-]+\?_method=PATCH"/);
    for (const value of ['王秀英', '王阿姨', '138 0013 8000', '1944']) {
      assert.ok(markup.includes(`value="${value}"`), value);
    }
    await drawnInAll((view) => correctPage(view, record));
    const leader = { ...record, seesBirthYear: false, birthYear: undefined };
    assert.doesNotMatch((await drawn((view) => correctPage(view, leader))).markup, /birthYear/);
  });
});
