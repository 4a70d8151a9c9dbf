import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { calloutEndpoints } from '#/features/callouts/index.ts';
import type { RulesShown } from '#/features/callouts/routes/rules.ts';
import { ruleWords } from '#/features/callouts/words/rules.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { markupOf, textOf, viewWith } from '#test/drawn.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { callRulesPage, rulesLink } from './rules.ts';

const endpoints = [...calloutEndpoints, ...placeEndpoints([])];
const here = {
  id: '350203007010',
  names: { hant: '深田<社區>', hans: '深田社区', en: 'Shentian' },
};
const above = { id: '350203', names: { hant: '思明區', hans: '思明区', en: 'Siming' } };

const rules = (changes: Partial<RulesShown> = {}): RulesShown => ({
  place: here,
  isSetHere: false,
  maySet: false,
  steps: [
    { kind: 'wave', after: 0, asked: 3 },
    { kind: 'wave', after: 45, asked: 5 },
    { kind: 'everybody', after: 135, asked: 200 },
    { kind: 'chain', after: 180, role: 'building_leader' },
    { kind: 'told', after: 420 },
  ],
  accept: 25,
  targets: [50, 75],
  waveSeconds: 45,
  collectSeconds: 20,
  rungSeconds: 120,
  mostAsked: 200,
  restHours: 24,
  travelMinutes: 10,
  chain: ['building_leader', 'community_worker'],
  ...changes,
});

async function draw(shown: RulesShown, language: Language = 'zh-Hant') {
  const page = callRulesPage(viewWith({ language }), shown);
  await lawfulPage(page, endpoints);
  return { text: await textOf(page.body), markup: await markupOf(page.body) };
}

describe('the page of how help is sought', () => {
  test('tells step by step who is called and when, in three languages', async () => {
    for (const language of languages) {
      const { text } = await draw(rules(), language);
      const say = ruleWords[language];
      for (const sentence of [say.title, say.atOnce, say.told, say.ends, say.setNowhere]) {
        assert.ok(text.includes(sentence), sentence);
      }
    }
    const { text } = await draw(rules(), 'en');
    assert.match(text, /At once 3 neighbours on duty are called After 45 seconds 5 neighbours/);
    assert.match(
      text,
      /After 3 minutes Building leader: called After 7 minutes whoever asked is told/,
    );
  });

  test('says which place has set it', async () => {
    const { text } = await draw(rules({ setAt: above }), 'en');
    assert.match(text, /What Siming has set holds here/);
  });

  test('gives nobody but a steward the form, with what holds now in it', async () => {
    const { markup: read } = await draw(rules());
    assert.doesNotMatch(read, /<form/);
    const { markup } = await draw(rules({ maySet: true }));
    const valueOf = (name: string) =>
      new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(markup)?.[1] ??
      new RegExp(`<input[^>]*value="([^"]*)"[^>]*name="${name}"`).exec(markup)?.[1];
    assert.deepEqual(
      ['accept', 'first', 'second', 'third', 'waveSeconds', 'mostAsked'].map(valueOf),
      ['25', '50', '75', '', '45', '200'],
    );
    assert.match(markup, /<option value="building_leader" selected/);
    assert.doesNotMatch(markup, /value="viewer"/);
  });

  test('is taken back where it was set, and nowhere else', async () => {
    const own = rules({ maySet: true, isSetHere: true, setAt: here });
    assert.match((await draw(own)).text, /不用這裡定的，用上面的/);
    const inherited = rules({ maySet: true, setAt: above });
    assert.doesNotMatch((await draw(inherited)).text, /不用這裡定的/);
  });

  test('is reached from the page of a community', async () => {
    const link = await markupOf(rulesLink(viewWith(), here.id));
    assert.match(link, /href="\/places\/350203007010\/call-rules"/);
  });
});
