import { html } from 'hono/html';
import {
  actions,
  form,
  panel,
  quietButton,
  radios,
  submitButton,
} from '#/platform/http/components/index.ts';
import { actingWays } from '#/platform/access/subject.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { toldWays } from '#/features/people/model.ts';
import type { ToldWay } from '#/features/people/model.ts';
import { toldWords } from '#/features/people/words/told.ts';

/** Asks how somebody is to be told what others did for them; without a name, oneself. */
export function toldWayPanel(
  view: View,
  shown: { readonly personId: string; readonly told: ToldWay; readonly name?: string },
): Html {
  const say = toldWords[view.language];
  const to = {
    endpoint: 'people.choose_told_way',
    address: `/people/${shown.personId}/told-way`,
    method: 'PUT',
  } as const;
  return panel(
    { title: shown.name === undefined ? say.title : say.titleFor(shown.name), id: 'told' },
    html`<p class="soft">${shown.name === undefined ? say.text : say.textFor(shown.name)}</p>
      ${form(
        view,
        to,
        (fields) =>
          html`${radios(fields, {
            name: 'told',
            label: say.choose,
            value: shown.told,
            options: toldWays.map((value) => ({
              value,
              label: say.ways[value],
              hint: say.hints[value],
            })),
          })}
          ${actions(quietButton({ label: say.save, icon: 'check' }))}`,
      )}`,
  );
}

/** Asks an office how it came in before it begins to act for somebody. */
export function startActingForm(
  view: View,
  person: { readonly id: string; readonly label: string },
): Html {
  const say = toldWords[view.language];
  const to = { endpoint: 'people.start_acting', address: `/acting-for/${person.id}` };
  return form(
    view,
    to,
    (fields) =>
      html`${radios(fields, {
        name: 'way',
        label: say.cameIn,
        hint: say.cameInHint,
        options: actingWays
          .filter((way) => way !== 'standing')
          .map((value) => ({ value, label: say.actingWays[value] })),
      })}
      ${actions(submitButton({ label: person.label, icon: 'hand' }))}`,
  );
}
