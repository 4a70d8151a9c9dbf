import type { ClockStage, NoteVisibility, Verb } from '#/features/matters/model/matter.ts';
import type { Recipient } from '#/features/matters/model/reference.ts';
import { hush, isLive, reckonAgain, ringsOf } from '#/features/matters/rules/clocks.ts';
import type { Clock, Ring } from '#/features/matters/rules/clocks.ts';
import { readClocks } from '#/features/matters/rules/advance.ts';
import { findStep } from '#/features/matters/rules/decide.ts';
import { consequenceOf, isDuty } from '#/features/matters/rules/stages.ts';
import { saveClocks } from '#/features/matters/store/clock-row.ts';
import { insertEvents } from '#/features/matters/store/events.ts';
import type { NewEvent } from '#/features/matters/store/events.ts';
import { saveMatter } from '#/features/matters/store/matters.ts';
import type { Context } from '#/platform/action/context.ts';
import { openForSystem } from './open.ts';
import type { MatterKey, Opened } from './open.ts';
import { moveFigures, recordMatter, takeStep } from './take-step.ts';

/** Who is asked to decide when a stage ends and the matter merely goes on where it stood. */
const undecided: { readonly [stage in ClockStage]?: Recipient } = { wait_partner: 'dispatcher' };

/** What keeping the time of a matter came to. */
export type Kept = { readonly rings: readonly Ring[]; readonly step: Verb | undefined };

/**
 * Does what the clocks of one matter ask for now: reminds, says that something is overdue, takes
 * back a forgotten claim, ends a wait or a rest, closes kindly what nobody answered. Done again it
 * does nothing more: what has rung is noted with the clock.
 */
export async function answerClocks(context: Context, key: MatterKey): Promise<Kept> {
  const opened = await openForSystem(context, key);
  if (opened === undefined) return { rings: [], step: undefined };
  const { matter, clocks, moment } = opened;
  const woken = clocks.filter((clock) => hasWoken(clock, context.now));
  if (woken.length === 0) return { rings: [], step: undefined };
  const rings = woken.flatMap((clock) => ringsOf(clock, moment));
  const hushed = clocks.map((clock) => (woken.includes(clock) ? hush(clock, moment) : clock));
  await saveClocks(context.db, matter, { before: clocks, after: hushed });
  await tellRings(context, opened, rings);
  const step = await takeConsequence(context, { ...opened, clocks: hushed }, rings);
  return { rings, step };
}

/**
 * Reckons the clocks of one matter again after holidays were announced or a setting changed; tells
 * whether a deadline moved.
 */
export async function reckonMatterAgain(context: Context, key: MatterKey): Promise<boolean> {
  const opened = await openForSystem(context, key);
  if (opened === undefined) return false;
  const { matter, clocks, moment } = opened;
  const reckoned = reckonAgain(clocks, moment);
  const after = readClocks(matter, reckoned);
  const hasMoved = reckoned.some(({ dueAt }, index) => {
    const former = clocks[index]?.dueAt;
    return dueAt !== former && (!dueAt || !former || !dueAt.equals(former));
  });
  await saveClocks(context.db, matter, { before: clocks, after: reckoned });
  if (!hasMoved) return false;
  await saveMatter(context.db, after);
  await moveFigures(context, { before: matter, after });
  await recordMatter(context, matter, { verb: 'reckon_again' });
  return true;
}

function hasWoken(clock: Clock, now: Temporal.Instant): boolean {
  return (
    isLive(clock) &&
    clock.wakesAt !== undefined &&
    Temporal.Instant.compare(clock.wakesAt, now) <= 0
  );
}

async function tellRings(context: Context, opened: Opened, rings: readonly Ring[]): Promise<void> {
  const told = rings.flatMap((ring) => eventOf(opened, ring) ?? []);
  if (told.length === 0) return;
  await insertEvents(
    context.db,
    opened.matter,
    told.map((event) => Object.assign(event, { id: context.newId(), at: context.now })),
  );
  await recordMatter(context, opened.matter, {
    verb: 'remind',
    data: {
      stages: rings.map(({ stage }) => stage),
      to: told.map(({ verb, data }) => (verb === 'overdue' ? 'holder' : (data?.['to'] ?? 'staff'))),
    },
  });
}

/**
 * A reminder goes to whoever it is for; that time is up is told to those in it, where it matters.
 */
function eventOf(opened: Opened, ring: Ring): Omit<NewEvent, 'id' | 'at'> | undefined {
  const common = {
    fromState: undefined,
    toState: undefined,
    actorId: undefined,
    personId: undefined,
    voice: 'system' as const,
    note: undefined,
  };
  const asked = ring.kind === 'reminder' ? ring.to : undecided[ring.stage];
  if (asked !== undefined) {
    const addressedTo = personFor(asked, opened);
    const visibility: NoteVisibility = addressedTo === undefined ? 'staff' : 'parties';
    const data = { stage: ring.stage, to: asked };
    return { ...common, verb: 'remind', addressedTo, visibility, data };
  }
  if (!isDuty(ring.stage)) return undefined;
  // What is done waits for a checker or for the asker; whoever did it is not the one who is late.
  const { state, holderId } = opened.matter;
  const addressedTo = state === 'done' ? undefined : holderId;
  return {
    ...common,
    verb: 'overdue',
    addressedTo,
    visibility: 'public',
    data: { stage: ring.stage },
  };
}

function personFor(to: Recipient, { matter }: Opened): string | undefined {
  if (to === 'asker') return matter.askerId;
  return to === 'holder' ? matter.holderId : undefined;
}

async function takeConsequence(
  context: Context,
  opened: Opened,
  rings: readonly Ring[],
): Promise<Verb | undefined> {
  for (const ring of rings) {
    const verb = ring.kind === 'due' ? consequenceOf(ring.stage) : undefined;
    if (verb === undefined) continue;
    if (findStep(opened.matter.profile, opened.matter.state, verb) === undefined) continue;
    const stepped = await takeStep(context, opened, {
      verb,
      addressedTo: verb === 'close_unanswered' ? opened.matter.askerId : opened.matter.holderId,
      data: { stage: ring.stage },
    });
    if (stepped.ok) return verb;
  }
  return undefined;
}
