import * as fc from 'fast-check';
import { html } from 'hono/html';
import * as shown from '#test/matters-shown.ts';
import * as raising from '#test/raise-shown.ts';
import * as ready from '#test/templates-shown.ts';
import { assertGivenBack, lawfulPage } from '#test/page-laws.ts';
import { property } from '#test/property.ts';
import { matterEndpoints } from '#/features/matters/routes/matters.ts';
import { raiseEndpoints } from '#/features/matters/routes/raise.ts';
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
import { boardPanelOf, streetPanelOf } from './panels.ts';
import { raiseBeginPage } from './raise-begin.ts';
import { raiseCategoryPage } from './raise-category.ts';
import { raiseCheckPage } from './raise-check.ts';
import { raisePlacePage } from './raise-place.ts';
import { changeTemplatePage, templatesPage } from './templates.ts';

const endpoints = [...matterEndpoints(), ...raiseEndpoints];
const RUNS = 40;

/** Declares the laws of one page: sound whatever it shows, and no form of it loses a word. */
function laws<Shown>(
  name: string,
  shapes: fc.Arbitrary<Shown>,
  draw: (view: View, shown: Shown) => Page,
): void {
  property(
    `${name} leads and sends only where something is, with each control named`,
    fc.asyncProperty(shown.anyView, shapes, async (view, one) => {
      await lawfulPage(draw(view, one), endpoints);
    }),
    RUNS,
  );
  property(
    `each form of ${name} comes back with all that was typed and each mistake in its place`,
    fc.asyncProperty(shown.anyView, shapes, async (view, one) => {
      await assertGivenBack((again) => draw(again, one), view, endpoints);
    }),
    RUNS / 2,
  );
}

laws('the board', shown.board, boardPage);
laws('the list of what is mine', shown.mine, minePage);
laws('the page of a matter', shown.matter, matterPage);
laws('the page on which staff handle a matter', shown.handling, handlingPage);
laws('the desk', shown.desk, deskPage);
laws('the list of ready answers', ready.templates, templatesPage);
laws('the page of one ready answer', ready.template, changeTemplatePage);
laws('the outcome of a bulk', shown.bulk, bulkPage);
laws('the look ahead at a bulk', shown.foresight, foresightPage);
laws('the question whether it is solved', shown.matter, asker.confirmPage);
laws('the question for an answer', shown.matter, asker.answerPage);
laws('the question why it is withdrawn', shown.matter, asker.withdrawPage);
laws('the question what is missing', shown.matter, asker.reopenPage);
laws('the question how one would help', shown.matter, asker.offerPage);
laws('the question why another should do it', shown.matter, asker.releaseRequestPage);
laws('the question how it was done', shown.matter, holder.donePage);
laws('the question when one comes', shown.matter, holder.schedulePage);
laws('the question for whom it waits', shown.matter, holder.waitPage);
laws('the question why it is put back', shown.matter, holder.releasePage);
laws('the question why it is returned', shown.matter, holder.returnPage);
laws('the question for photos', shown.matter, holder.photosPage);
laws('the first screen of raising', raising.begin, raiseBeginPage);
laws('the screen that asks which kind it is', raising.kind, raiseCategoryPage);
laws('the screen that asks where it is', raising.spot, raisePlacePage);
laws('the last screen of raising', raising.check, raiseCheckPage);
laws(
  'the panels on the page of a place',
  shown.board,
  (view, { place, counts, cards, ...rest }) => ({
    title: 'A place',
    section: 'places',
    width: 'two',
    body: html`<h1>A place</h1>
      ${place === undefined ? '' : boardPanelOf(view, { place, counts, cards, isWalked: true })}
      ${streetPanelOf(view, rest)}`,
  }),
);
