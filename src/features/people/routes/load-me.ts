import { z } from 'zod';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { roles } from '#/platform/access/subject.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { listDoneFor } from '#/platform/journal/entries.ts';
import { languages } from '#/platform/i18n/language.ts';
import { homesOf } from '#/features/people/actions/spots.ts';
import { mayTakeBack } from '#/features/people/actions/vouch.ts';
import {
  consentWays,
  helperKinds,
  residenceRelations,
  toldWays,
  vouchGrounds,
} from '#/features/people/model.ts';
import type { MePanel, Relation } from '#/features/people/model.ts';
import { listGrantsOf } from '#/features/people/store/grants.ts';
import { listLogins } from '#/features/people/store/logins.ts';
import { findPerson, namesOf } from '#/features/people/store/persons.ts';
import { listHelped, listHelpers } from '#/features/people/store/relations.ts';
import { toldWaysOf } from '#/features/people/store/told-ways.ts';
import { listVouches } from '#/features/people/store/vouches.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { labelPlaces } from './labels.ts';
import { instant, labelShape, plainDay } from './shapes.ts';

/** How many things done or read are shown; the journal keeps them all. */
const MOST_SHOWN = 20;

const homeShape = z.object({
  residenceId: z.uuid(),
  place: labelShape,
  relation: z.enum(residenceRelations),
  /** Who vouched that they live there, if somebody did. */
  vouch: z
    .object({
      id: z.uuid(),
      by: z.string(),
      ground: z.enum(vouchGrounds),
      at: instant,
      mayTakeBack: z.boolean(),
    })
    .optional(),
});

const roleShape = z.object({
  id: z.uuid(),
  role: z.enum(roles),
  place: labelShape,
  endsAt: instant.optional(),
});

export const relationShape = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  kind: z.enum(helperKinds),
  way: z.enum(consentWays),
  consentedOn: plainDay,
  endsAt: instant.optional(),
});

export const meShape = z.object({
  person: z.object({
    id: z.uuid(),
    name: z.string(),
    called: z.string().optional(),
    language: z.enum(languages),
  }),
  /** Whom one acts for; what follows is then theirs, and nothing but their homes. */
  actingFor: z.object({ id: z.uuid(), name: z.string() }).optional(),
  homes: z.array(homeShape).readonly(),
  roles: z.array(roleShape).readonly(),
  logins: z
    .array(
      z.object({
        kind: z.enum(['telephone', 'email']),
        address: z.string(),
        isConfirmed: z.boolean(),
      }),
    )
    .readonly(),
  told: z.enum(toldWays).optional(),
  helped: z.array(relationShape).readonly(),
  helpers: z.array(relationShape).readonly(),
  doneFor: z.array(z.object({ at: instant, name: z.string(), feature: z.string() })).readonly(),
});

export type Me = z.infer<typeof meShape> & {
  /** What other features show here; programs have endpoints of their own for it. */
  readonly panels?: readonly ((view: View) => Html)[];
};
export type HomeLine = z.infer<typeof homeShape>;
export type RoleLine = z.infer<typeof roleShape>;
export type RelationLine = z.infer<typeof relationShape>;

/** Loads what somebody sees of themselves, or, acting for another, of that person. */
export async function loadMe(
  context: Context,
  panels: readonly MePanel[],
): Promise<Result<Me, 'not_found'>> {
  const { actorId, personId } = context.subject;
  if (actorId === undefined || personId === undefined) return refuse('not_found');
  const person = await findPerson(context.db, actorId);
  if (person === undefined) return refuse('not_found');
  const { id, name, called, language } = person;
  const shared = {
    person: { id, name, called, language },
    homes: await loadHomes(context, personId),
    panels: await drawPanels(context, panels),
  };
  if (personId !== actorId) {
    const concerned = await findPerson(context.db, personId);
    const actingFor = { id: personId, name: concerned?.name ?? '' };
    const none = { roles: [], logins: [], helped: [], helpers: [], doneFor: [] };
    return succeed({ ...shared, ...none, actingFor });
  }
  return succeed({
    ...shared,
    roles: await loadRoles(context, actorId),
    logins: await listLogins(context.db, actorId),
    told: (await toldWaysOf(context.db, [actorId])).get(actorId),
    helped: await loadRelations(
      context,
      await listHelped(context.db, actorId, context.now),
      'personId',
    ),
    helpers: await loadHelpers(context, actorId),
    ...(await loadTraces(context, actorId)),
  });
}

async function drawPanels(context: Context, panels: readonly MePanel[]) {
  const drawn: ((view: View) => Html)[] = [];
  for (const panel of panels) {
    const draw = await panel.load(context);
    if (draw !== undefined) drawn.push(draw);
  }
  return drawn;
}

/** Loads the homes of a person with their labels. */
export async function loadHomes(context: Context, personId: string): Promise<readonly HomeLine[]> {
  const homes = await homesOf(context.db, personId);
  const labels = await labelPlaces(
    context.db,
    homes.map((home) => home.householdId),
  );
  const vouches = await loadVouches(context, personId);
  return homes.flatMap(({ id, householdId, relation }) => {
    const names = labels.get(householdId);
    if (names === undefined) return [];
    const place = { id: householdId, names };
    return [{ residenceId: id, place, relation, vouch: vouches.get(id) }];
  });
}

/** Loads who vouched for the homes of a person, by home. */
async function loadVouches(
  context: Context,
  personId: string,
): Promise<ReadonlyMap<string, NonNullable<HomeLine['vouch']>>> {
  const vouches = await listVouches(context.db, personId);
  const personIds = vouches.map(({ vouchedBy }) => vouchedBy);
  // Whoever said where somebody lives is named to them, and to those who keep the record, in full.
  await openDoor(context.db, { personIds });
  const names = await namesOf(context.db, personIds, 'L2');
  const lines = new Map<string, NonNullable<HomeLine['vouch']>>();
  for (const vouch of vouches) {
    const { id, ground, vouchedAt: at, vouchedBy, residenceId } = vouch;
    const by = names.get(vouchedBy) ?? '';
    lines.set(residenceId, { id, by, ground, at, mayTakeBack: await mayTakeBack(context, vouch) });
  }
  return lines;
}

/** Loads the roles a person holds now with the labels of their places. */
export async function loadRoles(context: Context, personId: string): Promise<readonly RoleLine[]> {
  const grants = await listGrantsOf(context.db, personId, context.now);
  const labels = await labelPlaces(
    context.db,
    grants.map((grant) => grant.placeId),
  );
  return grants.flatMap(({ id, role, placeId, endsAt }) => {
    const names = labels.get(placeId);
    return names === undefined ? [] : [{ id, role, place: { id: placeId, names }, endsAt }];
  });
}

/** Loads who may act for a person. */
export async function loadHelpers(
  context: Context,
  personId: string,
): Promise<readonly RelationLine[]> {
  const relations = await listHelpers(context.db, personId, context.now);
  return loadRelations(context, relations, 'helperId');
}

async function loadRelations(
  context: Context,
  relations: readonly Relation[],
  side: 'personId' | 'helperId',
): Promise<readonly RelationLine[]> {
  const personIds = relations.map((relation) => relation[side]);
  // Who consented, and who was consented to, know one another by name.
  await openDoor(context.db, { personIds });
  const names = await namesOf(context.db, personIds, 'L2');
  return relations.map((relation) => ({
    id: relation.id,
    personId: relation[side],
    name: names.get(relation[side]) ?? '',
    kind: relation.kind,
    way: relation.consentWay,
    consentedOn: relation.consentedOn,
    endsAt: relation.endsAt,
  }));
}

/** Loads what others did for a person: whoever did it is named in full. */
async function loadTraces(context: Context, personId: string): Promise<Pick<Me, 'doneFor'>> {
  const done = (await listDoneFor(context.db, personId)).slice(0, MOST_SHOWN);
  const actors = done.map((entry) => entry.actorId);
  // Whoever did something in somebody's name is told to them in full.
  await openDoor(context.db, { personIds: actors });
  const names = await namesOf(context.db, actors, 'L2');
  return {
    doneFor: done.map(({ at, actorId, feature }) => {
      return { at, name: names.get(actorId) ?? '', feature };
    }),
  };
}
