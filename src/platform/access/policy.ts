import { holdsRoleAnywhere } from './subject.ts';
import type { Role, Subject } from './subject.ts';

/**
 * The first gate of an endpoint, named so that the matrix test can list it. What depends on the
 * thing itself (whose matter, which place) is decided by the action with the feature's `policy`.
 */
export type Policy = {
  readonly name: string;
  readonly allows: (subject: Subject) => boolean;
};

/** Lets everybody in, signed in or not. */
export const everyone: Policy = { name: 'everyone', allows: () => true };

/** Lets in who has signed in. */
export const signedIn: Policy = {
  name: 'signed_in',
  allows: (subject) => subject.actorId !== undefined,
};

/** Lets in who holds one of the roles anywhere; the action then asks where. */
export function holderOf(...roles: readonly Role[]): Policy {
  return {
    name: `holder_of:${roles.join(',')}`,
    allows: (subject) => holdsRoleAnywhere(subject, roles),
  };
}
