import { nameMatters } from '#/features/matters/index.ts';
import type { Notice } from '#/features/notices/model.ts';
import { isStopped } from '#/features/notices/rules/when.ts';
import { readChoices } from '#/features/notices/store/choices.ts';
import { findNotices, listUnreadOf, markToldByHand } from '#/features/notices/store/notices.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Tiding, TidingSource } from '#/platform/journal/tidings.ts';

/** What people who read no page have not been told, for those who carry it to them. */
export const noticeTidings: TidingSource = {
  listUnread: async (asking, of) => {
    const unread = await listUnreadOf(asking.db, of);
    const choices = await readChoices(
      asking.db,
      unread.map(({ personId }) => personId),
    );
    const wanted = unread.filter(({ personId, topic }) => {
      const chosen = choices.get(personId);
      return chosen === undefined || !isStopped(chosen, topic);
    });
    return tellable(asking, wanted);
  },
  find: async (asking, ids) => tellable(asking, await findNotices(asking.db, ids)),
  markTold: ({ db, now }, ids) => markToldByHand(db, ids, now),
};

/** Whoever carries the paper reads it: what they may not know of is left to others. */
async function tellable(
  asking: Pick<Context, 'db' | 'subject'>,
  notices: readonly Notice[],
): Promise<readonly Tiding[]> {
  const keys = notices.flatMap(({ communityId, matterId }) =>
    matterId === undefined ? [] : [{ communityId, id: matterId }],
  );
  const matters = await nameMatters(asking, keys);
  return notices.flatMap(({ id, personId, at, kind, isUrgent, matterId }) => {
    const matter = matterId === undefined ? undefined : matters.get(matterId);
    if (matterId !== undefined && matter === undefined) return [];
    const words = {
      hant: kindWords['zh-Hant'].kinds[kind],
      hans: kindWords['zh-Hans'].kinds[kind],
      en: kindWords.en.kinds[kind],
    };
    return [{ id, personId, at, words, reference: matter?.reference, isUrgent }];
  });
}
