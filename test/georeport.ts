import assert from 'node:assert/strict';
import { z } from 'zod';
import { readXml } from './xml.ts';
import type { XmlSeen } from './xml.ts';

/**
 * A client of Open311 GeoReport v2, written from what the specification says and from nothing that
 * this program has: it reads XML, makes the JSON of it by the Spark convention, and compares.
 */
export type GeoReportClient = {
  /** Asks in one format. */
  readonly get: (address: string, format?: GeoFormat, headers?: Sent) => Promise<GeoAnswer>;
  /** Asks in both, and fails unless both tell the same. */
  readonly both: (address: string, headers?: Sent) => Promise<GeoAnswer>;
  /** Posts a form, as the specification has it. */
  readonly post: (
    fields: FormFields,
    how?: { readonly format?: GeoFormat; readonly headers?: Sent },
  ) => Promise<GeoAnswer>;
};

export type GeoFormat = 'xml' | 'json';
type Sent = Readonly<Record<string, string>>;
export type FormFields = readonly (readonly [name: string, value: string])[];

/** What an element holds: text, nothing, a list of what stands in a container, or elements. */
export type Spark = string | null | readonly Spark[] | { readonly [name: string]: Spark };

export type GeoAnswer = {
  readonly status: number;
  readonly root: string | undefined;
  readonly told: Spark;
  readonly text: string;
  readonly headers: Headers;
};

/** The elements that the tables of the specification mark as holding several of one kind. */
const CONTAINERS: Readonly<Record<string, string>> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
};

const CONTENT_TYPES = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

type Request = (address: string, init?: RequestInit) => Promise<Response>;

/** Opens a client on the address at which requests are raised and read. */
export function geoReportClient(request: Request, base: string): GeoReportClient {
  const get = async (address: string, format: GeoFormat = 'json', headers: Sent = {}) => {
    const [path = '', query] = address.split('?');
    const asked = `${base}${path}.${format}${query === undefined ? '' : `?${query}`}`;
    return readAnswer(await request(asked, { headers }), format);
  };
  return {
    get,
    both: async (address, headers) => {
      const xml = await get(address, 'xml', headers);
      const json = await get(address, 'json', headers);
      assert.equal(xml.status, json.status, address);
      assert.deepEqual(xml.told, json.told, address);
      return { ...json, root: xml.root };
    },
    post: async (fields, { format = 'json', headers = {} } = {}) => {
      const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
      const type = 'application/x-www-form-urlencoded; charset=utf-8';
      const init = { method: 'POST', body, headers: { 'content-type': type, ...headers } };
      return readAnswer(await request(`${base}/requests.${format}`, init), format);
    },
  };
}

async function readAnswer(response: Response, format: GeoFormat): Promise<GeoAnswer> {
  const text = await response.text();
  const { status, headers } = response;
  assert.equal(headers.get('content-type'), CONTENT_TYPES[format], text);
  if (format === 'json') {
    return {
      status,
      root: undefined,
      told: typeless(jsonShape.parse(JSON.parse(text))),
      text,
      headers,
    };
  }
  const root = readXml(text);
  return { status, root: root.name, told: sparkOf(root), text, headers };
}

/** The JSON that the Spark convention makes of an element; every text is left as text. */
function sparkOf({ name, text, children }: XmlSeen): Spark {
  const item = CONTAINERS[name];
  if (item !== undefined) {
    return children.map((child) => {
      assert.equal(child.name, item, `${child.name} stands in ${name}`);
      return sparkOf(child);
    });
  }
  if (children.length === 0) return text === '' ? null : text;
  return Object.fromEntries(children.map((child) => [child.name, sparkOf(child)]));
}

const jsonShape = z.json();

/** JSON with its numbers and truths as the texts that XML has for them. */
function typeless(json: z.infer<typeof jsonShape>): Spark {
  if (json === null) return null;
  if (Array.isArray(json)) return json.map(typeless);
  if (typeof json !== 'object') return String(json);
  return Object.fromEntries(Object.entries(json).map(([name, one]) => [name, typeless(one)]));
}

const errorsShape = z.array(z.strictObject({ code: z.string(), description: z.string().min(1) }));

/** Gives what an answer says went wrong, after making sure that it is told as it should be. */
export function errorsOf({ status, told, root }: GeoAnswer): readonly string[] {
  assert.ok(root === undefined || root === 'errors', `${root}`);
  const errors = errorsShape.parse(told);
  assert.ok(errors.length > 0);
  for (const { code } of errors) assert.equal(code, String(status));
  return errors.map(({ description }) => description);
}

const requestsShape = z.array(
  z.strictObject({
    service_request_id: z.string(),
    status: z.enum(['open', 'closed']),
    status_notes: z.string(),
    service_name: z.string(),
    service_code: z.string(),
    description: z.string().max(4_000),
    agency_responsible: z.string(),
    service_notice: z.null(),
    requested_datetime: z.string(),
    updated_datetime: z.string(),
    expected_datetime: z.string().nullable(),
    address: z.string(),
    address_id: z.string(),
    zipcode: z.null(),
    lat: z.string().nullable(),
    long: z.string().nullable(),
    media_url: z.url().nullable(),
  }),
);

/** Gives the requests of an answer. */
export function requestsOf({ status, told, root, text }: GeoAnswer) {
  assert.ok(status === 200, text);
  assert.ok(root === undefined || root === 'service_requests', `${root}`);
  return requestsShape.parse(told);
}

const raisedShape = z
  .array(
    z.strictObject({
      service_request_id: z.string(),
      service_notice: z.string(),
      account_id: z.null(),
    }),
  )
  .length(1);

/** Gives the one request that was raised, and what is told of it. */
export function raisedOf({ status, told, text }: GeoAnswer) {
  assert.ok(status === 200, text);
  const [raised] = raisedShape.parse(told);
  assert.ok(raised);
  return { id: raised.service_request_id, notice: raised.service_notice };
}
