import type { Muster } from '#/features/musters/model.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Json } from '#/platform/db/json.ts';

/** Writes the journal entry of something that happened to a muster: ids and numbers only. */
export async function recordMuster(
  context: Context,
  muster: Pick<Muster, 'communityId' | 'id'>,
  entry: { readonly verb: string; readonly data?: { readonly [key: string]: Json } },
): Promise<void> {
  await context.record({
    feature: 'musters',
    verb: entry.verb,
    subjectId: muster.id,
    communityId: muster.communityId,
    data: { muster: muster.id, ...entry.data },
  });
  // Who is asked, and who moves up, is told at once.
  await context.addJob({ name: 'notices.hear', payload: {}, key: 'notices.hear' });
}
