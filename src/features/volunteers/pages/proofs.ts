import { html } from 'hono/html';
import type { Own } from '#/features/volunteers/routes/load-own.ts';
import { proofWords } from '#/features/volunteers/words/proofs.ts';
import { panel, summaryList } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';

/** Shows what somebody has seen of what one can do, with the last day on which it holds. */
export function proofsPanel(view: View, { proofs, abilities }: Own): Html | '' {
  if (proofs.length === 0) return '';
  const say = proofWords[view.language];
  const rows = proofs.map(({ ability, kind, what, endsAt }) => {
    const names = abilities.find(({ code }) => code === ability)?.names;
    const until = say.until(formatDate(view.language, lastDay(view, endsAt)));
    return {
      label: names === undefined ? ability : nameIn(names, view.language),
      value: [say.kinds[kind], what, until].join(' · '),
    };
  });
  return panel(
    { title: say.title, id: 'proofs' },
    html`${summaryList(view.language, rows)}
      <p class="soft">${say.text}</p>`,
  );
}

/** A proof ends when the day after its last begins. */
function lastDay(view: View, endsAt: Temporal.Instant): Temporal.PlainDate {
  return endsAt.toZonedDateTimeISO(view.zone).subtract({ seconds: 1 }).toPlainDate();
}
