import { html } from 'hono/html';
import {
  actions,
  backLink,
  form,
  pageHead,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import type { PersonShown } from '#/features/people/routes/load-person.ts';
import { writeTelephone } from '#/features/people/rules/addresses.ts';
import { counterWords } from '#/features/people/words/counter.ts';
import { personInputs } from './register.ts';

/** Draws what is known of a person as a form. */
export function correctPage(view: View, shown: PersonShown): Page {
  const say = counterWords[view.language];
  const { person, birthYear, seesBirthYear, mayVouch } = shown;
  const known = {
    ...person,
    telephone: person.telephone && writeTelephone(person.telephone),
    birthYear,
    seesBirthYear,
    isVouching: mayVouch,
  };
  const to = {
    endpoint: 'people.correct',
    address: `/people/${person.id}`,
    method: 'PATCH',
  } as const;
  return {
    title: say.correct,
    section: 'desk',
    width: 'column',
    body: stack(
      pageHead({
        title: say.correct,
        above: backLink(person.name, `/people/${person.id}`),
      }),
      form(
        view,
        to,
        (fields) =>
          html`${personInputs(view, fields, known)}
          ${actions(submitButton({ label: say.save, icon: 'check' }))}`,
      ),
    ),
  };
}
