import { findPlace } from '#/features/places/index.ts';
import { MAX_SEND_BACKS } from '#/features/matters/model/limits.ts';
import type { Queue } from '#/features/matters/model/matter.ts';
import { mayDecideQueue } from '#/features/matters/policy.ts';
import { organisationQueue, readQueue, routedKinds } from '#/features/matters/rules/routing.ts';
import { listTargets, queueAfterSendingBack } from '#/features/matters/rules/transfers.ts';
import { brand } from '#/lib/brand.ts';
import { refuse } from '#/lib/result.ts';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { openToRead } from './open.ts';
import type { MatterKey, Seen } from './open.ts';
import { listNearOrganisations } from './spot.ts';
import { openAs, outputOf } from './step.ts';
import type { ActionOutput, ActionRefusal } from './step.ts';
import { prepareStep, saveStep } from './take-step.ts';
import type { Wish } from './take-step.ts';

type Outcome = Promise<Result<ActionOutput, ActionRefusal | 'queue_unknown'>>;

/**
 * Hands a matter on to another body or office (轉辦), with a reason. Theirs is the time that is
 * left; until they take it over it stands on both desks.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `passed_on_already` (the
 * last ones have not answered), `superior_decides` (sent back too often), `reason_required`,
 * `queue_required`, `same_queue`, `queue_unknown`, `complaint_against_you`,
 * `complaint_against_them`.
 */
export async function transferMatter(
  context: Context,
  input: MatterKey & { readonly queue: string; readonly reason: string },
): Outcome {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter } = opened.value;
  const queue = brand<Queue>(input.queue);
  const wish = wishOf('transfer', { queue, from: matter.queue, reason: input.reason });
  const prepared = prepareStep(opened.value, wish);
  if (!prepared.ok) return prepared;
  if (!(await isTheirsToDecide(context, opened.value))) return refuse('superior_decides');
  const { againstOrganisationId } = matter;
  if (againstOrganisationId !== undefined && queue === organisationQueue(againstOrganisationId)) {
    return refuse('complaint_against_them');
  }
  const known = await listTargetsOf(context, opened.value);
  if (!known.includes(queue)) return refuse('queue_unknown');
  const stepped = await saveStep(context, opened.value, { wish, ...prepared.value });
  return succeed(outputOf(stepped.matter));
}

/**
 * Sends back what was handed on wrongly (退回), with a reason. The third time it goes to the
 * superior, who decides whose it is; after that nobody sends it back.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `not_passed_on`,
 * `superior_decides`, `reason_required`, `complaint_against_you`.
 */
export async function sendBackMatter(
  context: Context,
  input: MatterKey & { readonly reason: string },
): Promise<Result<ActionOutput, ActionRefusal>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, spot } = opened.value;
  const sides = {
    from: matter.passedFrom ?? matter.queue,
    to: matter.queue,
    sendBacks: matter.counts.sendBacks,
  };
  const queue = queueAfterSendingBack(sides, spot.line);
  const wish = wishOf('send_back', { queue, from: matter.queue, reason: input.reason });
  const prepared = prepareStep(opened.value, wish);
  if (!prepared.ok) return prepared;
  const stepped = await saveStep(context, opened.value, { wish, ...prepared.value });
  return succeed(outputOf(stepped.matter));
}

/** Lists those to whom somebody may hand a matter on. Refuses: `not_found`. */
export async function readTargets(
  context: Context,
  key: MatterKey,
): Promise<Result<readonly Queue[], 'not_found'>> {
  const opened = await openToRead(context, key);
  return opened.ok ? succeed(await listTargetsOf(context, opened.value)) : opened;
}

function wishOf(
  verb: 'transfer' | 'send_back',
  { queue, from, reason }: { readonly queue: Queue; readonly from: Queue; readonly reason: string },
): Wish {
  const data = { passedFrom: from, passedTo: queue };
  return { verb, queue, reason, visibility: 'parties', data };
}

async function listTargetsOf(
  { db }: Context,
  { matter, spot, reference }: Seen,
): Promise<readonly Queue[]> {
  const organisations = await listNearOrganisations(db, spot, { posts: 'not_asked' });
  const { queue, againstOrganisationId } = matter;
  const kinds = routedKinds(reference.routes);
  return listTargets(spot.line, { organisations, kinds, queue, againstOrganisationId });
}

/** What waits for a superior's decision is not decided by those below. */
async function isTheirsToDecide({ db, subject }: Context, { matter }: Seen): Promise<boolean> {
  const parts = readQueue(matter.queue);
  if (matter.counts.sendBacks < MAX_SEND_BACKS || 'organisationId' in parts) return true;
  const place = await findPlace(db, parts.placeId);
  return place !== undefined && mayDecideQueue(subject, place.path);
}
