import { findOrganisation } from '#/features/organisations/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Listener } from '#/features/webhooks/model.ts';
import { mayKeepListeners } from '#/features/webhooks/policy.ts';
import { findListener, lockListener } from '#/features/webhooks/store/listeners.ts';
import type { Context } from '#/platform/action/context.ts';

/** An organisation whose programs the reader keeps. */
export type KeptBody = {
  readonly id: string;
  readonly name: string;
  readonly communityId: string;
  readonly isClosed: boolean;
};

/** Finds an organisation whose programs the reader keeps; of others nobody hears of any. */
export async function findKeptBody(
  { db, subject }: Context,
  id: string,
): Promise<KeptBody | undefined> {
  const organisation = await findOrganisation(db, id);
  const communityId = organisation?.communityId;
  if (organisation === undefined || communityId === undefined) return undefined;
  const place = await findPlace(db, communityId);
  if (place === undefined || !mayKeepListeners(subject, place.path)) return undefined;
  return {
    id,
    name: organisation.name,
    communityId,
    isClosed: organisation.closedOn !== undefined,
  };
}

/** Finds a listener that the reader keeps; of others nobody hears that there is one. */
export async function findKept(context: Context, id: string): Promise<Listener | undefined> {
  return onlyKept(context, await findListener(context.db, id));
}

/** Finds a listener that the reader keeps and holds it until the transaction ends. */
export async function lockKept(context: Context, id: string): Promise<Listener | undefined> {
  return onlyKept(context, await lockListener(context.db, id));
}

async function onlyKept(
  context: Context,
  listener: Listener | undefined,
): Promise<Listener | undefined> {
  const body = listener && (await findKeptBody(context, listener.organisationId));
  return body === undefined ? undefined : listener;
}

/** Records what was done with a listener; neither its name nor its address is told. */
export function note(
  context: Context,
  verb: string,
  { id, communityId }: Pick<Listener, 'id' | 'communityId'>,
): Promise<void> {
  return context.record({ feature: 'webhooks', verb, subjectId: id, communityId });
}
