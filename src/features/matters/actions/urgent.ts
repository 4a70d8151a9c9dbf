import { findPlaces } from '#/features/places/index.ts';
import type { MatterName } from '#/features/matters/model/address.ts';
import type { Matter, MatterId, Point, State } from '#/features/matters/model/matter.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import { isClosed } from '#/features/matters/rules/states.ts';
import { beginAssignment } from '#/features/matters/store/assignments.ts';
import { insertEvents } from '#/features/matters/store/events.ts';
import { findByReference, findMatter } from '#/features/matters/store/matters.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { listUrgent } from '#/features/matters/store/urgent.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { categoryOf, helpersOf, openForSystem, surround } from './open.ts';
import type { MatterKey, Surrounded } from './open.ts';
import { findSpot } from './spot.ts';
import { recordMatter, takeStep } from './take-step.ts';

/** Nobody is called for what is done, nor before it is decided whether it is opened again. */
const rests: ReadonlySet<State> = new Set<State>(['done', 'reopen_requested']);

/** What whoever finds help has to know of an urgent matter. */
export type UrgentMatter = {
  readonly communityId: string;
  readonly id: MatterId;
  readonly reference: string;
  readonly state: State;
  readonly isOver: boolean;
  readonly askerId: string;
  readonly holderId: string | undefined;
  readonly helperIds: readonly string[];
  /** Who had it once and has it no more: they are not called for it again. */
  readonly formerIds: readonly string[];
  readonly category: string;
  readonly categoryNames: Names;
  readonly group: string;
  /** What helps with it; whoever can do one of these is able. */
  readonly abilities: readonly string[];
  readonly placeId: string;
  readonly buildingId: string | undefined;
  /** Where it is, else where its place is on the map. */
  readonly point: Point | undefined;
  /** The places it lies in, the highest first. */
  readonly line: readonly string[];
  readonly raisedAt: Temporal.Instant;
  readonly title: string;
  /** Nothing while its words are hidden. */
  readonly body: string;
};

/**
 * Reads an urgent matter for whoever was called for it, without holding it: who asked and where it
 * is exactly is for the caller to keep. Nothing when there is none or it can wait.
 */
export async function readUrgent(
  context: Context,
  named: MatterName | MatterKey,
): Promise<UrgentMatter | undefined> {
  const matter =
    'reference' in named
      ? await findByReference(context.db, named.communityId, named.reference)
      : await findMatter(context.db, named);
  if (matter?.profile !== 'urgent') return undefined;
  const spot = await findSpot(context.db, matter.placeId);
  return spot && urgentOf(context, await surround(context, matter, spot));
}

/** Which urgent matter it is, and what it is about, for whoever was called for it. */
export type UrgentName = MatterName & { readonly categoryNames: Names };

/** Names urgent matters by their ids; who asked, and where, is not among it. */
export async function nameUrgent(
  { db }: Pick<Context, 'db'>,
  keys: readonly MatterKey[],
): Promise<ReadonlyMap<string, UrgentName>> {
  const communityIds = [...new Set(keys.map(({ communityId }) => communityId))];
  const rows = await listUrgent(db, { communityIds, ids: keys.map(({ id }) => id) });
  const { categories } = await readReference(db);
  return new Map(
    rows.flatMap(({ id, category, communityId, reference }) => {
      const categoryNames = categories.get(category)?.names;
      return categoryNames ? [[id, { communityId, reference, categoryNames }] as const] : [];
    }),
  );
}

/**
 * Opens an urgent matter for whoever finds help, and holds it until the transaction ends; nothing
 * when there is none or it can wait.
 */
export async function openUrgent(
  context: Context,
  key: MatterKey,
): Promise<UrgentMatter | undefined> {
  const opened = await openForSystem(context, key);
  return opened?.matter.profile === 'urgent' ? urgentOf(context, opened) : undefined;
}

/** Says that neighbours are being called, or that they are no more; else nothing changes. */
export async function setCalling(
  context: Context,
  key: MatterKey,
  calling: 'calling' | 'called_in',
): Promise<void> {
  const opened = await openForSystem(context, key);
  const { state } = opened?.matter ?? {};
  if (opened === undefined) return;
  const verb = calling === 'calling' ? 'call_out' : 'call_in';
  if (calling === 'calling' ? state !== 'accepted' && state !== 'returned' : state !== 'offered') {
    return;
  }
  const stepped = await takeStep(context, opened, { verb });
  if (!stepped.ok) throw new Error(`${key.id} could not ${verb}: ${stepped.refusal}.`);
}

/**
 * Gives an urgent matter to somebody who said yes: the first has it in hand, whoever follows lends
 * a hand. Tells whether it became theirs; it does not when it is over, or theirs already.
 */
export async function giveUrgent(
  context: Context,
  key: MatterKey,
  personId: string,
): Promise<boolean> {
  const opened = await openForSystem(context, key);
  if (opened?.matter.profile !== 'urgent' || isClosed(opened.matter.state)) return false;
  const { matter, assignments } = opened;
  if (personId === matter.askerId) return false;
  if (matter.holderId === undefined) {
    const wish = { verb: 'claim', assigneeId: personId } as const;
    return (await takeStep(context, opened, wish)).ok;
  }
  const isIn = matter.holderId === personId || helpersOf(assignments).includes(personId);
  if (isIn || matter.state === 'done') return false;
  await lendHand(context, matter, personId);
  return true;
}

async function lendHand(context: Context, matter: Matter, personId: string): Promise<void> {
  const at = context.now;
  await beginAssignment(context.db, matter, {
    id: context.newId(),
    role: 'helper',
    origin: 'offered',
    personId,
    actorId: undefined,
    at,
  });
  await insertEvents(context.db, matter, [
    {
      id: context.newId(),
      at,
      verb: 'accept_offer',
      fromState: undefined,
      toState: undefined,
      actorId: undefined,
      personId: undefined,
      voice: 'system',
      addressedTo: personId,
      note: undefined,
      visibility: 'public',
    },
  ]);
  await recordMatter(context, matter, { verb: 'accept_offer' });
}

async function urgentOf(context: Context, opened: Surrounded): Promise<UrgentMatter> {
  const { matter, spot, assignments, reference } = opened;
  const category = categoryOf(reference, matter, spot);
  const ended = assignments.filter(({ endedAt }) => endedAt !== undefined);
  return {
    communityId: matter.communityId,
    id: matter.id,
    reference: matter.reference,
    state: matter.state,
    isOver: isClosed(matter.state) || rests.has(matter.state),
    askerId: matter.askerId,
    holderId: matter.holderId,
    helperIds: helpersOf(assignments),
    formerIds: [...new Set(ended.map(({ personId }) => personId))],
    category: category.code,
    categoryNames: category.names,
    group: category.group,
    abilities: category.abilities,
    placeId: matter.placeId,
    buildingId: matter.buildingId,
    point: matter.point ?? (await pointOf(context, spot)),
    line: spot.line.map(({ placeId }) => placeId),
    raisedAt: matter.raisedAt,
    title: matter.title,
    body: matter.body,
  };
}

/** A flat is on no map; the building it is in may be, or the compound. */
async function pointOf({ db }: Context, spot: Spot): Promise<Point | undefined> {
  if (spot.point !== undefined) return spot.point;
  const ids = [spot.buildingId, spot.compoundId].filter((id) => id !== undefined);
  const places = await findPlaces(db, ids);
  return ids.map((id) => places.get(id)?.point).find((point) => point !== undefined);
}
