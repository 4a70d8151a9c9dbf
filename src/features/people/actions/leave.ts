import { fold } from '#/lib/text.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Leaver, Naming } from '#/platform/personal/departure.ts';
import { TAKEN_OUT } from '#/platform/personal/departure.ts';
import {
  erasePerson,
  isLastSteward,
  isOnlyGuardian,
  maskReasons,
} from '#/features/people/store/leave.ts';
import { listLogins } from '#/features/people/store/logins.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { listHelped } from '#/features/people/store/relations.ts';
import { openDoor } from '#/platform/access/wall.ts';

/** What people does when somebody leaves: the last of all, for it holds the name itself. */
export const peopleLeaver: Leaver = {
  findObstacle: async ({ db, now }, personId) => {
    if (await isLastSteward(db, personId, now)) return 'last_steward';
    const wards = await listHelped(db, personId, now);
    // Whether somebody else looks after them as well is told by relations that are not one's own.
    await openDoor(db, { personIds: wards.map((ward) => ward.personId) });
    return (await isOnlyGuardian(db, personId, now)) ? 'only_guardian' : undefined;
  },
  forget: async ({ db }, { personId, pattern }) => {
    await maskReasons(db, { pattern, by: TAKEN_OUT });
    await erasePerson(db, personId);
  },
};

/** Finds everything that names somebody in a text: as they are written, and in the other script. */
export async function namingOf(db: Db, personId: string): Promise<Naming> {
  const person = await findPerson(db, personId);
  const logins = await listLogins(db, personId);
  const of = (kind: 'telephone' | 'email') =>
    logins.filter((login) => login.kind === kind).map((login) => login.address);
  if (person === undefined) return { names: [], telephones: [], emails: [] };
  // What neighbours call somebody may be an everyday word, and names nobody without the rest.
  return {
    names: [person.name, fold(person.name)],
    telephones: [...of('telephone'), person.telephone ?? ''],
    emails: [...of('email'), person.email ?? ''],
  };
}
