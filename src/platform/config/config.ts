import { join, resolve } from 'node:path';
import { mailSettings } from '#/platform/notify/mail-settings.ts';
import type { HostChannels } from '#/platform/notify/sender.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';

/** How this process was started. Everything has a default; nothing has to be set. */
export type Config = {
  readonly dataFolder: string;
  /** Where copies go that are made without being asked for; absent where none are made. */
  readonly backupFolder: string | undefined;
  readonly host: string;
  readonly port: number;
  /** An outside PostgreSQL; absent means the embedded server in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string;
  readonly zone: string;
  /** Whether each request gets a line in the log: its endpoint, answer and time, nothing more. */
  readonly logsRequests: boolean;
  /** How long somebody who wishes to leave may think again. */
  readonly leavingDays: number;
  readonly channels: HostChannels;
};

export type ConfigRefusal =
  | 'bad_port'
  | 'bad_database_url'
  | 'bad_public_url'
  | 'bad_zone'
  | 'bad_log'
  | 'bad_leaving_days'
  | 'bad_mail';

export const DEFAULT_PORT = 4600;
const MAX_PORT = 65_535;
export const DEFAULT_LEAVING_DAYS = 30;
/** What the law calls without delay, at the most; and a day is the least to think again. */
const MAX_LEAVING_DAYS = 90;
/** What a host says who makes copies by other means. */
const NO_BACKUPS = 'none';

/**
 * Reads the settings from the environment.
 * Refuses: `bad_port` (not a number from 1 to 65535), `bad_database_url`, `bad_public_url`,
 * `bad_zone`, `bad_log` (neither `faults` nor `requests`), `bad_leaving_days` (not a number from 1
 * to 90), `bad_mail` (no address of a mail server, or nobody to write as).
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, ConfigRefusal> {
  const port = Number(environment['LINLI_PORT'] ?? environment['PORT'] ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > MAX_PORT) return refuse('bad_port');
  const databaseUrl = environment['DATABASE_URL'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    return refuse('bad_database_url');
  }
  const host = environment['LINLI_HOST'] ?? '127.0.0.1';
  const publicUrl = environment['LINLI_URL'] ?? `http://${host}:${port}`;
  if (!URL.canParse(publicUrl)) return refuse('bad_public_url');
  const zone = environment['LINLI_ZONE'] ?? 'Asia/Shanghai';
  if (!isZone(zone)) return refuse('bad_zone');
  const log = environment['LINLI_LOG'] ?? 'faults';
  if (log !== 'faults' && log !== 'requests') return refuse('bad_log');
  const leavingDays = Number(environment['LINLI_LEAVING_DAYS'] ?? DEFAULT_LEAVING_DAYS);
  if (!Number.isInteger(leavingDays) || leavingDays < 1 || leavingDays > MAX_LEAVING_DAYS) {
    return refuse('bad_leaving_days');
  }
  const channels = readChannels(environment);
  if (channels === undefined) return refuse('bad_mail');
  const dataFolder = resolve(environment['LINLI_DATA'] ?? 'data');
  const backups = environment['LINLI_BACKUPS'] ?? join(dataFolder, 'backups');
  return succeed({
    dataFolder,
    backupFolder: backups === NO_BACKUPS ? undefined : resolve(backups),
    host,
    port,
    databaseUrl,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    zone,
    logsRequests: log === 'requests',
    leavingDays,
    channels,
  });
}

const MAIL_PORTS = { tls: 465, starttls: 587, none: 25 } as const;

function securityOf(url: URL): keyof typeof MAIL_PORTS {
  if (url.protocol === 'smtps:') return 'tls';
  return url.searchParams.has('plain') ? 'none' : 'starttls';
}

/** Reads the mail server; undefined when what is set makes none. */
function readChannels(
  environment: Readonly<Record<string, string | undefined>>,
): HostChannels | undefined {
  const allowsPrivate = environment['LINLI_PRIVATE_GATEWAYS'] === 'allowed';
  const address = environment['LINLI_MAIL'];
  if (address === undefined) return { mail: undefined, allowsPrivate };
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const security = securityOf(url);
  const read = mailSettings.safeParse({
    host: url.hostname,
    port: url.port === '' ? MAIL_PORTS[security] : Number(url.port),
    security,
    user: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: url.password === '' ? undefined : decodeURIComponent(url.password),
    from: environment['LINLI_MAIL_FROM'],
  });
  const isMail = url.protocol === 'smtp:' || url.protocol === 'smtps:';
  return read.success && isMail ? { mail: read.data, allowsPrivate } : undefined;
}

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
