import { tidy } from './facade-frame.ts';
import type { Building, Frame } from './facade-frame.ts';

/** Draws a tree and a shrub beside a building, neither of which hides a window. */
export function drawTrees(building: Building, frame: Frame): string {
  const room = frame.left;
  const isRight = building.seed % 2 === 0;
  const near = isRight ? frame.right + room * 0.5 : room * 0.5;
  const far = isRight ? room * 0.42 : frame.right + room * 0.58;
  const tree = building.seed % 5 < 3 ? roundTree : poplar;
  return (
    tree({ x: near, ground: frame.ground, size: room * 0.62 }) +
    shrub({ x: far, ground: frame.ground, size: room * 0.42 })
  );
}

type Plant = { readonly x: number; readonly ground: number; readonly size: number };

function roundTree({ x, ground, size }: Plant): string {
  return (
    `<path class="trunk" d="M${tidy(x)} ${tidy(ground)}v-${tidy(size * 1.7)}"/>` +
    `<circle class="leaf" cx="${tidy(x)}" cy="${tidy(ground - size * 1.9)}" r="${tidy(size)}"/>` +
    `<circle class="leaf-2" cx="${tidy(x - size * 0.3)}" cy="${tidy(ground - size * 2.25)}" r="${tidy(size * 0.5)}"/>`
  );
}

function poplar({ x, ground, size }: Plant): string {
  return (
    `<path class="trunk" d="M${tidy(x)} ${tidy(ground)}v-${tidy(size)}"/>` +
    `<ellipse class="leaf" cx="${tidy(x)}" cy="${tidy(ground - size * 2.3)}" rx="${tidy(size * 0.62)}" ry="${tidy(size * 1.9)}"/>`
  );
}

function shrub({ x, ground, size }: Plant): string {
  return `<path class="leaf-2" d="M${tidy(x - size)} ${tidy(ground)}a${tidy(size)} ${tidy(size)} 0 0 1 ${tidy(size * 2)} 0z"/>`;
}
