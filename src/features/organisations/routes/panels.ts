import {
  BUILDING_LEVEL,
  COMMUNITY_LEVEL,
  listChildren,
  listWithin,
  streetOf,
} from '#/features/places/index.ts';
import type { Place, PlacePanel } from '#/features/places/index.ts';
import { isWithin } from '#/lib/tree.ts';
import { holdsRole } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { StreetBuilding } from '#/platform/http/components/elevation.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { listReachedHouseholds } from '#/features/organisations/actions/coverage.ts';
import type { Coverage } from '#/features/organisations/model.ts';
import { coveragePanel, responsiblePanel } from '#/features/organisations/pages/panels.ts';
import type { CoverageView } from '#/features/organisations/pages/panels.ts';
import { mayKeepOrganisations } from '#/features/organisations/policy.ts';
import { findCoverage, listCommunityCoverage } from '#/features/organisations/store/coverage.ts';
import { listOrganisationsAt } from '#/features/organisations/store/organisations.ts';
import { listPostsFor } from '#/features/organisations/store/posts.ts';
import { namesFor, organisationLines, postLines, withCompound } from './load.ts';

/** A street of more households is counted, not drawn. */
const MOST_DRAWN_HOUSEHOLDS = 3_000;
const MOST_DRAWN_BUILDINGS = 24;

/** Says on a place's page which bodies are there and who holds their posts. */
export const responsible: PlacePanel = {
  name: 'responsible',
  side: 'side',
  load: async (context, place) => {
    const organisations = await listOrganisationsAt(context.db, [place.id]);
    const posts = await listPostsFor(context.db, [place.id]);
    const holders = posts.flatMap(({ holder }) => (holder ? [holder.personId] : []));
    const names = await namesFor(context, place, holders);
    const shown = {
      placeId: place.id,
      organisations: await organisationLines(context, organisations),
      posts: await postLines(context, { posts, names, below: place }),
      mayKeep: mayKeepOrganisations(context.subject, place.path),
    };
    return (view) => responsiblePanel(view, shown);
  },
};

/** Says on a place's page whether every household has somebody to turn to. */
export const coverage: PlacePanel = {
  name: 'coverage',
  side: 'main',
  load: async (context, place) => {
    const all = await coverageFor(context, place);
    if (all === undefined) return undefined;
    const shown: CoverageView = {
      place,
      coverage: all.own,
      street: await drawnStreet(context, place, all),
      gaps: all.gaps,
      below: all.below,
      mayKeep: mayKeepOrganisations(context.subject, place.path),
    };
    return (view) => coveragePanel(view, shown);
  },
};

type Counted = Coverage & { readonly id: string; readonly names: Names };

type All = {
  readonly own: Coverage;
  readonly byPlace: ReadonlyMap<string, Coverage>;
  readonly gaps: readonly Counted[];
  readonly below: readonly Counted[];
};

async function coverageFor(context: Context, place: Place): Promise<All | undefined> {
  const children = await listChildren(context.db, place.path);
  if (place.level < COMMUNITY_LEVEL) return aboveCommunities(context, place, children);
  const buildings = await listWithin(context.db, place.path, BUILDING_LEVEL);
  const ids = [place, ...children, ...buildings].map(({ id }) => id);
  const byPlace = await findCoverage(context.db, ids);
  const own = byPlace.get(place.id);
  if (own === undefined) return undefined;
  const counted = (one: Place): readonly Counted[] => {
    const found = byPlace.get(one.id);
    return found === undefined ? [] : [{ ...found, id: one.id, names: one.names }];
  };
  const gaps = buildings
    .flatMap((building) => counted({ ...building, names: withCompound(building, children) }))
    .filter((one) => one.reached < one.households);
  return { own, byPlace, gaps, below: children.flatMap(counted) };
}

/** Above the communities the counts of communities are added up; they are few rows. */
async function aboveCommunities(
  context: Context,
  place: Place,
  children: readonly Place[],
): Promise<All | undefined> {
  const communities = await listCommunityCoverage(context.db, place.path);
  if (communities.length === 0) return undefined;
  const sumWithin = (path: string): Coverage =>
    communities
      .filter((one) => isWithin(one.path, path))
      .reduce(
        (sum, one) => ({
          households: sum.households + one.households,
          reached: sum.reached + one.reached,
        }),
        { households: 0, reached: 0 },
      );
  const below = children
    .map((child) => ({ ...sumWithin(child.path), id: child.id, names: child.names }))
    .filter((one) => one.households > 0);
  return { own: sumWithin(place.path), byPlace: new Map(), gaps: [], below };
}

/** Draws the buildings; the real windows only for those whose role reaches them. */
async function drawnStreet(
  context: Context,
  place: Place,
  all: All,
): Promise<readonly (StreetBuilding & { readonly names: Names })[]> {
  if (place.level < COMMUNITY_LEVEL || all.own.households > MOST_DRAWN_HOUSEHOLDS) return [];
  const facades = await streetOf(context.db, place.path);
  if (facades.length > MOST_DRAWN_BUILDINGS) return [];
  const seesReal =
    place.communityId !== undefined &&
    holdsRole(context.subject, ['steward', 'community_worker', 'building_leader'], place.path);
  const reached =
    seesReal && place.communityId !== undefined
      ? await listReachedHouseholds(context.db, place.communityId, place.path)
      : undefined;
  return facades.map((facade) => ({
    label: facade.label,
    name: facade.names.hant,
    names: facade.names,
    address: `/places/${facade.id}`,
    units: facade.units,
    floors: facade.floors,
    columns: facade.columns,
    households: facade.households,
    lit: all.byPlace.get(facade.id)?.reached ?? 0,
    ...(reached === undefined
      ? {}
      : { litAt: facade.windows.filter((window) => reached.has(window.householdId)) }),
  }));
}
