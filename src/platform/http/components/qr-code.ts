import { raw } from 'hono/html';
import { encode } from 'uqr';
import type { Html } from '#/platform/http/view.ts';

/** The light margin that readers of the code need, in modules. */
const MARGIN = 4;

/**
 * Draws an address as a QR code, dark on light in every mode. The address stands in digits beside
 * it, so that those who hear the page miss nothing.
 */
export function qrCode(address: string): Html {
  const { data, size } = encode(address, { border: MARGIN });
  const dark = data.map((row, y) => darkRuns(row, y)).join('');
  return raw(
    `<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true">` +
      `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${dark}"/></svg>`,
  );
}

/** Writes the dark modules of a row as runs, a tenth of the length of single squares. */
function darkRuns(row: readonly boolean[], y: number): string {
  let path = '';
  let from = 0;
  for (let x = 0; x <= row.length; x += 1) {
    if (row[x] === true) continue;
    if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    from = x + 1;
  }
  return path;
}
