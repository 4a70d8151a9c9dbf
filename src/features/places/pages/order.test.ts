import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import { orderWords } from '#/features/places/words/order.ts';
import { viewWith } from '#test/drawn.ts';
import { assertGivenBack, lawfulPage, readPage } from '#test/page-laws.ts';
import { orderPage } from './order.ts';

const shown = {
  place: {
    id: '350203007010',
    path: '35.02.03.007.010',
    kind: 'community',
    level: 50,
    communityId: '350203007010',
    names: { hant: '深田社區', hans: '深田社区', en: 'Shentian' },
  },
  places: 1_234,
};
const endpoints = placeEndpoints([]);

test('both forms are sent to endpoints that exist, and say how much goes along', async () => {
  for (const language of languages) {
    const view = viewWith({ language });
    const { forms } = await lawfulPage(orderPage(view, shown), endpoints);
    assert.deepEqual(
      forms.map(({ endpoint }) => endpoint.name),
      ['places.rename', 'places.move'],
    );
    const said = await readPage(orderPage(view, shown));
    assert.ok(said.includes(orderWords[language].moveLead('1,234')), said);
  }
});

test('what was typed into either comes back with what is wrong', async () => {
  for (const language of languages) {
    const view = viewWith({ language });
    const asked = await assertGivenBack((at) => orderPage(at, shown), view, endpoints);
    assert.deepEqual(asked, ['places.rename', 'places.move']);
  }
});
