import type { HeldRow, Holding } from '#/platform/personal/holding.ts';

/** All of one kind that is held about somebody. */
export type HeldKind = {
  readonly code: string;
  /** The table, for programs; people read its name in plain words. */
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly HeldRow[];
};

/** All that is held about somebody, with what is needed to read it aloud. */
export type HeldData = {
  readonly personId: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly madeAt: Temporal.Instant;
  readonly kinds: readonly HeldKind[];
};

export const groups = ['who', 'roles', 'matters', 'signing', 'done'] as const;
export type Group = (typeof groups)[number];

const WHO = new Set(['people.person', 'people.login', 'people.residence']);
const SIGNING =
  /^people\.(?:counter|household|sheet)_code$|^guard\.passkey$|^platform\.(?:session|sign_in)/;
const DONE = /^platform\./;

/** Says under which heading a kind of thing stands: by what its table is about. */
export function groupOf({ table }: Pick<Holding, 'table'>): Group {
  if (WHO.has(table)) return 'who';
  if (SIGNING.test(table)) return 'signing';
  if (DONE.test(table)) return 'done';
  if (table.startsWith('matters.') || table.startsWith('hours.')) return 'matters';
  return 'roles';
}

export type RightsRefusal =
  | 'no_consent_to_read'
  | 'only_oneself'
  | 'already_leaving'
  | 'not_leaving'
  | 'last_steward'
  | 'post_still_held'
  | 'only_guardian'
  | 'matter_in_hand'
  | 'correction_gone'
  | 'too_many_corrections'
  | 'not_a_helper';
