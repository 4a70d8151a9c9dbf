import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { attributes } from './attributes.ts';
import { fieldId, framedGroup, valueOf, valuesOf } from './field.ts';
import type { FieldSpec, FormFields } from './field.ts';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: IconName | undefined;
};

type Shared = FieldSpec & {
  readonly options: readonly Choice[];
  /** `tiles` stand side by side where there is room; `rows`, the usual, one below the other. */
  readonly look?: 'rows' | 'tiles' | undefined;
};

export type RadiosSpec = Shared & { readonly value?: string | undefined };
export type CheckboxesSpec = Shared & { readonly values?: readonly string[] | undefined };

/** Asks to pick one of a few; each is a row as large as a thumb. */
export function radios(fields: FormFields, spec: RadiosSpec): Html {
  const chosen = valueOf(fields, spec.name, spec.value);
  return choiceGroup(fields, spec, { type: 'radio', chosen: [chosen] });
}

/** Asks to pick any number of a few. */
export function checkboxes(fields: FormFields, spec: CheckboxesSpec): Html {
  const chosen = valuesOf(fields, spec.name, spec.values);
  return choiceGroup(fields, spec, { type: 'checkbox', chosen });
}

type Ticking = { readonly type: 'radio' | 'checkbox'; readonly chosen: readonly string[] };

function choiceGroup(fields: FormFields, spec: Shared, ticking: Ticking): Html {
  const id = fieldId(fields, spec.name);
  const rows = spec.options.map((option, index) => {
    // The first has the name of the field, for the error summary to link to.
    const optionId = index === 0 ? id : `${id}-${index + 1}`;
    return choiceRow({ ...ticking, name: spec.name, id: optionId, option });
  });
  return framedGroup(
    fields,
    spec,
    html`<div class="${spec.look === 'tiles' ? 'choices choices-tiles' : 'choices'}">${rows}</div>`,
  );
}

function choiceRow(
  row: Ticking & { readonly name: string; readonly id: string; readonly option: Choice },
): Html {
  const { option } = row;
  // The hint of the whole question has the id of its first box with `-hint`.
  const hintId = option.hint === undefined ? undefined : `${row.id}-option-hint`;
  return html`<div class="choice">
    <input
      class="choice-input"
      type="${row.type}"
      id="${row.id}"
      name="${row.name}"
      value="${option.value}"
      ${attributes({
        checked: row.chosen.includes(option.value) ? true : undefined,
        'aria-describedby': hintId,
      })}
    />
    <label class="choice-label" for="${row.id}"
      >${option.icon === undefined ? '' : icon(option.icon)}<span>${option.label}</span></label
    >
    ${
      option.hint === undefined
        ? ''
        : html`<span class="choice-hint" id="${hintId}">${option.hint}</span>`
    }
  </div>`;
}
