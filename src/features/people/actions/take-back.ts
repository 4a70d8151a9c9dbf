import { labelPlaces } from '#/features/people/routes/labels.ts';
import { namesOf } from '#/features/people/store/persons.ts';
import { endRelation, findRelation, listRelations } from '#/features/people/store/relations.ts';
import { endResidence, listResidences } from '#/features/people/store/residences.ts';
import { findVouch } from '#/features/people/store/vouches.ts';
import { refuse, succeed } from '#/lib/result.ts';

import type { DeedKind, DeedSubject, Reverser } from '#/platform/journal/deed-kinds.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Db } from '#/platform/db/pool.ts';
import { record, today } from './record.ts';
import { revokeVouch } from './vouch.ts';

/** Ends a consent that was recorded for a person. Refuses: `not_found` (it has ended). */
const takeBackConsent: Reverser = async (context, deed) => {
  const relation = await findRelation(context.db, textOf(deed, 'relation'), context.now);
  const { actorId } = context.subject;
  if (relation?.personId !== deed.personId || actorId === undefined) return refuse('not_found');
  await endRelation(context.db, relation.id, { at: context.now, by: actorId });
  await record(context, {
    verb: 'end_consent',
    subjectId: deed.personId,
    communityId: deed.communityId,
    data: { relation: relation.id },
  });
  return succeed({});
};

/** Ends a home that was noted for a person. Refuses: `not_found` (they live there no more). */
const takeBackHome: Reverser = async (context, deed) => {
  const homes = await listResidences(context.db, [deed.personId]);
  const home = homes.find(({ id }) => id === textOf(deed, 'residence'));
  if (home === undefined) return refuse('not_found');
  await endResidence(context.db, home, today(context));
  const { communityId, householdId: placeId } = home;
  await record(context, { verb: 'move_out', subjectId: deed.personId, communityId, placeId });
  return succeed({});
};

/** Takes back a word about where a person lives. Refuses: `not_found` (it has been taken back). */
const takeBackWord: Reverser = async (context, deed) => {
  const vouch = await findVouch(context.db, textOf(deed, 'vouch'));
  if (vouch?.personId !== deed.personId) return refuse('not_found');
  return (await revokeVouch(context, vouch)) ? succeed({}) : refuse('not_found');
};

/** What people knows of what others did for somebody. */
export const peopleDeeds: DeedKind = {
  feature: 'people',
  subjectsOf: async (db, deeds) =>
    new Map([...(await helpersIn(db, deeds)), ...(await homesIn(db, deeds))]),
  reversers: { record_consent: takeBackConsent, move_in: takeBackHome, vouch: takeBackWord },
};

async function helpersIn(db: Db, deeds: readonly Deed[]): Promise<[string, DeedSubject][]> {
  const relations = await listRelations(
    db,
    deeds.map((deed) => textOf(deed, 'relation')),
  );
  await openDoor(db, { personIds: [...relations.values()].map(({ helperId }) => helperId) });
  const names = await namesOf(
    db,
    [...relations.values()].map(({ helperId }) => helperId),
    'L2',
  );
  return deeds.flatMap((deed): [string, DeedSubject][] => {
    const relation = relations.get(textOf(deed, 'relation'));
    const name = relation && names.get(relation.helperId);
    return name === undefined ? [] : [[deed.id, { names: inAll(name) }]];
  });
}

async function homesIn(db: Db, deeds: readonly Deed[]): Promise<[string, DeedSubject][]> {
  const personIds = deeds.map(({ personId }) => personId);
  const homes = new Map((await listResidences(db, personIds)).map((home) => [home.id, home]));
  const labels = await labelPlaces(
    db,
    [...homes.values()].map(({ householdId }) => householdId),
  );
  return deeds.flatMap((deed): [string, DeedSubject][] => {
    const names = labels.get(homes.get(textOf(deed, 'residence'))?.householdId ?? '');
    return names === undefined ? [] : [[deed.id, { names }]];
  });
}

function inAll(name: string): Names {
  return { hant: name, hans: name, en: name };
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

function textOf({ data }: Deed, key: string): string {
  const value = data[key];
  return typeof value === 'string' ? value : NO_ID;
}
