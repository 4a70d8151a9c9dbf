import { signLooks, tidy, windowTop } from './facade-frame.ts';
import type { Building, Frame, SignLook, WindowSign } from './facade-frame.ts';

/**
 * Draws what stands over single windows: the pane, and over it the mark of how it looks. All marks
 * of a sign are there, and the style sheet shows the one of its look, so that a script has only to
 * say another look.
 */
export function drawSigns(building: Building, frame: Frame): string {
  return (building.signs ?? []).map((sign) => drawSign(building, frame, sign)).join('');
}

function drawSign({ columns }: Building, frame: Frame, { key, window, look }: WindowSign): string {
  const { windowWidth: width, windowHeight: height } = frame.scale;
  const middle = frame.columns[window % columns];
  if (middle === undefined) return '';
  const left = middle - width / 2;
  const top = windowTop(frame, Math.floor(window / columns));
  const box = `x="${tidy(left)}" y="${tidy(top)}" width="${tidy(width)}" height="${tidy(height)}"`;
  const marks = signLooks.map((one) => markOf(one, { middle, top, width, height })).join('');
  return (
    `<g class="sign" data-sign="${key}" data-look="${look ?? ''}">` +
    `<rect class="sign-pane" ${box}/>${marks}</g>`
  );
}

type At = {
  readonly middle: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** A ring, an arrow, a dot, a tick, a stroke, a cross: by the shape alone one tells them apart. */
function markOf(look: SignLook, { middle, top, width, height }: At): string {
  const y = top + height / 2;
  const r = Math.min(width, height) / 2;
  const at = (x: number, down: number) => `${tidy(middle + x * r)} ${tidy(y + down * r)}`;
  if (look === 'seeking' || look === 'arrived') {
    const size = look === 'seeking' ? r * 1.9 : r * 0.5;
    const centre = `cx="${tidy(middle)}" cy="${tidy(y)}" r="${tidy(size)}"`;
    return `<circle class="mark mark-${look}" ${centre}/>`;
  }
  const lines = {
    coming: `M${at(-0.5, -0.6)}L${at(0.5, 0)}L${at(-0.5, 0.6)}`,
    done: `M${at(-0.6, 0)}L${at(-0.1, 0.5)}L${at(0.7, -0.6)}`,
    over: `M${at(-0.7, 0)}L${at(0.7, 0)}`,
    nobody: `M${at(-0.6, -0.6)}L${at(0.6, 0.6)}M${at(0.6, -0.6)}L${at(-0.6, 0.6)}`,
  };
  return `<path class="mark mark-${look}" d="${lines[look]}"/>`;
}
