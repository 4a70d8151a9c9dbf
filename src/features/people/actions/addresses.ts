import type { Address } from '#/features/people/model.ts';
import { claimLogin, confirmLogin, listLogins } from '#/features/people/store/logins.ts';
import { lockPerson, updatePerson } from '#/features/people/store/persons.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { hashAddress, issueCode, useCode } from '#/platform/auth/codes.ts';
import type { CodeRefusal } from '#/platform/auth/codes.ts';
import { record } from './record.ts';
import { mayAskFor } from './sign-in.ts';

/**
 * Notes an address somebody says is theirs and sends a code there; it is theirs once the code comes
 * back. Sends no code when too many were asked for.
 */
export async function claimAddress(
  context: Context,
  personId: string,
  address: Address,
): Promise<string | undefined> {
  if (!(await mayAskFor(context, address))) return undefined;
  await claimLogin(context.db, personId, address);
  const sent = await issueCode(context, { personId, to: address });
  await context.addJob({ name: 'people.send_code', payload: { id: sent } });
  return sent;
}

/**
 * Asks for a code to be sent to an address of one's own, to sign in with it from then on.
 * Refuses: `only_oneself`, `too_many_requests`.
 */
export async function changeAddress(
  context: Context,
  address: Address,
): Promise<Result<{ readonly sent: string }, 'only_oneself' | 'too_many_requests'>> {
  const { actorId, personId } = context.subject;
  if (actorId === undefined || actorId !== personId) return refuse('only_oneself');
  const sent = await claimAddress(context, actorId, address);
  if (sent === undefined) return refuse('too_many_requests');
  await record(context, { verb: 'claim_address', subjectId: actorId });
  return succeed({ sent });
}

/**
 * Confirms one's address with the code that was sent there.
 * Refuses: `only_oneself`, `code_wrong`, `code_expired`, `address_taken`.
 */
export async function confirmAddress(
  context: Context,
  guess: { readonly sent: string; readonly code: string },
): Promise<Result<Address, 'only_oneself' | 'address_taken' | CodeRefusal>> {
  const { actorId, personId } = context.subject;
  if (actorId === undefined || actorId !== personId) return refuse('only_oneself');
  const used = await useCode(context, { id: guess.sent, code: guess.code });
  if (!used.ok) return used;
  const logins = await listLogins(context.db, actorId);
  const isSentTo = (address: Address) =>
    hashAddress(context.services.secret, address).equals(used.value.addressHash);
  const login = logins.find(isSentTo);
  if (used.value.personId !== actorId || login === undefined) return refuse('code_wrong');
  const address = { kind: login.kind, address: login.address };
  if (!(await confirmLogin(context.db, { personId: actorId, address }, context.now))) {
    return refuse('address_taken');
  }
  await keepContact(context, actorId, address);
  await record(context, { verb: 'confirm_address', subjectId: actorId });
  return succeed(address);
}

/** Notes an address as the one to reach somebody at: who signs in with it can be reached there. */
export async function keepContact(
  context: Context,
  personId: string,
  { kind, address }: Address,
): Promise<void> {
  const person = await lockPerson(context.db, personId);
  if (person === undefined) throw new Error('An address belongs to nobody');
  await updatePerson(context.db, { ...person, [kind]: address });
}
