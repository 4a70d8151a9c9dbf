import { html } from 'hono/html';
import { linkButton } from '#/platform/http/components/button.ts';
import { dataTable } from '#/platform/http/components/data-table.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { tag } from '#/platform/http/components/tag.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { errorWords } from '#/platform/http/errors/words.ts';
import type { BulkShown } from '#/features/matters/routes/shapes.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { written } from './written.ts';

/** Lists what came of doing the same to many matters, each by itself. */
export function bulkPage(view: View, shown: BulkShown): Page {
  const say = deskWords[view.language];
  const done = shown.outcomes.filter(({ refusal }) => refusal === undefined).length;
  const number = (value: number) => formatNumber(view.language, value);
  const back = `/desk?place=${shown.place}`;
  return {
    title: say.bulkTitle,
    section: 'desk',
    width: 'two',
    body: stack(
      pageHead({
        title: say.bulkTitle,
        lead: say.bulkDone(number(done), number(shown.outcomes.length)),
        above: backLink(say.title, back),
      }),
      dataTable({
        caption: say.bulkEach,
        isCaptionUnseen: true,
        columns: [{ label: say.columns.matter }, { label: say.bulkOutcome }],
        rows: shown.outcomes.map((one) => [
          html`<a href="/matters/${one.id}/desk"
            >${one.reference} ${written(view.language, one.title)}</a
          >`,
          outcomeOf(view, one.refusal),
        ]),
      }),
      linkButton({ label: say.bulkBack, icon: 'desk', address: back }),
    ),
  };
}

function outcomeOf(view: View, refusal: string | undefined): Html {
  if (refusal === undefined) return tag({ look: 'done', label: deskWords[view.language].bulkOk });
  const sentences: Readonly<Record<string, (detail: Readonly<Record<string, string>>) => string>> =
    { ...errorWords[view.language].refusals, ...words[view.language].refusals };
  return html`<span class="late">${sentences[refusal]?.({}) ?? refusal}</span>`;
}
