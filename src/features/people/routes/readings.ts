import { z } from 'zod';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import { roles } from '#/platform/access/subject.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { listReadingsOf, MOST_READINGS, readingKinds } from '#/platform/personal/readings.ts';
import { readingsPage } from '#/features/people/pages/readings.ts';
import { readingsTable } from '#/features/people/pages/tables.ts';
import { namesOf } from '#/features/people/store/persons.ts';
import { refusals } from '#/features/people/words/refusals.ts';
import { instant } from './shapes.ts';

const readingsShape = z.object({
  readings: z
    .array(
      z.object({
        at: instant,
        /** Empty once whoever looked has left. */
        name: z.string(),
        kind: z.enum(readingKinds),
        /** By which role they could; nothing where a part in a matter let them. */
        office: z.enum(roles).optional(),
        /** Why a glass was broken. */
        reason: z.string().optional(),
      }),
    )
    .max(MOST_READINGS)
    .readonly(),
});
export type ReadingsShown = z.infer<typeof readingsShape>;

const show = endpoint({
  name: 'people.readings',
  method: 'GET',
  path: '/me/readings',
  summary: 'Lists who was shown what of oneself beyond what neighbours know, the latest first.',
  policy: signedIn,
  input: z.object({}),
  output: readingsShape,
  words: refusals('only_oneself'),
  run: (context) => loadReadings(context),
  page: readingsPage,
  table: readingsTable,
});

/** Loads who looked at what is about whoever asks. Refuses: `only_oneself` (while acting). */
async function loadReadings(context: Context): Promise<Result<ReadingsShown, 'only_oneself'>> {
  const { actorId, personId } = context.subject;
  if (actorId === undefined || actorId !== personId) return refuse('only_oneself');
  const readings = await listReadingsOf(context.db, actorId);
  const personIds = [...new Set(readings.map((reading) => reading.actorId))];
  // Whoever looked at what is about somebody is told to them in full.
  await openDoor(context.db, { personIds });
  const names = await namesOf(context.db, personIds, 'L2');
  return succeed({
    readings: readings.map(({ at, actorId: readerId, kind, office, reason }) => {
      return { at, name: names.get(readerId) ?? '', kind, office, reason };
    }),
  });
}

/** The endpoint of the readings of what is about oneself. */
export const readingEndpoints: readonly AnyEndpoint[] = [show];
