import { z } from 'zod';
import { places } from '#test/world.ts';

/** Has a reader do something, which must succeed, and gives what was answered. */
type Act = (by: string, asked: readonly [name: string, raw: object]) => Promise<unknown>;

const bulkShape = z.object({ bulk: z.uuid() });

/** Accepts a matter as one of many, which can be undone for some minutes: the last thing done. */
export async function acceptInBulk(act: Act, id: string): Promise<string> {
  const { community } = places;
  const chosen = [id.slice(community.length + 1)];
  const raw = { place: community, communityId: community, step: 'accept', chosen };
  return bulkShape.parse(await act('dispatcher_in', ['matters.bulk', raw])).bulk;
}
