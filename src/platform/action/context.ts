import type { Subject } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { JournalEntry } from '#/platform/journal/journal.ts';
import type { NewJob } from '#/platform/jobs/queue.ts';
import type { HostChannels, Sender } from '#/platform/notify/sender.ts';
import type { FileStore } from '#/platform/storage/files.ts';

/** What the installation lends to every action: the outside world, made at start. */
export type Services = {
  readonly files: FileStore;
  readonly sender: Sender;
  /** 32 random bytes made at first start; forgery keys and hashes of codes depend on it. */
  readonly secret: Uint8Array;
  /** The zone of the neighbourhood's clocks, such as `Asia/Shanghai`. */
  readonly zone: string;
  /** Where readers find this installation, for links on paper; no slash at the end. */
  readonly publicUrl: string;
  readonly isDemonstration: boolean;
  /** How long somebody who wishes to leave may think again. */
  readonly leavingDays: number;
  /** What the host set about the ways out of the house. */
  readonly channels: HostChannels;
  readonly clock: () => Temporal.Instant;
  readonly randomBytes: (count: number) => Uint8Array;
};

/** From where a request comes, for limits on guessing and for the list of one's sessions. */
export type Client = {
  /** The network address; several people may share one. */
  readonly address: string;
  /** What the browser says of itself. */
  readonly device: string;
};

/**
 * One request: who asks, when, and the transaction everything happens in. Time and ids come from
 * here, so that rules stay pure and a test can set the clock.
 */
export type Context = {
  readonly db: Db;
  readonly subject: Subject;
  readonly now: Temporal.Instant;
  readonly newId: () => string;
  readonly language: Language;
  readonly client: Client;
  readonly services: Services;
  /** Writes the action's journal entry in its transaction. */
  readonly record: (entry: JournalEntry) => Promise<void>;
  /** The same request as somebody else does it: a code on paper speaks for its person. */
  readonly as: (subject: Subject) => Context;
  /** Adds a job that starts only if the transaction commits. */
  readonly addJob: (job: NewJob) => Promise<void>;
};
