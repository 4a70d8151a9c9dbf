import { html } from 'hono/html';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { attributes } from './attributes.ts';
import { fieldId, framedField, valueOf } from './field.ts';
import type { FieldSpec, FormFields } from './field.ts';

export type TextAreaSpec = FieldSpec & {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  /** The most characters; said below the field and counted down while typing. */
  readonly limit?: number | undefined;
  /** What is filled in comes after what was typed and not yet sent, instead of in its place. */
  readonly addsToTyped?: true | undefined;
};

const USUAL_ROWS = 4;

/** Asks for several lines of text. */
export function textArea(fields: FormFields, spec: TextAreaSpec): Html {
  return framedField(
    fields,
    spec,
    (control) =>
      html`<textarea
          class="input input-area"
          rows="${spec.rows ?? USUAL_ROWS}"
          ${control.attributes}
          ${attributes({ autocomplete: 'off', 'data-adds': spec.addsToTyped })}
        >
${valueOf(fields, spec.name, spec.value)}</textarea
        >${spec.limit === undefined ? '' : count(fields, spec.name, spec.limit)}`,
  );
}

/** The text is not cut off at the limit: what is over can be seen and shortened. */
function count(fields: FormFields, name: string, limit: number): Html {
  const text = words[fields.language];
  return html`<text-count
    class="field-count"
    for="${fieldId(fields, name)}"
    limit="${limit}"
    left="${text.charactersLeft('{n}')}"
    over="${text.charactersOver('{n}')}"
    >${text.charactersAtMost(formatNumber(fields.language, limit))}</text-count
  >`;
}
