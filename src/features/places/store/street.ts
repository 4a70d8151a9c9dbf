import { sql } from 'kysely';
import { isWithin, subtreeRange } from '#/lib/tree.ts';
import { kept } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import { BUILDING_LEVEL, HOUSEHOLD_LEVEL } from '#/features/places/model.ts';
import type { Facade, FacadeWindow } from '#/features/places/model.ts';
import { listWithin } from './find.ts';

const MAX_WINDOWS = 10_000;

type HouseholdRow = {
  readonly id: string;
  readonly path: string;
  readonly floor: number | null;
  readonly position: number | null;
  readonly unit: string;
};

/**
 * Lists the buildings of a subtree as one sees them from the street: how many floors and windows,
 * and which household is behind each. A household whose floor is not known has no window.
 */
export async function streetOf(db: Db, path: string): Promise<readonly Facade[]> {
  return kept(db, { topic: 'places', name: `street ${path}` }, () => layOutStreet(db, path));
}

async function layOutStreet(db: Db, path: string): Promise<readonly Facade[]> {
  const buildings = await listWithin(db, path, BUILDING_LEVEL);
  if (buildings.length === 0) return [];
  const households = await listHouseholdRows(db, path);
  let from = 0;
  const ofBuilding = new Map<string, HouseholdRow[]>();
  // Both lists are walked once: households are sorted by path, so those of one building are
  // together.
  const inPathOrder = buildings.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const building of inPathOrder) {
    while (from < households.length && isBefore(households[from], building.path)) from += 1;
    const own: HouseholdRow[] = [];
    for (let at = from; at < households.length; at += 1) {
      const household = households[at];
      if (household === undefined || !isWithin(household.path, building.path)) break;
      own.push(household);
      from = at + 1;
    }
    ofBuilding.set(building.id, own);
  }
  return buildings.map((building) => {
    const own = ofBuilding.get(building.id) ?? [];
    const label = building.path.split('.').at(-1) ?? '';
    return { id: building.id, names: building.names, label, ...windowsOf(own) };
  });
}

function isBefore(household: HouseholdRow | undefined, path: string): boolean {
  return household !== undefined && household.path < path;
}

async function listHouseholdRows(db: Db, path: string): Promise<readonly HouseholdRow[]> {
  const { from, to } = subtreeRange(path);
  const { rows } = await sql<HouseholdRow>`
    select id, path, (attributes ->> 'floor')::int as floor,
      (attributes ->> 'position')::int as position, parent_path as unit
    from places.place
    where path >= ${from} and path < ${to} and level = ${HOUSEHOLD_LEVEL}
    order by path
    limit ${MAX_WINDOWS}`.execute(db);
  return rows;
}

/** Sets stairwells side by side, and in each the flats of a floor from left to right. */
function windowsOf(households: readonly HouseholdRow[]) {
  const units = [...new Set(households.map(({ unit }) => unit))];
  const perFloor = Math.max(1, ...households.map(({ position }) => position ?? 1));
  const windows: FacadeWindow[] = households.flatMap((household) => {
    if (household.floor === null || household.position === null) return [];
    const column = units.indexOf(household.unit) * perFloor + household.position;
    return [{ householdId: household.id, floor: household.floor, column }];
  });
  return {
    units: Math.max(1, units.length),
    floors: Math.max(1, ...windows.map(({ floor }) => floor)),
    columns: Math.max(1, units.length) * perFloor,
    households: households.length,
    windows,
  };
}
