import type { GridPanel, WalkedGrid } from '#/features/places/index.ts';
import { gridWorkersPanel } from '#/features/organisations/pages/grid-workers.ts';
import type { GridWorker } from '#/features/organisations/pages/grid-workers.ts';
import type { Post, Term } from '#/features/organisations/model.ts';
import { listPostsFor } from '#/features/organisations/store/posts.ts';
import { namesFor } from './load.ts';

type HeldPost = Post & { readonly holder: Term };

/** Says on a grid's page who answers for the buildings in it. */
export const gridWorkers: GridPanel = {
  name: 'grid_workers',
  load: async (context, walked) => {
    const posts = await listPostsFor(
      context.db,
      walked.buildings.map(({ id }) => id),
    );
    const held = posts.flatMap(({ holder, ...post }): HeldPost[] =>
      holder === undefined ? [] : [{ ...post, holder }],
    );
    const ids = held.map(({ holder }) => holder.personId);
    const names = await namesFor(context, walked.community, ids);
    const shown = workersOf(walked, held, names);
    return (view) => gridWorkersPanel(view, shown);
  },
};

/** One row for each person and post, however many of the buildings it is held for. */
function workersOf(
  { buildings }: WalkedGrid,
  held: readonly HeldPost[],
  names: ReadonlyMap<string, string>,
): readonly GridWorker[] {
  const placeNames = new Map(buildings.map((building) => [building.id, building.names]));
  const rows = Map.groupBy(held, ({ holder, kind }) => `${holder.personId} ${kind.code}`);
  return [...rows.values()].flatMap((posts) => {
    const [first] = posts;
    const name = names.get(first?.holder.personId ?? '');
    if (first === undefined || name === undefined) return [];
    const placesHeld = posts.flatMap(({ placeId }) => placeNames.get(placeId) ?? []);
    const { organisationId, kind } = first;
    return [{ name, organisationId, kind: kind.names, buildings: placesHeld }];
  });
}
