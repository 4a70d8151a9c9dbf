import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotRun } from './ensure.mjs';
import { runNode } from './run.mjs';

const RUN = pathToFileURL(join(import.meta.dirname, 'run.mjs')).href;
const isWindows = process.platform === 'win32' && 'signals are not a thing of Windows';

/** Writes a program of Node and answers with its path. */
function writeProgram(context, source) {
  const folder = mkdtempSync(join(tmpdir(), 'linli-run-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'program.mjs');
  writeFileSync(path, source);
  return path;
}

/** Runs a program by `runNode` in a process of its own, and reads its first line. */
async function startWrapped(context, source) {
  const program = writeProgram(context, source);
  const script = `
    import { runNode } from ${JSON.stringify(RUN)};
    process.exitCode = await runNode(process.execPath, [${JSON.stringify(program)}]);`;
  const wrapper = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => wrapper.kill('SIGKILL'));
  const lines = createInterface(wrapper.stdout);
  const [first] = await once(lines, 'line');
  return { wrapper, lines, first };
}

async function isGone(pid) {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await sleep(25);
  }
  return false;
}

test('a program ends with the exit code of the Node it ran in', async (context) => {
  assert.equal(await runNode(process.execPath, [writeProgram(context, '')]), 0);
  assert.equal(await runNode(process.execPath, [writeProgram(context, 'process.exit(7)')]), 7);
});

test(
  'a program that kills itself ends as a shell would say',
  { skip: isWindows },
  async (context) => {
    const program = writeProgram(context, "process.kill(process.pid, 'SIGKILL')");
    assert.equal(await runNode(process.execPath, [program]), 137);
  },
);

test('a program gets its parameters as they were typed', async (context) => {
  const source = "process.exit(process.argv[2] === 'a b' && process.argv[3] === '--help' ? 0 : 1)";
  const program = writeProgram(context, source);
  assert.equal(await runNode(process.execPath, [program, 'a b', '--help']), 0);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  test(
    `after ${signal} the program is asked to end, and may take its time`,
    { skip: isWindows },
    async (context) => {
      const { wrapper, lines } = await startWrapped(
        context,
        `process.once('SIGTERM', () => setTimeout(() => {
         console.log('ended well');
         process.exit(3);
       }, 50));
       setInterval(() => {}, 1000);
       console.log('ready');`,
      );
      const said = once(lines, 'line');
      const end = once(wrapper, 'exit');
      wrapper.kill(signal);
      assert.deepEqual(await said, ['ended well']);
      assert.deepEqual(await end, [3, null]);
    },
  );
}

test(
  'Ctrl-C, which reaches wrapper and program, is not two requests',
  { skip: isWindows },
  async (context) => {
    const { wrapper, first } = await startWrapped(
      context,
      `for (const signal of ['SIGINT', 'SIGTERM']) {
       process.once(signal, () => setTimeout(() => process.exit(4), 200));
     }
     setInterval(() => {}, 1000);
     console.log(process.pid);`,
    );
    const end = once(wrapper, 'exit');
    wrapper.kill('SIGINT');
    process.kill(Number(first), 'SIGINT');
    assert.deepEqual(await end, [4, null]);
  },
);

for (const signal of ['SIGTERM', 'SIGKILL']) {
  test(
    `a program is asked to stop when its npm is ended by ${signal}`,
    { skip: isWindows },
    async (context) => {
      const program = writeProgram(
        context,
        'setInterval(() => {}, 1000); console.log(process.pid);',
      );
      const script = `
      import { runNode } from ${JSON.stringify(RUN)};
      process.exitCode = await runNode(process.execPath, [${JSON.stringify(program)}]);`;
      writeFileSync(join(program, '..', 'start.mjs'), script);
      writeFileSync(
        join(program, '..', 'package.json'),
        JSON.stringify({ scripts: { start: 'node start.mjs' } }),
      );
      const npm = spawn('npm', ['start', '--silent'], {
        cwd: join(program, '..'),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [first] = await once(createInterface(npm.stdout), 'line');
      npm.kill(signal);
      assert.equal(await isGone(Number(first)), true);
    },
  );
}

test('a program whose wrapper is killed is asked to stop', { skip: isWindows }, async (context) => {
  const { wrapper, first } = await startWrapped(
    context,
    'setInterval(() => {}, 1000); console.log(process.pid);',
  );
  wrapper.kill('SIGKILL');
  assert.equal(await isGone(Number(first)), true);
});

test('the tie to its wrapper keeps no program from ending', async (context) => {
  const source = 'setTimeout(() => {}, 20);';
  assert.equal(await runNode(process.execPath, [writeProgram(context, source)]), 0);
});

test('an expected end is one sentence and exit code 1, a fault keeps its stack', async () => {
  const script = (error) => `
    import { orSayWhy } from ${JSON.stringify(RUN)};
    import { CannotRun } from ${JSON.stringify(RUN.replace('run.mjs', 'ensure.mjs'))};
    await orSayWhy(async () => { throw new ${error}('It cannot be.'); });`;
  const run = async (error) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script(error)]);
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    const [code] = await once(child, 'close');
    return { code, said };
  };
  assert.deepEqual(await run(CannotRun.name), { code: 1, said: 'It cannot be.\n' });
  const fault = await run('TypeError');
  assert.equal(fault.code, 1);
  assert.match(fault.said, /TypeError: It cannot be\.\n\s+at /);
});
