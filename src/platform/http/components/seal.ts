import { raw } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';

/* Two houses that share a wall, as on a name seal; in one of them the lamp is lit. */
const ground =
  'M12 0h24a12 12 0 0 1 12 12v24a12 12 0 0 1-12 12H12A12 12 0 0 1 0 36V12A12 12 0 0 1 12 0z';
const houses =
  'M7.5 39V27.2a2 2 0 0 1 .65-1.48l6.8-6.2a1.5 1.5 0 0 1 2.02 0L21.5 23.7V39z' +
  'M23.9 39V20.2a2 2 0 0 1 .63-1.46l6.95-6.6a1.5 1.5 0 0 1 2.06 0l6.93 6.6a2 2 0 0 1 .63 1.46V39z';
const dark = 'M12.2 30.5h4.6V39h-4.6zM34.3 30.2h3.4v3.6h-3.4z';
const lamp = 'M28 21.6h4.7v6H28z';

/** Draws the seal of the header; the name beside it says what it is. */
export function seal(): Html {
  return raw(
    `<svg class="seal" viewBox="0 0 48 48" width="40" height="40" aria-hidden="true">` +
      `<path class="seal-ground" d="${ground}"/><path class="seal-house" d="${houses}"/>` +
      `<path class="seal-ground" d="${dark}"/><path class="seal-lamp" d="${lamp}"/></svg>`,
  );
}

/** Writes the seal as a drawing of its own, in fixed colours, for the browser's tab. */
export function sealFile(): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">` +
    `<path fill="#bb3124" d="${ground}"/><path fill="#fff" d="${houses}"/>` +
    `<path fill="#bb3124" d="${dark}"/><path fill="#f5b03a" d="${lamp}"/></svg>`
  );
}
