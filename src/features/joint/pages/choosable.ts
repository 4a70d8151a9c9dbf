import { MAX_DECLINES } from '#/features/joint/model.ts';
import type { JointShown } from '#/features/joint/routes/shapes.ts';

type Calls = JointShown['calls'];

/** Those that ask to be excused. */
export function waiting({ calls }: JointShown): Calls {
  return calls.filter(({ state, attendance }) => state === 'declined' && attendance !== 'arrived');
}

/** Those of them about which the reader decides: the third time only the superior does. */
export function decidable(shown: JointShown): Calls {
  return waiting(shown).filter(({ declines }) => shown.isSuperior || declines < MAX_DECLINES);
}

/** Those that can be excused though they have not asked. */
export function excusable({ calls }: JointShown): Calls {
  return calls.filter(
    ({ state, attendance, isLead }) =>
      !isLead && state !== 'excused' && state !== 'declined' && attendance !== 'arrived',
  );
}

/** Those that could lead instead. */
export function otherLeads({ calls }: JointShown): Calls {
  return calls.filter(({ isLead, state }) => !isLead && state !== 'excused');
}
