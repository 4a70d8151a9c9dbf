import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { attributes } from './attributes.ts';
import { framedField, valueOf } from './field.ts';
import type { FieldSpec, FormFields } from './field.ts';

export type SelectSpec = FieldSpec & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value?: string | undefined;
};

/** Asks to pick one of many from a list that unfolds; up to seven are better as `radios`. */
export function selectField(fields: FormFields, spec: SelectSpec): Html {
  const chosen = valueOf(fields, spec.name, spec.value);
  return framedField(
    fields,
    spec,
    (control) =>
      html`<span class="select"
        ><select class="input" ${control.attributes}>
          ${
            chosen === '' || spec.isOptional === true
              ? html`<option value="">${words[fields.language].choose}</option>`
              : ''
          }
          ${spec.options.map(
            (option) =>
              html`<option
                value="${option.value}"
                ${attributes({ selected: option.value === chosen ? true : undefined })}
              >
                ${option.label}
              </option>`,
          )}
        </select></span
      >`,
  );
}
