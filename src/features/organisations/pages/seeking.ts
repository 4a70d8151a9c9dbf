import { html } from 'hono/html';
import { quietButton, submitButton } from '#/platform/http/components/button.ts';
import { dateField } from '#/platform/http/components/date-field.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form } from '#/platform/http/components/form.ts';
import { radios } from '#/platform/http/components/choices.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import type { Html, View } from '#/platform/http/view.ts';
import type { PostPage } from '#/features/organisations/routes/shapes.ts';
import { words } from '#/features/organisations/words/index.ts';

/** Asks by what somebody is reached, and then whether those found are meant; needs no script. */
export function seeking(view: View, shown: PostPage): Html {
  const say = words[view.language];
  const address = `/posts/${shown.post.id}/seeking`;
  const seek = form(
    view,
    { endpoint: 'organisations.seek_holder', address },
    (fields) =>
      html`${textField(fields, {
        name: 'contact',
        label: say.contact,
        hint: say.contactHint,
        autocomplete: 'off',
      })}
      ${quietButton({ label: say.seek, icon: 'search' })}`,
  );
  return shown.people.length === 0 ? seek : html`${confirming(view, shown)} ${seek}`;
}

function confirming(view: View, { post, people }: PostPage): Html {
  const say = words[view.language];
  const to = { endpoint: 'organisations.appoint', address: `/posts/${post.id}/holder` };
  const options = people.map(({ personId, name }) => ({ value: personId, label: name }));
  const [only] = options.length === 1 ? options : [];
  return form(
    view,
    to,
    (fields) =>
      html`${radios(fields, {
        name: 'personId',
        label: say.isMeant,
        options,
        value: only?.value,
      })}
      ${termFields(view, fields)} ${submitButton({ label: say.appoint })}`,
  );
}

/** Asks from when and until when a post is held. */
export function termFields(view: View, fields: FormFields): Html {
  const say = words[view.language];
  return html`${dateField(fields, { name: 'startsOn', label: say.startsOn, isOptional: true })}
  ${dateField(fields, { name: 'plannedEndOn', label: say.plannedEndOn, isOptional: true })}`;
}
