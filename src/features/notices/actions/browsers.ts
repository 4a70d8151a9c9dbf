import { createHash } from 'node:crypto';
import type { NoticesRefusal } from '#/features/notices/model.ts';
import {
  deleteSubscriptionOf,
  listSubscriptions,
  lockSubscriptions,
  MOST_PER_PERSON,
  saveSubscription,
} from '#/features/notices/store/subscriptions.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { seal } from '#/platform/auth/seal.ts';
import { isAllowedUrl } from '#/platform/notify/post.ts';
import type { PushTarget } from '#/platform/notify/push.ts';
import { preparePushKeys } from '#/platform/notify/ways.ts';

const MOST_DEVICE = 200;

type Refusal<Code extends NoticesRefusal> = 'sign_in_required' | 'only_oneself' | Code;

/**
 * Gives the key by which a browser will know who writes to it (RFC 8292); it is made at first use.
 * Refuses: `sign_in_required`, `only_oneself`.
 */
export async function prepareBrowser(
  context: Context,
): Promise<Result<{ readonly key: string }, Refusal<never>>> {
  const own = ownerOf(context);
  if (!own.ok) return own;
  const { publicKey } = await preparePushKeys(context.db, context.services);
  return succeed({ key: publicKey });
}

/**
 * Keeps the browser one reads with as a way of being told, until its session ends. Its address is
 * sealed: a copy of the database lets nobody write there.
 * Refuses: `sign_in_required`, `only_oneself`, `address_not_allowed`, `too_many_browsers` (`most`).
 */
export async function addBrowser(
  context: Context,
  target: PushTarget,
): Promise<Result<{ readonly id: string }, Refusal<'address_not_allowed' | 'too_many_browsers'>>> {
  const own = ownerOf(context);
  if (!own.ok) return own;
  const { db, services, client, now } = context;
  const { personId } = own.value;
  if (!isAllowedUrl(target.endpoint, services.channels)) return refuse('address_not_allowed');
  await lockSubscriptions(db, personId);
  const addressHash = createHash('sha256').update(target.endpoint).digest();
  const others = (await listSubscriptions(db, personId)).filter(
    (one) => !one.addressHash.equals(addressHash),
  );
  if (others.length >= MOST_PER_PERSON) {
    return refuse('too_many_browsers', { most: String(MOST_PER_PERSON) });
  }
  const id = await saveSubscription(
    db,
    {
      id: context.newId(),
      personId,
      addressHash,
      sealed: seal(services.secret, target, services.randomBytes),
      device: client.device.slice(0, MOST_DEVICE),
      sessionId: context.subject.sessionId,
    },
    now,
  );
  await record(context, 'add_browser', personId);
  return succeed({ id });
}

/**
 * Forgets a browser of one's own: from now on nothing is sent there.
 * Refuses: `sign_in_required`, `only_oneself`, `not_found`.
 */
export async function removeBrowser(
  context: Context,
  id: string,
): Promise<Result<object, Refusal<'not_found'>>> {
  const own = ownerOf(context);
  if (!own.ok) return own;
  const { personId } = own.value;
  if (!(await deleteSubscriptionOf(context.db, personId, id))) return refuse('not_found');
  await record(context, 'remove_browser', personId);
  return succeed({});
}

/** Whoever acts for somebody has their own device in hand, not that person's. */
function ownerOf({
  subject: { actorId, personId },
}: Context): Result<{ readonly personId: string }, 'sign_in_required' | 'only_oneself'> {
  if (actorId === undefined || personId === undefined) return refuse('sign_in_required');
  return actorId === personId ? succeed({ personId }) : refuse('only_oneself');
}

function record(context: Context, verb: string, personId: string): Promise<void> {
  return context.record({ feature: 'notices', verb, subjectId: personId });
}
