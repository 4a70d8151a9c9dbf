import type { Matter, MatterId, NoteVisibility, State } from '#/features/matters/model/matter.ts';
import { voiceOf } from '#/features/matters/rules/decide.ts';
import type { StepRefusal } from '#/features/matters/rules/decide.ts';
import { insertEvents } from '#/features/matters/store/events.ts';
import type { Json } from '#/platform/db/json.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { openToChange } from './open.ts';
import type { MatterKey, Seen } from './open.ts';
import { recordMatter, takeStep } from './take-step.ts';
import type { Wish } from './take-step.ts';

/** Why an action on a matter may be declined by anybody's standing or by its state. */
export type ActionRefusal = 'not_found' | 'sign_in_required' | StepRefusal;

/** What an action on a matter gives back. */
export type ActionOutput = {
  readonly communityId: string;
  readonly id: MatterId;
  readonly reference: string;
  readonly state: State;
};

/** Who acts: the person concerned, and the one who types. */
export type Actor = { readonly personId: string; readonly actorId: string };

/** Finds who acts, if they have signed in. */
export function actorOf({ subject }: Context): Actor | undefined {
  const { personId, actorId } = subject;
  return personId === undefined || actorId === undefined ? undefined : { personId, actorId };
}

/** Says what an action gives back of a matter. */
export function outputOf({ communityId, id, reference, state }: Matter): ActionOutput {
  return { communityId, id, reference, state };
}

/** A matter opened by somebody who has signed in. */
export type OpenedBy = Seen & { readonly actor: Actor };

/**
 * Opens a matter for somebody who wants to change it, and holds it.
 * Refuses: `sign_in_required`, `not_found`.
 */
export async function openAs(
  context: Context,
  key: MatterKey,
): Promise<Result<OpenedBy, 'sign_in_required' | 'not_found'>> {
  const actor = actorOf(context);
  if (actor === undefined) return refuse('sign_in_required');
  const opened = await openToChange(context, key);
  return opened.ok ? succeed({ ...opened.value, actor }) : opened;
}

/** What is told of something that is no step: no state changes. */
export type Told = {
  readonly verb: string;
  readonly note?: string | undefined;
  readonly addressedTo?: string | undefined;
  readonly visibility: NoteVisibility;
  readonly data?: { readonly [key: string]: Json };
};

/** Adds a line to the story and the journal of a matter whose state stays as it is. */
export async function tellAndRecord(
  context: Context,
  { matter, actor, taker }: Pick<OpenedBy, 'matter' | 'actor' | 'taker'>,
  told: Told,
): Promise<void> {
  await insertEvents(context.db, matter, [
    {
      id: context.newId(),
      at: context.now,
      verb: told.verb,
      fromState: undefined,
      toState: undefined,
      ...actor,
      voice: voiceOf(taker),
      addressedTo: told.addressedTo,
      note: told.note?.trim() || undefined,
      visibility: told.visibility,
      data: told.data ?? {},
    },
  ]);
  await recordMatter(context, matter, { verb: told.verb, data: told.data ?? {} });
}

/** Opens a matter and takes one step on it; most actions are that. */
export async function stepOn(
  context: Context,
  key: MatterKey,
  wish: Wish | ((opened: Seen) => Wish),
): Promise<Result<ActionOutput, ActionRefusal>> {
  const opened = await openAs(context, key);
  if (!opened.ok) return opened;
  const wished = typeof wish === 'function' ? wish(opened.value) : wish;
  const stepped = await takeStep(context, opened.value, wished);
  return stepped.ok ? succeed(outputOf(stepped.value.matter)) : stepped;
}
