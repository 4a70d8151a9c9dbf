import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import type { FieldSpec, FormFields } from './field.ts';
import { textArea } from './text-area.ts';

export type CoverBoxesSpec = FieldSpec & {
  readonly photo: { readonly address: string; readonly alt: string };
  /** What the button says that takes back what was drawn last. */
  readonly takeBack: string;
};

const STEPS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90] as const;
const ROWS = 3;

/**
 * Asks which parts of a photo are meant: by numbers, read off a scale at its edges; where scripts
 * run, the numbers are written by drawing over the photo. The page names `cover` as its script.
 */
export function coverBoxes(fields: FormFields, spec: CoverBoxesSpec): Html {
  const { address, alt } = spec.photo;
  const scale = STEPS.map((step) => html`<span>${step}</span>`);
  return html`<div class="cover" data-cover data-back="${spec.takeBack}">
    <div class="cover-frame">
      <div class="cover-across" aria-hidden="true">${scale}</div>
      <div class="cover-down" aria-hidden="true">${scale}</div>
      <div class="cover-photo">
        <img src="${address}" alt="${alt}" />
        <div class="cover-lines"></div>
      </div>
    </div>
    ${textArea(fields, { ...spec, rows: ROWS })}
  </div>`;
}
