import { createServer } from 'node:net';
import type { DoctorWords } from '#/app/words/doctor.ts';
import type { Config } from '#/platform/config/config.ts';
import { bad, good, notable, reasonOf } from './finding.ts';
import type { Finding } from './finding.ts';

const PATIENCE_MS = 3_000;
const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
/** Every address of this machine, and none that a reader could type. */
const NOWHERE = /^(?:0\.0\.0\.0|::|\[::\])$/;

/**
 * What the port says of the installation: that it is served just now, or what stands in the way.
 */
export type PortFinding = { readonly finding: Finding; readonly isServed: boolean };

/** Checks that the port is free, or that it is Linli that answers there. */
export async function checkPort(words: DoctorWords, config: Config): Promise<PortFinding> {
  const { host } = config;
  const port = String(config.port);
  const code = await tryToListen(config);
  if (code === undefined) return { finding: good(words.portFree(host, port)), isServed: false };
  if (code === 'EADDRINUSE' && (await isOurs(config))) {
    return { finding: good(words.portOurs(host, port)), isServed: true };
  }
  return { finding: bad(sayFault(words, config, code)), isServed: false };
}

/** Checks that readers can open the address, and that nobody on the way can read along. */
export function checkUrl(words: DoctorWords, config: Config): Finding {
  const { protocol, hostname } = new URL(config.publicUrl);
  if (NOWHERE.test(hostname)) return bad(words.urlNowhere(config.publicUrl));
  const isSafe = protocol === 'https:' || LOCAL.test(hostname);
  return isSafe ? good(words.urlGood(config.publicUrl)) : notable(words.urlOpen(config.publicUrl));
}

function sayFault(words: DoctorWords, { host, port }: Config, code: string): string {
  if (code === 'EADDRINUSE') return words.portOthers(String(port));
  if (code === 'EACCES') return words.portForbidden(String(port));
  return words.hostUnknown(host);
}

/** Listens for a moment; answers with the system's code if it may not. */
function tryToListen({ host, port }: Config): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const server = createServer();
  server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? reasonOf(error)));
  server.listen(port, host, () => server.close(() => resolve(undefined)));
  return promise;
}

async function isOurs({ host, port }: Config): Promise<boolean> {
  const asked = NOWHERE.test(host) ? '127.0.0.1' : host;
  const name = asked.includes(':') ? `[${asked}]` : asked;
  try {
    const answer = await fetch(`http://${name}:${port}/openapi.json`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const described: unknown = await answer.json();
    return titleOf(described).startsWith('Linli');
  } catch {
    return false;
  }
}

function titleOf(described: unknown): string {
  if (typeof described !== 'object' || described === null || !('info' in described)) return '';
  const { info } = described;
  if (typeof info !== 'object' || info === null || !('title' in info)) return '';
  return typeof info.title === 'string' ? info.title : '';
}
