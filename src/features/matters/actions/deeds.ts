import { matterAddress } from '#/features/matters/model/address.ts';
import { findTitles } from '#/features/matters/store/references.ts';
import { behalfWords } from '#/features/matters/words/behalf.ts';
import { toSimplified } from '#/lib/text.ts';
import type { Context } from '#/platform/action/context.ts';
import type { DeedKind, DeedSubject } from '#/platform/journal/deed-kinds.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import { releaseMatter } from './claim.ts';
import type { MatterKey } from './open.ts';
import { withdrawMatter } from './judge.ts';
import { unfollowMatter } from './talk.ts';

/** What matters know of what others did for somebody: what it was about, and how it goes back. */
export const matterDeeds: DeedKind = {
  feature: 'matters',
  subjectsOf: async (db, deeds) => {
    const subjects = new Map<string, DeedSubject>();
    for (const [communityId, own] of Map.groupBy(deeds, (deed) => deed.communityId)) {
      const ids = own.map(({ subjectId }) => subjectId);
      const titles = await findTitles(db, communityId, ids);
      for (const { id, subjectId } of own) {
        const found = titles.get(subjectId);
        if (found === undefined) continue;
        const { title, reference } = found;
        const address = matterAddress({ communityId, reference });
        subjects.set(id, { names: namesOf(title, reference), address });
      }
    }
    return subjects;
  },
  reversers: {
    raise: (context, deed) =>
      withdrawMatter(context, { ...keyOf(deed), reason: reasonOf(context) }),
    claim: (context, deed) => releaseMatter(context, { ...keyOf(deed), reason: reasonOf(context) }),
    follow: (context, deed) => unfollowMatter(context, keyOf(deed)),
  },
};

function keyOf({ communityId, subjectId }: Deed): MatterKey {
  return { communityId, id: subjectId };
}

/** Others who are in it read why it ended. */
function reasonOf({ language }: Context): string {
  return behalfWords[language].takenBack;
}

function namesOf(title: string, reference: string) {
  const hant = `${title}（${reference}）`;
  return { hant, hans: toSimplified(hant), en: `${title} (${reference})` };
}
