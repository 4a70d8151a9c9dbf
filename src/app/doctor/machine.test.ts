import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doctorWords } from '#/app/words/doctor.ts';
import { checkClock, checkNode, checkPackages, clockText, RELEASED } from './machine.ts';

const words = doctorWords.en;

test('the Node of these tests runs the program, and an old one is told how to start', () => {
  assert.equal(checkNode(words, process.versions.node).state, 'good');
  const old = checkNode(words, '20.19.2');
  assert.equal(old.state, 'bad');
  assert.match(old.text, /Node 20\.19\.2, and Linli needs 26.*npm start/);
});

test('what is made for this machine is installed where tests run', async () => {
  const findings = await checkPackages(words, { database: 'embedded' });
  assert.deepEqual(
    findings.map(({ state }) => state),
    ['good'],
  );
});

test('each package that does not load is named, with the command that brings it', async () => {
  const load = async (name: string) => {
    if (name !== 'sharp') throw new Error('Could not load');
  };
  const findings = await checkPackages(words, { database: 'embedded', load });
  assert.deepEqual(
    findings.map(({ state }) => state),
    ['bad', 'bad'],
  );
  assert.match(findings[0]?.text ?? '', /rolldown is missing.*npm ci --include=optional/);
});

test('an outside database needs no PostgreSQL of our own', async () => {
  const asked: string[] = [];
  const load = async (name: string) => void asked.push(name);
  await checkPackages(words, { database: 'outside', load });
  assert.deepEqual(asked, ['sharp', 'rolldown']);
});

test('a clock from before the release is wrong, any later one may be right', () => {
  const early = checkClock(words, RELEASED.subtract({ seconds: 1 }), 'Asia/Shanghai');
  assert.equal(early.state, 'bad');
  assert.match(early.text, /2026-11-01 07:59/);
  assert.equal(checkClock(words, RELEASED, 'Asia/Shanghai').state, 'good');
});

test('a moment is written by the clocks of the zone', () => {
  const at = Temporal.Instant.from('2026-11-22T20:30:59Z');
  assert.equal(clockText(at, 'Asia/Shanghai'), '2026-11-23 04:30');
  assert.equal(clockText(at, 'UTC'), '2026-11-22 20:30');
});
