/** How a building is drawn: houses of a lane, a block without a lift, a tower. */
export type Era = 'lane' | 'block' | 'tower';

/** Something drawn over a window, which a script may find by its key and change. */
export type WindowSign = {
  readonly key: string;
  /** Counted along the floors from the ground. */
  readonly window: number;
  /** How it looks; undefined while nothing is drawn there. */
  readonly look: SignLook | undefined;
};

/** Each look differs by its shape, too: not everybody tells the colours apart. */
export const signLooks = ['seeking', 'coming', 'arrived', 'done', 'over', 'nobody'] as const;
export type SignLook = (typeof signLooks)[number];

export type Building = {
  readonly floors: number;
  readonly columns: number;
  /** Stairwells, each with its door. */
  readonly units: number;
  /** Lit windows, counted along the floors from the ground. */
  readonly lit: ReadonlySet<number>;
  /** What is drawn over single windows, such as a call that came from there. */
  readonly signs?: readonly WindowSign[] | undefined;
  /** Whatever differs between buildings and means nothing comes from this number. */
  readonly seed: number;
};

/** The distance of windows and their size; the same for all buildings of one street. */
export type Scale = {
  readonly stepX: number;
  readonly stepY: number;
  readonly windowWidth: number;
  readonly windowHeight: number;
};

/** Where everything of one building stands. */
export type Frame = {
  readonly era: Era;
  readonly scale: Scale;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly ground: number;
  readonly roofHeight: number;
  /** The middle of each column of windows, from the left. */
  readonly columns: readonly number[];
  /** The middle of each stairwell, from the left. */
  readonly shafts: readonly number[];
};

const TOWER_FLOORS = 12;
const LANE_FLOORS = 3;
const EDGE = 5;
const PLINTH = 4;

const large: Scale = { stepX: 15, stepY: 19, windowWidth: 9.5, windowHeight: 11.5 };
const middle: Scale = { stepX: 11, stepY: 13.5, windowWidth: 7, windowHeight: 8.5 };
const small: Scale = { stepX: 9, stepY: 9, windowWidth: 5.6, windowHeight: 5.4 };

/** Chooses one scale for a whole street, so that its buildings can be compared. */
export function scaleFor(
  buildings: readonly { readonly floors: number; readonly columns: number }[],
): Scale {
  const tallest = Math.max(0, ...buildings.map(({ floors }) => floors));
  const widest = Math.max(0, ...buildings.map(({ columns }) => columns));
  if (tallest > 18 || widest > 16 || buildings.length > 24) return small;
  return tallest > 8 || widest > 8 || buildings.length > 3 ? middle : large;
}

/** Measures one building. */
export function frameOf(building: Building, scale: Scale): Frame {
  const era = eraOf(building.floors);
  const air = scale.stepX * 0.95;
  const left = air;
  const { columns, shafts, end } = placeColumns(building, scale, left + EDGE);
  const right = end + EDGE;
  const roofHeight = roofs[era] * scale.stepY;
  const top = roofHeight + 2;
  const ground = top + building.floors * scale.stepY + PLINTH + EDGE / 2;
  return {
    era,
    scale,
    width: tidy(right + air),
    height: tidy(ground),
    left,
    right,
    top,
    ground,
    roofHeight,
    columns,
    shafts,
  };
}

/** Gives the top of the window on a floor counted from zero. */
export function windowTop(frame: Frame, floor: number): number {
  const { stepY, windowHeight } = frame.scale;
  return frame.ground - PLINTH - (floor + 1) * stepY + (stepY - windowHeight) / 2;
}

/** Rounds a length to what can be seen. */
export function tidy(length: number): number {
  return Math.round(length * 10) / 10;
}

const roofs = { lane: 1.1, block: 0.85, tower: 1.9 } as const;

function eraOf(floors: number): Era {
  if (floors >= TOWER_FLOORS) return 'tower';
  return floors <= LANE_FLOORS ? 'lane' : 'block';
}

/** Sets the columns unit by unit, with the stairwell in the middle of each. */
function placeColumns(
  building: Building,
  scale: Scale,
  start: number,
): {
  readonly columns: readonly number[];
  readonly shafts: readonly number[];
  readonly end: number;
} {
  const columns: number[] = [];
  const shafts: number[] = [];
  let x = start;
  for (const count of columnsPerUnit(building)) {
    const before = Math.ceil(count / 2);
    for (let column = 0; column < count; column += 1) {
      if (column === before && count > 1) x = addShaft(shafts, x, scale);
      columns.push(x + scale.stepX / 2);
      x += scale.stepX;
    }
    if (count === 1) x = addShaft(shafts, x, scale);
  }
  return { columns, shafts, end: x };
}

function addShaft(shafts: number[], x: number, scale: Scale): number {
  const width = scale.stepX * 0.62;
  shafts.push(x + width / 2);
  return x + width;
}

function columnsPerUnit({ columns, units }: Building): readonly number[] {
  const doors = Math.max(1, Math.min(units, columns));
  return Array.from({ length: doors }, (_, unit) => {
    const rest = unit < columns % doors ? 1 : 0;
    return Math.floor(columns / doors) + rest;
  });
}
