import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html } from 'hono/html';
import { organisationEndpoints } from '#/features/organisations/index.ts';
import type { TokensOutput } from '#/features/organisations/routes/tokens.ts';
import { bodyTokenWords } from '#/features/organisations/words/tokens.ts';
import { readScopes } from '#/platform/access/scopes.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { bodiesSite } from '#test/bodies.ts';
import { drawn, drawnAt, drawnInAll, markupOf, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { assertGivenBack, lawfulPage } from '#test/page-laws.ts';
import { showEndpoint } from '#/features/organisations/routes/organisations.ts';
import { tokensOfBodyPage, tokensPanel } from './tokens.ts';

const ID = '019cf000-0000-7000-8000-0000000000c1';
const token = {
  id: '019cf000-0000-7000-8000-0000000e0001',
  name: '報修 <系統>',
  scopes: readScopes,
  createdAt: drawnAt.subtract({ hours: 48 }),
  seenAt: drawnAt.subtract({ hours: 3 }),
  expiresAt: drawnAt.add({ hours: 24 * 30 }),
  madeBy: '吳主任',
} as const;

const shown = (changes: Partial<TokensOutput> = {}): TokensOutput => ({
  organisation: { id: ID, name: '東興 <物業>' },
  tokens: [token],
  mayMake: true,
  ...changes,
});

/** The page in each state it can be in. */
const pages: Readonly<Record<string, (view: View) => Page>> = {
  'no token yet': (view) => tokensOfBodyPage(view, shown({ tokens: [] })),
  'a token that is used': (view) => tokensOfBodyPage(view, shown()),
  'one never used, whose maker has left': (view) =>
    tokensOfBodyPage(
      view,
      shown({ tokens: [{ ...token, seenAt: token.createdAt, madeBy: '' }], mayMake: false }),
    ),
};

describe('the page of an organisation’s tokens', () => {
  for (const [name, draw] of Object.entries(pages)) {
    test(`says in three languages what it has to say: ${name}`, async () => {
      await drawnInAll(draw);
    });

    test(`is sound for those who need it larger, in the dark: ${name}`, async () => {
      await drawn(draw, { language: 'en', isElder: true, theme: 'dark' });
    });

    test(`has only forms that are answered and links that lead somewhere: ${name}`, async () => {
      await lawfulPage(draw(viewWith()), organisationEndpoints());
    });
  }

  test('gives back what was typed, with the mistake at its field', async () => {
    const draw = (view: View) => tokensOfBodyPage(view, shown());
    const asked = await assertGivenBack(draw, viewWith(), organisationEndpoints());
    assert.deepEqual(asked, ['organisations.make_token']);
  });

  test('offers what looks, and nothing that acts', async () => {
    const markup = await markupOf(tokensOfBodyPage(viewWith(), shown()).body);
    const offered = [...markup.matchAll(/name="scopes" value="([^"]+)"/g)].map(([, one]) => one);
    assert.deepEqual(offered, [...readScopes]);
  });

  test('says on top why a token could not be ended', async () => {
    const form = sentForm({ endpoint: 'organisations.end_token', refusal: 'Not there.' });
    const text = await textOf(tokensOfBodyPage(viewWith({ form }), shown()).body);
    assert.equal(text.split('Not there.').length - 1, 1);
  });

  test('is reached by words that say what it is for, in three languages', async () => {
    for (const language of languages) {
      const markup = await markupOf(tokensPanel(viewWith({ language }), ID));
      assert.ok(markup.includes(`href="/organisations/${ID}/tokens"`));
      assert.ok(markup.includes(bodyTokenWords[language].panelText));
    }
  });
});

describe('a part of an organisation’s page that another feature fills', () => {
  test('is drawn where it has something to show, and programs are not told of it', async () => {
    const site = await bodiesSite();
    const id = await site.found('業主委員會');
    const one = showEndpoint([
      { name: 'empty', load: async () => undefined },
      {
        name: 'full',
        load:
          async (_, { name }) =>
          () =>
            html`<p>For ${name}.</p>`,
      },
    ]);
    await site.act(async (context) => {
      const answer = await one.answer(context, { id });
      assert.ok(answer.kind === 'done');
      const page = answer.page?.(viewWith());
      assert.ok(page !== undefined);
      assert.equal((await textOf(page.body)).match(/For 業主委員會\./g)?.length, 1);
      assert.ok(!('panels' in Object(answer.encoded())));
    });
    await site.app.close();
  });
});
