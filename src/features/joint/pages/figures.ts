import { html } from 'hono/html';
import {
  backLink,
  dataTable,
  linkButton,
  pageHead,
  panel,
  stack,
  summaryList,
  actions,
} from '#/platform/http/components/index.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber, formatPercent } from '#/platform/i18n/format.ts';
import type { Figures } from '#/features/joint/model.ts';
import type { FiguresShown } from '#/features/joint/routes/shapes.ts';
import { figureWords } from '#/features/joint/words/figures.ts';
import type { ShareWords } from '#/features/joint/words/figures.ts';

/** Which number is a part of which. */
const shares: readonly {
  readonly code: keyof ShareWords;
  readonly part: keyof Figures;
  readonly whole: keyof Figures;
}[] = [
  { code: 'reported', part: 'reportedInTime', whole: 'reportDue' },
  { code: 'came', part: 'came', whole: 'toCome' },
  { code: 'parts', part: 'partInTime', whole: 'partDue' },
  { code: 'closed', part: 'closed', whole: 'asked' },
  { code: 'assessed', part: 'assessed', whole: 'closed' },
  { code: 'solved', part: 'solved', whole: 'assessed' },
  { code: 'partly', part: 'partly', whole: 'assessed' },
];

/** Draws what came of the joint tasks of a place in numbers, each with what it is a part of. */
export function figuresPage(view: View, shown: FiguresShown): Page {
  const say = figureWords[view.language];
  const place = nameIn(shown.place.names, view.language);
  const asked = formatNumber(view.language, shown.figures.asked);
  return {
    title: say.title(place),
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title(place),
        lead: say.lead(asked),
        above: backLink(place, `/places/${shown.place.id}`),
      }),
      dataTable({
        caption: say.title(place),
        isCaptionUnseen: true,
        columns: [{ label: say.what }, { label: say.count }, { label: say.share }],
        rows: shares.map((share) => rowOf(view, shown.figures, share)),
      }),
      html`<p class="soft">${say.how}</p>`,
    ),
  };
}

/** Writes the same numbers as a table, parts and wholes apart. */
export function figuresTable(view: View, { place, figures }: FiguresShown): ListTable {
  const say = figureWords[view.language];
  return {
    name: say.title(nameIn(place.names, view.language)),
    headings: [say.what, say.part, say.whole],
    rows: shares.map(({ code, part, whole }) => [say.shares[code], figures[part], figures[whole]]),
  };
}

/** Draws on a place's page how often offices were called there, and the way to the rest. */
export function figuresPanel(view: View, { place, figures }: FiguresShown): Html {
  const say = figureWords[view.language];
  const lines = shares.slice(0, 2).map((share) => {
    const [label = '', , percent = ''] = rowOf(view, figures, share);
    return { label, value: percent };
  });
  const asked = formatNumber(view.language, figures.asked);
  const address = `/places/${place.id}/joint-tasks`;
  return panel(
    { title: say.panelTitle, id: 'joint-figures' },
    html`${summaryList(view.language, [{ label: say.asked, value: asked }, ...lines])}
    ${actions(linkButton({ label: say.more, address }))}`,
  );
}

function rowOf(
  view: View,
  figures: Figures,
  { code, part, whole }: (typeof shares)[number],
): readonly string[] {
  const { language } = view;
  const say = figureWords[language];
  const [counted, of] = [figures[part], figures[whole]];
  const share = of === 0 ? say.nothing : formatPercent(language, counted / of);
  const count = say.ofWhole(formatNumber(language, counted), formatNumber(language, of));
  return [say.shares[code], count, share];
}
