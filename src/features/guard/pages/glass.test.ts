import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { languages } from '#/platform/i18n/language.ts';
import { drawn, drawnAt, drawnInAll, markupOf, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { findings } from '#/features/guard/model.ts';
import type { GlassLine, GlassesShown } from '#/features/guard/routes/load-glass.ts';
import { glassWords } from '#/features/guard/words/glass.ts';
import { glassReviewPage } from './glass-review.ts';
import { breakingPage, glassPage, glassPanelOf, glassesPage } from './glass.ts';

const community = { hant: '深田社區', hans: '深田社区', en: 'Shentian community' };
const building = { hant: '3號樓', hans: '3号楼', en: 'Building 3' };

function line(changes: Partial<GlassLine> = {}): GlassLine {
  return {
    id: '019cf000-0000-7000-8000-0000000000a1',
    by: '許青',
    of: undefined,
    among: undefined,
    community,
    office: 'community_worker',
    matter: undefined,
    reason: '樓下漏水漏到電表上，<b>沒有人</b>應門。',
    brokenAt: drawnAt.subtract({ minutes: 20 }),
    endsAt: drawnAt.add({ minutes: 40 }),
    isOpen: true,
    review: undefined,
    ...changes,
  };
}

const nothing: GlassesShown = { mayBreak: false, mine: [], own: [], waiting: [], reviewed: [] };
const over = { isOpen: false, endsAt: drawnAt.subtract({ minutes: 1 }) };

describe('the page of broken glasses', () => {
  test('says what it is about, and that there was none', async () => {
    const pages = await drawnInAll((view) => glassesPage(view, nothing));
    for (const [index, language] of languages.entries()) {
      const say = glassWords[language];
      for (const text of [say.title, say.lead, say.none]) assert.ok(pages[index]?.includes(text));
      assert.ok(!pages[index]?.includes(say.breakTitle), 'nothing is offered to a resident');
    }
  });

  test('leads whoever may to breaking one', async () => {
    const { markup } = await drawn((view) => glassesPage(view, { ...nothing, mayBreak: true }));
    assert.match(markup, /href="\/glass\/new"/);
  });

  test('tells the person who it was, in which office, when and why', async () => {
    const shown = { ...nothing, mine: [line()] };
    const { text, markup } = await drawn((view) => glassesPage(view, shown));
    assert.match(text, /許青（社區工作者）/);
    assert.match(text, /理由：樓下漏水漏到電表上/);
    assert.match(text, /等管理員看/);
    assert.match(text, /請打上面的電話/);
    assert.doesNotMatch(markup, /<b>沒有人/, 'what was typed is no markup');
    assert.doesNotMatch(markup, /href="\/glass\/019/, 'it opens nothing for them');
  });

  test('who has left since is told as that', async () => {
    const { text } = await drawn((view) =>
      glassesPage(view, { ...nothing, mine: [line({ by: '' })] }),
    );
    assert.match(text, /已經離開的人（社區工作者）/);
  });

  test('opens what is one’s own while it is open, and no longer', async () => {
    const open = await drawn((view) => glassesPage(view, { ...nothing, own: [line()] }));
    assert.match(open.markup, /href="\/glass\/019cf000[0-9a-f-]+"/);
    assert.match(open.text, /開到/);
    const closed = await drawn((view) => glassesPage(view, { ...nothing, own: [line(over)] }));
    assert.doesNotMatch(closed.markup, /href="\/glass\/019/);
    assert.match(closed.text, /已經關上/);
  });

  test('tells the people of one home apart, also to whoever hears the page', async () => {
    const own = [1, 2].map((number) => line({ among: { number, count: 2 } }));
    const { text, markup } = await drawn((view) => glassesPage(view, { ...nothing, own }));
    for (const number of [1, 2]) {
      assert.ok(text.includes(`一起打開的 2 人裡的第 ${number} 人`));
      assert.match(markup, new RegExp(`aria-label="看登記 · [^"]*第 ${number} 人 · `));
    }
  });

  test('calls a steward to sign, with whose record it was if they may know', async () => {
    const waiting = [line({ of: '王秀英' }), line({ id: line().id.replace(/a1$/, 'a2') })];
    const { text, markup } = await drawn((view) => glassesPage(view, { ...nothing, waiting }));
    assert.equal(markup.match(/href="\/glass\/[0-9a-f-]+\/review"/g)?.length, 2);
    assert.equal(text.match(/打開的是王秀英的登記/g)?.length, 1);
  });

  test('tells what a steward found, in words and with the sign of it', async () => {
    for (const finding of findings) {
      const review = { finding, words: '應該先打給社區。', at: drawnAt };
      const reviewed = [line({ ...over, review })];
      const pages = await drawnInAll((view) => glassesPage(view, { ...nothing, reviewed }));
      for (const [index, language] of languages.entries()) {
        const say = glassWords[language];
        assert.ok(pages[index]?.includes(say.findings[finding]), `${language} ${finding}`);
        assert.ok(pages[index]?.includes(say.stewardSaid('應該先打給社區。')));
        assert.ok(!pages[index]?.includes(say.notReviewed));
      }
    }
  });
});

describe('the form that breaks a glass', () => {
  const bare = { place: undefined, households: [], matter: undefined };

  test('asks for a telephone, or for the door of a building, or is for a matter', async () => {
    const by = await drawn((view) => breakingPage(view, bare));
    assert.match(by.markup, /name="contact"/);
    assert.doesNotMatch(by.markup, /name="householdId"|name="matter"/);
    const home = { id: 'dongxing-3-2-201', names: building };
    const place = { id: 'dongxing-3', names: building };
    const door = await drawn((view) => breakingPage(view, { ...bare, place, households: [home] }));
    assert.match(door.markup, /<option\s+value="dongxing-3-2-201"/);
    assert.match(door.markup, /href="\/places\/dongxing-3"/);
    assert.doesNotMatch(door.markup, /name="contact"/);
    const matter = '350203007010-2026-0371';
    const about = await drawn((view) => breakingPage(view, { ...bare, matter }));
    assert.match(about.markup, new RegExp(`type="hidden" name="matter" value="${matter}"`));
    assert.match(about.markup, new RegExp(`href="/matters/${matter}"`));
    assert.match(about.text, new RegExp(matter));
  });

  test('says before it is pressed that it cannot be undone, in every language', async () => {
    const pages = await drawnInAll((view) => breakingPage(view, bare));
    for (const [index, language] of languages.entries()) {
      const say = glassWords[language];
      for (const text of [say.breakText, say.reasonHint, say.break]) {
        assert.ok(pages[index]?.includes(text), `${language}: ${text}`);
      }
    }
  });

  test('comes back with what was typed', async () => {
    const values = { contact: '13800138001', reason: '急事' };
    const problems = [{ field: 'reason', text: '太短了' }];
    const form = sentForm({ endpoint: 'guard.break_glass', values, problems });
    const { markup } = await drawn((view) => breakingPage({ ...view, form }, bare));
    assert.match(markup, /value="13800138001"/);
    assert.match(markup, /急事<\/textarea/);
    assert.match(markup, /太短了/);
  });
});

describe('the record behind a glass', () => {
  const shown = {
    name: '王秀英',
    called: undefined,
    telephone: '+8613800138001',
    email: undefined,
    homes: [building],
    community,
    matter: undefined,
    reason: line().reason,
    endsAt: line().endsAt,
  };

  test('says until when it is open and why, how they are reached and where they live', async () => {
    const { text, markup } = await drawn((view) => glassPage(view, shown));
    for (const part of [
      /王秀英/,
      /138 0013 8001/,
      /3號樓/,
      /深田社區/,
      /開到/,
      /您看了，本人知道/,
    ]) {
      assert.match(text, part);
    }
    assert.equal(text.match(/沒有登記/g)?.length, 2, 'what is not known is said so');
    assert.doesNotMatch(markup, /\/matters\//);
  });

  test('leads back to the matter for which it was', async () => {
    const matter = '350203007010-2026-0371';
    const { markup } = await drawn((view) => glassPage(view, { ...shown, matter, homes: [] }));
    assert.match(markup, new RegExp(`href="/matters/${matter}"`));
  });
});

describe('signing off', () => {
  test('asks one question, in every language', async () => {
    const shown = { glass: line({ of: '王秀英' }), isOwn: false };
    const pages = await drawnInAll((view) => glassReviewPage(view, shown));
    for (const [index, language] of languages.entries()) {
      const say = glassWords[language];
      const choices = findings.map((finding) => say.findingChoices[finding]);
      for (const text of [say.findingAsk, say.wordsHint, ...choices]) {
        assert.ok(pages[index]?.includes(text), `${language}: ${text}`);
      }
    }
  });

  test('is not asked of whoever it is about, nor a second time', async () => {
    const own = await drawn((view) => glassReviewPage(view, { glass: line(), isOwn: true }));
    assert.match(own.text, /請別的管理員來看/);
    assert.doesNotMatch(own.markup, /<form/);
    const review = { finding: 'fair', words: undefined, at: drawnAt } as const;
    const done = { glass: line({ review }), isOwn: false };
    const { text, markup } = await drawn((view) => glassReviewPage(view, done));
    assert.match(text, /管理員看過：應該/);
    assert.doesNotMatch(markup, /<form/);
  });
});

test('the page of a building leads to its homes when it is urgent', async () => {
  for (const language of languages) {
    const panel = glassPanelOf(viewWith({ language }), 'dongxing-3');
    assert.ok((await textOf(panel)).includes(glassWords[language].panelText), language);
    assert.match(await markupOf(panel), /href="\/glass\/new\?place=dongxing-3"/);
  }
});
