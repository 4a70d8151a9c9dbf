import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { attributes } from './attributes.ts';
import { framedField, valueOf } from './field.ts';
import type { FieldSpec, FormFields } from './field.ts';

/** What is typed, for the keyboard of a phone. */
export type TextKind = 'text' | 'telephone' | 'email' | 'code' | 'number' | 'password';

export type TextFieldSpec = FieldSpec & {
  readonly kind?: TextKind | undefined;
  readonly value?: string | undefined;
  /** What the browser may fill in: `name`, `tel`, `street-address`. */
  readonly autocomplete?: string | undefined;
  readonly maxLength?: number | undefined;
  /** Short fields say by their width that little is expected. */
  readonly width?: 'short' | 'full' | undefined;
};

/** Asks for one line of text. */
export function textField(fields: FormFields, spec: TextFieldSpec): Html {
  const kind = spec.kind ?? 'text';
  return framedField(
    fields,
    spec,
    (control) =>
      html`<input
        class="${spec.width === 'short' || kind === 'code' ? 'input input-short' : 'input'}"
        ${control.attributes}${attributes({
          ...kinds[kind],
          ...(spec.autocomplete === undefined ? {} : { autocomplete: spec.autocomplete }),
          maxlength: spec.maxLength,
          value: kind === 'password' ? undefined : valueOf(fields, spec.name, spec.value),
        })}
      />`,
  );
}

/* A code is typed as text: a number field would drop its zeros and scroll it away. */
const kinds = {
  text: { type: 'text' },
  telephone: { type: 'tel', inputmode: 'tel', autocomplete: 'tel' },
  email: { type: 'email', inputmode: 'email', autocomplete: 'email' },
  code: { type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code' },
  number: { type: 'text', inputmode: 'numeric' },
  password: { type: 'password', autocomplete: 'current-password' },
} as const;
