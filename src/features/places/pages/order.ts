import { html } from 'hono/html';
import { actions, linkButton } from '#/platform/http/components/index.ts';
import { submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { form } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { MAX_PLACE_NAME } from '#/features/places/model.ts';
import type { OrderShown } from '#/features/places/routes/order.ts';
import { orderWords } from '#/features/places/words/order.ts';
import { partPlaceOf } from '#/features/places/rules/splitting.ts';
import { splitWords } from '#/features/places/words/split.ts';
import { words } from '#/features/places/words/index.ts';

/** Draws the two forms by which a steward keeps a place in order: its names, and where it lies. */
export function orderPage(view: View, shown: OrderShown): Page {
  const say = orderWords[view.language];
  const name = nameIn(shown.place.names, view.language);
  const title = say.title(name);
  return {
    title,
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({ title, above: backLink(name, `/places/${shown.place.id}`) }),
      panel({ title: say.names }, naming(view, shown)),
      panel({ title: say.move }, moving(view, shown)),
      dividing(view, shown),
    ),
  };
}

/** Leads to where it is divided; what has no parts leads nowhere. */
function dividing(view: View, { place }: OrderShown): Html | '' {
  if (partPlaceOf(place) === undefined) return '';
  const say = splitWords[view.language];
  const link = linkButton({ label: say.open, address: `/places/${place.id}/split` });
  return panel({ title: say.open }, actions(link));
}

function naming(view: View, { place }: OrderShown): Html {
  const say = orderWords[view.language];
  const { inHant, inHans, inEn, save } = words[view.language];
  const to = {
    endpoint: 'places.rename',
    address: `/places/${place.id}/names`,
    method: 'PUT',
  } as const;
  const { hant, hans, en } = place.names;
  const fields = [
    { name: 'hant', label: inHant, value: hant },
    { name: 'hans', label: inHans, value: hans },
    { name: 'en', label: inEn, value: en },
  ];
  return html`<p class="soft">${say.namesLead}</p>
    ${form(
      view,
      to,
      (known) =>
        html`${fields.map((field) => textField(known, { ...field, maxLength: MAX_PLACE_NAME }))}
        ${submitButton({ label: save })}`,
    )}`;
}

function moving(view: View, { place, places }: OrderShown): Html {
  const say = orderWords[view.language];
  const to = { endpoint: 'places.move', address: `/places/${place.id}/move` };
  return html`<p class="soft">${say.moveLead(formatNumber(view.language, places))}</p>
    ${form(
      view,
      to,
      (fields) =>
        html`${textField(fields, { name: 'under', label: say.under, hint: say.underHint })}
        ${submitButton({ label: say.moveIt })}`,
    )}`;
}
