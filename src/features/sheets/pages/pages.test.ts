import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { SheetKind } from '#/platform/sheet/kind.ts';
import { householdSheet } from '#/features/places/index.ts';
import { importStates, sheetFaults } from '#/features/sheets/model.ts';
import type { BeginShown, SheetShown } from '#/features/sheets/routes/shapes.ts';
import { words } from '#/features/sheets/words/index.ts';
import { viewWith } from '#test/drawn.ts';
import { beginPage, broughtTable, waysPanel } from './begin.ts';
import { sayFault } from './faults.ts';
import { sheetPage } from './sheet.ts';

const ID = '019cf000-0000-7000-8000-00000000005e';
const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const place = { id: '350203007010', names: { hant: '深田社區', hans: '深田社区', en: 'Shentian' } };
const kinds: readonly SheetKind[] = [householdSheet];

function shownWith(changes: Partial<SheetShown> = {}): SheetShown {
  return {
    id: ID,
    kind: 'households',
    placeId: place.id,
    fileName: '住戶.xlsx',
    broughtAt: NOW,
    state: 'ready',
    total: 20_000,
    judged: 20_000,
    created: 19_963,
    updated: 0,
    skipped: 0,
    wrong: 37,
    kept: 0,
    place,
    rows: [],
    left: [],
    deletedAt: NOW.add({ hours: 24 * 30 }),
    ...changes,
  };
}

const wrongRow = {
  row: 500,
  column: 'compound',
  said: '西興',
  code: 'compound_unknown',
  detail: { said: '西興' },
};

function draw(changes: Partial<SheetShown> = {}, view: Partial<View> = {}) {
  return sheetPage(viewWith(view), shownWith(changes), kinds);
}

async function drawn(changes: Partial<SheetShown> = {}, view: Partial<View> = {}) {
  return String(await draw(changes, view).body);
}

describe('the page of a sheet', () => {
  test('says who else can read it: the stewards, but nobody what it says of people', async () => {
    assert.match(await drawn(), /只有您和這裡的管理人看得到/);
    const kind = { ...householdSheet, readBy: 'who_brought' } as const;
    const { body } = sheetPage(viewWith({ language: 'en' }), shownWith(), [kind]);
    assert.match(String(await body), /only you can see this sheet/);
  });

  test('says which rows change nothing, and why, apart from those to mend', async () => {
    const left = { ...wrongRow, row: 7, said: '東興' };
    for (const language of languages) {
      const text = await drawn({ rows: [wrongRow], left: [left] }, { language });
      const at = text.indexOf(words[language].leftTitle);
      const [mending, leaving] = [text.slice(0, at), text.slice(at)];
      assert.match(mending, /500/);
      assert.doesNotMatch(mending, /東興/);
      assert.match(leaving, /東興/);
    }
    assert.ok(!(await drawn()).includes(words['zh-Hant'].leftTitle));
    const many = Array.from({ length: 100 }, () => left);
    assert.match(await drawn({ wrong: 0, left: many }), /只列前 100 行/);
  });

  test('shows what it would do, in numbers, and that nothing has been done', async () => {
    const text = await drawn();
    assert.match(text, /1\s*9,963|19,963/);
    assert.match(text, /新建/);
    assert.match(text, /現在什麼都還沒有改/);
    assert.match(text, /有 37 行要改。可以先辦對的/);
    assert.match(text, /先辦對的 19,963 行/);
    assert.doesNotMatch(text, /isAllOrNothing/);
  });

  test('is carried out as it was seen or not at all where every row is right', async () => {
    const text = await drawn({ wrong: 0, created: 20_000 });
    assert.match(text, /照這份表格辦</);
    assert.match(text, /name="isAllOrNothing" value="1"/);
    assert.doesNotMatch(text, /先辦對的/);
  });

  test('offers nothing to carry out where nothing would be done', async () => {
    const text = await drawn({ created: 0, skipped: 19_963 });
    assert.doesNotMatch(text, /action="\/sheets\/[^"]*\/carried"/);
  });

  test('tells each wrong row with its number, what it says, and what is wrong', async () => {
    const text = await drawn({ rows: [wrongRow] });
    assert.match(text, /37 行要改/);
    assert.match(text, /<th scope="row">500<\/th>/);
    assert.match(text, /小區或里弄：這裡沒有叫「西興」的小區或里弄/);
    assert.match(text, /這裡只列前 100 行/);
  });

  test('says of a cell that is empty that it is', async () => {
    const text = await drawn({ rows: [{ ...wrongRow, said: '', code: 'cell_empty' }] });
    assert.match(text, /（空的）/);
  });

  test('says nothing of further rows where all are listed', async () => {
    assert.doesNotMatch(await drawn({ rows: [wrongRow], wrong: 1 }), /只列前/);
  });

  test('leads to the sheet with what happened, and to a mended one only if rows are wrong', async () => {
    assert.match(await drawn(), new RegExp(`href="/sheets/${ID}/file"`));
    assert.match(await drawn(), /改好再送一份/);
    assert.doesNotMatch(await drawn({ wrong: 0 }), /改好再送一份/);
  });

  test('renews itself while something goes on, says so, and can be looked at at once', async () => {
    for (const state of ['reading', 'judging', 'carrying', 'undoing'] as const) {
      const page = draw({ state, judged: 4_000 });
      assert.equal(page.reloadsAfterSeconds, 3, state);
      const text = String(await page.body);
      assert.match(text, /這一頁過幾秒會自己更新/);
      assert.match(text, /現在就看/);
      assert.doesNotMatch(text, /<form/);
    }
    assert.match(await drawn({ state: 'judging', judged: 4_000 }), /看了 4,000 行，一共 20,000 行/);
  });

  test('stands still once it is over', () => {
    for (const state of ['unreadable', 'ready', 'done', 'undone'] as const) {
      assert.equal(draw({ state }).reloadsAfterSeconds, undefined, state);
    }
  });

  test('says of a sheet that cannot be read why, and where to bring another', async () => {
    const fault = { code: 'sheet_columns_missing', detail: { columns: 'building door' } };
    const text = await drawn({ state: 'unreadable', fault });
    assert.match(text, /第一行裡找不到這些欄：樓棟、門牌/);
    assert.match(text, /href="\/places\/350203007010\/sheets"/);
    assert.doesNotMatch(text, /figure-value/);
  });

  test('warns of a file that was carried out before', async () => {
    assert.match(await drawn({ sameAt: NOW }), /這份檔案送過一次/);
    assert.doesNotMatch(await drawn(), /這份檔案送過一次/);
  });

  test('says that rows have changed meanwhile, where all or nothing was wished', async () => {
    const fault = { code: 'sheet_changed_meanwhile', detail: {} };
    assert.match(await drawn({ fault }), /一行也沒有動/);
  });

  test('offers to undo what was done while the day lasts', async () => {
    const done = { state: 'done', carriedAt: NOW } as const;
    const text = await drawn({ ...done, undoableUntil: NOW.add({ hours: 24 }) });
    assert.match(text, /建好了/);
    assert.match(text, /action="\/sheets\/[^"]+\/carried\?_method=DELETE"/);
    const late = await drawn({ ...done, undoableUntil: NOW.subtract({ hours: 1_000 }) });
    assert.doesNotMatch(late, /_method=DELETE/);
  });

  test('tells what stays of a sheet that was undone, and why', async () => {
    const kept = { row: 3, said: '東興 3', code: 'household_in_use', detail: {} };
    const undone = { state: 'undone', carriedAt: NOW, undoneAt: NOW } as const;
    const text = await drawn({ ...undone, kept: 1, rows: [kept] });
    assert.match(text, /1 行留下了/);
    assert.match(text, /這戶已經有人登記/);
    assert.match(await drawn(undone), /全部回到原來的樣子/);
    assert.match(text, />19,962<[^]*撤回了[^]*>1<[^]*留下了/);
    assert.doesNotMatch(text, /建好了|沒有辦/);
  });

  test('says who sees it and when it is deleted', async () => {
    assert.match(await drawn(), /12月22日 刪除/);
  });

  test('takes what a row says as words, not as markup', async () => {
    const evil = { ...wrongRow, said: '<script>x</script>', detail: { said: '<b>' } };
    const text = await drawn({ rows: [evil], fileName: '<i>.xlsx' });
    assert.doesNotMatch(text, /<script>|<b>|<i>\./);
  });

  test('speaks the language of its reader in every state', async () => {
    for (const language of languages) {
      for (const state of importStates) {
        const fault = state === 'unreadable' ? { code: 'sheet_empty', detail: {} } : undefined;
        const text = await drawn({ state, ...(fault ? { fault } : {}) }, { language });
        assert.ok(text.includes(words[language].states[state]), `${language} ${state}`);
        assert.doesNotMatch(text, /undefined|\[object/);
      }
    }
  });

  test('of a kind that is not there is a fault', () => {
    assert.throws(() => sheetPage(viewWith({}), shownWith({ kind: 'dragons' }), kinds), /kind/);
  });
});

describe('what is said of a fault', () => {
  test('names the column in the reader’s language', () => {
    const fault = { column: 'door', code: 'cell_empty', detail: {} };
    assert.equal(sayFault(householdSheet, fault, 'zh-Hant'), '門牌：這一格一定要填。');
    assert.equal(sayFault(householdSheet, fault, 'zh-Hans'), '门牌：这一格一定要填。');
    assert.equal(sayFault(householdSheet, fault, 'en'), 'Flat: This must be filled in.');
  });

  test('lists the columns that are missing', () => {
    const fault = { code: 'sheet_columns_missing', detail: { columns: 'door building' } };
    assert.match(sayFault(householdSheet, fault, 'en'), /: Building, Flat\./);
  });

  test('there is for every fault of any sheet and of households, in three languages', () => {
    const detail = { row: '4', limit: '9', cells: 'A2:A3', said: 'x', columns: 'door' };
    for (const language of languages) {
      const own = Object.keys(householdSheet.faults[language]);
      for (const code of [...sheetFaults, ...own]) {
        assert.ok(sayFault(householdSheet, { code, detail }, language).length > 4, code);
      }
    }
  });

  test('of a code that nobody has a sentence for is a fault of ours', () => {
    const strange = { code: 'dragons', detail: {} };
    assert.throws(() => sayFault(householdSheet, strange, 'en'), /no sentence for dragons/);
  });
});

function beginWith(changes: Partial<BeginShown> = {}): BeginShown {
  return { place, kinds: ['households'], brought: [], ...changes };
}

describe('the page from which sheets are brought', () => {
  const begin = async (changes: Partial<BeginShown> = {}, view: Partial<View> = {}) =>
    String(await beginPage(viewWith(view), beginWith(changes), kinds).body);

  test('gives the template first, then takes the file', async () => {
    const text = await begin();
    const [template, form] = [text.indexOf('/sheets/templates/households'), text.indexOf('<form')];
    assert.ok(template > 0 && form > template);
    assert.match(text, /enctype="multipart\/form-data"/);
    assert.match(text, /type="file"\s+accept="\.xlsx,\.csv,\.txt,text\/csv"/);
    assert.match(text, /最大 20 MB/);
  });

  test('offers what is there in both ways', async () => {
    const text = await begin();
    assert.match(text, /href="\/places\/350203007010\/sheets\/households"/);
    assert.match(text, /href="\/places\/350203007010\/sheets\/households\?format=csv"/);
  });

  test('lists what was brought lately with its state, or says that nothing was', async () => {
    assert.match(await begin(), /最近沒有人送過表格/);
    const { place: _, rows: __, deletedAt: ___, ...one } = shownWith();
    const text = await begin({ brought: [one] });
    assert.match(text, new RegExp(`href="/sheets/${ID}"`));
    assert.match(text, /看完了，還沒有辦/);
  });

  test('speaks the language of its reader', async () => {
    for (const language of languages) {
      const text = await begin({}, { language });
      assert.ok(text.includes(words[language].bringText), language);
      assert.doesNotMatch(text, /undefined/);
    }
  });

  test('is led to from the place', async () => {
    const text = String(await waysPanel(viewWith({}), place.id));
    assert.match(text, /href="\/places\/350203007010\/sheets"/);
  });
});

test('what was brought lately is taken away with what came of it, in numbers', () => {
  const { place: _, rows: __, deletedAt: ___, ...one } = shownWith();
  const shown = beginWith({ brought: [one, { ...one, kind: 'dragons' }] });
  const { headings, rows } = broughtTable(viewWith({}), shown, kinds);
  assert.deepEqual(headings.slice(4), ['新建', '修改', '已經有了', '要改']);
  assert.deepEqual(rows[0]?.slice(1), ['住戶.xlsx', '住戶', '看完了，還沒有辦', 19_963, 0, 0, 37]);
  assert.equal(rows[1]?.[2], 'dragons');
});
