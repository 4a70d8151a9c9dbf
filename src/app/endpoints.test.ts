import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { z } from 'zod';
import { toldMessages } from '#/features/webhooks/index.ts';
import { isWithinScopes, scopeOf, scopes } from '#/platform/access/scopes.ts';
import { openApiDocument } from '#/platform/http/openapi.ts';
import { scratchFolder } from '#test/postgres.ts';
import { endpoints } from './endpoints.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const REDOCLY = join(ROOT, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
const run = promisify(execFile);

const operationShape = z.object({
  operationId: z.string(),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
});

const documentShape = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationShape)),
});

function operations() {
  const { paths } = documentShape.parse(openApiDocument(endpoints, 'https://linli.example.org'));
  return Object.values(paths).flatMap((at) => Object.values(at));
}

test('the description of the whole interface is OpenAPI that a linter finds no fault with', async () => {
  using folder = scratchFolder();
  const file = join(folder.path, 'openapi.json');
  const whole = openApiDocument(endpoints, 'https://linli.example.org', toldMessages);
  writeFileSync(file, JSON.stringify(whole));
  // The linter would otherwise tell its makers that it ran, and ask for a later version of itself.
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' };
  const typed = [REDOCLY, 'lint', file, '--extends=recommended', '--format=json'];
  const { stdout } = await run(process.execPath, typed, {
    cwd: folder.path,
    env: { PATH: process.env['PATH'], HOME: folder.path, ...quiet },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { readonly stdout: string }) => error);
  const found = z
    .object({
      totals: z.object({ errors: z.int(), warnings: z.int() }),
      problems: z.array(z.object({ message: z.string(), location: z.unknown() })),
    })
    .parse(JSON.parse(stdout));
  assert.deepEqual(found.totals, { errors: 0, warnings: 0 }, JSON.stringify(found.problems));
});

test('every endpoint for people and programs is described once', () => {
  const described = operations().map(({ operationId }) => operationId);
  const expected = endpoints
    .filter(({ kind }) => kind === 'reading' || kind === 'acting')
    .map(({ name }) => name.replace('.', '_'));
  assert.deepEqual(described.toSorted(), expected.toSorted());
  assert.ok(described.length > 50);
});

test('photos are described as forms, and in JSON only where ids may stand for them', () => {
  const types = new Map(
    operations().map(({ operationId, requestBody }) => [
      operationId,
      Object.keys(requestBody?.content ?? {}),
    ]),
  );
  assert.deepEqual(types.get('matters_bring_photo'), ['multipart/form-data']);
  const both = ['application/json', 'multipart/form-data'];
  assert.deepEqual(types.get('matters_add_photos'), both);
  assert.deepEqual(types.get('matters_done'), both);
  assert.deepEqual(types.get('people_request_code'), ['application/json']);
});

test('each scope opens something, and none opens what is for people in person', () => {
  const wanted = new Set(endpoints.map(scopeOf));
  assert.deepEqual(
    scopes.filter((scope) => !wanted.has(scope)),
    [],
  );
  const all = { scopes };
  const open = endpoints.filter((one) => isWithinScopes(all, one)).map(({ name }) => name);
  assert.deepEqual(
    open.filter((name) => /^(?:people|home)\./.test(name)),
    [],
  );
  assert.ok(open.includes('matters.raise'));
});
