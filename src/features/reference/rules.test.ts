import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { z } from 'zod';
import { list, optionalChoice, optionalLine, placeId, whole } from '#/platform/http/fields.ts';
import { wireSchema } from '#/platform/http/request-body.ts';
import { anyText, property } from '#test/property.ts';
import { MAX_DEPTH } from './model.ts';
import { curlOf, exampleOf, fieldsOf, fillAddress, typeOf } from './rules.ts';

function written(schema: z.core.$ZodType) {
  return wireSchema(z.object({ field: schema })).properties?.['field'];
}

const types: readonly (readonly [schema: z.core.$ZodType, type: string])[] = [
  [z.string(), 'string'],
  [z.string().max(40), 'string(40)'],
  [z.int(), 'integer'],
  [z.int().min(1).max(9), 'integer(1..9)'],
  [z.int().min(1), 'integer(1..)'],
  [z.number().max(3), 'number(..3)'],
  [z.boolean(), 'boolean'],
  [z.uuid(), 'uuid'],
  [z.iso.date(), 'date'],
  [z.enum(['open', 'closed']), 'open | closed'],
  [z.literal(7), '7'],
  [z.array(z.uuid()), 'uuid[]'],
  [z.array(z.enum(['a', 'b'])), '(a | b)[]'],
  [z.array(z.array(z.number())), 'number[][]'],
  [z.object({ id: z.string() }), 'object'],
  [z.union([z.string(), z.boolean()]), 'string | boolean'],
  [optionalChoice(['near', 'far']), 'near | far'],
  [z.unknown(), 'any'],
];

for (const [schema, type] of types) {
  test(`a field is written as ${type}`, () => {
    assert.equal(typeOf(written(schema)), type);
  });
}

test('what is no schema is anything', () => {
  for (const value of [undefined, null, true, 'text', 7]) assert.equal(typeOf(value), 'any');
});

test('a file is told as one', () => {
  assert.match(typeOf(written(z.instanceof(File))), /^file$/);
});

test('fields stand in order, those within below their own, with how deep', () => {
  const place = z.object({ id: z.string(), names: z.object({ en: z.string().optional() }) });
  const schema = wireSchema(z.object({ title: z.string(), places: z.array(place).optional() }));
  assert.deepEqual(
    fieldsOf(schema).map(({ name, depth, type, isRequired }) => [name, depth, type, isRequired]),
    [
      ['title', 0, 'string', true],
      ['places', 0, 'object[]', false],
      ['id', 1, 'string', true],
      ['names', 1, 'object', true],
      ['en', 2, 'string', false],
    ],
  );
});

test('what may be absent or an object shows the fields of the object', () => {
  const schema = wireSchema(z.object({ one: z.object({ id: z.string() }).nullable() }));
  assert.deepEqual(
    fieldsOf(schema).map(({ name, depth }) => `${depth} ${name}`),
    ['0 one', '1 id'],
  );
});

test('a shape within itself ends', () => {
  const deep = z.object({ a: z.object({ b: z.object({ c: z.object({ d: z.object({}) }) }) }) });
  assert.deepEqual(
    fieldsOf(wireSchema(deep)).map(({ name }) => name),
    ['a', 'b', 'c', 'd'],
  );
  assert.deepEqual(
    fieldsOf(wireSchema(z.object({ e: deep }))).map(({ name }) => name),
    ['e', 'a', 'b', 'c'],
  );
});

test('an example is of the form that is asked for', () => {
  assert.equal(exampleOf(written(whole(3, 9))), 3);
  assert.equal(exampleOf(written(z.boolean())), true);
  assert.equal(exampleOf(written(z.enum(['open', 'closed']))), 'open');
  assert.equal(exampleOf(written(z.literal('x'))), 'x');
  assert.equal(exampleOf(written(placeId)), '…');
  assert.deepEqual(exampleOf(written(z.array(z.iso.date()))), ['2026-11-23']);
  assert.deepEqual(exampleOf(written(z.object({}))), {});
  assert.ok(z.uuid().safeParse(exampleOf(written(z.uuid()))).success);
  assert.deepEqual(exampleOf(written(list(z.uuid()))), ['019cf000-0000-7000-8000-000000000001']);
  assert.equal(exampleOf(written(optionalLine())), '…');
});

test('names in an address are filled where their form is known, and stand out where not', () => {
  const id = '019cf000-0000-7000-8000-000000000001';
  assert.equal(fillAddress('/posts/:id/x', { id }), `/posts/${id}/x`);
  assert.equal(fillAddress('/places/:placeId', { placeId: '…' }), '/places/PLACEID');
  assert.equal(fillAddress('/plain', {}), '/plain');
});

test('a reading is one line, a deed brings its key, its token and its body', () => {
  const address = 'https://linli.example/api/v1/x';
  const plain = { method: 'GET', address, body: undefined, needsToken: false };
  assert.equal(curlOf(plain), `curl '${address}'`);
  const deed = curlOf({ method: 'PUT', address, body: { name: "O'Neil" }, needsToken: true });
  assert.deepEqual(deed.split(' \\\n  '), [
    `curl -X PUT '${address}'`,
    "-H 'Authorization: Bearer TOKEN'",
    "-H 'Idempotency-Key: ANY-NEW-TEXT'",
    "-H 'Content-Type: application/json'",
    String.raw`-d '{"name":"O'\''Neil"}'`,
  ]);
});

/** Gives the words of a command as a shell understands them. */
function wordsOf(command: string): readonly string[] {
  const printed = command.replace(/^curl/, String.raw`printf '%s\0'`);
  const { stdout, status } = spawnSync('sh', ['-c', printed], { encoding: 'utf8' });
  assert.equal(status, 0, command);
  return stdout.split('\0').slice(0, -1);
}

const bodies = [
  { name: "It's O'Neil's" },
  { name: '$HOME `id` "quoted" \\ ! * ;' },
  { name: '鄰里\n第二行' },
  {},
];

for (const body of bodies) {
  test(`a shell hands on the body as it was: ${JSON.stringify(body)}`, () => {
    const address = 'https://linli.example/api/v1/x?q=a&r=b';
    const words = wordsOf(curlOf({ method: 'POST', address, body, needsToken: true }));
    assert.deepEqual(words.slice(0, 3), ['-X', 'POST', address]);
    assert.deepEqual(JSON.parse(words.at(-1) ?? ''), body);
    assert.equal(words.filter((word) => word === '-H').length, 3);
  });
}

/** Schemas of any depth, also such as no endpoint has. */
const { schema: anySchema } = fc.letrec((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small' },
    fc.record({ type: fc.constantFrom('string', 'integer', 'boolean', 'odd') }),
    fc.record({ enum: fc.array(fc.string(), { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({ anyOf: fc.array(tie('schema'), { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(anyText({ maxLength: 5 }), tie('schema'), { maxKeys: 3 }),
      required: fc.array(fc.string(), { maxLength: 2 }),
    }),
    fc.constantFrom(null, 7, true, []),
  ),
}));

property(
  'whatever a schema is, it is written, never thrown at, and ends',
  fc.property(anySchema, (schema) => {
    assert.equal(typeof typeOf(schema), 'string');
    const fields = fieldsOf(schema);
    assert.ok(fields.every(({ depth }) => depth < MAX_DEPTH));
    const [first] = fields;
    assert.ok(first === undefined || first.depth === 0);
    assert.ok(fields.every(({ depth }, at) => depth <= (fields[at - 1]?.depth ?? -1) + 1));
    JSON.stringify(exampleOf(schema));
  }),
);
