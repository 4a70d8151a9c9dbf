import { html } from 'hono/html';
import { musterAddress } from '#/features/musters/model.ts';
import type { MusterLine } from '#/features/musters/routes/shapes.ts';
import { musterWords } from '#/features/musters/words/index.ts';
import { actions, linkButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatMoment } from '#/platform/i18n/format.ts';

/** Says on one's own page for what one is called just now, and leads there. */
export function calledPanel(view: View, lines: readonly MusterLine[]): Html {
  const say = musterWords[view.language];
  return panel(
    { title: say.mine, id: 'musters' },
    html`<p>${say.calledNow}</p>
      ${actions(
        ...lines.map(({ id, title, startsAt, seating }) =>
          linkButton({
            label:
              seating === undefined
                ? `${title} · ${formatMoment(view, startsAt)}`
                : `${title} · ${say.mineIs[seating]}`,
            address: musterAddress(id),
            icon: 'megaphone',
          }),
        ),
      )}`,
  );
}

/** Offers on the page of a team to call its members. */
export function callTeamPanel(view: View): Html {
  const say = musterWords[view.language];
  return panel(
    { title: say.mine, id: 'musters' },
    html`<p>${say.mineLead}</p>
      ${actions(linkButton({ label: say.make, address: '/musters/new', icon: 'megaphone' }))}`,
  );
}
