import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import { SPLIT_REFUSALS } from '#/features/places/rules/splitting.ts';
import type { SplitShown } from '#/features/places/routes/split.ts';
import { splitWords } from '#/features/places/words/split.ts';
import { viewWith } from '#test/drawn.ts';
import { assertGivenBack, lawfulPage, readPage } from '#test/page-laws.ts';
import { splitPage } from './split.ts';

const endpoints = placeEndpoints([]);

function place(id: string, hant: string, level = 70) {
  const names = { hant, hans: hant, en: `No. ${id}` };
  return { id, path: `35.dx.${id}`, kind: 'building', level, communityId: 'c', names };
}

const children = [
  { ...place('b1', '1號樓'), places: 41 },
  { ...place('b2', '2號樓'), places: 1_001 },
  { ...place('b3', '3號樓'), places: 21 },
];
const east = { names: { hant: '東片', hans: '东片', en: 'East' }, children: ['b1', 'b2'] };
const west = { names: { hant: '西片', hans: '西片', en: 'West' }, children: ['b3'] };

function shownWith(changes: Partial<SplitShown> = {}): SplitShown {
  const compound = { ...place('dx', '東興小區', 60), kind: 'compound' };
  return { place: compound, kind: 'compound', kinds: [], children, parts: [], ...changes };
}

test('with nothing said there is the form alone, in which everything may be chosen', async () => {
  for (const language of languages) {
    const view = viewWith({ language });
    const { forms } = await lawfulPage(splitPage(view, shownWith()), endpoints);
    assert.deepEqual(
      forms.map(({ endpoint }) => endpoint.name),
      ['places.preview_split'],
    );
    const text = await readPage(splitPage(view, shownWith()));
    assert.ok(text.includes(splitWords[language].lead));
    assert.ok(!text.includes(splitWords[language].divideIt));
  }
});

test('what would come of it is told part by part, with what stays, before it can be done', async () => {
  for (const language of languages) {
    const view = viewWith({ language });
    const say = splitWords[language];
    const { forms } = await lawfulPage(splitPage(view, shownWith({ parts: [east] })), endpoints);
    assert.deepEqual(
      forms.map(({ endpoint }) => endpoint.name),
      ['places.split', 'places.preview_split'],
    );
    const text = await readPage(splitPage(view, shownWith({ parts: [east] })));
    assert.ok(text.includes('1,042'), text);
    const [, after = ''] = text.split('1,042');
    assert.ok(after.includes(say.staying(language === 'en' ? 'No. dx' : '東興小區')));
    assert.ok(text.includes(say.nothingYet));
  }
});

test('what was said is sent once more as it stands, of both parts', async () => {
  const html = String(await splitPage(viewWith({}), shownWith({ parts: [east, west] })).body);
  for (const [name, value] of [
    ['hant', '東片'],
    ['children', 'b1'],
    ['children', 'b2'],
    ['hant2', '西片'],
    ['en2', 'West'],
    ['children2', 'b3'],
  ]) {
    assert.match(html, new RegExp(`type="hidden" name="${name}" value="${value}"`));
  }
});

test('why it cannot be done so stands above the form, which keeps what was said', async () => {
  for (const language of languages) {
    for (const obstacle of SPLIT_REFUSALS) {
      const shown = shownWith({ parts: [east], obstacle });
      const text = await readPage(splitPage(viewWith({ language }), shown));
      assert.ok(text.includes(splitWords[language].refusals[obstacle]({})), obstacle);
      assert.ok(!text.includes(splitWords[language].divideIt));
    }
    const html = String(
      await splitPage(viewWith({ language }), shownWith({ parts: [east], obstacle: 'all_gone' }))
        .body,
    );
    assert.match(html, /value="東片"/);
    assert.equal(html.match(/checked/g)?.length, 2);
  }
});

test('a community says that its parts lie within it, and of which kind they are to be', async () => {
  const names = { hant: '里弄', hans: '里弄', en: 'Lane' };
  const kinds = [{ id: 'lane', names, isListed: true }];
  const shown = shownWith({ kinds, kind: 'lane', parts: [east] });
  for (const language of languages) {
    const text = await readPage(splitPage(viewWith({ language }), shown));
    assert.ok(text.includes(splitWords[language].communityLead));
    assert.ok(text.includes(splitWords[language].kind));
  }
  const html = String(await splitPage(viewWith({}), shown).body);
  assert.match(html, /type="hidden" name="kind" value="lane"/);
});

test('what was typed comes back with what is wrong', async () => {
  for (const language of languages) {
    const view = viewWith({ language });
    const asked = await assertGivenBack((at) => splitPage(at, shownWith()), view, endpoints);
    assert.deepEqual(asked, ['places.preview_split']);
  }
});
