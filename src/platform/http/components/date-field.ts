import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { attributes } from './attributes.ts';
import { framedField, valueOf } from './field.ts';
import type { FieldSpec, FormFields } from './field.ts';

export type DateFieldSpec = FieldSpec & {
  /** `moment` also asks for the time of day. */
  readonly kind?: 'date' | 'moment' | 'time' | undefined;
  /** ISO 8601: 2026-11-22, 2026-11-22T19:30, 19:30. */
  readonly value?: string | undefined;
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
};

/** Asks for a date with the calendar of the phone. */
export function dateField(fields: FormFields, spec: DateFieldSpec): Html {
  return framedField(
    fields,
    spec,
    (control) =>
      html`<input
        class="input input-date"
        ${control.attributes}${attributes({
          type: types[spec.kind ?? 'date'],
          min: spec.earliest,
          max: spec.latest,
          value: valueOf(fields, spec.name, spec.value),
        })}
      />`,
  );
}

const types = { date: 'date', moment: 'datetime-local', time: 'time' } as const;
