import type {
  Thing,
  ThingName,
  ThingsOfMatter,
  ThingWords,
} from '#/features/matters/model/hiding.ts';
import type { HidingReason } from '#/features/matters/model/hiding.ts';
import type { MatterName } from '#/features/matters/model/address.ts';
import type { NoteVisibility } from '#/features/matters/model/matter.ts';
import { insertEvents, listComments, listEvents } from '#/features/matters/store/events.ts';
import { listPhotoThings, swapWords } from '#/features/matters/store/hiding.ts';
import { findByReference } from '#/features/matters/store/matters.ts';
import { addWorkingTime } from '#/lib/working-time.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { openToChange, openToRead } from './open.ts';
import type { MatterKey, Seen } from './open.ts';
import { workingCalendarAt } from './working-calendar.ts';

/**
 * Lists what somebody wrote or showed in a matter, as far as the reader sees it.
 * Refuses: `not_found`, also when it is not theirs to see.
 */
export async function listThings(
  context: Context,
  key: MatterKey,
): Promise<Result<ThingsOfMatter, 'not_found'>> {
  const opened = await openToRead(context, key);
  return opened.ok ? succeed(await thingsOf(context, opened.value)) : opened;
}

/** Lists the same of a matter that an address names. Refuses: `not_found`. */
export async function listThingsByName(
  context: Context,
  name: MatterName,
): Promise<Result<ThingsOfMatter, 'not_found'>> {
  const found = await findByReference(context.db, name.communityId, name.reference);
  return found === undefined ? refuse('not_found') : listThings(context, found);
}

/** What becomes of a thing: other words, and why they are hidden; without a reason it is shown. */
export type Hiding = {
  readonly thing: ThingName;
  readonly to: ThingWords;
  readonly reason: HidingReason | undefined;
};

/**
 * Hides a thing or shows it again, tells it in the story of the matter, and gives the thing as it
 * stood before. Who may do so is for the caller to say.
 * Refuses: `not_found`, also when the matter is not theirs to see.
 */
export async function hideThing(
  context: Context,
  key: MatterKey,
  hiding: Hiding,
): Promise<Result<Thing, 'not_found'>> {
  const opened = await openToChange(context, key);
  if (!opened.ok) return opened;
  const { matter } = opened.value;
  const { things } = await thingsOf(context, opened.value);
  const thing = things.find(({ kind, id }) => kind === hiding.thing.kind && id === hiding.thing.id);
  if (thing === undefined) return refuse('not_found');
  const { db, now, subject } = context;
  const { reason, to } = hiding;
  const hidden = reason && { at: now, cause: reason };
  await swapWords(db, matter, { thing, from: thing.words, to, hidden });
  await insertEvents(db, matter, [
    {
      id: context.newId(),
      at: now,
      verb: reason === undefined ? 'show_again' : 'hide',
      fromState: undefined,
      toState: undefined,
      actorId: subject.actorId,
      personId: subject.personId,
      voice: 'staff',
      addressedTo: thing.personId,
      note: undefined,
      visibility: await visibilityOf(context, opened.value, thing),
      data: { kind: thing.kind, ...(reason === undefined ? {} : { reason }) },
    },
  ]);
  return succeed(thing);
}

/** Reckons when something is due that may take some working days at a place. */
export async function reckonWorkingDays(
  context: Pick<Context, 'db' | 'now'>,
  placeId: string,
  quantity: number,
): Promise<Temporal.Instant> {
  const calendar = await workingCalendarAt(context, placeId);
  return addWorkingTime(context.now, { kind: 'working_days', quantity }, calendar).value;
}

async function thingsOf(context: Context, opened: Seen): Promise<ThingsOfMatter> {
  const { matter, spot, sight, taker } = opened;
  const { communityId, id, reference, title, placeId } = matter;
  return {
    communityId,
    id,
    reference,
    title,
    placeId,
    path: spot.path,
    isAboutReader: taker.isAgainst,
    things: [...ownThings(opened), ...(await saidThings(context, matter, sight.notes))],
  };
}

function ownThings({ matter }: Seen): readonly Thing[] {
  const { id, raisedAt: at, askerId: personId, actorId, title, body, hidden } = matter;
  const own = { id, at, personId, actorId };
  return [
    { ...own, kind: 'words', words: { title, body }, hidden },
    { ...own, kind: 'name', words: { title: undefined, body: '' }, hidden: undefined },
  ];
}

async function saidThings(
  { db }: Context,
  key: MatterKey,
  visible: readonly NoteVisibility[],
): Promise<readonly Thing[]> {
  const comments = await listComments(db, key, visible);
  const events = await listEvents(db, key, visible);
  const said = (body: string) => ({ title: undefined, body });
  return [
    ...comments.map(({ id, at, personId, actorId, body, hidden }): Thing => ({
      kind: 'comment',
      id,
      at,
      personId,
      actorId,
      words: said(body),
      hidden,
    })),
    ...events.flatMap(({ id, at, personId, actorId, note, hidden }): readonly Thing[] => {
      // What the clock said is nobody's words.
      if (note === undefined || personId === undefined || actorId === undefined) return [];
      const twin = comments.some((one) => one.body === note && one.at.equals(at));
      return twin ? [] : [{ kind: 'note', id, at, personId, actorId, words: said(note), hidden }];
    }),
    ...(await listPhotoThings(db, key)),
  ];
}

/** Told to those who could read the thing, and to no others. */
async function visibilityOf(
  { db }: Context,
  { matter, sight }: Seen,
  thing: Thing,
): Promise<NoteVisibility> {
  const said = [
    ...(thing.kind === 'comment' ? await listComments(db, matter, sight.notes) : []),
    ...(thing.kind === 'note' ? await listEvents(db, matter, sight.notes) : []),
  ];
  return said.find(({ id }) => id === thing.id)?.visibility ?? 'public';
}
