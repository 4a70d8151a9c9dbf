import { nameMatters, publicIdOf } from '#/features/matters/index.ts';
import { findOrganisation } from '#/features/organisations/index.ts';
import { namesOf } from '#/features/people/index.ts';
import { findPlaces } from '#/features/places/index.ts';
import type { Opened } from '#/features/hours/actions/open.ts';
import type { HoursRecord } from '#/features/hours/model.ts';
import { correct, object } from '#/features/hours/rules/records.ts';
import type { Context } from '#/platform/action/context.ts';
import type { RecordShown } from './shapes.ts';

type Named = {
  readonly persons: ReadonlyMap<string, string>;
  readonly matters: Awaited<ReturnType<typeof nameMatters>>;
  readonly places: Awaited<ReturnType<typeof findPlaces>>;
  readonly teams: ReadonlyMap<string, string>;
};

/** Shows records to one reader: the persons as neighbours call them, matters they may see. */
export async function showRecords(
  context: Context,
  opened: readonly Opened[],
): Promise<readonly RecordShown[]> {
  const named = await nameAll(
    context,
    opened.map(({ record }) => record),
  );
  return opened.map((one) => shown(context, one, named));
}

async function nameAll(context: Context, records: readonly HoursRecord[]): Promise<Named> {
  const { db } = context;
  const persons = records.flatMap(({ personId, recordedBy, confirmed, closed }) =>
    [personId, recordedBy, confirmed?.by, closed?.by].flatMap((id) => id ?? []),
  );
  const keys = records.flatMap(({ communityId, matter }) =>
    matter === undefined ? [] : [{ communityId, id: matter.id }],
  );
  const teams = new Map<string, string>();
  for (const id of new Set(records.flatMap(({ teamId }) => teamId ?? []))) {
    const team = await findOrganisation(db, id);
    if (team !== undefined) teams.set(id, team.name);
  }
  return {
    persons: await namesOf(db, persons, 'L1'),
    matters: await nameMatters(context, keys),
    places: await findPlaces(
      db,
      records.map(({ placeId }) => placeId),
    ),
    teams,
  };
}

function shown(context: Context, { record, standing }: Opened, named: Named): RecordShown {
  const { matter: within, placeId, teamId, activity, closed, confirmed } = record;
  const nameOf = (id: string) => named.persons.get(id) ?? '';
  const matter = within && named.matters.get(within.id);
  const names = named.places.get(placeId)?.names ?? { hant: '', hans: '', en: '' };
  const team = teamId === undefined ? undefined : named.teams.get(teamId);
  const { id, state, minutes, heldOn: on, startedAt, endedAt, content, materials } = record;
  return {
    id,
    state,
    minutes,
    on,
    startedAt,
    endedAt,
    content,
    materials,
    activity,
    person: nameOf(record.personId),
    matter: matter && { id: publicIdOf(matter), reference: matter.reference, title: matter.title },
    isOfMatter: within !== undefined,
    place: { id: placeId, names },
    team: teamId === undefined || team === undefined ? undefined : { id: teamId, name: team },
    recordedAt: record.recordedAt,
    recordedBy: record.recordedBy === record.personId ? undefined : nameOf(record.recordedBy),
    lateReason: record.lateReason,
    correction: record.replaces?.reason,
    confirmed: confirmed && {
      at: confirmed.at,
      by: nameOf(confirmed.by),
      capacity: confirmed.capacity,
    },
    closed: closed && { at: closed.at, by: nameOf(closed.by), reason: closed.reason },
    ...allowedOf(context, { record, standing }),
  };
}

function allowedOf(
  { now, subject }: Context,
  { record, standing }: Opened,
): Pick<RecordShown, 'isMine' | 'mayConfirm' | 'mayObject' | 'mayCorrect' | 'mayWithdraw'> {
  const { isHolder } = standing;
  const by = subject.personId ?? '';
  const typers = new Set([by, subject.actorId]);
  const isTheirs = typers.has(record.personId);
  const isOpen = record.state === 'waiting' || record.state === 'proposed';
  const capacity = standing.capacities.at(-1);
  const reason = '-';
  return {
    isMine: isHolder,
    mayConfirm: capacity !== undefined && isOpen && !isTheirs && !typers.has(record.recordedBy),
    mayObject:
      capacity !== undefined && !isTheirs && object(record, { capacity, by, now, reason }).ok,
    mayCorrect: isHolder && correct(record, { former: undefined, by, now, isCorrected: false }).ok,
    mayWithdraw: isHolder && (isOpen || record.state === 'confirmed'),
  };
}
