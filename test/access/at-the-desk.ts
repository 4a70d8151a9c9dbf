import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { places } from '#test/world.ts';
import { parties } from './readers.ts';

/** A view of the desk of their body that a member keeps. */
export const FILTER = '019cf000-0000-7000-8000-00000000f117';

/** With those who dispatch for the community. */
export const DISPATCH = `role:dispatcher@${places.community}`;

/** A ready answer of the property company. */
export const TEMPLATE = '019cf000-0000-7000-8000-00000000f118';

/** Saves what bodies and their members keep at a desk beside matters. */
export async function saveDeskThings(db: Db, company: string): Promise<void> {
  await sql`insert into matters.saved_filter (id, owner_id, name, place_id, show, saved_at)
    values (${FILTER}, ${parties.member}, '物業早上先看的', ${places.community}, 'all', now())`.execute(
    db,
  );
  await sql`insert into matters.template (id, organisation_id, name, words)
    values (${TEMPLATE}, ${company}, '已報修', '已經報修，{期限}前辦好。')`.execute(db);
}
