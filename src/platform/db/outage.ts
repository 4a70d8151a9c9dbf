/** What keeps everybody from working for a while, through no fault of theirs or of the code. */
export type Outage = 'database_away' | 'disk_full';

/** SQLSTATE of a server that ends, starts, is full or lost the line (PostgreSQL, appendix A). */
const AWAY_STATE = /^(?:08...|57P0[1-3]|53300)$/;
/** What the system says when there is nobody to talk to. */
const AWAY_SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);
/** The driver's own words, which carry no code. */
const AWAY_WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
/** `disk_full` of PostgreSQL, and the system's own code for files. */
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/**
 * Tells whether an error is an outage, after which the same request may succeed. A refused password
 * or a missing table is none: that stays so until somebody mends it.
 */
export function findOutage(error: unknown): Outage | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  if (code !== undefined && FULL.has(code)) return 'disk_full';
  if (isAway(error, code)) return 'database_away';
  // Each address of a name was tried in turn.
  const within: readonly unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
  return within.map(findOutage).find((one) => one !== undefined);
}

function isAway(error: Error, code: string | undefined): boolean {
  if (code === undefined) return AWAY_WORDS.test(error.message);
  if (AWAY_STATE.test(code) || AWAY_SYSTEM.has(code)) return true;
  // The socket of the embedded server goes away with it; another missing file is a fault.
  return code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
