/*
 * Completes package-lock.json after packages were added from a mirror that holds only some
 * platforms' packages: npm then leaves the others out of the lock, and `npm ci` refuses the lock
 * on every machine. Run it after `npm install`: node scripts/complete-lock.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './ensure.mjs';

const LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** Adds the optional packages that others of the lock name and the lock itself lacks. */
export function completeLock(lock) {
  const added = Object.fromEntries(
    findLacking(lock.packages).map(({ name, version, dev }) => [
      `node_modules/${name}`,
      inOrder({ version, ...readPlatform(name), ...(dev ? { dev } : {}), optional: true }),
    ]),
  );
  const packages = Object.entries({ ...lock.packages, ...added });
  const sorted = packages.sort(([one], [other]) => one.localeCompare(other, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** Lists optional packages with an exact version that have no place in the lock. */
export function findLacking(packages) {
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !hasPlace(packages, path, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  );
}

/** Reads from a name like `binding-linux-arm64-musl` for which machines the package is. */
export function readPlatform(name) {
  const match =
    /(?:^|[/-])(android|darwin|freebsd|linux|openharmony|win32)-(\w+?)(?:-(\w+))?$/.exec(name);
  if (match === null) return name.includes('wasm32') ? { cpu: ['wasm32'] } : {};
  const [, os, cpu, variant] = match;
  const library = LIBRARIES[variant];
  return { os: [os], cpu: [cpu], ...(library === undefined ? {} : { libc: [library] }) };
}

/** Npm writes the version first and the rest by name; so its next run changes no line. */
function inOrder({ version, ...rest }) {
  const entries = Object.entries(rest).sort(([one], [other]) => one.localeCompare(other, 'en'));
  return { version, ...Object.fromEntries(entries) };
}

function hasPlace(packages, path, name) {
  return packages[`${path}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(ROOT, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  for (const { name } of findLacking(lock.packages)) console.log(`Adding ${name}.`);
  writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
}
