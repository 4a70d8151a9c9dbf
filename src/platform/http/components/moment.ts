import { html } from 'hono/html';
import { formatMoment, formatRelative } from '#/platform/i18n/format.ts';
import type { Reader } from '#/platform/i18n/format.ts';
import type { Html } from '#/platform/http/view.ts';

/** Says how long ago something was; the exact time is one touch away and in the markup. */
export function moment(reader: Reader, at: Temporal.Instant): Html {
  return html`<time datetime="${at.toString()}" title="${formatMoment(reader, at)}"
    >${formatRelative(reader, at)}</time
  >`;
}
