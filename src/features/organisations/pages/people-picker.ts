import { html } from 'hono/html';
import { submitButton } from '#/platform/http/components/button.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form } from '#/platform/http/components/form.ts';
import { searchField } from '#/platform/http/components/search-field.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { words } from '#/features/organisations/words/index.ts';

export type PeoplePicker = {
  readonly endpoint: string;
  readonly address: string;
  readonly searchAddress: string;
  readonly label: string;
  readonly people: readonly { readonly personId: string; readonly name: string }[];
  readonly query: string;
  /** Further questions of the same form. */
  readonly more?: (fields: FormFields) => Html;
};

/** Finds somebody by name, then asks which of those found is meant; works without a script. */
export function peoplePicker(view: View, picker: PeoplePicker): Html {
  const say = words[view.language];
  const search = searchField(view.language, {
    address: picker.searchAddress,
    label: say.findPerson,
    value: picker.query,
  });
  const options = picker.people.map(({ personId, name }) => ({ value: personId, label: name }));
  if (options.length === 0)
    return html`${search}
      <p class="soft">${say.noPeople}</p>`;
  const choose = form(
    view,
    { endpoint: picker.endpoint, address: picker.address },
    (fields) =>
      html`${selectField(fields, {
        name: 'personId',
        label: say.person,
        hint: say.appointHint,
        options,
      })}
      ${picker.more?.(fields) ?? ''} ${submitButton({ label: picker.label })}`,
  );
  return html`${search} ${choose}`;
}
