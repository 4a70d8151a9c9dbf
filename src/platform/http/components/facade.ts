import { raw } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { attributes } from './attributes.ts';
import { drawHouse } from './facade-house.ts';
import { drawSigns } from './facade-signs.ts';
import { frameOf } from './facade-frame.ts';
import type { Building, Scale } from './facade-frame.ts';
import { drawTrees } from './facade-trees.ts';

/** The text size all lengths are drawn at; the picture grows with the reader's text. */
const UNITS_PER_EM = 16;

/** Draws one building as it stands in the street, with its trees. */
export function facade(building: Building, scale: Scale, sentence: string): Html {
  const frame = frameOf(building, scale);
  const em = (units: number): string => `${round(units / UNITS_PER_EM)}em`;
  const open = attributes({
    viewBox: `0 0 ${frame.width} ${frame.height}`,
    width: em(frame.width),
    height: em(frame.height),
    'aria-label': sentence,
  });
  const inside =
    drawTrees(building, frame) + drawHouse(building, frame) + drawSigns(building, frame);
  return raw(`<svg class="facade" role="img"${String(open)}>${inside}</svg>`);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
