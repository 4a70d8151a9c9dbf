import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The account under which PostgreSQL runs, because it refuses to run as root:
 * our own; the ordinary user who owns the files; for root, a user namespace in which root's files
 * look like an ordinary user's; or, where namespaces are forbidden, the user nobody.
 */
export type Account =
  | { readonly kind: 'own' | 'namespace' }
  | { readonly kind: 'owner' | 'nobody'; readonly uid: number; readonly gid: number };

/** How to start a program under an account. */
export type Invocation = {
  readonly command: string;
  readonly parameters: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
};

const NOBODY = 65_534;
const PROBE_TIMEOUT_MS = 10_000;

/** Chooses the account for the files in an existing folder and the programs in another. */
export function chooseAccount(files: string, programs: string): Account {
  if (process.geteuid?.() !== 0) return { kind: 'own' };
  const { uid, gid } = statSync(files);
  if (uid !== 0) return { kind: uid === NOBODY ? 'nobody' : 'owner', uid, gid };
  const namespace = { kind: 'namespace' } as const;
  if (mayEnter(namespace, files) && mayEnter(namespace, programs)) return namespace;
  return { kind: 'nobody', uid: NOBODY, gid: NOBODY };
}

/** Tells whether the account works on this system and can enter the folder. */
export function mayEnter(account: Account, folder: string): boolean {
  if (account.kind === 'own') return true;
  const call = invoke(account, '/bin/sh', ['-c', 'test -x "$0/."', folder]);
  const outcome = spawnSync(call.command, call.parameters, {
    ...call.identity,
    cwd: '/',
    stdio: 'ignore',
    timeout: PROBE_TIMEOUT_MS,
  });
  return outcome.status === 0;
}

/** Words a program and its parameters so that it runs under the account. */
export function invoke(
  account: Account,
  program: string,
  parameters: readonly string[],
): Invocation {
  switch (account.kind) {
    case 'own':
      return { command: program, parameters, identity: {} };
    case 'namespace':
      return inNamespace({ command: program, parameters, identity: {} });
    case 'owner':
    case 'nobody': {
      const identity = { uid: account.uid, gid: account.gid };
      return { command: program, parameters, identity };
    }
  }
}

/** Runs a call in a user namespace, where its files and itself belong to the user nobody. */
export function inNamespace({ command, parameters, identity }: Invocation): Invocation {
  // The user must be one the system knows by name: initdb asks for it.
  const flags = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
  return { command: 'unshare', parameters: [...flags, command, ...parameters], identity };
}

/** Hands a file, or a folder with all in it, over to the account that must own it. */
export function giveTo(account: Account, path: string): void {
  if (account.kind !== 'owner' && account.kind !== 'nobody') return;
  chownSync(path, account.uid, account.gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(path, name), account.uid, account.gid);
  }
}
