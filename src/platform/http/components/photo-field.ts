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
 * Asks for photos: one taken now, or several from the phone. Two file fields of one name, since on
 * many phones a field that opens the camera cannot reach the album.
 */
export function photoField(fields: FormFields, spec: PhotoFieldSpec): Html {
  const text = words[fields.language];
  const id = fieldId(fields, spec.name);
  const most = text.photosAtMost(formatNumber(fields.language, spec.atMost));
  const framed = { ...spec, hint: spec.hint === undefined ? most : `${spec.hint} ${most}` };
  const pick = { fields, spec: framed, isSeveral: spec.atMost > 1 };
  return framedGroup(
    fields,
    framed,
    html`${received(fields, spec)}
      <photo-picker class="photo-picker" most="${spec.atMost}">
        ${filePick({ ...pick, id, label: text.takePhoto, from: 'camera' })}
        ${filePick({
          ...pick,
          id: `${id}-album`,
          label: spec.atMost > 1 ? text.choosePhotos : text.choosePhoto,
          from: 'album',
        })}
      </photo-picker>`,
  );
}

type Pick = {
  readonly fields: FormFields;
  readonly spec: FieldSpec;
  readonly id: string;
  readonly label: string;
  readonly from: 'camera' | 'album';
  readonly isSeveral: boolean;
};

function filePick(pick: Pick): Html {
  const isWrong = problemOf(pick.fields, pick.spec.name) !== undefined;
  return html`<div class="file-pick">
    <label class="file-label" for="${pick.id}"
      >${icon(pick.from === 'camera' ? 'camera' : 'photo')} ${pick.label}</label
    >
    <input
      class="file"
      type="file"
      id="${pick.id}"
      name="${pick.spec.name}"
      accept="image/*"
      ${attributes({
        capture: pick.from === 'camera' ? 'environment' : undefined,
        multiple: pick.from === 'album' && pick.isSeveral ? true : undefined,
        'aria-invalid': isWrong ? 'true' : undefined,
      })}${describedBy(pick.fields, pick.spec)}
    />
  </div>`;
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
