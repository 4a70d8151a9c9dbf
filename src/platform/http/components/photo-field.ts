import { html } from 'hono/html';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { attributes } from './attributes.ts';
import { describedBy, fieldId, framedGroup, problemOf } from './field.ts';
import type { FieldSpec, FormFields } from './field.ts';
import { icon } from './icon.ts';

export type PhotoFieldSpec = FieldSpec & {
  readonly atMost: number;
  readonly from?: 'camera' | 'anywhere' | undefined;
  /** Photos that arrived before the form was drawn again, so that none is taken twice. */
  readonly received?: readonly ReceivedPhoto[] | undefined;
  /** The name under which the ids of received photos are sent back. */
  readonly receivedName?: string | undefined;
};

export type ReceivedPhoto = {
  readonly id: string;
  readonly address: string;
  readonly alt: string;
};

/**
 * Asks for photos. The phone itself offers its camera and its album; `from: 'camera'` opens the
 * camera at once, for a proof that is made on the spot.
 */
export function photoField(fields: FormFields, spec: PhotoFieldSpec): Html {
  const text = words[fields.language];
  const id = fieldId(fields, spec.name);
  const most = text.photosAtMost(formatNumber(fields.language, spec.atMost));
  const framed = { ...spec, hint: spec.hint === undefined ? most : `${spec.hint} ${most}` };
  const isWrong = problemOf(fields, spec.name) !== undefined;
  return framedGroup(
    fields,
    framed,
    html`${received(fields, spec)}
      <photo-picker class="photo-picker" most="${spec.atMost}">
        <label class="file-label" for="${id}">${icon('camera')} ${pickLabel(fields, spec)}</label>
        <input
          class="file"
          type="file"
          id="${id}"
          name="${spec.name}"
          accept="image/*"
          ${attributes({
            capture: spec.from === 'camera' ? 'environment' : undefined,
            multiple: spec.atMost > 1 ? true : undefined,
            'aria-invalid': isWrong ? 'true' : undefined,
          })}${describedBy(fields, framed)}
        />
      </photo-picker>`,
  );
}

function pickLabel(fields: FormFields, spec: PhotoFieldSpec): string {
  const text = words[fields.language];
  if (spec.from === 'camera') return text.takePhoto;
  return spec.atMost > 1 ? text.choosePhotos : text.choosePhoto;
}

function received(fields: FormFields, spec: PhotoFieldSpec): Html | '' {
  const photos = spec.received ?? [];
  if (photos.length === 0) return '';
  const text = words[fields.language];
  const id = `${fieldId(fields, spec.name)}-received`;
  return html`<ul class="received" aria-label="${text.photosReceived}">
    ${photos.map(
      (photo, index) =>
        html`<li class="received-one">
          <img src="${photo.address}" alt="${photo.alt}" width="160" height="120" />
          <div class="choice">
            <input
              class="choice-input"
              type="checkbox"
              id="${id}-${index}"
              name="${spec.receivedName ?? `${spec.name}Received`}"
              value="${photo.id}"
              checked
            />
            <label class="choice-label" for="${id}-${index}">${text.keepPhoto}</label>
          </div>
        </li>`,
    )}
  </ul>`;
}
