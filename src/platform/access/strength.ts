import type { Subject } from './subject.ts';

/** Where one confirms that it is oneself. */
export const STRENGTHEN = '/me/strengthen';

/** What is answered in place of a no that an office at rest might turn into a yes. */
const NOES: ReadonlySet<string> = new Set(['not_found', 'not_allowed']);

/** Tells whether somebody holds an office that rests until they confirm that it is them. */
export function hasRestingOffice(subject: Subject): boolean {
  return (subject.restingGrants ?? []).length > 0;
}

/**
 * Gives the code to refuse with: whoever has an office at rest is told to confirm first, whether
 * what they asked for is there or not, so that nothing is learnt from the answer.
 */
export function refusalFor(subject: Subject, code: string): string {
  return hasRestingOffice(subject) && NOES.has(code) ? 'strength_required' : code;
}
