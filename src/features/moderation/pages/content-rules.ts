import { html } from 'hono/html';
import { hidingReasons, reasonWords } from '#/features/matters/index.ts';
import { LEAST_PUBLISHED } from '#/features/moderation/model.ts';
import type { ContentRulesShown } from '#/features/moderation/routes/shapes.ts';
import { contentRulesWords } from '#/features/moderation/words/content-rules.ts';
import {
  dataTable,
  linkButton,
  pageHead,
  panel,
  stack,
  summaryList,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate, formatNumber } from '#/platform/i18n/format.ts';

const REST = '*';

/** Draws what may not stand somewhere, who decides that, and how often something was hidden. */
export function contentRulesPage(view: View, shown: ContentRulesShown): Page {
  const say = contentRulesWords[view.language];
  const { reasons } = reasonWords[view.language];
  const rows = hidingReasons.map((reason) => ({
    label: reasons[reason],
    value: say.whats[reason],
  }));
  return {
    title: say.title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead }),
      panel({ title: say.what }, summaryList(view.language, rows)),
      panel({ title: say.never }, lines(say.nevers)),
      panel(
        { title: say.how },
        html`${lines([
          say.objecting,
          say.deciding,
          ...daysOf(view, shown),
          say.hiding,
          say.appealing,
        ])}
        ${linkButton({ label: say.toOwn, address: '/me/hidden' })}`,
      ),
      countsPanel(view, shown),
    ),
  };
}

function lines(texts: readonly string[]): Html {
  return html`<ul class="lines">
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`;
}

function daysOf(view: View, { days }: ContentRulesShown): readonly string[] {
  const say = contentRulesWords[view.language];
  return days.flatMap(({ reason, workingDays }) => {
    const number = formatNumber(view.language, workingDays);
    if (reason === REST) return [say.days(number)];
    return reason === 'personal' ? [say.daysPersonal(number)] : [];
  });
}

function countsPanel(view: View, { place, since, counts }: ContentRulesShown): Html | '' {
  if (place === undefined || counts === undefined) return '';
  const say = contentRulesWords[view.language];
  const { reasons } = reasonWords[view.language];
  const number = (count: number | undefined) =>
    count === undefined ? say.withheld : formatNumber(view.language, count);
  const title = say.counts(nameIn(place.names, view.language));
  const day = formatDate(view.language, since.toZonedDateTimeISO(view.zone).toPlainDate());
  return panel(
    { title },
    html`${dataTable({
        caption: say.since(day),
        columns: [{ label: say.outcome }, { label: say.count, look: 'number' }],
        rows: [
          ...(counts.byReason ?? []).map((one) => [
            say.hidden(reasons[one.reason]),
            number(one.hidden),
          ]),
          [say.allHidden, number(counts.hidden)],
          [say.shownAgain, number(counts.shownAgain)],
          [say.kept, number(counts.kept)],
          [say.mended, number(counts.mended)],
          [say.waiting, number(counts.waiting)],
        ],
      })}
      <p class="soft">${say.small(formatNumber(view.language, LEAST_PUBLISHED))}</p>`,
  );
}
