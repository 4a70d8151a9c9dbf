import * as fc from 'fast-check';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { wireSchema } from '#/platform/http/request-body.ts';
import { anyText } from '#test/property.ts';

/** What is sent under each name; a file stands as itself. */
export type Bent = Readonly<Record<string, unknown>>;

type Plain = Readonly<Record<string, unknown>>;

/** A mark that would be an element if somebody wrote it out unescaped. */
export const PROBE = '<i-probe onfocus=alert(1) autofocus>';

const LONG = 10_000;
const VERY_LONG = 300_000;
const DEEP = 4_000;

/** Texts that mean something to SQL, HTML, a shell, a path, a header or a spreadsheet. */
const nasty: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '\u202eabc',
  '\ufeff',
  '\r\nSet-Cookie: linli=stolen',
  'x\r\n\r\n<html>',
  PROBE,
  `"'>${PROBE}`,
  `</script>${PROBE}`,
  'javascript:alert(1)',
  "'; drop table people.person; --",
  "' or '1'='1",
  '%',
  '_%\\',
  '\\',
  '{{7*7}}${7*7}#{7*7}',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd%00.jpg',
  '//evil.example/x',
  '/\\evil.example',
  'https://evil.example/',
  'http://127.0.0.1:5432/',
  '=cmd|"/c calc"!A1',
  '$(id)`id`|id;id',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x10',
  '99999999999999999999999',
  '-1',
  '2147483648',
  '9223372036854775808',
  '1.5',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  '0000-00-00',
  '2026-02-30',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-20T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '0001-01-01',
  '2026-11-23T25:61:61Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{',
  '[]',
  '{"type":"Polygon","coordinates":[[[1e400,0],[0,0],[0,0],[1e400,0]]]}',
  '{"type":"Polygon","coordinates":[[[null,null]]]}',
  'é'.normalize('NFD').repeat(200),
  '👨‍👩‍👧‍👦'.repeat(50),
  'ﷺ'.repeat(80),
  'a'.repeat(LONG),
  '鄰'.repeat(LONG),
  '['.repeat(DEEP),
  '1'.repeat(LONG),
];

const rare: readonly unknown[] = [
  'x'.repeat(VERY_LONG),
  deep(DEEP),
  Array.from({ length: 2_000 }, () => 'x'),
  Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, at])),
];

const values: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  -2_147_483_649,
  [],
  {},
  [null],
  [[]],
  [{}],
  ['x', 'x'],
  { id: 'x' },
  { $ne: null },
  { toString: 'x' },
  { length: 5 },
  { valueOf: null },
];

/** Files that are not what they say. */
function files(): readonly File[] {
  const file = (bytes: Uint8Array<ArrayBuffer> | string, name: string, type: string) =>
    new File([bytes], name, { type });
  return [
    file('', 'empty.jpg', 'image/jpeg'),
    file('not a picture', 'a.jpg', 'image/jpeg'),
    file(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
      'a.svg',
      'image/svg+xml',
    ),
    file('GIF89a', '../../../a.php', 'image/gif'),
    file(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4]), 'a\r\nb.jpg', 'image/jpeg'),
    file(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'a.png', 'text/html'),
    file(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'a.zip', 'application/zip'),
    file('%PDF-1.4', `${'n'.repeat(1_000)}.pdf`, 'application/pdf'),
  ];
}

function deep(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

/** Any value that no honest sender writes; ids are of everybody and everything there is. */
export function hostileValue(ids: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...nasty) },
    { weight: 16, arbitrary: fc.constantFrom(...ids) },
    { weight: 6, arbitrary: fc.constant(PROBE) },
    { weight: 12, arbitrary: fc.constantFrom(...values) },
    { weight: 6, arbitrary: anyText({ maxLength: 40 }) },
    { weight: 4, arbitrary: fc.constantFrom(...files()) },
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...nasty), { maxLength: 4 }) },
    { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  );
}

/** Values that fit a schema of the wire, with its edges: what gets past the first check. */
export function fittingValue(schema: unknown, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (!isPlain(schema)) return fc.constant('x');
  if ('const' in schema) return fc.constant(schema['const']);
  const options = schema['enum'] ?? schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(options) && options.length > 0) {
    if (schema['enum'] === options) return fc.constantFrom(...options);
    return fc.oneof(...options.map((one) => fittingValue(one, ids)));
  }
  switch (schema['type']) {
    case 'string':
      return fittingText(schema, ids);
    case 'integer':
    case 'number':
      return fittingNumber(schema);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(fittingValue(schema['items'], ids), { maxLength: 3 });
    case 'object':
      return fittingObject(schema, ids);
    default:
      return fc.oneof(fittingNumber({}), anyText({ maxLength: 8 }));
  }
}

function fittingText(schema: Plain, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (schema['contentMediaType'] !== undefined) return fc.constantFrom(...files());
  const formats: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    uuid: fc.oneof(fc.constantFrom(...ids), fc.uuid()),
    date: fc.constantFrom('2026-11-23', '0001-01-01', '9999-12-31', '2024-02-29'),
    'date-time': fc.constantFrom(
      '2026-11-23T01:02:03Z',
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59+14:00',
    ),
  };
  const format = formats[String(schema['format'])];
  if (format !== undefined) return format;
  const most = Math.min(numberOr(schema['maxLength'], 60), LONG);
  const least = Math.min(numberOr(schema['minLength'], 0), most);
  return fc.oneof(
    fc.constantFrom(...ids),
    anyText({ minLength: least, maxLength: Math.min(most, 60) }),
    fc.constant('字'.repeat(most)),
    fc.constant('字'.repeat(most + 1)),
  );
}

function fittingNumber(schema: Plain): fc.Arbitrary<unknown> {
  const least = numberOr(schema['minimum'], -1_000_000);
  const most = numberOr(schema['maximum'], 1_000_000);
  const edges = [least, most, least - 1, most + 1, Math.round((least + most) / 2)];
  return fc.constantFrom(...edges.flatMap((edge) => [edge, String(edge)]));
}

function fittingObject(schema: Plain, ids: readonly string[]): fc.Arbitrary<unknown> {
  const properties = isPlain(schema['properties']) ? schema['properties'] : {};
  const entries = Object.entries(properties).map(
    ([name, one]) => [name, fittingValue(one, ids)] as const,
  );
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] });
}

/** Names that no schema has, and that mean something to a program or a form. */
const strangeNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '_key',
  '_from',
  '',
];

/**
 * Bends what an endpoint reads: of each field that its schema names, and of an honest request, some
 * stay as they are, some fit by the edge, some are hostile and some are missing.
 */
export function bentInput(
  endpoint: AnyEndpoint,
  honest: readonly Bent[],
  { ids, hostile }: { readonly ids: readonly string[]; readonly hostile: fc.Arbitrary<unknown> },
): fc.Arbitrary<Bent> {
  const { properties = {} } = wireSchema(endpoint.input);
  const fitting = new Map(
    Object.entries(properties).map(([name, one]) => [name, fittingValue(one, ids)]),
  );
  const strange = fc.option(fc.tuple(fc.constantFrom(...strangeNames), hostile), { freq: 12 });
  // Made once for each honest request: making an arbitrary takes longer than drawing from it.
  const bases = honest.length === 0 ? [{}] : honest;
  return fc.oneof(
    ...bases.map((raw) => {
      const names = [...new Set([...Object.keys(properties), ...Object.keys(raw)])];
      const fields = names.map((name) =>
        fc.oneof(
          { weight: 6, arbitrary: fc.constant(raw[name]) },
          { weight: 3, arbitrary: hostile },
          { weight: 2, arbitrary: fitting.get(name) ?? hostile },
          { weight: 1, arbitrary: fc.constant(undefined) },
        ),
      );
      return fc
        .tuple(fc.tuple(...fields), strange)
        .map(([bent, more]) =>
          Object.fromEntries([
            ...names.map((name, at) => [name, bent[at]] as const),
            ...(more === null ? [] : [more]),
          ]),
        );
    }),
  );
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOr(value: unknown, other: number): number {
  return typeof value === 'number' ? value : other;
}
