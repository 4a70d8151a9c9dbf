import { COMMUNITY_LEVEL, layOutBuildings, layOutCompound } from '#/features/places/index.ts';
import type { NewPlace, Place } from '#/features/places/index.ts';
import { expandPattern } from '#/lib/range-pattern.ts';
import { boundingBox } from '#/lib/geo.ts';
import type { Neighbourhood, WrittenNames } from './shapes.ts';

/** The places of one demonstration neighbourhood, and how its own files name them. */
export type PlannedPlaces = {
  readonly community: Place;
  readonly places: readonly NewPlace[];
  /** Finds a place by its short path: '' the community, `dx`, `dx.3`, `dx.3.2.301`. */
  readonly find: (shortPath: string) => NewPlace | undefined;
  readonly households: readonly NewPlace[];
};

/** Lays out the compounds, buildings, units and households of a neighbourhood. */
export function planPlaces(
  neighbourhood: Neighbourhood,
  community: Place,
  newId: () => string,
): PlannedPlaces {
  if (community.level !== COMMUNITY_LEVEL) throw new Error(`${community.id} is no community.`);
  const places = neighbourhood.compounds.flatMap((compound) =>
    planCompound({ neighbourhood, community, compound, newId }),
  );
  const byPath = new Map(places.map((place) => [place.path, place]));
  return {
    community,
    places,
    find: (shortPath) => byPath.get(`${community.path}.${shortPath}`),
    households: places.filter((place) => place.kind === 'household'),
  };
}

type CompoundParts = {
  readonly neighbourhood: Neighbourhood;
  readonly community: Place;
  readonly compound: Neighbourhood['compounds'][number];
  readonly newId: () => string;
};

function planCompound({ neighbourhood, community, compound, newId }: CompoundParts) {
  const centre = { lon: compound.centre.longitude, lat: compound.centre.latitude };
  const names = inScripts(compound.names);
  const plan = { kind: compound.kind, code: compound.code, names, point: centre };
  const laid = layOutCompound(community, plan, newId);
  const isIllustrative = neighbourhood.illustrative !== undefined;
  const top: NewPlace = {
    ...laid,
    attributes: isIllustrative ? { illustrative: true } : {},
  };
  const above = { ...community, path: top.path };
  const buildings = compound.buildings.flatMap((group) => {
    const pattern = expandPattern({
      buildings: group.numbers.join(','),
      units: (group.units ?? 0) > 1 || compound.unitNames ? `1-${group.units ?? 1}` : '',
      floors: `1-${group.floors}`,
      perFloor: group.perFloor,
    });
    if (!pattern.ok) throw new Error(`${compound.code}: ${pattern.refusal}`);
    return layOutBuildings(above, pattern.value, newId).map((place) =>
      placed(renamed(place, compound), neighbourhood.grids, compound),
    );
  });
  return [top, ...buildings];
}

/** A lane counts doors, not towers: 48號 instead of 48號樓. */
function renamed(place: NewPlace, compound: CompoundParts['compound']): NewPlace {
  if (place.kind !== 'building') return place;
  const number = place.path.split('.').at(-1) ?? '';
  const fill = (text: string) => text.replace('{n}', number);
  const { hant, hans, en } = inScripts(compound.buildingNames);
  return { ...place, name: fill(hans), nameHant: fill(hant), nameEn: fill(en) };
}

/** Puts a building on the map, in rows inside the grid that its number belongs to. */
function placed(
  place: NewPlace,
  grids: Neighbourhood['grids'],
  compound: CompoundParts['compound'],
): NewPlace {
  const number = Number(place.path.split('.').at(-1));
  const grid = grids.find(
    ({ compound: code, buildings }) =>
      code === compound.code && buildings.from <= number && number <= buildings.to,
  );
  if (place.kind !== 'building' || grid === undefined) return place;
  const box = boundingBox({ type: 'Polygon', coordinates: [grid.polygon] });
  const [wide, high] = [box.east - box.west, box.north - box.south];
  const count = grid.buildings.to - grid.buildings.from + 1;
  const across = Math.ceil(Math.sqrt((count * wide) / high));
  const index = number - grid.buildings.from;
  const [column, row] = [index % across, Math.floor(index / across)];
  const lon = box.west + (wide * (column + 0.5)) / across;
  const lat = box.north - (high * (row + 0.5)) / Math.ceil(count / across);
  return { ...place, point: { lon, lat } };
}

/** Turns names as they stand in the files into names as the program has them. */
export function inScripts(names: WrittenNames) {
  return { hant: names['zh-Hant'], hans: names['zh-Hans'], en: names.en };
}
