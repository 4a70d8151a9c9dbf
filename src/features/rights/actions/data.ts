import { findPerson } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { noteReadings } from '#/platform/personal/readings.ts';
import { readHolding } from '#/platform/personal/holding.ts';
import type { Holding } from '#/platform/personal/holding.ts';
import type { HeldData } from '#/features/rights/model.ts';
import { listReadings } from '#/features/rights/store/readings.ts';

/**
 * Reads all that is held about the person concerned, each kind whole. Who acts for somebody needs
 * their consent to this very thing, and the reading is on record.
 * Refuses: `not_found`, `no_consent_to_read`.
 */
export async function readData(
  context: Context,
  holdings: readonly Holding[],
): Promise<Result<HeldData, 'not_found' | 'no_consent_to_read'>> {
  const { db, subject, now } = context;
  const { actorId, personId } = subject;
  if (actorId === undefined || personId === undefined) return refuse('not_found');
  const person = await findPerson(db, personId);
  if (person === undefined) return refuse('not_found');
  const isOwn = actorId === personId;
  if (!isOwn && !(await mayReadFor(context, { actorId, personId }))) {
    return refuse('no_consent_to_read');
  }
  const kinds = [];
  for (const holding of holdings) {
    const rows = await readHolding(db, holding, personId);
    const { code, table, columns } = holding;
    kinds.push({ code, table, columns, rows });
  }
  if (!isOwn) {
    const { communityId } = person;
    await context.record({ feature: 'rights', verb: 'read', subjectId: personId, communityId });
    // Who acts for somebody is told of nothing they do; that they read everything is told.
    const reader = { ...context, subject: { ...subject, personId: actorId } };
    await noteReadings(reader, 'record', [{ personId, communityId }]);
  }
  return succeed({ personId, name: person.name, isOwn, madeAt: now, kinds });
}

async function mayReadFor(
  context: Context,
  pair: { readonly actorId: string; readonly personId: string },
): Promise<boolean> {
  const readings = await listReadings(context.db, pair.personId);
  return readings.some((reading) => reading.helperId === pair.actorId);
}
