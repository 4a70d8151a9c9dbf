import { html } from 'hono/html';
import { pressedRefusal } from '#/platform/http/components/index.ts';
import { actions, linkButton, quietButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { dataTable } from '#/platform/http/components/data-table.ts';
import { form, hiddenField } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { tag } from '#/platform/http/components/tag.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatNumber, formatTime } from '#/platform/i18n/format.ts';
import { errorWords } from '#/platform/http/errors/words.ts';
import type { BulkShown } from '#/features/matters/routes/shapes.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { written } from './written.ts';

/** Lists what came of doing the same to many matters, each by itself, and of undoing it. */
export function bulkPage(view: View, shown: BulkShown): Page {
  const say = deskWords[view.language];
  const done = shown.outcomes.filter(({ refusal }) => refusal === undefined).length;
  const number = (value: number) => formatNumber(view.language, value);
  const back = `/desk?place=${shown.place}`;
  const title = shown.isUndone ? say.undoneTitle : say.bulkTitle;
  const lead = shown.isUndone ? say.undoneLead : say.bulkDone;
  return {
    title,
    section: 'desk',
    width: 'two',
    body: stack(
      pageHead({
        title,
        lead: lead(number(done), number(shown.outcomes.length)),
        above: backLink(say.title, back),
      }),
      shown.outcomes.some(({ mayUndo }) => mayUndo) ? undoing(view, shown) : pressedRefusal(view),
      dataTable({
        caption: say.bulkEach,
        isCaptionUnseen: true,
        columns: [{ label: say.columns.matter }, { label: say.bulkOutcome }],
        rows: shown.outcomes.map((one) => [
          html`<a href="/matters/${one.id}/desk"
            >${one.reference} ${written(view.language, one.title)}</a
          >`,
          outcomeOf(view, shown, one),
        ]),
      }),
      linkButton({ label: say.bulkBack, icon: 'desk', address: back }),
    ),
  };
}

/** Only what can still be undone is sent; of the rest the table says why not. */
function undoing(view: View, shown: BulkShown): Html {
  const say = deskWords[view.language];
  const { place, communityId, bulk = '', undoUntil, outcomes } = shown;
  const open = outcomes.filter(({ mayUndo }) => mayUndo);
  const until = undoUntil === undefined ? '' : formatTime(view, undoUntil);
  return panel(
    { title: say.undoTitle },
    html`<p>${say.undoHint(formatNumber(view.language, open.length), until)}</p>
      ${form(
        view,
        {
          endpoint: 'matters.undo_bulk',
          address: '/desk/bulk/undo',
          hidden: { place, communityId, bulk },
        },
        () =>
          html`${open.map((one) => hiddenField('chosen', one.reference))}
          ${actions(quietButton({ label: say.undoDo, icon: 'undo' }))}`,
      )}`,
  );
}

function outcomeOf(view: View, shown: BulkShown, one: BulkShown['outcomes'][number]): Html {
  const say = deskWords[view.language];
  if (one.refusal !== undefined) {
    return html`<span class="late">${sentenceOf(view, one.refusal)}</span>`;
  }
  const label = shown.isUndone ? say.undoneOk : say.bulkOk;
  return html`${tag({ look: 'done', label })}
  ${
    one.undoRefusal === undefined
      ? ''
      : html`<span class="soft">${sentenceOf(view, one.undoRefusal)}</span>`
  }`;
}

function sentenceOf(view: View, refusal: string): string {
  const sentences: Readonly<Record<string, (detail: Readonly<Record<string, string>>) => string>> =
    { ...errorWords[view.language].refusals, ...words[view.language].refusals };
  return sentences[refusal]?.({}) ?? refusal;
}
