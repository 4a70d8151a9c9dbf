import { publicId } from '#/features/matters/model/address.ts';
import { findByReference } from '#/features/matters/store/matters.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { openToRead } from './open.ts';

/**
 * Finds who asked in a matter that the reader sees, and whose telephone and address they do not. To
 * whoever a complaint is about nobody is found.
 * Refuses: `person_not_found`, also when the matter is not theirs to see; `within_reach`.
 */
export async function findAskerBeyond(
  context: Context,
  text: string,
): Promise<Result<string, 'person_not_found' | 'within_reach'>> {
  const name = publicId.safeParse(text);
  if (!name.success) return refuse('person_not_found');
  const { communityId, reference } = name.data;
  const found = await findByReference(context.db, communityId, reference);
  const opened = found && (await openToRead(context, found));
  if (opened === undefined || !opened.ok) return refuse('person_not_found');
  const { matter, taker, sight } = opened.value;
  if (taker.isAgainst) return refuse('person_not_found');
  return sight.asker === 'contact' ? refuse('within_reach') : succeed(matter.askerId);
}
