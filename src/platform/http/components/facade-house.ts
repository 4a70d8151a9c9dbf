import { tidy, windowTop } from './facade-frame.ts';
import type { Building, Frame } from './facade-frame.ts';

/** Draws the walls, roof, stairwells, doors and windows of one building. */
export function drawHouse(building: Building, frame: Frame): string {
  return (
    drawRoof(building, frame) +
    rect('wall', [frame.left, frame.top, frame.right - frame.left, frame.ground - frame.top]) +
    drawLedges(building, frame) +
    drawStairs(building, frame) +
    drawWindows(building, frame) +
    drawFoot(frame)
  );
}

type Box = readonly [x: number, y: number, width: number, height: number];

function rect(look: string, [x, y, width, height]: Box): string {
  return (
    `<rect class="${look}" x="${tidy(x)}" y="${tidy(y)}" ` +
    `width="${tidy(width)}" height="${tidy(height)}"/>`
  );
}

/** Draws boxes as one path. */
function boxes(look: string, all: readonly Box[]): string {
  const line = all
    .map(([x, y, width, height]) => `M${tidy(x)} ${tidy(y)}${boxFrom(width, height)}`)
    .join('');
  return path(look, line);
}

/** What follows the upper left corner of a box; it is the same for all windows. */
function boxFrom(width: number, height: number): string {
  return `h${tidy(width)}v${tidy(height)}h-${tidy(width)}z`;
}

function path(look: string, line: string): string {
  return line === '' ? '' : `<path class="${look}" d="${line}"/>`;
}

function drawRoof(building: Building, frame: Frame): string {
  if (frame.era === 'tower') return drawCrown(frame);
  if (frame.era === 'lane') return drawGables(frame);
  return building.seed % 3 === 0 ? drawFlatRoof(frame) : drawHippedRoof(frame);
}

function drawHippedRoof({ left, right, top, roofHeight }: Frame): string {
  const slope = roofHeight * 1.15;
  const line =
    `M${tidy(left - 3)} ${tidy(top + 1)}L${tidy(left + slope)} ${tidy(top - roofHeight + 2)}` +
    `H${tidy(right - slope)}L${tidy(right + 3)} ${tidy(top + 1)}z`;
  return `<path class="roof" d="${line}"/>`;
}

/** A flat roof with a parapet, and over each stairwell the hut one steps out of. */
function drawFlatRoof(frame: Frame): string {
  const { left, right, top, roofHeight, scale, shafts } = frame;
  const hutWidth = scale.stepX * 0.95;
  const huts = shafts.map((x): Box => [
    x - hutWidth / 2,
    top - roofHeight + 2,
    hutWidth,
    roofHeight - 2,
  ]);
  return boxes('hut', huts) + rect('roof', [left - 2, top - 3, right - left + 4, 4.5]);
}

/** A row of gables, one over each house of the lane. */
function drawGables(frame: Frame): string {
  const { left, right, top, roofHeight, shafts } = frame;
  const count = Math.max(1, shafts.length);
  const width = (right - left) / count;
  const foot = tidy(top + 1);
  const gables = Array.from({ length: count }, (_, index) => {
    const x = left + index * width;
    const ridge = `L${tidy(x + width / 2)} ${tidy(top - roofHeight + 2)}`;
    return `M${tidy(x - 2)} ${foot}${ridge}L${tidy(x + width + 2)} ${foot}z`;
  });
  const chimney: Box = [left + width * 0.2, top - roofHeight + 3, 4, roofHeight - 3];
  return boxes('hut', [chimney]) + `<path class="roof" d="${gables.join('')}"/>`;
}

/** A tower steps back at the top and carries a mast. */
function drawCrown({ left, right, top, roofHeight }: Frame): string {
  const width = right - left;
  const mast = `M${tidy(left + width * 0.62)} ${tidy(top - roofHeight * 0.55)}V2`;
  return (
    `<path class="mast" d="${mast}"/>` +
    boxes('hut', [[left + width * 0.24, top - roofHeight * 0.58, width * 0.52, roofHeight * 0.6]]) +
    rect('roof', [left - 1.5, top - 2, width + 3, 3.5])
  );
}

/** A ledge under the windows of each floor; a tower is too far away to show them. */
function drawLedges(building: Building, frame: Frame): string {
  if (frame.era === 'tower') return '';
  const { left, right, scale } = frame;
  const line = floorsOf(building)
    .map((floor) => `M${tidy(left)} ${tidy(windowTop(frame, floor) + scale.windowHeight + 1.2)}`)
    .join(`H${tidy(right)}`);
  return path('sill', `${line}H${tidy(right)}`);
}

/** The strip of each stairwell, with its small windows between the floors. */
function drawStairs(building: Building, frame: Frame): string {
  const { scale, shafts, top, ground } = frame;
  const { windowWidth, windowHeight } = scale;
  const width = scale.stepX * 0.62;
  const strips = shafts.map((x): Box => [x - width / 2, top, width, ground - top]);
  const pane = boxFrom(windowWidth * 0.4, windowHeight * 0.45);
  const lefts = shafts.map((x) => tidy(x - windowWidth * 0.2));
  const panes = floorsOf(building)
    .slice(1)
    .map((floor) => tidy(windowTop(frame, floor) + scale.stepY / 2 + windowHeight * 0.3))
    .flatMap((y) => lefts.map((x) => `M${x} ${y}${pane}`));
  return boxes('stair', strips) + path('stair-pane', panes.join(''));
}

/** Hundreds of windows are two paths, so that a tower is drawn and sent in no time. */
function drawWindows(building: Building, frame: Frame): string {
  const { windowWidth, windowHeight } = frame.scale;
  const pane = boxFrom(windowWidth, windowHeight);
  const lefts = frame.columns.map((x) => tidy(x - windowWidth / 2));
  let lit = '';
  let dark = '';
  for (const floor of floorsOf(building)) {
    const y = tidy(windowTop(frame, floor));
    for (const [column, x] of lefts.entries()) {
      if (building.lit.has(floor * building.columns + column)) lit += `M${x} ${y}${pane}`;
      else dark += `M${x} ${y}${pane}`;
    }
  }
  return path('glass', dark) + path('lit', lit) + drawBars(building, frame);
}

/** The upright bars of the windows; between them they have the colour of the wall. */
function drawBars(building: Building, frame: Frame): string {
  if (frame.era === 'tower') return '';
  const top = tidy(windowTop(frame, building.floors - 1));
  const foot = tidy(windowTop(frame, 0) + frame.scale.windowHeight);
  return path('pane-bar', frame.columns.map((x) => `M${tidy(x)} ${top}V${foot}`).join(''));
}

function floorsOf({ floors }: Building): readonly number[] {
  return Array.from({ length: floors }, (_, floor) => floor);
}

/** The plinth and the doors. */
function drawFoot(frame: Frame): string {
  const { left, right, ground, scale, shafts, era } = frame;
  const height = era === 'tower' ? scale.stepY * 1.1 : scale.stepY * 0.82;
  const width = era === 'tower' ? scale.stepX * 1.1 : scale.stepX * 0.56;
  const doors = shafts.map((x): Box => [x - width / 2, ground - height, width, height]);
  const canopies = shafts.map((x): Box => [x - width / 2 - 2, ground - height - 2, width + 4, 2]);
  return (
    rect('plinth', [left - 1, ground - 3, right - left + 2, 3]) +
    boxes('canopy', canopies) +
    boxes('door', doors)
  );
}
