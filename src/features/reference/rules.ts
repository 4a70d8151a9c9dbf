import { MAX_DEPTH } from './model.ts';
import type { Field } from './model.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Writes what a schema takes in the notation of types. */
export function typeOf(value: unknown): string {
  const schema = schemaOf(value);
  const kinds = branchesOf(schema);
  if (kinds.length > 0) return [...new Set(kinds.map(typeOf))].filter(isSaid).join(' | ');
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choices.map(String).join(' | ');
  if ('const' in schema) return String(schema['const']);
  if (schema['type'] === 'array') {
    const item = typeOf(schema['items']);
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
  }
  if (typeof schema['contentMediaType'] === 'string') return 'file';
  if (typeof schema['format'] === 'string') return schema['format'];
  return `${nameOf(schema)}${boundsOf(schema)}`;
}

/** A field of a form that may be left empty takes an empty text; that goes without saying. */
function isSaid(type: string): boolean {
  return type !== '';
}

function nameOf({ type }: Schema): string {
  if (Array.isArray(type)) return type.map(String).join(' | ');
  return typeof type === 'string' ? type : 'any';
}

/** Numbers that a machine can hold at most are no bounds that anybody set. */
function boundsOf(schema: Schema): string {
  const { minimum, maximum, maxLength } = schema;
  if (typeof maxLength === 'number') return `(${maxLength})`;
  const least = isBound(minimum) ? String(minimum) : '';
  const most = isBound(maximum) ? String(maximum) : '';
  return least === '' && most === '' ? '' : `(${least}..${most})`;
}

function isBound(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}

/** Lists the fields of an object and of the objects in it, each with how deep it stands. */
export function fieldsOf(value: unknown, depth = 0): readonly Field[] {
  if (depth >= MAX_DEPTH) return [];
  const { properties, required } = objectIn(value);
  return Object.entries(properties).flatMap(([name, part]) => [
    { name, depth, type: typeOf(part), isRequired: required.includes(name) },
    ...fieldsOf(part, depth + 1),
  ]);
}

/** An object, or the one in a list or behind an alternative to nothing. */
function objectIn(value: unknown): {
  readonly properties: Schema;
  readonly required: readonly unknown[];
} {
  const schema = schemaOf(value);
  if (schema['type'] === 'array') return objectIn(schema['items']);
  const within = branchesOf(schema).find((one) => 'properties' in objectWith(one));
  if (within !== undefined) return objectIn(within);
  const { required } = schema;
  return {
    properties: schemaOf(schema['properties']),
    required: Array.isArray(required) ? required : [],
  };
}

function objectWith(value: unknown): Schema {
  const schema = schemaOf(value);
  return schema['type'] === 'array' ? schemaOf(schema['items']) : schema;
}

function branchesOf(schema: Schema): readonly unknown[] {
  const branches = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(branches) ? branches : [];
}

function schemaOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Makes up a value that a field may take, to show its form. */
export function exampleOf(value: unknown): unknown {
  const schema = schemaOf(value);
  const [first] = branchesOf(schema);
  if (first !== undefined) return exampleOf(first);
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choices[0];
  if ('const' in schema) return schema['const'];
  const { type, format, minimum } = schema;
  if (type === 'array') return [exampleOf(schema['items'])];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return isBound(minimum) ? minimum : 1;
  if (type === 'object') return {};
  return typeof format === 'string' ? (formed[format] ?? '…') : '…';
}

const formed: Readonly<Record<string, string>> = {
  uuid: '019cf000-0000-7000-8000-000000000001',
  date: '2026-11-23',
  'date-time': '2026-11-23T09:00:00Z',
};

/** A request as somebody would send it from a command line. */
export type Sent = {
  readonly method: string;
  readonly address: string;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly needsToken: boolean;
};

/** Writes a request as a command to be copied; what has to be filled in stands in capitals. */
export function curlOf({ method, address, body, needsToken }: Sent): string {
  const text = body === undefined ? '' : JSON.stringify(body).replaceAll("'", String.raw`'\''`);
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}'${address}'`,
    ...(needsToken ? ["-H 'Authorization: Bearer TOKEN'"] : []),
    ...(method === 'GET' ? [] : ["-H 'Idempotency-Key: ANY-NEW-TEXT'"]),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${text}'`]),
  ];
  return lines.join(' \\\n  ');
}

/** Fills the names in an address with something of their form. */
export function fillAddress(path: string, examples: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/:(\w+)/g, (whole, name: string) => {
    const example = examples[name];
    return typeof example === 'string' && example !== '…' ? example : whole.slice(1).toUpperCase();
  });
}
