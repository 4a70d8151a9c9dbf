import { insertPasskey } from '#/features/guard/store/passkeys.ts';
import { insertRecovery } from '#/features/guard/store/recoveries.ts';
import { digitsOf } from '#/platform/auth/digits.ts';
import type { TestApp } from '#test/app.ts';
import { holderOfRole } from './readers.ts';

/**
 * A worker has lost the key with which they confirmed, and a dispatcher has asked stewards to be
 * let in again; gives that request, with the digits on the screen.
 */
export async function loseKeys({ db, services, context }: TestApp) {
  const { newId, now } = context();
  const personId = holderOfRole('community_worker', 'in').personId;
  const bytes = { publicKey: new Uint8Array([1]), counter: 0, transports: [], usedAt: undefined };
  const key = { id: newId(), personId, credentialId: 'lost', name: '舊手機', createdAt: now };
  await insertPasskey(db, { ...key, ...bytes });
  const id = newId();
  await insertRecovery(db, {
    id,
    personId: holderOfRole('dispatcher', 'in').personId,
    sessionId: newId(),
    askedAt: now,
    expiresAt: now.add({ hours: 24 }),
  });
  const number = digitsOf(services.secret, { purpose: 'recovery', id }, 6);
  return { recovery: id, recoveryNumber: number };
}
