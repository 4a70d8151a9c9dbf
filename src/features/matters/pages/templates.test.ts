import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawnInAll, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { attributeOf, elementsOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { plainHandling, plainMatter } from '#test/plain-shown.ts';
import type { Html } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { blankNames, blanks } from '#/features/matters/model/template.ts';
import type { TemplateShown } from '#/features/matters/routes/templates.ts';
import { templateWords } from '#/features/matters/words/templates.ts';
import { commentPanel } from './comments.ts';
import { changeTemplatePage, templatesPage } from './templates.ts';

const BODY = { id: '019cf000-0000-7000-8000-0000000000c1', name: '東興物業', mayWrite: true };

const plain = (changes: Partial<TemplateShown> = {}): TemplateShown => ({
  id: '019cf000-0000-7000-8000-00000000f118',
  organisationId: BODY.id,
  organisationName: BODY.name,
  name: '已報修',
  words: '已經報修，{期限}前辦好。',
  wordsEn: undefined,
  mayWrite: true,
  ...changes,
});

const rootOf = async (part: Html | '') => readMarkup(`${await part}`);

/** Where the forms of a page go. */
async function formsOf(body: Html): Promise<readonly string[]> {
  return listNamed(await rootOf(body), 'form').flatMap((one) => attributeOf(one, 'action') ?? []);
}

test('the list is drawn in three languages, with a form only for those who may write', async () => {
  const shown = { bodies: [BODY], templates: [plain(), plain({ mayWrite: false })] };
  await drawnInAll((view) => templatesPage(view, shown));
  const page = templatesPage(viewWith(), shown);
  assert.deepEqual(await formsOf(page.body), ['/desk/templates']);
  const links = listNamed(await rootOf(page.body), 'a').map((one) => attributeOf(one, 'href'));
  assert.equal(links.filter((one) => one === `/desk/templates/${plain().id}`).length, 1);
  const reader = { bodies: [{ ...BODY, mayWrite: false }], templates: [] };
  assert.deepEqual(await formsOf(templatesPage(viewWith(), reader).body), []);
});

test('where there is none it says what they are good for', async () => {
  const page = templatesPage(viewWith(), { bodies: [BODY], templates: [] });
  assert.match(await textOf(page.body), /還沒有常用答覆/);
});

test('only bodies one may write for are to be chosen', async () => {
  const other = { id: '019cf000-0000-7000-8000-0000000000c2', name: '棋社', mayWrite: false };
  const page = templatesPage(viewWith(), { bodies: [other, BODY], templates: [] });
  const options = listNamed(await rootOf(page.body), 'option');
  const values = new Set(options.map((one) => attributeOf(one, 'value')));
  assert.ok(values.has(BODY.id));
  assert.ok(!values.has(other.id));
});

test('the blanks are named in the language of the reader, each with what fills it', async () => {
  for (const [at, language] of languages.entries()) {
    const page = templatesPage(viewWith({ language }), { bodies: [BODY], templates: [] });
    const items = listNamed(await rootOf(page.body), 'li').map(wordsIn);
    for (const blank of blanks) {
      const named = items.find((item) => item.includes(`{${blankNames[blank][at]}}`));
      assert.ok(named?.includes(templateWords[language].blankOf[blank]), `${language} ${blank}`);
    }
  }
});

test('one of them is changed and deleted by those who may, and read by the others', async () => {
  await drawnInAll((view) => changeTemplatePage(view, plain({ wordsEn: 'Repair is ordered.' })));
  const address = `/desk/templates/${plain().id}`;
  const forms = await formsOf(changeTemplatePage(viewWith(), plain()).body);
  assert.deepEqual(forms, [`${address}?_method=PUT`, `${address}?_method=DELETE`]);
  const read = changeTemplatePage(viewWith(), plain({ mayWrite: false }));
  assert.deepEqual(await formsOf(read.body), []);
  assert.match(await textOf(read.body), /已經報修，\{期限\}前辦好。/);
});

test('a form that came back holds what was typed and says what was wrong', async () => {
  const form = sentForm({
    endpoint: 'matters.change_template',
    values: { name: ['改過的名字'], words: ['請打{電話}。'], wordsEn: [''] },
    problems: [{ field: 'words', text: '這裡寫得不對' }],
  });
  const page = changeTemplatePage(viewWith({ form }), plain());
  const root = await rootOf(page.body);
  const named = (name: string) => elementsOf(root).find((one) => attributeOf(one, 'name') === name);
  assert.equal(attributeOf(named('name') ?? root, 'value'), '改過的名字');
  assert.match(await textOf(page.body), /這裡寫得不對/);
});

test('without ready answers a matter’s page offers none, and neighbours see none', async () => {
  const matter = plainMatter({ allowed: { commentAs: ['public'] } });
  const { choices } = plainHandling(matter);
  assert.doesNotMatch(await textOf(commentPanel(viewWith(), matter, choices)), /常用答覆/);
  assert.doesNotMatch(await textOf(commentPanel(viewWith(), matter)), /常用答覆/);
});

test('one that is filled in stands in the form, and in which language is said', async () => {
  const matter = plainMatter({ allowed: { commentAs: ['public'] } });
  const templates = [{ id: plain().id, name: '已報修', organisationName: '東興物業' }];
  const answer = { language: 'en', words: 'Repair is ordered.' } as const;
  const { choices } = plainHandling(matter, { templates, answer });
  const drawn = commentPanel(viewWith(), matter, choices);
  assert.match(await textOf(drawn), /提出的人看的英文/);
  const [area] = listNamed(await rootOf(drawn), 'textarea');
  assert.ok(area && area.attributes.has('data-adds'));
  assert.match(wordsIn(area), /Repair is ordered\./);
  const before = commentPanel(viewWith(), matter, { templates });
  const [empty] = listNamed(await rootOf(before), 'textarea');
  assert.ok(empty && !empty.attributes.has('data-adds'));
});
