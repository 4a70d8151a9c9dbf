import { findPlaces } from '#/features/places/index.ts';
import { listSightOf } from '#/features/matters/policy.ts';
import { listNamed } from '#/features/matters/store/concerned.ts';
import type { NamedMatter } from '#/features/matters/store/concerned.ts';
import type { MatterKey } from '#/features/matters/store/tables.ts';
import type { Context } from '#/platform/action/context.ts';

/**
 * Names matters to whoever asks, by their ids: those that they may not see now are left out, also
 * if they could once.
 */
export async function nameMatters(
  context: Pick<Context, 'db' | 'subject'>,
  keys: readonly MatterKey[],
): Promise<ReadonlyMap<string, NamedMatter>> {
  const { db, subject } = context;
  const byCommunity = Map.groupBy(keys, ({ communityId }) => communityId);
  const places = await findPlaces(db, [...byCommunity.keys()]);
  const named = new Map<string, NamedMatter>();
  for (const [communityId, own] of byCommunity) {
    const place = places.get(communityId);
    if (place === undefined) continue;
    const sight = listSightOf(subject, { communityId, path: place.path });
    const ids = [...new Set(own.map(({ id }) => id))];
    for (const one of await listNamed(db, { communityId, ids, sight })) named.set(one.id, one);
  }
  return named;
}
