import { createHash, createHmac } from 'node:crypto';

/** What is added to a request so that a provider knows who sends it. */
export type Credentials = { readonly keyId: string; readonly secret: string };

/** Escapes as RFC 3986 lays down; the usual function leaves five signs as they are. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Writes parameters in the order of their names, escaped. */
export function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

/** Signs parameters as Alibaba Cloud's RPC interfaces ask (HMAC-SHA1, version 1.0). */
export function signAliyunRpc(
  method: 'GET' | 'POST',
  parameters: Readonly<Record<string, string>>,
  secret: string,
): string {
  const text = `${method}&${percentEncode('/')}&${percentEncode(canonicalQuery(parameters))}`;
  return createHmac('sha1', `${secret}&`).update(text).digest('base64');
}

/** A request to Alibaba Cloud as its third signature sees it. */
export type Acs3Request = {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  /** `2023-10-26T10:22:32Z` */
  readonly date: string;
  readonly nonce: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Signs a request as Alibaba Cloud asks (ACS3-HMAC-SHA256); gives the headers that carry it. */
export function signAcs3(
  request: Acs3Request,
  { keyId, secret }: Credentials,
): Readonly<Record<string, string>> {
  const headers = {
    host: request.host,
    'x-acs-action': request.action,
    'x-acs-content-sha256': sha256(request.body),
    'x-acs-date': request.date,
    'x-acs-signature-nonce': request.nonce,
    'x-acs-version': request.version,
  };
  const signed = Object.keys(headers).join(';');
  const canonical = [
    'POST',
    '/',
    canonicalQuery(request.query),
    ...Object.entries(headers).map(([name, value]) => `${name}:${value}`),
    '',
    signed,
    headers['x-acs-content-sha256'],
  ].join('\n');
  const text = `ACS3-HMAC-SHA256\n${sha256(canonical)}`;
  const signature = createHmac('sha256', secret).update(text).digest('hex');
  const by = `Credential=${keyId},SignedHeaders=${signed},Signature=${signature}`;
  return { ...headers, authorization: `ACS3-HMAC-SHA256 ${by}` };
}

/** A request to Tencent Cloud as its third signature sees it. */
export type Tc3Request = {
  readonly service: string;
  readonly host: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
};

const TC3_CONTENT = 'application/json; charset=utf-8';

/** Signs a request as Tencent Cloud asks (TC3-HMAC-SHA256); gives the headers that carry it. */
export function signTc3(
  request: Tc3Request,
  { keyId, secret }: Credentials,
): Readonly<Record<string, string>> {
  const { service, host, timestamp, body } = request;
  const date = Temporal.Instant.fromEpochMilliseconds(timestamp * 1000)
    .toString()
    .slice(0, 10);
  const scope = `${date}/${service}/tc3_request`;
  const signed = 'content-type;host';
  const headers = `content-type:${TC3_CONTENT}\nhost:${host}\n`;
  const canonical = ['POST', '/', '', headers, signed, sha256(body)].join('\n');
  const text = ['TC3-HMAC-SHA256', String(timestamp), scope, sha256(canonical)].join('\n');
  const key = [date, service, 'tc3_request'].reduce<Buffer | string>(
    (before, part) => createHmac('sha256', before).update(part).digest(),
    `TC3${secret}`,
  );
  const signature = createHmac('sha256', key).update(text).digest('hex');
  const by = `Credential=${keyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
  return {
    'content-type': TC3_CONTENT,
    host,
    'x-tc-timestamp': String(timestamp),
    authorization: `TC3-HMAC-SHA256 ${by}`,
  };
}

/** Gives what stands for a name and a password in a header (RFC 7617). */
export function basicAuthorization({ keyId, secret }: Credentials): string {
  return `Basic ${Buffer.from(`${keyId}:${secret}`).toString('base64')}`;
}

/** Signs a call of DingTalk's group robot: the moment in milliseconds, under its secret. */
export function signDingTalk(milliseconds: number, secret: string): string {
  return createHmac('sha256', secret).update(`${milliseconds}\n${secret}`).digest('base64');
}

/** Signs a call of Feishu's group robot: nothing, under the moment in seconds and its secret. */
export function signFeishu(seconds: number, secret: string): string {
  return createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
