import { lockOrganisation } from '#/features/organisations/index.ts';
import { MOST_LISTENERS, OLDER_HOURS } from '#/features/webhooks/model.ts';
import type { Topic } from '#/features/webhooks/model.ts';
import {
  changeListener,
  deleteListener,
  insertListener,
  listListeners,
  resealListener,
  stopListener,
} from '#/features/webhooks/store/listeners.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { isAllowedUrl } from '#/platform/notify/post.ts';
import { makeWebhookSecret } from '#/platform/notify/webhook.ts';
import { openEar, sealEar } from './ear.ts';
import { findKeptBody, lockKept, note } from './kept.ts';

/** A listener as somebody asks for it. */
export type NewListener = {
  readonly organisationId: string;
  readonly name: string;
  readonly url: string;
  readonly topics: readonly Topic[];
};

/** What is shown once, and never again. */
export type MadeListener = { readonly id: string; readonly secret: string };

/**
 * Lets a program of an organisation be told of what the organisation has in hand. The secret is
 * given once.
 * Refuses: `not_found` (no such organisation, closed, or not a steward there),
 * `address_not_allowed`, `too_many_listeners`.
 */
export async function addListener(
  context: Context,
  { organisationId, name, url, topics }: NewListener,
): Promise<Result<MadeListener, 'not_found' | 'address_not_allowed' | 'too_many_listeners'>> {
  const { db, services, now } = context;
  const body = await findKeptBody(context, organisationId);
  // Of two that are added at once the second counts the first one, too.
  const organisation = body && (await lockOrganisation(db, organisationId));
  if (body === undefined || organisation?.closedOn !== undefined) return refuse('not_found');
  if (!isAllowedUrl(url, services.channels)) return refuse('address_not_allowed');
  const { communityId } = body;
  const others = await listListeners(db, { communityId, organisationIds: [organisationId] });
  if (others.length >= MOST_LISTENERS)
    return refuse('too_many_listeners', { most: String(MOST_LISTENERS) });
  const secret = makeWebhookSecret(services.randomBytes);
  const id = context.newId();
  const sealed = sealEar(context, { url, secrets: [secret] });
  const own = { communityId, id, organisationId, name, sealed, topics };
  await insertListener(db, { ...own, madeAt: now });
  await note(context, 'add', { id, communityId });
  return succeed({ id, secret });
}

/** A listener as it shall be; without an address it listens where it did. */
export type ListenerChange = {
  readonly id: string;
  readonly name: string;
  readonly url: string | undefined;
  readonly topics: readonly Topic[];
};

type Done<Refusal extends string> = Promise<Result<{ readonly id: string }, Refusal>>;

/**
 * Changes what a listener is called, where it listens and what it is told of.
 * Refuses: `not_found`, `address_not_allowed`.
 */
export async function changeKept(
  context: Context,
  { id, name, url, topics }: ListenerChange,
): Done<'not_found' | 'address_not_allowed'> {
  const { db, services } = context;
  const listener = await lockKept(context, id);
  if (listener === undefined) return refuse('not_found');
  if (url !== undefined && !isAllowedUrl(url, services.channels))
    return refuse('address_not_allowed');
  const ear = openEar(context, listener);
  const sealed = url === undefined ? listener.sealed : sealEar(context, { ...ear, url });
  await changeListener(db, id, { name, topics, sealed });
  await note(context, 'change', listener);
  return succeed({ id });
}

/**
 * Gives a listener another secret, shown once. For a day messages carry the signature of the one
 * before as well, so that whoever listens can change in between.
 * Refuses: `not_found`.
 */
export async function changeSecret(
  context: Context,
  id: string,
): Promise<Result<MadeListener, 'not_found'>> {
  const listener = await lockKept(context, id);
  if (listener === undefined) return refuse('not_found');
  const { url, secrets } = openEar(context, listener);
  const secret = makeWebhookSecret(context.services.randomBytes);
  const sealed = sealEar(context, { url, secrets: [secret, ...secrets.slice(0, 1)] });
  const olderUntil = context.now.add({ hours: OLDER_HOURS });
  await resealListener(context.db, id, { sealed, olderUntil });
  await note(context, 'change_secret', listener);
  return succeed({ id, secret });
}

/** Stops telling a listener. Refuses: `not_found`. */
export async function pauseListener(context: Context, id: string): Done<'not_found'> {
  const listener = await lockKept(context, id);
  if (listener === undefined) return refuse('not_found');
  await stopListener(context.db, id, { at: context.now, cause: 'hand' });
  await note(context, 'pause', listener);
  return succeed({ id });
}

/** Tells a listener again, from now on. Refuses: `not_found`. */
export async function resumeListener(context: Context, id: string): Done<'not_found'> {
  const listener = await lockKept(context, id);
  if (listener === undefined) return refuse('not_found');
  await stopListener(context.db, id, undefined);
  await note(context, 'resume', listener);
  return succeed({ id });
}

/** Takes a listener away with its log. Refuses: `not_found`. */
export async function removeListener(
  context: Context,
  id: string,
): Promise<Result<{ readonly organisationId: string }, 'not_found'>> {
  const listener = await lockKept(context, id);
  if (listener === undefined) return refuse('not_found');
  await deleteListener(context.db, id);
  await note(context, 'remove', listener);
  return succeed({ organisationId: listener.organisationId });
}
