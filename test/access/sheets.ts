import type { TestApp } from '#test/app.ts';
import { MONDAY } from '#test/matters-world.ts';
import { places } from '#test/world.ts';

const SHEETS = {
  ready: '019cf000-0000-7000-8000-00000002001a',
  done: '019cf000-0000-7000-8000-00000002001b',
} as const;
const PERSONAL = '019cf000-0000-7000-8000-00000002001c';

/**
 * Leaves three sheets that somebody brought: one looked at, one carried out, and one of people that
 * was looked at.
 */
export async function leaveSheets({ pool }: TestApp, broughtBy: string) {
  for (const [state, id] of Object.entries(SHEETS)) {
    await pool.query(
      `insert into sheets.import (community_id, id, kind, place_id, file_name, sha256, brought_by,
         brought_at, state, total, judged, created, carried_at)
       values ($1, $2, 'households', $1, '住戶.xlsx', sha256('x'), $3, $4, $5, 1, 1, 1,
         case when $5 = 'done' then $4::timestamptz end)`,
      [places.community, id, broughtBy, MONDAY, state],
    );
    await pool.query(
      `insert into sheets.row (community_id, import_id, number, cells, outcome)
       values ($1, $2, 2, '{"compound": "東興小區", "building": "31", "door": "101"}', 'create')`,
      [places.community, id],
    );
  }
  await pool.query(
    `insert into sheets.import (community_id, id, kind, place_id, file_name, sha256, brought_by,
       brought_at, state, total, judged, created)
     values ($1, $2, 'people', $1, '居民.xlsx', sha256('y'), $3, $4, 'ready', 1, 1, 1)`,
    [places.community, PERSONAL, broughtBy, MONDAY],
  );
  return { readySheet: SHEETS.ready, doneSheet: SHEETS.done, peopleSheet: PERSONAL };
}
