import { findLatestCall, look, raiseUrgent } from '#/features/callouts/index.ts';
import { readUrgent } from '#/features/matters/index.ts';
import { isWithin } from '#/lib/tree.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { contextAs, must, plainSubject, subjectIn } from './acting.ts';
import { beginToHelp } from './load-volunteers.ts';
import type { NightCall, NightStep, NightStory } from './night-shapes.ts';
import { takeNightStep } from './night-steps.ts';
import type { Raised } from './night-steps.ts';
import type { Populated } from './populated.ts';

export { readNights } from './night-shapes.ts';

/** A night is played once nothing of it lies ahead. */
const OVER_AT = '09:00';
/** What is said before this hour of a night belongs to the day after it began. */
const NOON = '12:00';
/** Those on duty have been so for some weeks. */
const HELPING_DAYS = 40;
const HOURS_PER_DAY = 24;
const GROWN_UP = 18;
/** A night is over after so many looks and steps, or goes round in a circle. */
const MOST_TURNS = 5_000;

/** Plays the last night that is over, call by call, by the actions people use, as time goes by. */
export async function playNights(
  context: Context,
  inCommunity: readonly Populated[],
  stories: readonly NightStory[],
): Promise<void> {
  for (const populated of inCommunity) {
    const { slug } = populated.neighbourhood;
    for (const story of stories.filter(({ neighbourhood }) => neighbourhood === slug)) {
      const cast = await goOnDuty(context, populated, story);
      await play({ context, populated, story, cast });
    }
  }
}

/** Puts neighbours on duty: those of the story’s lines, each in the building the line names. */
async function goOnDuty(
  context: Context,
  populated: Populated,
  { helpers, duty }: NightStory,
): Promise<Set<string>> {
  const at = context.now.subtract({ hours: HELPING_DAYS * HOURS_PER_DAY });
  const chosen = new Set<string>();
  for (const { building, person, able } of helpers) {
    const personId =
      person === undefined
        ? grownUpsIn(populated, building, context.now).find((id) => !chosen.has(id))
        : populated.people.byKey.get(person);
    if (personId === undefined) throw new Error(`Nobody more lives in ${building}.`);
    chosen.add(personId);
    const helping = contextAs(context, plainSubject(personId), at);
    await beginToHelp(helping, { able, ...duty, weeklyCap: undefined });
  }
  return chosen;
}

/** Lists the made-up grown-ups of a building who hold no office: those with an account first. */
function grownUpsIn(
  { planned, people, grants }: Populated,
  building: string,
  now: Temporal.Instant,
): readonly string[] {
  const path = planned.find(building)?.path;
  if (path === undefined) throw new Error(`There is no ${building}.`);
  const homes = new Set(
    planned.households.filter((home) => isWithin(home.path, path)).map(({ id }) => id),
  );
  const busy = new Set([...people.byKey.values(), ...grants.map(({ personId }) => personId)]);
  const { year } = now.toZonedDateTimeISO('UTC');
  const accounts = new Set(people.active.map(({ id }) => id));
  return people.residences
    .filter(({ householdId, personId }) => homes.has(householdId) && !busy.has(personId))
    .map(({ personId }) => personId)
    .filter((id) => year - (people.born.get(id) ?? year) >= GROWN_UP)
    .toSorted((a, b) => Number(accounts.has(b)) - Number(accounts.has(a)));
}

type Playing = {
  readonly context: Context;
  readonly populated: Populated;
  readonly story: NightStory;
  /** Who is on duty or has asked: somebody else asks the next time. */
  readonly cast: Set<string>;
};

type Turn = { readonly at: Temporal.Instant; readonly call: NightCall; readonly step?: NightStep };

/** Goes from one moment at which something happens to the next, whichever call it belongs to. */
async function play(playing: Playing): Promise<void> {
  const { context, story } = playing;
  const began = lastNight(context.now, context.services.zone);
  const turns = story.calls
    .flatMap((call): readonly Turn[] => {
      const at = began(call.at);
      const steps = call.steps.map((step) => ({ at: at.add({ seconds: step.after }), call, step }));
      return [{ at, call }, ...steps];
    })
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  const raised = new Map<string, Raised>();
  const looks = new Map<string, Temporal.Instant>();
  for (let turn = 0; turns.length > 0 || looks.size > 0; turn += 1) {
    if (turn > MOST_TURNS) throw new Error('A night of the demonstration does not end.');
    const [next] = turns;
    const [id, due] = earliest(looks);
    const isLook = due !== undefined && (next === undefined || isBefore(due, next.at));
    if (!isLook && next !== undefined) {
      turns.shift();
      await take(playing, raised, next);
    }
    const moved = isLook ? raised.get(id ?? '') : raised.get(next?.call.id ?? '');
    const at = isLook ? due : next?.at;
    if (moved === undefined || at === undefined) throw new Error('A call of a night is lost.');
    const lookAgainAt = await lookAt(context, moved, at);
    if (lookAgainAt === undefined) looks.delete(moved.id);
    else looks.set(moved.id, lookAgainAt);
  }
}

/** Gives the moments of the times of the last night that is over, in a zone. */
export function lastNight(now: Temporal.Instant, zone: string): (time: string) => Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone);
  const isOver = local.toPlainTime().toString() >= OVER_AT;
  const evening = local.toPlainDate().subtract({ days: isOver ? 1 : 2 });
  return (time) => {
    const day = time < NOON ? evening.add({ days: 1 }) : evening;
    return day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
  };
}

function earliest(looks: ReadonlyMap<string, Temporal.Instant>) {
  const all = [...looks].toSorted(([, a], [, b]) => Temporal.Instant.compare(a, b));
  return all[0] ?? [];
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

async function take(
  playing: Playing,
  raised: Map<string, Raised>,
  { at, call, step }: Turn,
): Promise<void> {
  const known = raised.get(call.id);
  if (step === undefined) raised.set(call.id, await raiseCall(playing, call, at));
  else if (known !== undefined) await takeNightStep(playing, known, { step, at });
}

async function raiseCall(
  { context, populated, cast }: Playing,
  { id, category, building, say }: NightCall,
  at: Temporal.Instant,
): Promise<Raised> {
  const askerId = grownUpsIn(populated, building, context.now).find((one) => !cast.has(one));
  if (askerId === undefined) throw new Error(`Nobody of ${building} asks.`);
  cast.add(askerId);
  const asking = contextAs(context, subjectIn(populated, askerId), at);
  const name = await must(id, raiseUrgent(asking, { category, words: say }));
  const matter = await readUrgent(asking, name);
  if (matter === undefined) throw new Error(`${id} is not urgent.`);
  return { id, name, matterId: matter.id, askerId };
}

/** Looks at a call as its job does; gives when it has to be looked at again. */
async function lookAt(
  context: Context,
  { name, matterId: id }: Raised,
  at: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const key = { communityId: name.communityId, id };
  await look(contextAs(context, visitor, at), key);
  return (await findLatestCall(context.db, key))?.nextAt;
}
