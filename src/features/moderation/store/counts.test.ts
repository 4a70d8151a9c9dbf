import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { hidingReasons } from '#/features/matters/index.ts';
import type { HidingReason } from '#/features/matters/index.ts';
import type { Decision } from '#/features/moderation/model.ts';
import { rolledBack } from '#test/database.ts';
import { property } from '#test/property.ts';
import { countReviews } from './counts.ts';
import { endHiding, openReview, saveDecision } from './reviews.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const [HERE, NEXT, WORKER] = ['350203007010', '350203007011', crypto.randomUUID()];

/** What happens with one thing that somebody objects to. */
type Course = {
  readonly communityId: string;
  readonly decision: Decision | undefined;
  readonly reason: HidingReason;
  readonly isShownAgain: boolean;
};

const course: fc.Arbitrary<Course> = fc.record({
  communityId: fc.constantFrom(HERE, HERE, NEXT),
  decision: fc.constantFrom(undefined, 'kept', 'mended', 'hidden', 'hidden'),
  reason: fc.constantFrom(...hidingReasons),
  isShownAgain: fc.boolean(),
});

property(
  'what is published equals a recount of what happened, of this community and no other',
  fc.asyncProperty(fc.array(course, { maxLength: 12 }), async (courses) => {
    await rolledBack(async (tx) => {
      for (const { communityId, decision, reason, isShownAgain } of courses) {
        const [id, matterId, thingId, personId] = Array.from({ length: 4 }, () =>
          crypto.randomUUID(),
        );
        const key = { communityId, id: id ?? '' };
        const thing = { kind: 'comment', id: thingId ?? '' } as const;
        const who = { personId: personId ?? '', actorId: personId ?? '' };
        const when = { openedAt: NOW, dueAt: NOW };
        await openReview(tx, { ...key, matterId: matterId ?? '', thing, ...who, ...when });
        if (decision === undefined) continue;
        const why = decision === 'hidden' ? reason : undefined;
        const decided = { decision, reason: why, words: undefined, at: NOW, by: WORKER };
        await saveDecision(tx, key, decided);
        if (isShownAgain && decision === 'hidden')
          await endHiding(tx, key, { at: NOW, by: WORKER });
      }
      const own = courses.filter(({ communityId }) => communityId === HERE);
      const count = (decision: Course['decision']) =>
        own.filter((one) => one.decision === decision).length;
      const counted = await countReviews(tx, HERE, NOW);
      const { waiting, kept, mended, hidden } = counted;
      assert.deepEqual(
        [waiting, kept, mended, hidden],
        [count(undefined), count('kept'), count('mended'), count('hidden')],
      );
      const isHiding = (one: Course) => one.decision === 'hidden';
      const again = own.filter((one) => isHiding(one) && one.isShownAgain);
      assert.equal(counted.shownAgain, again.length);
      for (const { reason, hidden: most } of counted.byReason) {
        const of = own.filter((one) => isHiding(one) && one.reason === reason);
        assert.equal(most, of.length, reason);
      }
    });
  }),
  10,
);
