import { html } from 'hono/html';
import { reasonWords } from '#/features/matters/index.ts';
import { MAX_OBJECTION } from '#/features/moderation/model.ts';
import type { AppealShown, OwnHidden, OwnListShown } from '#/features/moderation/routes/shapes.ts';
import { appealWords } from '#/features/moderation/words/appeals.ts';
import {
  backLink,
  emptyState,
  form,
  linkButton,
  pageHead,
  panel,
  people,
  stack,
  submitButton,
  summaryList,
  textArea,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatAppointment, formatDate } from '#/platform/i18n/format.ts';
import { written } from './written.ts';

/** Draws what of the reader’s own was hidden, and what became of it. */
export function ownHiddenPage(view: View, { hidden }: OwnListShown): Page {
  const say = appealWords[view.language];
  const lines = hidden.map((one) => ({
    name: one.matter?.title ?? reasonWords[view.language].kinds[one.kind],
    role: reasonWords[view.language].kinds[one.kind],
    note: stateOf(view, one),
    action: linkButton({
      label: say.look,
      address: `/reviews/${one.id}/appeal`,
      spoken: `${say.look}: ${one.matter?.title ?? ''}`,
    }),
  }));
  return {
    title: say.ownTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.ownTitle,
        lead: say.ownLead,
        below: linkButton({ label: say.toRules, address: '/content-rules' }),
      }),
      lines.length === 0
        ? emptyState({ icon: 'check', title: say.none, text: say.noneText })
        : panel({ title: say.which }, people(view.language, lines)),
    ),
  };
}

/** Draws one thing that was hidden, and how its author has somebody else look again. */
export function appealPage(view: View, shown: OwnHidden): Page {
  const say = appealWords[view.language];
  const { reasons, kinds } = reasonWords[view.language];
  const rows = [
    { label: say.what, value: kinds[shown.kind] },
    ...(shown.reason === undefined ? [] : [{ label: say.why, value: reasons[shown.reason] }]),
    { label: say.when, value: dayOf(view, shown.decidedAt) },
    ...(shown.answer === undefined ? [] : [{ label: say.told, value: shown.answer }]),
  ];
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title,
        lead: stateOf(view, shown),
        above: backLink(say.ownTitle, '/me/hidden'),
        below:
          shown.matter === undefined
            ? undefined
            : linkButton({ label: say.toMatter, address: `/matters/${shown.matter.id}` }),
      }),
      panel({ title: say.decided }, summaryList(view.language, rows)),
      shown.withheld === undefined || shown.withheld.body === ''
        ? ''
        : panel({ title: say.before }, written(shown.withheld)),
      shown.appeal === undefined ? '' : saidPanel(view, shown.appeal),
      shown.appeal === undefined && shown.endedAt === undefined ? appealForm(view, shown) : '',
    ),
  };
}

function saidPanel(view: View, { words, answer }: AppealShown): Html {
  const say = appealWords[view.language];
  const rows = [
    ...(words === undefined ? [] : [{ label: say.yourWords, value: words }]),
    ...(answer === undefined ? [] : [{ label: say.answer, value: answer }]),
  ];
  return panel({ title: say.appeal }, summaryList(view.language, rows));
}

function appealForm(view: View, { id }: OwnHidden): Html {
  const say = appealWords[view.language];
  const address = `/reviews/${id}/appeal`;
  return panel(
    { title: say.appeal },
    form(
      view,
      { endpoint: 'moderation.appeal', address, keepsTyped: true },
      (fields) =>
        html`<p>${say.appealLead}</p>
          ${textArea(fields, { name: 'words', label: say.reason, rows: 4, limit: MAX_OBJECTION })}
          ${submitButton({ label: say.send })}`,
    ),
  );
}

/** Says how it stands with something that was hidden. */
function stateOf(view: View, { appeal, endedAt, decidedAt }: OwnHidden): string {
  const say = appealWords[view.language];
  if (endedAt !== undefined) return say.shownOn(dayOf(view, endedAt));
  if (appeal?.outcome === 'upheld') return say.upheld;
  if (appeal !== undefined) return say.waiting(formatAppointment(view, appeal.dueAt));
  return say.hiddenOn(dayOf(view, decidedAt));
}

function dayOf(view: View, at: Temporal.Instant): string {
  return formatDate(view.language, at.toZonedDateTimeISO(view.zone).toPlainDate());
}
