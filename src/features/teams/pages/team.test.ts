import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { organisationEndpoints } from '#/features/organisations/index.ts';
import { peopleEndpoints } from '#/features/people/index.ts';
import type { TeamShown } from '#/features/teams/routes/shapes.ts';
import { teamEndpoints } from '#/features/teams/routes/teams.ts';
import { refusalWords } from '#/features/teams/words/refusals.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawn, drawnAt, drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { teamPage } from './team.ts';

const ID = '019cf000-0000-7000-8000-000000000001';
const OTHER = '019cf000-0000-7000-8000-000000000002';
const named = (hant: string, hans: string, en: string) => ({ hant, hans, en });
const electrical = { code: 'electrical', names: named('修電', '修电', 'Electrical repair') };
const plumbing = { code: 'plumbing', names: named('修水管', '修水管', 'Plumbing') };
const later = drawnAt.add({ hours: 24 * 9 });
const HERE = `/organisations/${ID}/team`;

const team = {
  id: ID,
  name: '修修補補隊',
  place: { id: 'dongxing', names: named('東興小區', '东兴小区', 'Dongxing') },
};

const skills = [
  { ...electrical, level: 'proven' as const },
  { ...plumbing, level: 'able' as const },
];

const plain: TeamShown = {
  team,
  leaders: [],
  leads: false,
  enters: false,
  members: [],
  requests: [],
  invitations: [],
};
const nothing = { sharesTelephone: false, canReturn: false };
const described: TeamShown = {
  ...plain,
  memberCount: 12,
  leaders: [{ name: '陳師傅' }, { name: '李老師' }],
  purpose: { words: '週六上午修燈、換鎖。', abilities: [electrical, plumbing] },
};
const belonging: TeamShown = {
  ...described,
  mine: { ...nothing, since: drawnAt },
  members: [{ name: '李老師' }, { name: '王阿姨 <b>' }],
};
const leading: TeamShown = {
  ...described,
  leads: true,
  abilities: [electrical, plumbing],
  members: [
    { personId: OTHER, name: '李老師', since: drawnAt, abilities: skills },
    { personId: ID, name: '王阿姨', since: drawnAt, abilities: [] },
  ],
  requests: [{ id: OTHER, name: '林姐', words: '週末有空 <b>', askedAt: drawnAt }],
  invitations: [{ id: OTHER, note: '七號樓的電工', invitedAt: drawnAt, lapsesAt: later }],
};
const invitation = { id: OTHER, words: '隊裡缺個懂電的', lapsesAt: later };

/** The page of a team in each state that it can be in. */
const states: Readonly<Record<string, TeamShown>> = {
  'of which nothing is known': plain,
  'that says what it does': described,
  'that somebody may join': { ...described, mine: nothing },
  'that somebody has asked to join': {
    ...described,
    mine: { ...nothing, asked: { at: drawnAt, words: '週末有空' } },
  },
  'that said no': { ...described, mine: { ...nothing, declined: '這個月人夠了' } },
  'that invites somebody': { ...described, mine: { ...nothing, invitation } },
  'that invites without words': {
    ...described,
    mine: { ...nothing, invitation: { id: OTHER, lapsesAt: later } },
  },
  'that somebody is in': belonging,
  'that somebody is in with their number': {
    ...belonging,
    mine: { ...nothing, since: drawnAt, sharesTelephone: true },
  },
  'that somebody has just left': { ...described, mine: { ...nothing, canReturn: true } },
  'that let somebody go': { ...described, mine: { ...nothing, reason: '搬走了' } },
  'that somebody leads': leading,
  'that somebody leads and nobody is in': {
    ...leading,
    members: [],
    requests: [],
    invitations: [],
  },
  'at the counter': { ...belonging, mine: nothing, enters: true },
  'that is closed': {
    ...leading,
    team: { ...team, closedOn: Temporal.PlainDate.from('2026-11-01') },
  },
};

const pages: Readonly<Record<string, (view: View) => Page>> = Object.fromEntries(
  Object.entries(states).map(([name, shown]) => [
    `a team ${name}`,
    (view: View) => teamPage(view, shown),
  ]),
);

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

describe('a team', () => {
  const show = (shown: TeamShown) => drawn((view) => teamPage(view, shown));

  test('says to everybody what it does, who leads it and how many are in it', async () => {
    const { text } = await show(described);
    for (const words of ['週六上午修燈、換鎖。', '修電', '陳師傅', '李老師', '12 位隊員']) {
      assert.ok(text.includes(words), words);
    }
  });

  test('says what is missing where nothing was said', async () => {
    const { text } = await show(plain);
    assert.match(text, /隊長還沒有寫/);
    assert.match(text, /現在還沒有隊長/);
    assert.match(text, /隊員還不多/);
  });

  test('says before one joins what will be seen of one', async () => {
    const { text, markup } = await show(described);
    assert.match(text, /隊長會看到鄰居怎麼叫您、您會什麼/);
    assert.match(markup, /name="sharesTelephone" value="1"/);
    assert.doesNotMatch(markup, /name="sharesTelephone" value="1" checked/);
  });

  test('offers to ask, or to take that back, and never both', async () => {
    const open = await show({ ...described, mine: nothing });
    assert.match(open.text, /我想加入/);
    assert.doesNotMatch(open.text, /不加入了/);
    const waiting = await show({ ...described, mine: { ...nothing, asked: { at: drawnAt } } });
    assert.match(waiting.text, /等隊長回話/);
    assert.match(waiting.text, /不加入了/);
    assert.doesNotMatch(waiting.markup, /name="words"/);
  });

  test('tells who is in it that leaving is one tap, with no question in between', async () => {
    const { markup } = await show(belonging);
    assert.match(markup, new RegExp(`action="${HERE}/membership\\?_method=DELETE"`));
    assert.doesNotMatch(markup, /我想加入/);
  });

  test('offers who has just left the way back first', async () => {
    const { text, markup } = await show({ ...described, mine: { ...nothing, canReturn: true } });
    assert.match(text, /一天之內可以回來/);
    assert.match(markup, new RegExp(`action="${HERE}/membership/return"`));
    assert.ok(text.indexOf('回到隊裡') < text.indexOf('我想加入'));
  });

  test('lets the number be released, or taken back, whichever is the other', async () => {
    const kept = await show(belonging);
    assert.match(kept.markup, /name="sharesTelephone" value="1"/);
    assert.match(kept.text, /隊長看不到您的電話/);
    const mine = { ...nothing, since: drawnAt, sharesTelephone: true };
    const shared = await show({ ...belonging, mine });
    assert.match(shared.markup, /name="sharesTelephone" value="0"/);
    assert.match(shared.text, /隊長看得到您的電話/);
  });

  test('shows an invitation before anything else, with both answers alike', async () => {
    const { text, markup } = await show({ ...described, mine: { ...nothing, invitation } });
    assert.ok(text.indexOf('隊長請您加入') < text.indexOf('週六上午修燈'));
    assert.match(text, /不答應，隊長不會知道/);
    assert.match(markup, new RegExp(`action="${HERE}/invitations/${OTHER}/answer"`));
    for (const says of ['yes', 'no']) {
      assert.match(markup, new RegExp(`name="says" value="${says}"`), says);
    }
  });

  test('leads those who lead it to each who waits, by name', async () => {
    const { markup, text } = await show(leading);
    assert.match(markup, new RegExp(`href="${HERE}/requests/${OTHER}"`));
    assert.match(markup, /aria-label="看一看，回話：林姐"/);
    assert.match(markup, /aria-label="收回：七號樓的電工"/);
    assert.match(text, /修電 · 看過證件(、|和)修水管/);
  });

  test('asks those who lead it who took part in a training, of those who are in it', async () => {
    const { markup, text } = await show(leading);
    assert.match(markup, new RegExp(`action="${HERE}/trainings"`));
    assert.equal(markup.match(/name="personIds"/g)?.length, 2);
    assert.match(text, /誰參加了/);
    const nobody = await show({ ...leading, members: [] });
    assert.doesNotMatch(nobody.markup, /trainings/);
  });

  test('shows nobody else what is for those who lead it', async () => {
    for (const shown of [described, belonging, { ...described, enters: true }]) {
      const { text } = await show(shown);
      assert.doesNotMatch(text, /想加入的人|請一位鄰居|寫上這支隊/);
    }
  });

  test('leads the counter to where members are entered, and nobody else', async () => {
    const { markup } = await show({ ...described, enters: true });
    assert.match(markup, new RegExp(`href="${HERE}/entering"`));
    const other = await show(leading);
    assert.doesNotMatch(other.markup, /entering/);
  });

  test('draws what people typed as text', async () => {
    const { markup } = await show(leading);
    assert.doesNotMatch(markup, /有空 <b>/);
    assert.match(markup, /有空 &lt;b&gt;/);
  });

  test('says on top why a button came to nothing, in every language', async () => {
    for (const language of languages) {
      const refusal = refusalWords[language].refusals.not_in_team({});
      const form = sentForm({ endpoint: 'teams.leave', refusal });
      const { text } = await drawn((view) => teamPage(view, described), { form, language });
      assert.ok(text.includes(refusal), language);
    }
  });

  test('says it on top, too, where the form is gone meanwhile, and else in the form', async () => {
    const refusal = '已經說過想加入了';
    const form = sentForm({ endpoint: 'teams.ask', refusal });
    const count = async (shown: TeamShown) => {
      const { text } = await drawn((view) => teamPage(view, shown), { form });
      return text.split(refusal).length - 1;
    };
    assert.equal(await count({ ...described, mine: nothing }), 1);
    const waiting = { ...nothing, asked: { at: drawnAt } };
    assert.equal(await count({ ...described, mine: waiting }), 1);
  });
});
