/* The steps of `npm test`: each runs, is timed and counted, and none hides the ones after it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const STEP_LIMIT_MS = 2_400_000;
/** A machine that does other things at the same time is slow, and no test is at fault for that. */
const TEST_LIMIT_MS = 180_000;
const TEST_FILE = /\.test\.(ts|mjs)$/;
const COMPILED = fileURLToPath(new URL('../.cache/compile', import.meta.url));
/** Each part has a record of its own, for parts of several steps run at once. */
let records = 0;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Lists the test files under the folders, in order of name, without those in excluded folders. */
export function listTestFiles({ root, folders, except = [] }) {
  const excluded = new Set(except.map((folder) => join(root, folder)));
  const walk = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return excluded.has(path) ? [] : walk(path);
      return TEST_FILE.test(entry.name) ? [path] : [];
    });
  return folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap(walk)
    .sort();
}

/** A step that passes when a program of Node ends well, and counts as one test. */
export function programStep(name, parameters) {
  const count = (isWell) => ({ ...NOTHING, [isWell ? 'passed' : 'failed']: 1 });
  return { name, parts: [{ parameters, count }] };
}

/**
 * A step that runs test files, in one process or several; it fails without files. What lies under
 * each group of paths that is told `apart` has a process of its own.
 */
export function testStep({ name, files, root, processes = 1, apart = [] }) {
  if (files.length === 0) {
    const fault = 'There is no test file: this step would be green over nothing.';
    return { name, parts: [{ fault, count: () => ({ ...NOTHING, failed: 1 }) }] };
  }
  mkdirSync(join(root, '.cache'), { recursive: true });
  const groups = apart.map((paths) => files.filter((file) => liesUnder(file, root, paths)));
  const others = files.filter((file) => !groups.some((group) => group.includes(file)));
  const hands = [...deal(others, processes), ...groups].filter((own) => own.length > 0);
  const parts = hands.map((own) => {
    const record = join(root, '.cache', `test-record-${process.pid}-${(records += 1)}`);
    rmSync(record, { force: true });
    return {
      parameters: wordTests(record),
      environment: nameFiles(own.map((file) => relative(root, file))),
      count: (isWell) => read(record, isWell),
    };
  });
  return { name, parts };
}

/** What runs test files in one process, each with hooks of its own; `nameFiles` tells it which. */
export const RUN_FILES = fileURLToPath(new URL('run-files.mjs', import.meta.url));

/** Words the environment in which `RUN_FILES` runs these files. */
export function nameFiles(files) {
  return { LINLI_TEST_FILES: files.join('\n') };
}

function liesUnder(file, root, paths) {
  return paths.some((path) => `${file}${sep}`.startsWith(join(root, path) + sep));
}

/** Deals files out in turn, so that each process has some of every folder. */
function deal(files, processes) {
  const hands = Array.from({ length: Math.min(processes, files.length) }, () => []);
  files.forEach((file, index) => hands[index % hands.length].push(file));
  return hands;
}

function read(record, isWell) {
  const letters = existsSync(record) ? readFileSync(record, 'utf8') : '';
  rmSync(record, { force: true });
  return judge(letters, isWell);
}

/**
 * Runs the parts of all steps in order, as many side by side as there are lanes; tells when a step
 * begins and, when all its parts have ended, its outcome; and adds up.
 */
export async function runSteps(steps, options) {
  const { lanes = 1 } = options;
  const waiting = steps.flatMap((step) => {
    const run = { step, left: step.parts.length, faults: [], counts: NOTHING };
    return step.parts.map((part) => ({ run, part }));
  });
  for (const signal of SIGNALS) process.on(signal, pass);
  let total = NOTHING;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const counts = await runPart(next, options);
      total = add(total, counts);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  for (const signal of SIGNALS) process.off(signal, pass);
  return total;
}

/** Runs one part of a step; the first to begin and the last to end speak for the step. */
async function runPart({ run, part }, options) {
  const { write } = options;
  const { name } = run.step;
  if (run.started === undefined) write(`• ${name} …\n`);
  run.started ??= performance.now();
  const fault = part.fault ?? (await runNode(part, options));
  const counts = part.count(fault === undefined);
  run.counts = add(run.counts, counts);
  run.left -= 1;
  if (fault !== undefined) run.faults.push(fault);
  if (run.left === 0) write(wordEnd(run));
  return counts;
}

function wordEnd({ step, started, faults, counts }) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const mark = counts.failed === 0 ? '✓' : '✗';
  const remark = faults.length > 0 && counts.failed > 0 ? ` ${faults[0]}` : '';
  return `${mark} ${step.name}: ${wordCounts(counts)} (${seconds} s)${remark}\n\n`;
}

/** Words the last line. */
export function wordCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Tells whether something was tested and nothing failed. */
export function isGreen({ passed, failed }) {
  return failed === 0 && passed > 0;
}

/** Counts what was recorded; a process that ends badly, or tests nothing, has failed once. */
export function judge(letters, isWell) {
  const tally = (letter) => letters.split(letter).length - 1;
  const counts = { passed: tally('p'), failed: tally('f'), skipped: tally('s') };
  const isSilent = counts.failed === 0 && (!isWell || counts.passed + counts.skipped === 0);
  return isSilent ? { ...counts, failed: 1 } : counts;
}

/** The programs that run now. */
const children = new Set();

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

function wordTests(record) {
  return [
    '--test',
    '--test-isolation=none',
    `--test-timeout=${TEST_LIMIT_MS}`,
    `--test-reporter=${new URL('report-faults.mjs', import.meta.url).href}`,
    '--test-reporter-destination=stdout',
    `--test-reporter=${new URL('report-counts.mjs', import.meta.url).href}`,
    `--test-reporter-destination=${record}`,
    RUN_FILES,
  ];
}

/** Runs Node in a process group of its own; answers with what went wrong, if anything did. */
async function runNode({ parameters, environment }, options) {
  const { node, root, limitMs = STEP_LIMIT_MS, output = 'inherit' } = options;
  const child = spawn(node, parameters, {
    cwd: root,
    detached: process.platform !== 'win32',
    env: { ...cleanEnvironment(), ...options.environment, ...environment },
    stdio: ['ignore', output, output],
  });
  children.add(child);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    killGroup(child, 'SIGKILL');
  }, limitMs);
  const [code, signal] = await new Promise((resolve) => {
    child.on('error', (error) => resolve([error.message]));
    child.on('close', (...end) => resolve(end));
  });
  clearTimeout(timer);
  children.delete(child);
  if (isLate) return `It was stopped after ${limitMs / 1000} s.`;
  return code === 0 ? undefined : `It ended with ${signal ?? code}.`;
}

/** Passes a signal on to all that runs now, and ends. */
function pass(signal) {
  for (const child of children) killGroup(child, signal);
  process.exitCode = 1;
  process.exit();
}

function killGroup(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Tests that run inside a test would otherwise report to the outer runner. */
function cleanEnvironment() {
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  // What one step has compiled the next one need not.
  return { NODE_COMPILE_CACHE: COMPILED, ...environment };
}
