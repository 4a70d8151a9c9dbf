import { z } from 'zod';

/** A schema as plain data, as OpenAPI 3.1 writes it. */
export type PlainSchema = { readonly [keyword: string]: unknown };

/** Bytes that stand in a form as they are. */
const BYTES = 'application/octet-stream';
const FILE = { type: 'string', contentMediaType: BYTES } as const;

const objectSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

/** The shape of an object as it stands on the wire. */
export type WireSchema = z.infer<typeof objectSchema>;

/** Describes what a schema reads, as it stands on the wire; a file is its bytes. */
export function wireSchema(schema: z.core.$ZodType): WireSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (isEmpty(jsonSchema) && takesFilesOnly(zodSchema)) Object.assign(jsonSchema, FILE);
    },
  });
  return objectSchema.parse(rest);
}

/**
 * Describes the body of a request: JSON; a form if it may bring files; only a form if it has to. In
 * JSON the fields of files are absent, or have what may stand in a file's stead.
 */
export function describeBody(fields: {
  readonly properties: PlainSchema;
  readonly required: readonly string[];
}): PlainSchema {
  const { properties, required } = fields;
  const inJson = Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) => {
      const left = withoutFiles(schema);
      return left === undefined ? [] : [[name, left]];
    }),
  );
  const mayBeJson = required.every((name) => name in inJson);
  const takesFiles = JSON.stringify(inJson) !== JSON.stringify(properties);
  return {
    ...(required.length > 0 ? { required: true } : {}),
    content: {
      ...(mayBeJson ? { 'application/json': { schema: object(inJson, required) } } : {}),
      ...(takesFiles ? { 'multipart/form-data': { schema: object(properties, required) } } : {}),
    },
  };
}

function object(properties: PlainSchema, required: readonly string[]): PlainSchema {
  return { type: 'object', properties, required };
}

function isEmpty(schema: object): boolean {
  return Object.keys(schema).length === 0;
}

/** Asks the schema itself, because a check of a class does not say of which. */
function takesFilesOnly(schema: z.core.$ZodType): boolean {
  const takes = (value: unknown) => z.core.safeParse(schema, value).success;
  return takes(new File(['x'], 'x')) && !takes('x') && !takes(undefined);
}

/** Leaves of a schema what JSON can say; nothing when that is nothing. */
function withoutFiles(schema: unknown): unknown {
  if (!isSchema(schema)) return schema;
  if (schema['contentMediaType'] === BYTES) return undefined;
  const { anyOf, items, ...rest } = schema;
  if (Array.isArray(anyOf)) {
    const left = anyOf.map(withoutFiles).filter((one) => one !== undefined);
    if (left.length === 0) return undefined;
    return left.length === 1 && isEmpty(rest) ? left[0] : { ...rest, anyOf: left };
  }
  if (items === undefined) return schema;
  const left = withoutFiles(items);
  return left === undefined ? undefined : { ...rest, items: left };
}

function isSchema(value: unknown): value is PlainSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
