import { html } from 'hono/html';
import {
  actions,
  buttonForm,
  form,
  quietButton,
  radios,
  unpressed,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import { vouchGrounds } from '#/features/people/model.ts';
import type { HomeLine } from '#/features/people/routes/load-me.ts';
import { vouchWords } from '#/features/people/words/vouch.ts';

/** Says who vouched for a home, by what they know, and when. */
export function vouchLine(view: View, { vouch }: HomeLine): string {
  if (vouch === undefined) return '';
  const say = vouchWords[view.language];
  const day = formatDate(view.language, vouch.at.toZonedDateTimeISO(view.zone).toPlainDate());
  return say.by(vouch.by, say.grounds[vouch.ground], day);
}

/** Offers to take a word about a home back, to whom it belongs. */
export function takeBackButton(view: View, { vouch, place }: HomeLine): Html | '' {
  if (vouch?.mayTakeBack !== true) return '';
  const say = vouchWords[view.language];
  const spoken = say.takeBackNamed(nameIn(place.names, view.language));
  return buttonForm(view, {
    endpoint: 'people.take_back_vouch',
    address: `/vouches/${vouch.id}`,
    method: 'DELETE',
    button: quietButton({ label: say.takeBack, spoken }),
  });
}

/** Asks a building leader by what they know that somebody lives in a home. */
export function vouchForm(view: View, personId: string, home: HomeLine): Html {
  const say = vouchWords[view.language];
  const to = {
    endpoint: 'people.vouch',
    address: `/people/${personId}/vouches`,
    hidden: { householdId: home.place.id, relation: home.relation },
  };
  return form(
    unpressed(view),
    to,
    (fields) =>
      html`${radios(fields, {
        name: 'ground',
        label: say.ask(nameIn(home.place.names, view.language)),
        hint: say.hint,
        options: vouchGrounds.map((value) => ({ value, label: say.grounds[value] })),
      })}
      ${actions(quietButton({ label: say.give, icon: 'check' }))}`,
  );
}
