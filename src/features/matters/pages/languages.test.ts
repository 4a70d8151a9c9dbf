import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import * as shown from '#test/matters-shown.ts';
import { wordsIn, elementsOf, readMarkup } from '#test/markup.ts';
import { property } from '#test/property.ts';
import * as raising from '#test/raise-shown.ts';
import * as ready from '#test/templates-shown.ts';
import { viewWith } from '#test/drawn.ts';
import { toSimplified } from '#/lib/text.ts';
import type { Page, View } from '#/platform/http/view.ts';
import * as asker from './asker-questions.ts';
import { boardPage } from './board.ts';
import { bulkPage } from './bulk.ts';
import { deskPage } from './desk.ts';
import { foresightPage } from './foresight.ts';
import { handlingPage } from './handling.ts';
import * as holder from './holder-questions.ts';
import { matterPage } from './matter.ts';
import { minePage } from './mine.ts';
import { raiseBeginPage } from './raise-begin.ts';
import { raiseCategoryPage } from './raise-category.ts';
import { raiseCheckPage } from './raise-check.ts';
import { raisePlacePage } from './raise-place.ts';
import { changeTemplatePage, templatesPage } from './templates.ts';
import { languageOf } from './written.ts';

const HAN = /\p{Script=Han}/u;
const LATIN_WORD = /[A-Za-z]{3,}/;

/** Everything a reader sees or hears of a page: its title, its words, and what is only spoken. */
async function heard(page: Page): Promise<string> {
  const root = readMarkup(`${await page.body}`);
  const spoken = elementsOf(root).flatMap((one) =>
    ['aria-label', 'alt', 'placeholder', 'title', 'data-sending'].flatMap(
      (name) => one.attributes.get(name) ?? [],
    ),
  );
  return [page.title, wordsIn(root), ...spoken].join('\n');
}

/** Puts the same word for all that people and hosts wrote, so that only the page's own is left. */
function withWords(value: unknown, word: string): unknown {
  if (typeof value === 'string') return isCode(value) ? value : word;
  if (Array.isArray(value)) return value.map((one) => withWords(one, word));
  if (value instanceof Temporal.Instant || typeof value !== 'object' || value === null)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      WRITTEN.has(name) ? withWords(inner, word) : keepCodes(inner, word),
    ]),
  );
}

function keepCodes(value: unknown, word: string): unknown {
  if (Array.isArray(value)) return value.map((one) => keepCodes(one, word));
  return typeof value === 'string' ? value : withWords(value, word);
}

/** A number, an address or an id that stands in a page as it is. */
function isCode(text: string): boolean {
  return /^[\d+:-]+$/.test(text);
}

/** The fields in which somebody's own words stand. */
const WRITTEN = new Set(
  [
    'title excerpt body hant hans en name thanks holderName note words wordsEn reason about query',
    'label organisationName',
  ].flatMap((names) => names.split(' ')),
);

/** Declares that a page speaks the language of its reader and no other. */
function speaks<Shown>(
  name: string,
  shapes: fc.Arbitrary<Shown>,
  draw: (view: View, one: Shown) => Page,
): void {
  property(
    `${name} speaks the language of its reader and no other`,
    fc.asyncProperty(shapes, async (one) => {
      const of = async (language: View['language'], word: string) => {
        const own: Shown = Object.assign({}, one, withWords(one, word));
        return heard(draw(viewWith({ language }), own));
      };
      const en = await of('en', 'xyz');
      assert.doesNotMatch(en, HAN, `English: ${HAN.exec(en)?.[0]}`);
      const hans = await of('zh-Hans', '7');
      assert.equal(toSimplified(hans), hans);
      const hant = await of('zh-Hant', '7');
      for (const line of hant.split(/[\s，。：；！？、「」（）·]+/)) {
        assert.notEqual(languageOf(line), 'zh-Hans', line);
        assert.doesNotMatch(line.replaceAll(/CSV|SMS/g, ''), LATIN_WORD, line);
      }
    }),
    15,
  );
}

speaks('the board', shown.board, boardPage);
speaks('the list of what is mine', shown.mine, minePage);
speaks('the page of a matter', shown.matter, matterPage);
speaks('the page on which staff handle a matter', shown.handling, handlingPage);
speaks('the desk', shown.desk, deskPage);
speaks('the look ahead at a bulk', shown.foresight, foresightPage);
speaks(
  'the outcome of a bulk',
  shown.bulk.map(({ outcomes, ...rest }) => ({
    ...rest,
    outcomes: outcomes.filter(({ refusal }) => refusal !== 'a_code_of_tomorrow'),
  })),
  bulkPage,
);
speaks('the list of ready answers', ready.templates, templatesPage);
speaks('the page of one ready answer', ready.template, changeTemplatePage);
speaks('the question whether it is solved', shown.matter, asker.confirmPage);
speaks('the question for an answer', shown.matter, asker.answerPage);
speaks('the question what is missing', shown.matter, asker.reopenPage);
speaks('the question how it was done', shown.matter, holder.donePage);
speaks('the question when one comes', shown.matter, holder.schedulePage);
speaks('the question for whom it waits', shown.matter, holder.waitPage);
speaks('the question for photos', shown.matter, holder.photosPage);
speaks('the first screen of raising', raising.begin, raiseBeginPage);
speaks('the screen that asks which kind it is', raising.kind, raiseCategoryPage);
speaks('the screen that asks where it is', raising.spot, raisePlacePage);
speaks('the last screen of raising', raising.check, raiseCheckPage);
