/*
 * The folder in which the database server of one run of the tests lies: in memory where there is
 * room. A database is made there in a tenth of the time that a disk takes, and tests make many.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ROOMY_BYTES = 1e9;
const NAME = /^linli-run-(\d+)-/;

/**
 * Makes the folder of this run, and clears those that killed runs have left; without room in memory
 * there is none, and the tests keep to the one in `.cache`.
 */
export function makeRunFolder({ memory = MEMORY, roomyBytes = ROOMY_BYTES } = {}) {
  if (!isRoomy(memory, roomyBytes)) return undefined;
  for (const name of readdirSync(memory)) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) removeRunFolder(join(memory, name));
  }
  return mkdtempSync(join(memory, `linli-run-${process.pid}-`));
}

/** Removes the folder of a run, and ends the server of which a killed test took no leave. */
export function removeRunFolder(folder) {
  const file = join(folder, 'postgres', 'postmaster.pid');
  if (existsSync(file)) endServer(Number.parseInt(readFileSync(file, 'utf8'), 10), folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The number may belong to another program by now: only a server of this folder is ended. */
function endServer(pid, folder) {
  const command = `/proc/${pid}/cmdline`;
  if (!existsSync(command) || !readFileSync(command, 'utf8').includes(folder)) return;
  process.kill(pid, 'SIGQUIT');
}

function isRoomy(memory, roomyBytes) {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > roomyBytes;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
