import { html } from 'hono/html';
import {
  backLink,
  emptyState,
  form,
  linkButton,
  pageHead,
  panel,
  people,
  quietButton,
  refusedNotice,
  stack,
  unpressed,
} from '#/platform/http/components/index.ts';
import type { PersonRow } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatMoment, formatNumber } from '#/platform/i18n/format.ts';
import { writeTelephone } from '#/features/people/index.ts';
import type { ToTellShown } from '#/features/behalf/routes/shapes.ts';
import { slipWords } from '#/features/behalf/words/slips.ts';

const ENDPOINT = 'behalf.make_slip';

/** Draws who has yet to be told by hand, and the slips that wait to be handed over. */
export function toTellPage(view: View, shown: ToTellShown): Page {
  const place = nameIn(shown.place.names, view.language);
  const say = slipWords[view.language];
  const title = say.listTitle(place);
  return {
    title,
    section: 'desk',
    width: 'two',
    body: stack(
      pageHead({
        title,
        lead: say.listLead,
        above: backLink(place, `/people?place=${shown.place.id}`),
      }),
      refusedNotice(view, [ENDPOINT]),
      waitingPanel(view, shown),
      slipsPanel(view, shown),
    ),
  };
}

function waitingPanel(view: View, { waiting, communityId }: ToTellShown): Html {
  const say = slipWords[view.language];
  const rows = waiting.map((one): PersonRow => {
    const to = { endpoint: ENDPOINT, address: `/people/${one.personId}/slips` };
    const label = say.make[one.way];
    const spoken = `${label} ${say.makeNamed(one.name)}`;
    const button = quietButton({ label, icon: one.way === 'slip' ? 'printer' : 'phone', spoken });
    const hidden = { communityId };
    return {
      ...lineOf(view, one),
      note: say.things(formatNumber(view.language, one.count)),
      action: form(unpressed(view), { ...to, hidden, look: 'row' }, () => button),
    };
  });
  return panel(
    { title: say.waiting },
    rows.length === 0
      ? emptyState({ icon: 'check', title: say.nobody, text: say.nobodyText })
      : people(view.language, rows),
  );
}

function slipsPanel(view: View, { slips }: ToTellShown): Html {
  const say = slipWords[view.language];
  const rows = slips.map((slip): PersonRow => ({
    ...lineOf(view, slip),
    note: say.madeOn(formatMoment(view, slip.madeAt), slip.madeBy),
    action: linkButton({
      label: say.open,
      address: `/slips/${slip.id}`,
      spoken: `${say.open}: ${slip.name}`,
    }),
  }));
  return panel(
    { title: say.toHandOver },
    rows.length === 0 ? html`<p>${say.noneToHandOver}</p>` : people(view.language, rows),
  );
}

type Line = ToTellShown['waiting'][number] | ToTellShown['slips'][number];

/** Gives the number of who wishes to be rung up; of others the list needs none. */
export function telephoneOf({ way, telephone }: Line): string | undefined {
  return way === 'telephone' && telephone !== undefined ? writeTelephone(telephone) : undefined;
}

function lineOf(view: View, one: Line): PersonRow {
  const say = slipWords[view.language];
  const home = one.home === undefined ? [] : [nameIn(one.home, view.language)];
  const role = [say.ways[one.way], ...home].join(' · ');
  return { name: one.name, role, telephone: telephoneOf(one) };
}
