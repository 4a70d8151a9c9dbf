import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawn, drawnInAll, sentForm } from '#test/drawn.ts';
import type { PersonShown } from '#/features/people/routes/load-person.ts';
import type { SheetPage } from '#/features/people/routes/sheet.ts';
import { personPage } from './person.ts';
import { sheetPage } from './sheet.ts';

const WANG = '019cf000-0000-7000-8000-000000000002';
const HOME = '019cf000-0000-7000-8000-00000000a001';
const WORD = '019cf000-0000-7000-8000-00000000a002';
const names = (text: string) => ({ hant: text, hans: text, en: text });
const at = Temporal.Instant.from('2026-11-22T01:00:00Z');

describe('a sheet of sign-in codes, drawn', () => {
  const none: SheetPage = {
    person: { id: WANG, name: '王秀英' },
    community: { id: '350203007010', names: names('深田社區') },
    isOwn: true,
    site: 'linli.example.org',
    sheet: undefined,
  };
  const old = { issuedAt: at, expiresAt: at.add({ hours: 8_760 }), left: 7, codes: undefined };
  const fresh: SheetPage = {
    ...none,
    sheet: {
      ...old,
      left: 2,
      codes: [
        { number: 1, digits: '12345678901234' },
        { number: 4, digits: '43210987654321' },
      ],
    },
  };

  test('without one there is no paper, and a button that makes one', async () => {
    const { markup } = await drawn((view) => sheetPage(view, none));
    assert.match(markup, /現在沒有能用的號碼單/);
    assert.match(markup, /action="\/me\/sign-in-sheet"/);
    assert.match(markup, /開一張號碼單/);
    assert.doesNotMatch(markup, /class="slip"/);
  });

  test('an older one says how many codes are left and shows none', async () => {
    const [hant, hans, en] = await drawnInAll((view) => sheetPage(view, { ...none, sheet: old }));
    assert.match(hant ?? '', /2026年11月22日印的號碼單，還剩 7 個號碼/);
    assert.match(hans ?? '', /2026年11月22日打印的号码单，还剩 7 个号码/);
    assert.match(en ?? '', /Sheet of 22 November 2026, codes left: 7/);
    const { markup } = await drawn((view) => sheetPage(view, { ...none, sheet: old }));
    assert.doesNotMatch(markup, /class="slip"|class="code-list"/);
    assert.match(markup, /作廢舊的，另開一張/);
  });

  test('a fresh one is a paper with its codes in groups, numbered, how to use and whom to ring', async () => {
    const [hant, hans, en] = await drawnInAll((view) => sheetPage(view, fresh));
    assert.match(hant ?? '', /1\. 1234\s5678\s9012\s34/);
    assert.match(hant ?? '', /4\. 4321\s0987\s6543\s21/);
    assert.match(hant ?? '', /打開 linli\.example\.org，點「登入」/);
    assert.match(hant ?? '', /深田社區 · 王秀英/);
    assert.match(hant ?? '', /2026年11月22日印出，用到2027年11月22日/);
    assert.match(hans ?? '', /像钥匙一样收好/);
    assert.match(en ?? '', /Keep it like a key/);
    assert.match(en ?? '', /Printed 22 November 2026, works until 22 November 2027/);
  });

  test('what is not on the paper is not printed', async () => {
    const { markup } = await drawn((view) => sheetPage(view, fresh));
    const [before = ''] = markup.split('class="slip"');
    assert.equal(before.split('class="not-printed"').length, 3, 'the head and how it stands');
  });

  test('at the counter it is the sheet of somebody, made and left where their record is', async () => {
    const { markup } = await drawn((view) => sheetPage(view, { ...fresh, isOwn: false }));
    assert.match(markup, /王秀英的登入號碼單/);
    assert.match(markup, new RegExp(`action="/people/${WANG}/sign-in-sheet"`));
    assert.match(markup, new RegExp(`href="/people/${WANG}"`));
  });
});

describe('vouching on the record of a person, drawn', () => {
  const home = { residenceId: HOME, place: { id: 'flat-201', names: names('201') } };
  const record: PersonShown = {
    person: { id: WANG, name: '王秀英', language: 'zh-Hant' },
    seesBirthYear: false,
    homes: [{ ...home, relation: 'owner' }],
    roles: [],
    helpers: [],
    mayRegister: true,
    mayVouch: false,
    mayAct: false,
    toVouch: [],
  };
  const word = { id: WORD, by: '陳志明', ground: 'known', at, mayTakeBack: true } as const;

  test('who may vouch is asked by what they know, each way with its words', async () => {
    const asked = { ...record, toVouch: [HOME] };
    const [hant, hans, en] = await drawnInAll((view) => personPage(view, asked));
    assert.match(hant ?? '', /作證本人住在201，憑什麼？.*我認識本人.*看過證件或合同.*我作證/);
    assert.match(hans ?? '', /作证本人住在201，凭什么？.*我认识本人/);
    assert.match(en ?? '', /Vouch that they live in 201.*Known personally.*Saw a paper/);
    const { markup } = await drawn((view) => personPage(view, asked));
    assert.match(markup, new RegExp(`action="/people/${WANG}/vouches"`));
    assert.match(markup, /name="householdId" value="flat-201"/);
    assert.match(markup, /name="relation" value="owner"/);
  });

  test('others are not asked', async () => {
    const { markup } = await drawn((view) => personPage(view, record));
    assert.doesNotMatch(markup, /vouches/);
  });

  test('who vouched, by what and when stands with the home', async () => {
    const homes = [{ ...home, relation: 'owner', vouch: word } as const];
    const [hant, hans, en] = await drawnInAll((view) => personPage(view, { ...record, homes }));
    assert.match(hant ?? '', /陳志明作證（我認識本人），2026年11月22日/);
    assert.match(hans ?? '', /作证（我认识本人），2026年11月22日/);
    assert.match(en ?? '', /Vouched for by 陳志明 \(Known personally\), 22 November 2026/);
  });

  test('taking it back is offered to whom it belongs, and named for who listens', async () => {
    const drawWith = (
      vouch: typeof word | (Omit<typeof word, 'mayTakeBack'> & { mayTakeBack: false }),
    ) =>
      drawn((view) => {
        const homes = [{ ...home, relation: 'owner', vouch } as const];
        return personPage(view, { ...record, homes });
      });
    const own = await drawWith(word);
    assert.match(own.markup, new RegExp(`action="/vouches/${WORD}\\?_method=DELETE"`));
    assert.match(own.markup, /aria-label="收回作證：201"/);
    const others = await drawWith({ ...word, mayTakeBack: false });
    assert.doesNotMatch(others.markup, /\/vouches\//);
  });

  test('why it came to nothing is said on top, once', async () => {
    const form = sentForm({
      endpoint: 'people.vouch',
      values: {},
      refusal: '今天作證的戶數到上限了。',
    });
    const { markup } = await drawn((view) => personPage(view, { ...record, toVouch: [HOME] }), {
      form,
    });
    assert.equal(markup.split('今天作證的戶數到上限了').length, 2);
  });
});
