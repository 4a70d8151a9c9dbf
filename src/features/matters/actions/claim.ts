import type { Matter } from '#/features/matters/model/matter.ts';
import { takeHold } from '#/features/matters/store/matters.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { openToRead } from './open.ts';
import type { MatterKey, Seen } from './open.ts';
import { actorOf, outputOf, stepOn } from './step.ts';
import type { ActionOutput, ActionRefusal, Actor } from './step.ts';
import { prepareStep, saveStep } from './take-step.ts';
import type { Wish } from './take-step.ts';

/** How often a claim looks again when the state changed under it while nobody had the matter. */
const MAX_LOOKS = 3;

/**
 * Takes a matter in hand (我來辦). Of many who press in the same instant one gets it.
 * Refuses: `sign_in_required`, `not_found`, `already_claimed` (also to the slower of two),
 * `wrong_state`, `not_allowed` (lives elsewhere), `own_matter`, `complaint_against_you`.
 */
export async function claimMatter(
  context: Context,
  input: MatterKey,
): Promise<Result<ActionOutput, ActionRefusal>> {
  const actor = actorOf(context);
  if (actor === undefined) return refuse('sign_in_required');
  const wish: Wish = { verb: 'claim', assigneeId: actor.personId };
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const opened = await openToRead(context, input);
    if (!opened.ok) return opened;
    const allowed = prepareStep(opened.value, wish);
    if (!allowed.ok) return allowed;
    const before = await takeIfFree(context, opened.value, actor);
    if (before === undefined) continue;
    const prepared = prepareStep(before, wish);
    if (!prepared.ok) throw new Error(`A claim that was taken was then ${prepared.refusal}.`);
    const { matter } = await saveStep(context, before, { wish, ...prepared.value });
    return succeed(outputOf(matter));
  }
  return refuse('already_claimed');
}

/**
 * Puts a matter back that one took in hand (放回); it goes on the board again.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `reason_required`,
 * `assigned_by_staff` (what staff assigned is sent back by `returnMatter`).
 */
export async function releaseMatter(
  context: Context,
  input: MatterKey & { readonly reason: string },
): Promise<Result<ActionOutput, ActionRefusal>> {
  return stepOn(context, input, { verb: 'release', reason: input.reason });
}

/**
 * Takes hold by one conditional statement. Its row is ours from then on, so what belongs to it is
 * read again: gives the matter as it was the moment before, or nothing if somebody was faster.
 */
async function takeIfFree(context: Context, seen: Seen, actor: Actor): Promise<Seen | undefined> {
  const { matter } = seen;
  const holder = { personId: actor.personId, now: context.now };
  const hasTaken = await takeHold(context.db, matter, holder);
  if (!hasTaken) return undefined;
  const fresh = await openToRead(context, matter);
  if (!fresh.ok) throw new Error(`${matter.id} vanished while it was claimed.`);
  const { state, stateSince, holderId } = matter;
  const before: Matter = { ...fresh.value.matter, state, stateSince, holderId };
  // Parts were given before the claim: taking hold must not make one the holder beforehand.
  return { ...fresh.value, matter: before, taker: seen.taker };
}
