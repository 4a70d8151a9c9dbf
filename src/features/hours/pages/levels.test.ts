import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hoursEndpoints } from '#/features/hours/index.ts';
import type { LevelShown } from '#/features/hours/routes/shapes.ts';
import { makePeopleEndpoints } from '#/features/people/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { markupOf, textOf, viewWith } from '#test/drawn.ts';
import { assertGivenBack, lawfulPage } from '#test/page-laws.ts';
import { levelsPage, ownLevel } from './levels.ts';

const endpoints = [...hoursEndpoints, ...makePeopleEndpoints([])];
const readable = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');

async function textIn(page: (view: View) => Page, language: Language = 'zh-Hant') {
  const made = page(viewWith({ language }));
  await lawfulPage(made, endpoints);
  return readable(await textOf(await made.body));
}

describe('star levels', () => {
  const level = (code: string, hours: number) => ({
    code,
    hours,
    names: { hant: `<${hours}> 級`, hans: `<${hours}> 级`, en: `Level <${hours}>` },
  });
  const levels = [level('one', 100), level('two', 300)];
  const drawOwn = async (shown: LevelShown, language: Language) =>
    readable(await textOf(ownLevel(viewWith({ language }), shown)));

  test('say on one’s own page what is reached, what is still to come, and that it is one’s own', async () => {
    const [reached] = levels;
    const next = { level: level('two', 300), minutes: 7_230 };
    const both = await drawOwn({ reached, next }, 'zh-Hant');
    assert.match(
      both,
      /到了「<100> 級」 再有 120 小時 30 分鐘，就到「<300> 級」。 只有您自己看得到/,
    );
    assert.match(await drawOwn({ next }, 'en'), /^120 h 30 min more, and it is “Level <300>”/);
    assert.doesNotMatch(await drawOwn({ reached }, 'zh-Hans'), /再有/);
    assert.equal(await drawOwn({}, 'zh-Hant'), '');
  });

  test('stand on a page with the hours each asks for, and nobody’s name', async () => {
    const text = await textIn((view) => levelsPage(view, { levels, mayChange: false }));
    assert.match(text, /志願者星級[^]*<100> 級 100 小時[^]*<300> 級 300 小時/);
    assert.match(text, /由這裡的管理員定[^]*不排名次，不換東西/);
    assert.doesNotMatch(text, /修改/);
    for (const language of languages) {
      await textIn((view) => levelsPage(view, { levels, mayChange: true }), language);
    }
  });

  test('are changed one at a time, so that no form is on the page twice', async () => {
    const all = await markupOf(await levelsPage(viewWith(), { levels, mayChange: true }).body);
    assert.match(all, /href="\/star-levels\?level=two"/);
    assert.doesNotMatch(all, /name="hours"/);
    const [chosen] = levels;
    const one = levelsPage(viewWith(), { levels, mayChange: true, chosen });
    const { forms } = await lawfulPage(one, endpoints);
    assert.equal(forms.length, 1);
    assert.match(await markupOf(await one.body), /name="hours"[^>]*value="100"/);
    await assertGivenBack(
      (again) => levelsPage(again, { levels, mayChange: true, chosen }),
      viewWith(),
      endpoints,
    );
  });
});
