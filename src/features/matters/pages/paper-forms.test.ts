import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertSound, drawn, drawnAt, drawnInAll } from '#test/drawn.ts';
import type { PaperFormShown, PaperFormsShown } from '#/features/matters/routes/paper-forms.ts';
import { paperFormPage, paperFormsPage } from './paper-forms.ts';
import { paperSheetsPage } from './paper-sheets.ts';

const place = {
  id: '350203007010',
  names: { hant: '深田社區', hans: '深田社区', en: 'Shentian Community' },
};
const BATCH = '019cf000-0000-7000-8000-0000000000e1';
const wang = {
  id: '019cf000-0000-7000-8000-000000000002',
  name: '王**',
  called: '王奶奶',
  telephone: '138****8003',
  hasAccount: false,
  homes: [
    { id: 'dongxing-3-2-201', names: { hant: '東興小區', hans: '东兴小区', en: 'Dongxing' } },
  ],
};

function forms(changes: Partial<PaperFormsShown> = {}): PaperFormsShown {
  return { place, batches: [], sought: undefined, ...changes };
}

function formOf(changes: Partial<PaperFormShown> = {}): PaperFormShown {
  return {
    number: '12345674',
    isOffice: true,
    placeId: place.id,
    query: '',
    found: [],
    entered: undefined,
    ...changes,
  };
}

describe('the list of forms, drawn', () => {
  test('with nothing printed it says so, and offers ten', async () => {
    const { markup, text } = await drawn((view) => paperFormsPage(view, forms()));
    assert.match(text, /還沒有印過/);
    assert.match(markup, /name="count"[^>]*value="10"/);
    assert.match(text, /一次最多 40 張/);
    assert.match(markup, /<input type="hidden" name="place" value="350203007010"/);
  });

  test('each print tells when it was, how many there were, and how many came back', async () => {
    const batches = [{ batchId: BATCH, printedAt: drawnAt, printed: 1_200, entered: 7 }];
    const { markup, text } = await drawn((view) => paperFormsPage(view, forms({ batches })));
    assert.match(text, /印了幾張 收回幾張/);
    assert.match(text, /2026年11月22日 下午7:34 1,200 7/);
    assert.match(markup, new RegExp(`href="/paper-forms/${BATCH}">2026年`));
  });

  test('a number that was typed leads to its form, or is said to be none', async () => {
    const found = { typed: '1234 5674', number: '12345674' };
    const known = await drawn((view) => paperFormsPage(view, forms({ sought: found })));
    assert.match(known.markup, /href="\/form\/12345674"/);
    assert.match(known.markup, /value="1234 5674"/);
    const wrong = { typed: '"><b>1', number: undefined };
    const unknown = await drawn((view) => paperFormsPage(view, forms({ sought: wrong })));
    assert.match(unknown.text, /沒有這個號碼的紙表/);
    assert.doesNotMatch(unknown.markup, /<b>1/);
  });

  test('it speaks three languages', async () => {
    const batches = [{ batchId: BATCH, printedAt: drawnAt, printed: 10, entered: 1 }];
    const texts = await drawnInAll((view) => paperFormsPage(view, forms({ batches })));
    assert.match(texts.join(), /Printed Came back/);
  });
});

describe('one form, drawn', () => {
  test('nobody is listed before a name is typed', async () => {
    const { markup, text } = await drawn((view) => paperFormPage(view, formOf()));
    assert.match(text, /紙表 1234 5674/);
    assert.match(text, /這張是誰填的/);
    assert.doesNotMatch(markup, /personId/);
  });

  test('whoever was found has one button, and is named by it when it is heard', async () => {
    const found = [wang, { ...wang, id: crypto.randomUUID(), called: undefined, name: '王*' }];
    const page = formOf({ query: '王', found });
    const { markup, text } = await drawn((view) => paperFormPage(view, page));
    assert.equal([...markup.matchAll(/name="personId"/g)].length, 2);
    assert.match(markup, /aria-label="替他錄入：王\*\*"/);
    assert.match(text, /王\*\* · 王奶奶/);
    assert.match(text, /東興小區/);
    assert.match(markup, /action="\/form\/12345674\/entry"/);
  });

  test('somebody who lives nowhere here, and has no telephone, is drawn all the same', async () => {
    const bare = { ...wang, homes: [], telephone: undefined };
    const page = formOf({ query: '王', found: [bare] });
    const { text } = await drawn((view) => paperFormPage(view, page));
    assert.match(text, /王\*\*/);
    assert.doesNotMatch(text, /undefined/);
  });

  test('where nobody was found, registering is offered, in the place of the office', async () => {
    const page = formOf({ query: '查無此人', placeId: 'dongxing-3' });
    const { markup, text } = await drawn((view) => paperFormPage(view, page));
    assert.match(text, /沒有找到這個人/);
    assert.match(markup, /href="\/people\/new\?place=dongxing-3"/);
    assert.match(markup, /value="查無此人"/);
  });

  test('one that was entered tells when, leads to the matter, and asks nothing', async () => {
    const entered = { at: drawnAt, matter: '350203007010-2026-0371' };
    const { markup, text } = await drawn((view) => paperFormPage(view, formOf({ entered })));
    assert.match(text, /這張紙表已經錄入，/);
    assert.match(markup, /href="\/matters\/350203007010-2026-0371"/);
    assert.doesNotMatch(text, /這張是誰填的/);
  });

  test('to one without an office it says where to take it, and nothing of what is known', async () => {
    const page = formOf({ isOffice: false, placeId: undefined });
    const { markup, text, page: made } = await drawn((view) => paperFormPage(view, page));
    assert.match(text, /這張紙表交給社區就行/);
    assert.match(markup, /href="\/raise"/);
    assert.equal(made.section, 'raise');
    assert.doesNotMatch(markup, /<form/);
  });

  test('each state speaks three languages', async () => {
    const entered = { at: drawnAt, matter: '350203007010-2026-0371' };
    for (const changes of [
      {},
      { query: '王', found: [wang] },
      { query: '查無此人' },
      { entered },
      { isOffice: false },
    ]) {
      const texts = await drawnInAll((view) => paperFormPage(view, formOf(changes)));
      assert.equal(texts.length, 3);
    }
  });
});

describe('the sheets, drawn', () => {
  const sheets = ['12345674', '00000018'].map((number) => ({
    number,
    address: `https://linli.example.org/form/${number}`,
  }));

  test('each has its number twice, its code, every blank, and a strip to keep', async () => {
    const { markup, text } = await drawn((view) => paperSheetsPage(view, { place, sheets }));
    const count = (pattern: RegExp) => [...markup.matchAll(pattern)].length;
    assert.equal(count(/<section class="paper-form"/g), 2);
    assert.equal(count(/<svg[^>]*viewBox="0 0 (?:29|33|37|41)/g), 2, 'one code each');
    assert.equal(count(/class="paper-form-blank/g), 12);
    assert.equal(count(/<i aria-hidden="true">/g), 12, 'three boxes to tick, twice, on each');
    assert.equal([...text.matchAll(/1234\s5674/g)].length, 2);
    assert.equal([...text.matchAll(/0000\s0018/g)].length, 2);
    assert.match(text, /有危險請不要填表，馬上打 110/);
  });

  test('it names who takes it and whom to ring, as every page does', async () => {
    const duty = { name: '深田服務中心', telephone: '0592-555 0142' };
    const { text } = await drawn((view) => paperSheetsPage(view, { place, sheets }), { duty });
    assert.match(text, /交給：深田服務中心，或您的樓長、網格員。電話 0592-555 0142/);
    assert.match(text, /請留好這一條/);
  });

  test('what is said to whoever prints is not printed', async () => {
    const { markup } = await drawn((view) => paperSheetsPage(view, { place, sheets }));
    const [head = ''] = /<div class="not-printed">.*?<\/div>/.exec(markup) ?? [];
    assert.match(head, /href="\/paper-forms\?place=350203007010"/);
    assert.doesNotMatch(markup.replace(head, ''), /paper-forms\?/);
  });

  test('they speak three languages, and are sound without a single sheet', async () => {
    const texts = await drawnInAll((view) => paperSheetsPage(view, { place, sheets }));
    assert.match(texts.join(), /Tell us what it is/);
    const { page } = await drawn((view) => paperSheetsPage(view, { place, sheets: [] }));
    await assertSound(page.body);
  });
});
