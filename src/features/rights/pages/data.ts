import { html } from 'hono/html';
import {
  actions,
  backLink,
  fold,
  inset,
  linkButton,
  pageHead,
  panel,
  primaryLink,
  stack,
  summaryList,
} from '#/platform/http/components/index.ts';
import type { HeldRow } from '#/platform/personal/holding.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { groupOf, groups } from '#/features/rights/model.ts';
import type { Group } from '#/features/rights/model.ts';
import type { DataShown } from '#/features/rights/routes/shapes.ts';
import { columnWords } from '#/features/rights/words/columns.ts';
import { dataWords } from '#/features/rights/words/data.ts';
import { groupWords } from '#/features/rights/words/kinds.ts';
import { consentsPanel } from './consents.ts';
import { correctPanel } from './correct.ts';
import { leavePanel, leavingNotice } from './leave.ts';
import { writeValue } from './value.ts';

type Kind = DataShown['kinds'][number];

/** A worker of many years has done a hundred thousand things; the files hold them all. */
const MOST_ROWS = 20;
/** Numbers that only join one record to another say nothing to a reader. */
const UNSAID = /^(?:id|matter_id|post_id|file_id|subject_id|sha256|.*_matter_id|photos|data)$/;

/** Draws all that is held about somebody, in words, group by group. */
export function dataPage(view: View, shown: DataShown): Page {
  const say = dataWords[view.language];
  const title = shown.isOwn ? say.title : say.titleFor(shown.name);
  return {
    title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title, lead: say.lead, above: backLink(say.backToMe, '/me') }),
      shown.asking === undefined ? '' : leavingNotice(view, shown.asking),
      takePanel(view),
      ...groups.map((group) => groupPanel(view, shown, group)),
      panel({ title: say.notHere }, inset(say.notHereText)),
      ...(shown.asking === undefined
        ? []
        : [
            consentsPanel(view, shown.asking),
            correctPanel(view, shown.asking),
            leavePanel(view, shown.asking),
          ]),
    ),
  };
}

function takePanel(view: View): Html {
  const say = dataWords[view.language];
  return panel(
    { title: say.take },
    html`<p class="soft">${say.takeText}</p>
      ${actions(
        primaryLink({ label: say.asSheet, address: '/me/data/workbook', icon: 'download' }),
        linkButton({ label: say.asText, address: '/me/data/file' }),
      )}`,
  );
}

function groupPanel(view: View, shown: DataShown, group: Group): Html | '' {
  const kinds = shown.kinds.filter((kind) => groupOf(kind) === group && kind.rows.length > 0);
  if (kinds.length === 0) return '';
  return panel(
    { title: groupWords[view.language][group] ?? '', id: group },
    html`${kinds.map((kind) => kindFold(view, shown, kind))}`,
  );
}

function kindFold(view: View, shown: DataShown, kind: Kind): Html {
  const say = dataWords[view.language];
  const number = formatNumber(view.language, kind.rows.length);
  const latest = kind.rows.slice(-MOST_ROWS).toReversed();
  const some = say.shownOf(formatNumber(view.language, latest.length), number);
  return fold(
    html`${kind.source} <span class="soft">${say.count(number)}</span>`,
    html`${latest.length < kind.rows.length ? html`<p class="soft">${some}</p>` : ''}
    ${latest.map((row) => rowList(view, shown, { kind, row }))}`,
  );
}

function rowList(
  view: View,
  shown: DataShown,
  { kind, row }: { readonly kind: Kind; readonly row: HeldRow },
): Html {
  const labels = columnWords[view.language];
  const lines = kind.columns.flatMap((column) => {
    const value = row[column] ?? null;
    if (value === null || UNSAID.test(column)) return [];
    return [{ label: labels[column] ?? column, value: writeValue(view, shown, { column, value }) }];
  });
  return summaryList(view.language, lines);
}
