import { html } from 'hono/html';
import { reasonWords } from '#/features/matters/index.ts';
import {
  emptyState,
  linkButton,
  pageHead,
  panel,
  people,
  stack,
} from '#/platform/http/components/index.ts';
import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { headingWords } from '#/platform/http/words/headings.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatAppointment, formatDate } from '#/platform/i18n/format.ts';
import type { ReviewLine, ReviewsShown } from '#/features/moderation/routes/shapes.ts';
import { appealWords } from '#/features/moderation/words/appeals.ts';
import { reviewWords } from '#/features/moderation/words/reviews.ts';

/** Draws what waits to be looked at in a community, and what was decided lately. */
export function reviewsPage(view: View, shown: ReviewsShown): Page {
  const say = reviewWords[view.language];
  const title = say.deskTitle(
    shown.place === undefined ? '' : nameIn(shown.place.names, view.language),
  );
  return {
    title,
    section: 'desk',
    width: 'two',
    body: stack(
      pageHead({ title, lead: say.deskLead }),
      shown.appealed.length === 0
        ? ''
        : panel({ title: appealWords[view.language].appealed }, rows(view, shown.appealed)),
      panel(
        { title: say.waiting },
        shown.waiting.length === 0
          ? emptyState({ icon: 'check', title: say.none, text: say.noneText })
          : rows(view, shown.waiting),
      ),
      panel(
        { title: say.decidedOnes },
        shown.decided.length === 0 ? html`<p>${say.noneDecided}</p>` : rows(view, shown.decided),
      ),
    ),
  };
}

/** Writes what waits to be looked at, the appealed first, and what was decided. */
export function reviewsTable(view: View, shown: ReviewsShown): ListTable {
  const say = reviewWords[view.language];
  const { about, kind, state, when, due } = headingWords[view.language];
  const where = shown.place === undefined ? '' : nameIn(shown.place.names, view.language);
  return {
    name: say.deskTitle(where),
    headings: [about, kind, state, when, due],
    rows: [...shown.appealed, ...shown.waiting, ...shown.decided].map((line) => [
      line.matter.title,
      reasonWords[view.language].kinds[line.kind],
      line.decision === undefined ? say.waiting : standing(view, line),
      momentCell(view, line.openedAt),
      momentCell(view, line.dueAt),
    ]),
  };
}

function rows(view: View, lines: readonly ReviewLine[]): Html {
  const say = reviewWords[view.language];
  return people(
    view.language,
    lines.map((line) => ({
      name: line.matter.title,
      role: reasonWords[view.language].kinds[line.kind],
      note: standing(view, line),
      action: linkButton({
        label: say.look,
        address: `/reviews/${line.id}`,
        spoken: `${say.look}: ${line.matter.title}`,
      }),
    })),
  );
}

/** Says until when a review is due, or what came of it. */
export function standing(view: View, line: ReviewLine): string {
  const say = reviewWords[view.language];
  if (line.decision === undefined) return say.due(formatAppointment(view, line.dueAt));
  if (line.endedAt !== undefined) {
    const day = line.endedAt.toZonedDateTimeISO(view.zone).toPlainDate();
    return say.shownOn(formatDate(view.language, day));
  }
  const reason = line.reason && reasonWords[view.language].reasons[line.reason];
  return [say.results[line.decision], ...(reason === undefined ? [] : [reason])].join(' · ');
}
