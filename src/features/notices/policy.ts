import { listServedPaths, mayKeepInstallation } from '#/features/places/index.ts';
import { holdsRole } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';

type Asking = { readonly db: Db; readonly subject: Subject };

/** Tells whether somebody keeps the ways out of the house, which serve every community alike. */
export async function mayKeepChannels({ db, subject }: Asking): Promise<boolean> {
  return mayKeepInstallation(subject, await listServedPaths(db));
}

/** Tells whether somebody keeps the group robots of a community. */
export function mayKeepRobots(subject: Subject, communityPath: string): boolean {
  return holdsRole(subject, ['steward'], communityPath);
}
