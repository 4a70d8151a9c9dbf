import type { Subject } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { uuidV7 } from '#/lib/id.ts';
import { recordEntry } from '#/platform/journal/journal.ts';
import { addJob } from '#/platform/jobs/queue.ts';
import type { Client, Context, Services } from './context.ts';

export type ContextParts = {
  readonly db: Db;
  readonly subject: Subject;
  readonly language: Language;
  readonly services: Services;
  /** Absent for jobs, which nobody sends. */
  readonly client?: Client;
  /** Told of each journal entry, so that the runner can insist that an action wrote one. */
  readonly onRecord?: () => void;
};

const RANDOM_BYTES_OF_UUID = 10;
const NO_CLIENT: Client = { address: 'none', device: '' };

/** Makes the context of one request or job, with one moment for all that happens in it. */
export function makeContext(parts: ContextParts): Context {
  const now = parts.services.clock();
  const newId = () => uuidV7(now, parts.services.randomBytes(RANDOM_BYTES_OF_UUID));
  const { db, subject } = parts;
  return {
    db,
    subject,
    now,
    newId,
    language: parts.language,
    client: parts.client ?? NO_CLIENT,
    services: parts.services,
    record: async (entry) => {
      await recordEntry({ db, now, newId, subject }, entry);
      parts.onRecord?.();
    },
    as: (other) => makeContext({ ...parts, subject: other }),
    addJob: (job) => addJob(db, job),
  };
}
