import { MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import type { LookAnswer } from '#/features/matters/model/look.ts';
import type { Matter, Verb } from '#/features/matters/model/matter.ts';
import { insertPhotos } from '#/features/matters/store/outcomes.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { MatterKey } from './open.ts';
import { openAs, outputOf, tellAndRecord } from './step.ts';
import type { ActionOutput, ActionRefusal, OpenedBy } from './step.ts';
import { prepareStep, takeStep } from './take-step.ts';
import type { Wish } from './take-step.ts';

type Looked = {
  readonly answer: LookAnswer;
  readonly reason?: string | undefined;
  readonly fileIds: readonly string[];
};

const beforeWork: { readonly [answer in LookAnswer]: Verb } = {
  yes: 'verify_found',
  no: 'verify_absent',
  unclear: 'verify_unclear',
};

/**
 * Says on the spot what is seen: before the work whether it is as told (核實), after it whether
 * it holds (核查), with photos. Work that cannot be judged stays as it is, and says why.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state` (nobody has to look now),
 * `own_work`, `reason_required` (unless it is so), `complaint_against_you`, `too_many_photos`.
 */
export async function lookAt(
  context: Context,
  input: MatterKey & Looked,
): Promise<Result<ActionOutput, ActionRefusal | 'too_many_photos'>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter } = opened.value;
  if (matter.counts.photos + input.fileIds.length > MAX_PHOTOS) return refuse('too_many_photos');
  const isAfter = matter.state !== 'verifying';
  const answered =
    isAfter && input.answer === 'unclear'
      ? await leaveOpen(context, opened.value, input)
      : await takeStep(context, opened.value, wishOf(matter, input));
  if (!answered.ok) return answered;
  await keepPhotos(context, opened.value, input);
  return succeed(outputOf(answered.value.matter));
}

function wishOf({ state, holderId }: Matter, { answer, reason }: Looked): Wish {
  if (state === 'verifying') return { verb: beforeWork[answer], reason };
  const verb = answer === 'yes' ? 'pass_check' : 'fail_check';
  return { verb, reason, visibility: 'parties', addressedTo: holderId };
}

/** Whoever could not judge it says so; somebody looks again within the time there is for it. */
async function leaveOpen(
  context: Context,
  opened: OpenedBy,
  { reason = '' }: Looked,
): Promise<Result<{ readonly matter: Matter }, ActionRefusal>> {
  const prepared = prepareStep(opened, { verb: 'fail_check', reason });
  if (!prepared.ok) return prepared;
  await tellAndRecord(context, opened, {
    verb: 'check_unclear',
    note: reason,
    visibility: 'parties',
  });
  return succeed({ matter: opened.matter });
}

async function keepPhotos(
  { db, now, newId }: Context,
  { matter, actor }: OpenedBy,
  { fileIds }: Looked,
): Promise<void> {
  const stage = matter.state === 'verifying' ? 'before' : 'after';
  const photos = fileIds.map(
    (fileId) => ({ id: newId(), fileId, stage, at: now, ...actor }) as const,
  );
  await insertPhotos(db, matter, photos);
}
