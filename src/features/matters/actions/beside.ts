import { publicIdOf } from '#/features/matters/model/address.ts';
import type { MatterName } from '#/features/matters/model/address.ts';
import type { Matter, NoteVisibility } from '#/features/matters/model/matter.ts';
import type { SpotPlace } from '#/features/matters/model/surroundings.ts';
import { answersFor } from '#/features/matters/policy.ts';
import { routedKinds } from '#/features/matters/rules/routing.ts';
import { isClosed } from '#/features/matters/rules/states.ts';
import { insertEvents } from '#/features/matters/store/events.ts';
import { findByReference } from '#/features/matters/store/matters.ts';
import type { MatterKey } from '#/features/matters/store/tables.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { openToRead } from './open.ts';

/** What those need to know of a matter who do something beside it, and what they are to it. */
export type Beside = Pick<
  Matter,
  'communityId' | 'id' | 'reference' | 'title' | 'placeId' | 'queue' | 'againstOrganisationId'
> & {
  readonly publicId: string;
  readonly isClosed: boolean;
  /** Whether somebody may be woken for it. */
  readonly isUrgent: boolean;
  /** The places of the matter, the highest first and itself last. */
  readonly line: readonly SpotPlace[];
  /** The kinds of bodies that matters go to. */
  readonly askedKinds: ReadonlySet<string>;
  readonly isAsker: boolean;
  /** Reads it as staff do. */
  readonly isStaff: boolean;
  /** Decides what becomes of matters at its place. */
  readonly isDispatcher: boolean;
  /** Works where it waits. */
  readonly isQueueTheirs: boolean;
};

/**
 * Opens a matter for somebody who does something beside it.
 * Refuses `not_found`, also when it is not theirs to see.
 */
export async function openBeside(
  context: Context,
  name: MatterName | MatterKey,
): Promise<Result<Beside, 'not_found'>> {
  const key =
    'id' in name ? name : await findByReference(context.db, name.communityId, name.reference);
  const opened = key === undefined ? refuse('not_found') : await openToRead(context, key);
  if (!opened.ok) return opened;
  const { matter, spot, taker, sight, moment, reference } = opened.value;
  const { communityId, id, title, placeId, queue, againstOrganisationId } = matter;
  const isStaff = !taker.isAgainst && sight.notes.includes('staff');
  return succeed({
    communityId,
    id,
    reference: matter.reference,
    title,
    placeId,
    queue,
    againstOrganisationId,
    publicId: publicIdOf(matter),
    isClosed: isClosed(matter.state),
    isUrgent: moment.quiet === undefined,
    line: spot.line,
    askedKinds: routedKinds(reference.routes),
    isAsker: taker.parts.includes('asker'),
    isStaff,
    isDispatcher: isStaff && taker.parts.includes('dispatcher'),
    isQueueTheirs: isStaff && answersFor(context.subject, queue, spot.path),
  });
}

/**
 * Adds a line to the story of a matter about what was done beside it. Whoever does that has looked
 * whether it may be done, and records it.
 */
export async function tellBeside(
  { db, now, newId, subject }: Context,
  key: MatterKey,
  told: {
    readonly verb: string;
    readonly note: string | undefined;
    readonly visibility: NoteVisibility;
  },
): Promise<void> {
  const { actorId, personId } = subject;
  await insertEvents(db, key, [
    {
      ...told,
      id: newId(),
      at: now,
      fromState: undefined,
      toState: undefined,
      actorId,
      personId,
      voice: personId === undefined ? 'system' : 'staff',
      addressedTo: undefined,
    },
  ]);
}
