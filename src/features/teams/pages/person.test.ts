import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { organisationEndpoints } from '#/features/organisations/index.ts';
import { peopleEndpoints } from '#/features/people/index.ts';
import type { EnteringPage, MemberPage, RequestPage } from '#/features/teams/routes/shapes.ts';
import { teamEndpoints } from '#/features/teams/routes/teams.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { refusalWords } from '#/features/teams/words/refusals.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawn, drawnAt, drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { enteringPage } from './entering.ts';
import { memberPage, requestPage } from './person.ts';

const ID = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';
const named = (hant: string, hans: string, en: string) => ({ hant, hans, en });
const electrical = {
  code: 'electrical',
  names: named('修電', '修电', 'Electrical repair'),
  level: 'proven',
} as const;
const choices = [{ code: 'electrical', names: electrical.names }];
const licence = {
  id: '019cf000-0000-7000-8000-000000000003',
  names: electrical.names,
  kind: 'shown',
  what: '低壓電工證 <b>',
  endsAt: drawnAt.add({ hours: 24 * 300 }),
} as const;
const HERE = `/organisations/${ID}/team`;

const team = {
  id: ID,
  name: '修修補補隊',
  place: { id: 'dongxing', names: named('東興小區', '东兴小区', 'Dongxing') },
};

const asking: RequestPage = {
  team,
  request: {
    id: OTHER,
    name: '林姐',
    words: '週末有空',
    askedAt: drawnAt,
    sharesTelephone: true,
    abilities: [electrical],
  },
};
const member: MemberPage = {
  team,
  proofs: [licence, { ...licence, id: OTHER, kind: 'training', what: '急救培訓' }],
  choices,
  member: {
    personId: OTHER,
    name: '李老師',
    since: drawnAt,
    cameBy: 'invited',
    abilities: [electrical],
    telephone: '+8613800138007',
  },
};
const entering: EnteringPage = { team, query: '', found: [] };
const homes = [{ id: 'b3', names: named('3號樓 501', '3号楼 501', '501, Building 3') }];
const found = [
  { id: OTHER, name: '王＊英', called: '王阿姨', homes },
  { id: ID, name: '王＊明', homes: [] },
];
const chosen = {
  personId: OTHER,
  name: '王阿姨',
  agreers: [
    { personId: OTHER, name: '王阿姨' },
    { personId: ID, name: '林姐' },
  ],
};
const { telephone: _kept, ...withoutNumber } = member.member;
const { abilities: _unknown, ...atCounter } = withoutNumber;

/** Every page about one person, in every state. */
const pages: Readonly<Record<string, (view: View) => Page>> = {
  'somebody who asked': (view) => requestPage(view, asking),
  'somebody who asked and said nothing': (view) => {
    const { words: _unsaid, ...request } = asking.request;
    return requestPage(view, {
      team,
      request: { ...request, sharesTelephone: false, abilities: [] },
    });
  },
  'a member with their number': (view) => memberPage(view, member),
  'a member who keeps their number': (view) =>
    memberPage(view, { team, member: withoutNumber, proofs: [], choices }),
  'a member as the counter sees them': (view) =>
    memberPage(view, { team, member: atCounter, proofs: [licence] }),
  'the counter, about to look': (view) => enteringPage(view, entering),
  'the counter, with some who were found': (view) =>
    enteringPage(view, { ...entering, query: '王', found }),
  'the counter, with nobody found': (view) => enteringPage(view, { ...entering, query: '不知' }),
  'the counter, with somebody chosen': (view) => enteringPage(view, { ...entering, chosen }),
};

const endpoints = [...teamEndpoints, ...organisationEndpoints(), ...peopleEndpoints];

for (const [name, page] of Object.entries(pages)) {
  describe(`the page of ${name}`, () => {
    test('is sound in every language of the house', async () => {
      await drawnInAll(page);
    });

    test('keeps the laws of pages here', async () => {
      await lawfulPage(page(viewWith()), endpoints);
    });

    test('is sound for those who need it larger, in the dark', async () => {
      await drawn(page, { language: 'en', isElder: true, theme: 'dark' });
    });
  });
}

describe('somebody who would like to join', () => {
  test('is shown with what they said, and whether their number will be seen', async () => {
    const { text } = await drawn((view) => requestPage(view, asking));
    for (const words of ['林姐想加入', '週末有空', '修電', '加入以後您看得到']) {
      assert.ok(text.includes(words), words);
    }
    const kept = { ...asking, request: { ...asking.request, sharesTelephone: false } };
    assert.match((await drawn((view) => requestPage(view, kept))).text, /不公開/);
  });

  test('is neither let in nor turned away before those who lead have chosen', async () => {
    const { markup } = await drawn((view) => requestPage(view, asking));
    assert.doesNotMatch(markup, /name="says"[^>]*checked/);
  });
});

describe('a member', () => {
  test('is shown with the number only where it is there', async () => {
    const open = await drawn((view) => memberPage(view, member));
    assert.match(open.markup, /href="tel:\+8613800138007"/);
    const kept = await drawn((view) =>
      memberPage(view, { team, member: withoutNumber, proofs: [], choices }),
    );
    assert.match(kept.text, /不公開/);
    assert.doesNotMatch(kept.markup, /tel:\+86/);
  });

  test('is shown to the counter without what they can do, and without a word of a number', async () => {
    const { text } = await drawn((view) =>
      memberPage(view, { team, member: atCounter, proofs: [licence] }),
    );
    assert.doesNotMatch(text, /會什麼|不公開/);
    assert.match(text, /隊長請來的/);
  });
});

describe('at the counter', () => {
  test('each who was found is told apart by where they live, and chosen by name', async () => {
    const page = { ...entering, query: '王', found };
    const { text, markup } = await drawn((view) => enteringPage(view, page));
    assert.match(text, /王阿姨.*3號樓 501.*王＊英/);
    assert.match(markup, /aria-label="就是這位：王＊明"/);
    assert.match(markup, new RegExp(`href="${HERE}/entering\\?person=${OTHER}"`));
  });

  test('a yes is of the person or of one who acts for them, and nobody is chosen before', async () => {
    const { text, markup } = await drawn((view) => enteringPage(view, { ...entering, chosen }));
    assert.match(text, /王阿姨本人/);
    assert.match(text, /林姐/);
    assert.equal(markup.match(/name="agreedBy"/g)?.length, 2);
    assert.equal(markup.match(/name="agreedWay"/g)?.length, 4);
    assert.doesNotMatch(markup, /checked/);
  });
});

describe('what a member showed', () => {
  test('is said with what it was and its last day, and never a number', async () => {
    const { text } = await drawn((view) => memberPage(view, member));
    assert.match(text, /看過證件 · 低壓電工證 <b>|看過證件 · 低壓電工證 &lt;b&gt;/);
    assert.match(text, /到2027年9月18日/);
    assert.match(text, /參加過培訓 · 急救培訓/);
    assert.match(text, /不留底、不記號碼/);
  });

  test('is marked beside what they can do', async () => {
    const { text } = await drawn((view) => memberPage(view, member));
    assert.match(text, /修電 · 看過證件/);
    const said = { ...member.member, abilities: [{ ...electrical, level: 'able' as const }] };
    const plain = await drawn((view) => memberPage(view, { ...member, member: said }));
    assert.doesNotMatch(plain.text, /修電 · /);
    const learned = { ...said, abilities: [{ ...electrical, level: 'trained' as const }] };
    const trained = await drawn((view) => memberPage(view, { ...member, member: learned }));
    assert.match(trained.text, /修電 · 參加過培訓/);
  });

  test('is neither noted nor taken out where it is one’s own', async () => {
    const { choices: _mine, ...own } = member;
    const { markup } = await drawn((view) => memberPage(view, own));
    assert.doesNotMatch(markup, /\/proofs/);
  });

  test('is taken out by a button that says which', async () => {
    const { markup } = await drawn((view) => memberPage(view, member));
    assert.match(markup, /aria-label="記錯了，去掉：急救培訓"/);
    assert.equal(markup.match(/_method=DELETE/g)?.length, 3);
  });
});

describe('what went wrong with a proof', () => {
  const view = (endpoint: string, refusal: string) => ({ form: sentForm({ endpoint, refusal }) });

  test('is said in its form, unfolded, in every language', async () => {
    for (const language of languages) {
      const refusal = refusalWords[language].refusals.proof_too_long({ years: '10' });
      const { text, markup } = await drawn((shown) => memberPage(shown, member), {
        ...view('teams.note_proof', refusal),
        language,
      });
      assert.equal(text.split(refusal).length - 1, 1, language);
      assert.match(markup, /<details class="fold" open/);
    }
  });

  test('is said on top where a button was pressed that is gone', async () => {
    const refusal = refusalWords['zh-Hant'].refusals.not_oneself({});
    const { text } = await drawn(
      (shown) => memberPage(shown, member),
      view('teams.take_back_proof', refusal),
    );
    assert.ok(text.indexOf(refusal) < text.indexOf('怎麼加入的'));
  });

  test('of letting go is said in its form', async () => {
    const refusal = refusalWords['zh-Hant'].refusals.not_in_team({});
    const { text } = await drawn(
      (shown) => memberPage(shown, member),
      view('teams.let_go', refusal),
    );
    assert.equal(text.split(refusal).length - 1, 1);
  });
});
