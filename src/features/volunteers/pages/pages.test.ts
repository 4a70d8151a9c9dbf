import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { peopleEndpoints } from '#/features/people/index.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import { MOST_DUTY_HOURS, spokenLanguages } from '#/features/volunteers/model.ts';
import type { Own } from '#/features/volunteers/routes/load-own.ts';
import { volunteerEndpoints } from '#/features/volunteers/routes/volunteers.ts';
import { ownWords } from '#/features/volunteers/words/own.ts';
import { refusalWords } from '#/features/volunteers/words/refusals.ts';
import type { View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawn, drawnAt, drawnInAll, markupOf, sentForm, viewWith } from '#test/drawn.ts';
import { assertGivenBack, lawfulPage } from '#test/page-laws.ts';
import { ownPage } from './own.ts';

const ID = '019cf000-0000-7000-8000-000000000001';
const named = (hant: string, hans: string, en: string) => ({ hant, hans, en });
const three = { id: 'b3', names: named('東興小區 3號樓', '东兴小区 3号楼', 'Building 3') };
const seven = { id: 'b7', names: named('東興小區 7號樓', '东兴小区 7号楼', 'Building 7') };
const west = { id: 'g1', names: named('西網格', '西网格', 'West grid') };

const setting: NonNullable<Own['setting']> = {
  anchor: three,
  languages: ['cmn', 'nan'],
  groups: ['care'],
  quiet: { from: '22:30', to: '06:00' },
  weeklyCap: 3,
  hours: [
    { from: 1_080, to: 1_320 },
    { from: 9_960, to: 10_440 },
  ],
  duty: { kind: 'off' },
  since: drawnAt,
};

const asked: Own = {
  able: [],
  learning: [],
  avoidances: [],
  abilities: [
    { code: 'electrical', names: named('修電', '修电', 'Electrical repair'), needsProof: true },
    { code: 'legal', names: named('懂法律', '懂法律', 'Knows the law'), needsProof: false },
  ],
  proofs: [],
  groups: [
    { code: 'care', names: named('互相照應', '互相照应', 'Care') },
    { code: 'mending', names: named('修修補補', '修修补补', 'Mending') },
  ],
  anchors: { home: 'b7', buildings: [three, seven], grids: [west] },
};

const helping: Own = { ...asked, able: ['electrical'], learning: ['legal'], setting };
const on = { kind: 'switched', until: drawnAt.add({ hours: 2 }) } as const;
const away = { kind: 'resting', until: drawnAt.add({ hours: 240 }) } as const;

/** The page in each state that it can be in. */
const pages: Readonly<Record<string, (view: View) => ReturnType<typeof ownPage>>> = {
  'asked whether one would help': (view) => ownPage(view, asked),
  'asked of who lives nowhere here': (view) =>
    ownPage(view, { ...asked, anchors: { buildings: [], grids: [] } }),
  'helping, off duty': (view) => ownPage(view, helping),
  'helping, on duty': (view) => ownPage(view, { ...helping, setting: { ...setting, duty: on } }),
  'helping, away': (view) => ownPage(view, { ...helping, setting: { ...setting, duty: away } }),
  'helping with nothing set': (view) =>
    ownPage(view, {
      ...asked,
      setting: {
        anchor: west,
        languages: [],
        hours: [],
        duty: { kind: 'off' },
        since: drawnAt,
      },
    }),
  'helping, with people one would rather not meet': (view) =>
    ownPage(view, {
      ...helping,
      avoidances: [{ id: ID, note: '以前的房東 <b>', notedAt: drawnAt }],
    }),
};

const endpoints = [
  ...volunteerEndpoints(async () => []),
  ...peopleEndpoints,
  ...placeEndpoints([]),
];

describe('one’s own page of helping', () => {
  for (const [name, page] of Object.entries(pages)) {
    test(`is sound in every language: ${name}`, async () => {
      await drawnInAll(page);
    });

    test(`keeps the laws of pages: ${name}`, async () => {
      await lawfulPage(page(viewWith()), endpoints);
    });

    test(`is sound for those who need it larger, in the dark: ${name}`, async () => {
      await drawn(page, { language: 'en', isElder: true, theme: 'dark' });
    });
  }

  test('asks with consent first, and for nothing but from where and what for', async () => {
    const { text, markup } = await drawn((view) => ownPage(view, asked));
    assert.match(text, /只記您在這裡填的/);
    assert.match(markup, /name="anchor"/);
    assert.match(markup, /value="b7" selected/, 'the home is chosen');
    for (const later of ['hours', 'able', 'until', 'address']) {
      assert.doesNotMatch(markup, new RegExp(`name="${later}"`), later);
    }
    assert.doesNotMatch(text, /退出 /);
  });

  test('leads who lives nowhere here to a community', async () => {
    const nowhere = { ...asked, anchors: { buildings: [], grids: [] } };
    const { text, markup } = await drawn((view) => ownPage(view, nowhere));
    assert.match(text, /請先打開您想幫忙的社區/);
    assert.match(markup, /href="\/places"/);
    assert.doesNotMatch(markup, /name="anchor"/);
  });

  test('carries along the community of whoever lives elsewhere', async () => {
    const { markup } = await drawn((view) => ownPage(view, { ...asked, near: '350203007010' }));
    assert.match(markup, /name="near" value="350203007010"/);
  });

  test('shows what was set as it was set', async () => {
    const { text, markup } = await drawn((view) => ownPage(view, helping));
    assert.match(text, /週一 18:00–22:00/);
    assert.match(text, /週日 22:00–次日 06:00/);
    assert.match(markup, /value="b3" selected/);
    assert.match(markup, /value="22:30" selected/, 'also no full hour');
    assert.match(markup, /value="06:00" selected/);
    assert.match(markup, /name="weeklyCap"[^>]*value="3"/);
    for (const value of ['care', 'nan', 'electrical']) {
      assert.match(markup, new RegExp(`value="${value}" checked`), value);
    }
    assert.doesNotMatch(markup, /value="mending" checked/);
    assert.match(text, /22:30到06:00是您的安靜時間/);
  });

  test('keeps a building that is on no list of theirs', async () => {
    const elsewhere = { id: 'x9', names: named('別處 9號樓', '别处 9号楼', 'Elsewhere 9') };
    const set = { ...setting, anchor: elsewhere };
    const { markup } = await drawn((view) => ownPage(view, { ...helping, setting: set }));
    assert.match(markup, /value="x9" selected/);
    assert.equal(markup.match(/<option value="b3"/g)?.length, 1);
  });

  test('offers one to twelve hours, two unless said', async () => {
    const { markup } = await drawn((view) => ownPage(view, helping));
    const [, select = ''] = /<select[^>]*name="hours"(.*?)<\/select>/.exec(markup) ?? [];
    const options = [...select.matchAll(/value="(\d+)"/g)].map(([, value]) => Number(value));
    assert.deepEqual(
      options,
      Array.from({ length: MOST_DUTY_HOURS }, (_, index) => index + 1),
    );
    assert.match(select, /value="2" selected/);
  });

  test('has the button to stop being on duty only while one is', async () => {
    const off = await drawn((view) => ownPage(view, helping));
    assert.doesNotMatch(off.text, /現在不值班 /);
    const set = { ...setting, duty: on };
    const now = await drawn((view) => ownPage(view, { ...helping, setting: set }));
    assert.match(now.markup, /action="\/me\/volunteering\/duty\?_method=DELETE"/);
    assert.doesNotMatch(now.text, /不停了/);
  });

  test('has the button to end a rest only while one rests', async () => {
    const set = { ...setting, duty: away };
    const { text, markup } = await drawn((view) => ownPage(view, { ...helping, setting: set }));
    assert.match(text, /您停了，到2026年12月2日/);
    assert.match(markup, /action="\/me\/volunteering\/rest\?_method=DELETE"/);
    const off = await drawn((view) => ownPage(view, helping));
    assert.doesNotMatch(off.markup, /rest\?_method=DELETE/);
  });

  test('lets a rest begin tomorrow at the earliest', async () => {
    const { markup } = await drawn((view) => ownPage(view, helping));
    assert.match(markup, /name="until"[^>]*min="2026-11-23"/);
  });

  test('names the hours in the button that takes them out', async () => {
    const { markup } = await drawn((view) => ownPage(view, helping), { language: 'en' });
    assert.match(markup, /aria-label="Take out Monday 18:00–22:00"/);
    assert.match(markup, /action="\/me\/volunteering\/hours\/9960\?_method=DELETE"/);
  });

  test('shows whom one would rather not meet in one’s own words, made harmless', async () => {
    const notes = [{ id: ID, note: '房東 <b>', notedAt: drawnAt }];
    const { markup } = await drawn((view) => ownPage(view, { ...helping, avoidances: notes }));
    assert.match(markup, /房東 &lt;b&gt;/);
    assert.match(markup, new RegExp(`/me/volunteering/avoidances/${ID}\\?_method=DELETE`));
  });

  test('says nothing of that to whoever acts for them', async () => {
    const { avoidances: _hidden, ...rest } = helping;
    const { text, markup } = await drawn((view) => ownPage(view, rest));
    assert.doesNotMatch(text, /不想碰到的人/);
    assert.doesNotMatch(markup, /avoidances/);
  });

  test('stops with one button and no question', async () => {
    const { markup } = await drawn((view) => ownPage(view, helping));
    const [, form = ''] =
      /action="\/me\/volunteering\?_method=DELETE"(.*?)<\/form>/.exec(markup) ?? [];
    assert.equal(form.match(/<button/g)?.length, 1);
    assert.doesNotMatch(form, /<(textarea|select|input type="text")/);
  });
});

describe('what was sent and came to nothing', () => {
  test('is said on top where a button was pressed', async () => {
    const form = sentForm({ endpoint: 'volunteers.remove_hours', refusal: '這段時間已經不在了。' });
    const { markup } = await drawn((view) => ownPage(view, helping), { form });
    assert.match(markup, /role="alert".*這段時間已經不在了/);
  });

  test('stands in its own form, once, with what was typed', async () => {
    const typed = { values: { until: '2026-11-22' }, refusal: '請選明天或以後的日子。' };
    const form = sentForm({ endpoint: 'volunteers.rest', ...typed });
    const { markup } = await drawn((view) => ownPage(view, helping), { form });
    assert.equal(markup.match(/請選明天或以後的日子/g)?.length, 1);
    assert.match(markup, /name="until"[^>]*value="2026-11-22"/);
  });

  test('gives back what was typed, with the mistake at its field', async () => {
    const draw = (view: View) => ownPage(view, helping);
    const forms = await assertGivenBack(draw, viewWith(), endpoints);
    assert.deepEqual(forms.toSorted(), [
      'volunteers.add_hours',
      'volunteers.avoid',
      'volunteers.go_on_duty',
      'volunteers.rest',
      'volunteers.set_limits',
      'volunteers.tell_skills',
    ]);
  });
});

test('each language that can be spoken has a name of its own in every catalogue', () => {
  for (const { spoken } of Object.values(ownWords)) {
    assert.equal(new Set(spokenLanguages.map((code) => spoken[code])).size, spokenLanguages.length);
  }
});

test('hours are counted as people say them', async () => {
  assert.deepEqual([1, 2].map(ownWords.en.hours), ['1 hour', '2 hours']);
  const { markup } = { markup: await markupOf(ownPage(viewWith(), helping).body) };
  assert.match(markup, /12 小時/);
});

describe('a refusal', () => {
  for (const code of Object.keys(refusalWords.en.refusals)) {
    test(`is a whole sentence in each language, with its blanks filled: ${code}`, () => {
      const said = languages.map((language) => {
        const sentences = new Map(Object.entries(refusalWords[language].refusals));
        return sentences.get(code)?.({ most: '42' }) ?? '';
      });
      assert.equal(new Set(said).size, languages.length);
      for (const sentence of said) {
        assert.match(sentence, /[.。]$/, sentence);
        assert.doesNotMatch(sentence, /undefined/, sentence);
      }
      const hasNumber = code.startsWith('too_many');
      assert.equal(
        said.every((sentence) => sentence.includes('42')),
        hasNumber,
      );
    });
  }
});
