import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { View } from '#/platform/http/view.ts';
import { headingWords } from '#/platform/http/words/headings.ts';
import type { NoticesOutput } from '#/features/notices/routes/own.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { noticeWords } from '#/features/notices/words/notices.ts';

/** Writes what one was told, the latest first. */
export function noticesTable(view: View, { notices, next }: NoticesOutput): ListTable {
  const say = noticeWords[view.language];
  const { kinds, topics } = kindWords[view.language];
  const { when, what, kind, about, state } = headingWords[view.language];
  return {
    name: say.title,
    headings: [when, what, kind, about, state],
    rows: notices.map((line) => [
      momentCell(view, line.at),
      kinds[line.kind],
      topics[line.topic],
      line.matter === undefined ? undefined : `${line.matter.reference} ${line.matter.title}`,
      line.readAt === undefined ? say.unread : undefined,
    ]),
    next: next === undefined ? undefined : { after: next },
  };
}
