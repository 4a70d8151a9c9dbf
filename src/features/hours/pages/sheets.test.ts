import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { hoursEndpoints } from '#/features/hours/index.ts';
import { nameChoices } from '#/features/hours/model.ts';
import type { OwnSheet, SheetShown, SheetsShown } from '#/features/hours/routes/sheet-shapes.ts';
import { sheetWords } from '#/features/hours/words/sheets.ts';
import { makePeopleEndpoints } from '#/features/people/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { embedTypefaces } from '#/platform/typeface/embed.ts';
import { markupOf, textOf, viewWith } from '#test/drawn.ts';
import { assertGivenBack, lawfulPage } from '#test/page-laws.ts';
import { fontsOf, readPdf, textOfPdf } from '#test/pdf-words.ts';
import { anyText, property } from '#test/property.ts';
import { sheetFile, sheetLetters } from './sheet-file.ts';
import { ownSheetPage, publicPage, sheetsPage, sheetsTable } from './sheets.ts';

const endpoints = [...hoursEndpoints, ...makePeopleEndpoints([])];
const day = (text: string) => Temporal.PlainDate.from(text);
const ID = '019cf000-0000-7000-8000-000000010001';
const CODE = '12345678901234567890';

function sheet(changes: Partial<SheetShown> = {}): SheetShown {
  return {
    code: CODE,
    address: `https://linli.example/records/${CODE}`,
    person: '陳 <師傅>',
    recordedAt: { hant: '深田社區', hans: '深田社区', en: 'Shentian' },
    from: day('2026-01-01'),
    to: day('2026-11-23'),
    minutes: 150,
    minutesNow: 150,
    madeOn: day('2026-11-23'),
    validUntil: day('2027-11-23'),
    ...changes,
  };
}

const activity = (number = 1) => ({
  on: day('2026-11-20'),
  minutes: 30,
  what: '清理 <樓道>',
  content: `掃了第 ${number} 層`,
});

const own = (changes: Partial<OwnSheet> = {}): OwnSheet => ({
  id: ID,
  holds: true,
  sheet: sheet(),
  ...changes,
});

const line = (changes: Partial<SheetsShown['sheets'][number]> = {}) => ({
  id: ID,
  from: day('2026-01-01'),
  to: day('2026-11-23'),
  minutes: 150,
  madeOn: day('2026-11-23'),
  validUntil: day('2027-11-23'),
  showsName: 'called' as const,
  holds: true,
  ...changes,
});

const all = (changes: Partial<SheetsShown> = {}): SheetsShown => ({
  sheets: [line()],
  from: day('2026-01-01'),
  to: day('2026-11-23'),
  validUntil: day('2027-11-23'),
  ...changes,
});

async function textIn(page: (view: View) => Page, language: Language = 'zh-Hant') {
  const made = page(viewWith({ language }));
  await lawfulPage(made, endpoints);
  const text = await textOf(await made.body);
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
}

describe('the page of one’s sheets', () => {
  test('asks what another shall tell, and lists those that were made', async () => {
    const text = await textIn((view) => sheetsPage(view, all()));
    assert.match(text, /開一張記錄單[^]*從哪一天的服務[^]*寫哪個名字[^]*有效到哪一天/);
    assert.match(text, /我開的記錄單[^]*2 小時 30 分鐘[^]*有效到 2027年11月23日/);
    const none = await textIn((view) => sheetsPage(view, all({ sheets: [] })));
    assert.match(none, /還沒有開過/);
    const over = all({ sheets: [line({ holds: false, showsName: 'full' })] });
    assert.match(await textIn((view) => sheetsPage(view, over)), /全名[^]*不再有效/);
  });

  test('proposes no more than how neighbours call one, and the sum alone', async () => {
    const markup = await markupOf(await sheetsPage(viewWith(), all()).body);
    assert.match(markup, /value="called"[^>]*checked/);
    assert.doesNotMatch(markup, /value="full"[^>]*checked/);
    assert.doesNotMatch(markup, /name="activities"[^>]*checked/);
  });

  test('comes back with all that was typed, and is taken away as rows', async () => {
    await assertGivenBack((again) => sheetsPage(again, all()), viewWith(), endpoints);
    const { headings, rows } = sheetsTable(viewWith(), all());
    assert.equal(headings.length, rows[0]?.length);
    assert.deepEqual(rows[0]?.slice(0, 3), ['2026-01-01', '2026-11-23', 150]);
  });
});

describe('the page of one’s own sheet', () => {
  test('shows the paper with its code in groups, the file, and how to take it back', async () => {
    const made = ownSheetPage(viewWith(), own());
    const { forms } = await lawfulPage(made, endpoints);
    assert.equal(forms.length, 1, 'to take it back');
    const text = await textIn((view) => ownSheetPage(view, own()));
    assert.match(text, /1234 5678 9012 3456 7890[^]*下載 PDF[^]*收回這張記錄單/);
    assert.match(text, /陳 <師傅>[^]*2 小時 30 分鐘/);
    assert.match(await markupOf(await made.body), /<svg[^>]*aria-hidden="true"/);
  });

  test('shows no code and no file of one that holds no more', async () => {
    const text = await textIn((view) => ownSheetPage(view, own({ holds: false })));
    assert.match(text, /不再有效/);
    assert.doesNotMatch(text, /1234 5678|下載 PDF|收回這張/);
  });
});

describe('the page for whoever has the code', () => {
  test('says that it is genuine, to be compared, and that it is no certificate', async () => {
    for (const language of languages) {
      const say = sheetWords[language];
      const text = await textIn((view) => publicPage(view, sheet()), language);
      for (const part of [say.publicGood, say.publicCompare, say.notCertificate, say.nothingElse]) {
        assert.ok(text.includes(part), part);
      }
      assert.ok(text.includes('陳 <師傅>'));
    }
  });

  test('lists what was done only where that was released', async () => {
    const bare = await textIn((view) => publicPage(view, sheet()));
    assert.doesNotMatch(bare, /清理|做了什麼/);
    const shown = sheet({ activities: [activity(), activity(2)] });
    const text = await textIn((view) => publicPage(view, shown));
    assert.match(text, /清理 <樓道>：掃了第 1 層[^]*30 分鐘[^]*掃了第 2 層/);
    const none = await textIn((view) => publicPage(view, sheet({ activities: [] })));
    assert.doesNotMatch(none, /做了什麼/);
  });

  test('says both sums where something was corrected since', async () => {
    const text = await textIn((view) => publicPage(view, sheet({ minutesNow: 90 })));
    assert.match(text, /開出的時候是 2 小時 30 分鐘；後來有更正，現在是 1 小時 30 分鐘/);
    assert.doesNotMatch(await textIn((view) => publicPage(view, sheet())), /後來有更正/);
  });

  test('leads nowhere but where the frame does, and sends nothing', async () => {
    const { forms } = await lawfulPage(publicPage(viewWith(), sheet()), endpoints);
    assert.equal(forms.length, 0);
    const markup = await markupOf(await publicPage(viewWith(), sheet()).body);
    assert.doesNotMatch(markup, /href="\/(?:hours|me|people)/);
  });
});

async function fileOf(language: Language, shown: SheetShown): Promise<Uint8Array> {
  const typefaces = await embedTypefaces(sheetLetters(language, shown), language);
  const { body } = sheetFile(language, shown, typefaces);
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

/** The words of a file, line by line as they are drawn. */
async function wordsOf(language: Language, shown: SheetShown): Promise<readonly string[]> {
  return readPdf(await fileOf(language, shown)).words;
}

/** Where the lines of a file stand, from the bottom of the page. */
async function heightsOf(shown: SheetShown): Promise<readonly number[]> {
  const file = textOfPdf(await fileOf('zh-Hant', shown));
  return [...file.matchAll(/^BT [\d.]+ ([\d.-]+) Td/gm)].map(([, y]) => Number(y));
}

describe('the file', () => {
  test('says each fact of the sheet in each language', async () => {
    for (const language of languages) {
      const say = sheetWords[language];
      const words = await wordsOf(language, sheet());
      for (const part of [
        say.paper,
        say.person,
        '陳 <師傅>',
        say.period,
        say.sum,
        say.validUntil,
      ]) {
        assert.ok(words.includes(part), `${language} ${part}`);
      }
    }
    assert.ok((await wordsOf('en', sheet())).includes('2 h 30 min'));
    assert.ok((await wordsOf('zh-Hans', sheet())).includes('深田社区'));
  });

  test('names what was done while there is room, and counts the rest', async () => {
    const activities = Array.from({ length: 30 }, (_, index) => activity(index + 1));
    const words = await wordsOf('zh-Hant', sheet({ activities }));
    assert.ok(words.some((one) => one.includes('掃了第 22 層')));
    assert.ok(!words.some((one) => one.includes('掃了第 23 層')));
    assert.ok(words.includes('還有 8 次，見核對網頁。'));
    const few = await wordsOf('zh-Hant', sheet({ activities: activities.slice(0, 22) }));
    assert.ok(!few.some((one) => one.includes('見核對網頁')));
  });

  test('writes nothing over the code, with a level to tell or without', async () => {
    const activities = Array.from({ length: 30 }, (_, index) => activity(index + 1));
    const names = { hant: '一星', hans: '一星', en: 'One star' };
    for (const level of [undefined, { names, isKept: true }]) {
      const shown = sheet({ activities, ...(level === undefined ? {} : { level }) });
      const file = textOfPdf(await fileOf('zh-Hant', shown));
      const lines = [...file.matchAll(/^BT ([\d.]+) ([\d.-]+) Td/gm)];
      const onTheLeft = lines.filter(([, x]) => Number(x) < 180).map(([, , y]) => Number(y));
      assert.ok(Math.min(...onTheLeft) >= 842 - 660 + 8, `${Math.min(...onTheLeft)}`);
      assert.ok(Math.min(...onTheLeft) < 842 - 660 + 40, 'and uses the room there is');
    }
  });

  test('cuts what is too long for its line, and says so', async () => {
    const long = { ...activity(), content: '掃'.repeat(200) };
    const words = await wordsOf('zh-Hant', sheet({ activities: [long] }));
    const row = words.find((one) => one.startsWith('清理'));
    assert.ok(row?.endsWith('…'));
    assert.ok([...(row ?? '')].length < 45);
  });

  test('writes nothing beside the page, however much there is to say', async () => {
    const activities = Array.from({ length: 60 }, (_, index) => activity(index));
    const address = `https://${'a-long-name.'.repeat(6)}example/records/${CODE}`;
    for (const y of await heightsOf(sheet({ activities, address }))) {
      assert.ok(y > 20 && y < 800, String(y));
    }
  });

  test('has a name by which it is kept, and is no page to be cached', () => {
    const { fileName, mediaType, isImmutable } = sheetFile('zh-Hant', sheet(), []);
    assert.equal(fileName, '志願服務記錄單.pdf');
    assert.deepEqual([mediaType, isImmutable], ['application/pdf', false]);
  });
});

const anyWords = anyText({ minLength: 1, maxLength: 40 });
const anySheet: fc.Arbitrary<SheetShown> = fc
  .record({
    person: anyWords,
    minutes: fc.integer({ min: 1, max: 100_000 }),
    minutesNow: fc.integer({ min: 0, max: 100_000 }),
    activities: fc.option(
      fc.array(
        fc.record({
          on: fc.constant(day('2026-11-20')),
          minutes: fc.integer({ min: 1, max: 1440 }),
          what: anyWords,
          content: anyWords,
        }),
        { maxLength: 30 },
      ),
      { nil: undefined },
    ),
  })
  .map((changes) => sheet(changes));
const anyLanguage = fc.constantFrom(...languages);

property(
  'the pages of a sheet are sound whatever it tells',
  fc.asyncProperty(anyLanguage, anySheet, fc.boolean(), async (language, shown, holds) => {
    const view = viewWith({ language });
    await lawfulPage(publicPage(view, shown), endpoints);
    await lawfulPage(ownSheetPage(view, own({ sheet: shown, holds })), endpoints);
  }),
  20,
);

property(
  'the file of a sheet is one page with all its parts, whatever it tells',
  fc.asyncProperty(anyLanguage, anySheet, async (language, shown) => {
    const { objects, words } = readPdf(await fileOf(language, shown));
    assert.match(objects[1] ?? '', /\/Count 1 >>/);
    assert.equal(objects.length, 3 + fontsOf(objects).length * 5 + 2);
    assert.ok(words.join('').includes('1234 5678 9012 3456 7890'));
  }),
  30,
);

describe('the words', () => {
  test('name each way of being named, none twice alike, and never speak of a certificate as ours', () => {
    for (const language of languages) {
      const say = sheetWords[language];
      const names = nameChoices.map((choice) => say.names[choice]);
      assert.equal(new Set(names).size, names.length);
      assert.doesNotMatch(say.paper, /證明|证明|certificate/i);
      assert.doesNotMatch(say.title, /證明|证明|certificate/i);
    }
  });
});

describe('the star level', () => {
  const names = { hant: '<一>星', hans: '<一>星', en: 'One <star>' };
  const level = { code: 'one_star', names, hours: 100 };

  test('is offered where one is reached, and told by no sheet unless it is chosen', async () => {
    const markup = await markupOf(await sheetsPage(viewWith(), all({ level })).body);
    assert.match(markup, /name="level"/);
    assert.doesNotMatch(markup, /name="level"[^>]*checked/);
    const none = await markupOf(await sheetsPage(viewWith(), all()).body);
    assert.doesNotMatch(none, /name="level"/);
    await assertGivenBack((again) => sheetsPage(again, all({ level })), viewWith(), endpoints);
  });

  test('stands on a page with its code only where the sheet tells it', async () => {
    const told = await textIn((view) =>
      publicPage(view, sheet({ level: { names, isKept: true } })),
    );
    assert.match(told, /星級 <一>星/);
    assert.doesNotMatch(told, /現在還沒有到/);
    const gone = await textIn((view) =>
      publicPage(view, sheet({ level: { names, isKept: false } })),
    );
    assert.match(gone, /星級 <一>星[^]*現在還沒有到這一級/);
    assert.doesNotMatch(await textIn((view) => publicPage(view, sheet())), /星級/);
  });

  test('stands in the file only where the sheet tells it', async () => {
    const told = await wordsOf('zh-Hant', sheet({ level: { names, isKept: true } }));
    assert.deepEqual(told.slice(told.indexOf('星級'), told.indexOf('星級') + 2), [
      '星級',
      '<一>星',
    ]);
    assert.ok(!(await wordsOf('zh-Hant', sheet())).includes('星級'));
  });
});
