import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { languages } from '#/platform/i18n/language.ts';
import type { Browser, Fields } from '#test/app-browser.ts';
import type { TestApp } from '#test/app.ts';
import { household, people, places, telephones, worldApp } from '#test/world.ts';
import { refusalWords } from '#/features/people/words/refusals.ts';

type Code = keyof (typeof refusalWords)['en']['refusals'];

type Case = {
  readonly code: Code;
  readonly by: keyof typeof people;
  readonly to: `/${string}`;
  readonly from: `/${string}`;
  readonly fields: Readonly<Record<string, string>>;
};

const grantFrom = `/grants/new?place=${places.community}` as const;

/** Asks for a role; what is not said is a sound appointment. */
function grant(code: Code, by: Case['by'], fields: Case['fields']): Case {
  const sound = {
    placeId: places.building,
    personId: people.li,
    role: 'building_leader',
    reason: '大家選的',
  };
  return { code, by, to: '/grants', from: grantFrom, fields: { ...sound, ...fields } };
}

/** Records at the counter that somebody may act for old Mrs Wang. */
function consent(code: Code, fields: Case['fields'], by: Case['by'] = 'zhuang'): Case {
  const sound = {
    personId: people.wang,
    helperAddress: telephones.li,
    kind: 'neighbour',
    way: 'in_person',
    consentedOn: '2026-11-20',
  };
  const from = `/relations/new?person=${people.wang}` as const;
  return { code, by, to: '/relations', from, fields: { ...sound, ...fields } };
}

/** Registers somebody in a household of building 3. */
function register(code: Code, fields: Case['fields']): Case {
  const sound = {
    householdId: household(3, 1, 102),
    relation: 'family',
    name: '新來的人',
    language: 'zh-Hant',
  };
  const from = `/people/new?place=${places.building}` as const;
  return { code, by: 'zhuang', to: '/people', from, fields: { ...sound, ...fields } };
}

const cases: readonly Case[] = [
  grant('role_not_here', 'wu', { placeId: places.community }),
  grant('role_too_high', 'zhuang', { placeId: places.community, role: 'steward' }),
  grant('not_to_oneself', 'wu', { personId: people.wu }),
  grant('unknown_person', 'wu', { personId: '019cf000-0000-7000-8000-0000000000ff' }),
  grant('already_granted', 'wu', { personId: people.chen }),
  grant('term_backwards', 'wu', { startsOn: '2026-12-24', endsOn: '2026-12-23' }),
  consent('helper_not_found', { helperAddress: '13900139000' }),
  consent('consent_in_future', { consentedOn: '2027-01-01' }),
  consent('already_helper', { helperAddress: telephones.lin }),
  consent('consent_by_helper', { helperAddress: telephones.zhuang }),
  consent('term_backwards', { endsOn: '2026-11-01' }),
  register('no_household', { householdId: places.building }),
  register('already_lives_here', { householdId: household(3, 1, 101), name: '陈志明' }),
  register('address_taken', { telephone: telephones.li }),
];

const problem = z.object({ code: z.string(), detail: z.string(), status: z.int() });

describe('what is refused of people', () => {
  let app: TestApp;
  const browsers = new Map<Case['by'], Browser>();

  before(async () => {
    app = await worldApp();
    for (const by of new Set(cases.map((one) => one.by))) {
      browsers.set(by, await app.signIn(people[by]));
    }
  });

  after(() => app.close());

  function browserOf(one: Case): Browser {
    const browser = browsers.get(one.by);
    assert.ok(browser);
    return browser;
  }

  async function countRows(): Promise<number> {
    const entries = await app.db.selectFrom('platform.journal').select('id').execute();
    return entries.length;
  }

  for (const one of cases) {
    const { code, fields, to, from } = one;
    test(`${code} at ${to} is a sentence for people and a code for programs`, async () => {
      const browser = browserOf(one);
      // Guessing who has which telephone is limited by the hour.
      app.clock.forward({ hours: 1 });
      const before = await countRows();
      for (const language of languages) {
        browser.cookies.set('linli_lang', language);
        const sentence = refusalWords[language].refusals[code]({});
        const seen = await browser.api(`POST ${to}`, fields);
        const { detail, ...told } = problem.parse(seen.body);
        assert.deepEqual(told, { code, status: 409 });
        assert.equal(detail, sentence);
        const typed: Fields = fields;
        const page = await browser.send(to, typed, { from });
        assert.equal(page.status, 409);
        assert.ok(page.text.includes(sentence), `${language}: ${sentence}`);
      }
      assert.equal(await countRows(), before, 'A refusal leaves nothing behind.');
    });
  }

  test('gives back all that was typed, and asks for nothing twice', async () => {
    const one = register('address_taken', { telephone: telephones.li, called: '小新' });
    const { text } = await browserOf(one).send(one.to, one.fields, { from: one.from });
    for (const value of ['新來的人', '小新']) assert.ok(text.includes(`value="${value}"`), value);
    assert.match(text, /value="family"[^>]*checked/);
  });
});
