import { confirm } from '#/features/hours/rules/records.ts';
import { recountLedger } from '#/features/hours/store/ledger.ts';
import { listOfMatter, saveMoved } from '#/features/hours/store/records.ts';
import type { Context } from '#/platform/action/context.ts';
import { hearOn } from '#/platform/journal/hear.ts';
import type { Heard } from '#/platform/journal/hear.ts';
import { tell, toldOfConfirming } from './write.ts';

/**
 * Hears that askers said “solved”, which confirms what had been recorded by then.
 */
export async function hearSolved(context: Context): Promise<void> {
  await hearOn(context.db, 'hours.progress', async (entries) => {
    for (const entry of entries) {
      const isSolved = entry.feature === 'matters' && entry.verb === 'confirm_solved';
      if (isSolved) await confirmHeard(context, entry);
    }
  });
}

async function confirmHeard(context: Context, entry: Heard): Promise<void> {
  const { communityId, subjectId, at, personId, actorId } = entry;
  for (const record of await listOfMatter(context.db, { communityId, id: subjectId })) {
    const isBefore = Temporal.Instant.compare(record.recordedAt, at) <= 0;
    const isAsker = personId !== null && personId === record.matter?.askerId;
    // A correction waits for a word of its own: it is not what they saw done.
    if (record.state !== 'waiting' || !isBefore || !isAsker || actorId === record.personId)
      continue;
    const confirmed = confirm(record, {
      former: undefined,
      capacity: 'asker',
      by: personId,
      now: at,
    });
    if (!confirmed.ok) continue;
    await saveMoved(context.db, confirmed.value, context);
    await tell(context, record, { verb: 'confirm', told: toldOfConfirming(record) });
  }
}

/** Recounts the ledger; a sum that is wrong is a fault. */
export async function auditLedger({ db }: Pick<Context, 'db'>): Promise<void> {
  const found = await recountLedger(db);
  if (found.length === 0) return;
  throw new Error(`The ledger of hours does not agree: ${JSON.stringify(found)}.`);
}
