import type { Result } from '#/lib/result.ts';
import type { Grant, Subject } from '#/platform/access/subject.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Populated } from './populated.ts';

/** The same transaction for somebody else, and at another moment where one is said. */
export function contextAs(
  { db, services, now }: Context,
  subject: Subject,
  at: Temporal.Instant = now,
): Context {
  return makeContext({
    db,
    subject,
    language: 'zh-Hant',
    services: { ...services, clock: () => at },
  });
}

/** Makes the reader that somebody is who has neither home nor office in what they do. */
export function plainSubject(personId: string): Subject {
  return { ...visitor, actorId: personId, personId };
}

/** Finds somebody of a neighbourhood with their home and their offices, as signing in would. */
export function subjectIn(
  { planned, people, grants }: Populated,
  personId: string,
): Subject & { readonly personId: string } {
  const householdId = people.residences.find((one) => one.personId === personId)?.householdId;
  const home = planned.households.find(({ id }) => id === householdId);
  const { community } = planned;
  const pathOf = (placeId: string) =>
    placeId === community.id
      ? community.path
      : (planned.places.find(({ id }) => id === placeId)?.path ?? home?.path ?? community.path);
  return {
    ...plainSubject(personId),
    personId,
    homes:
      home === undefined
        ? []
        : [
            {
              householdId: home.id,
              placeId: home.id,
              path: home.path,
              communityId: community.id,
            },
          ],
    grants: grants
      .filter((one) => one.personId === personId)
      .map((one): Grant => ({
        role: one.role,
        placeId: one.placeId,
        path: pathOf(one.placeId),
        communityId: community.id,
        organisationId: one.organisationId,
      })),
  };
}

/** Holds that something of the demonstration was not refused, and gives what it came to. */
export async function must<Value>(what: string, done: Promise<Result<Value>>): Promise<Value> {
  const result = await done;
  if (!result.ok) throw new Error(`${what} was refused in the demonstration: ${result.refusal}.`);
  return result.value;
}
