// Written by `npm run tables` from the migrated database; not edited by hand.
import type { Generated } from 'kysely';

export type FiguresTables = {
  'figures.progress': {
    is_only: Generated<boolean>;
    added_before: string;
  };
  'figures.sum': {
    place_id: string;
    measure: string;
    month: Temporal.PlainDate;
    value: number;
  };
};
