import type { Written } from './line.ts';

const HOST = 'Host: linli.test\r\n';
const CLOSE = 'Connection: close\r\n\r\n';
const JSON_TYPE = 'Content-Type: application/json\r\n';
const FORM_TYPE = 'Content-Type: application/x-www-form-urlencoded\r\n';
const FILES_TYPE = 'Content-Type: multipart/form-data; boundary=b\r\n';
const FILE = '--b\r\ncontent-disposition: form-data; name="photo"; filename="a"\r\n\r\n';

/** What leads to another host, from a header or from a page. */
export const FOREIGN = /(?:location: |(?:href|action|src|value)=")(?:\w+:)?[/\\]{2}evil\.example/i;
/** A header that somebody slipped in; in a page the words are only words. */
export const SLIPPED = /^(?:[^\r]+\r\n)*set-cookie: stolen=/i;

/** The second of two requests, which a reader of the first only must never answer. */
const SMUGGLED = `GET /stolen=1 HTTP/1.1\r\n${HOST}\r\n`;

const get = (name: string, target: string, headers = HOST): Written => ({
  name,
  bytes: `GET ${target} HTTP/1.1\r\n${headers}${CLOSE}`,
});

const post = (name: string, headers: string, body: string): Written => ({
  name,
  bytes: `POST /api/v1/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}${headers}${CLOSE}${body}`,
});

const header = (name: string, line: string): Written => get(name, '/about', `${HOST}${line}\r\n`);

const hosts: readonly Written[] = [
  get('no host', '/about', ''),
  get('two hosts', '/about', `${HOST}Host: evil.example\r\n`),
  get('another host', '/about', 'Host: evil.example\r\n'),
  get('a host with a space', '/about', 'Host: evil .example\r\n'),
  get('an empty host', '/about', 'Host: \r\n'),
  get('a host with a user', '/about', 'Host: linli@evil.example\r\n'),
  get('a host with a path', '/about', 'Host: evil.example/a?b=\r\n'),
  get('a host at no port', '/about', 'Host: linli.test:99999\r\n'),
  get('half an address', '/about', 'Host: [::1\r\n'),
  header('a host said by nobody we trust', 'X-Forwarded-Host: evil.example'),
  header('forwarding', 'Forwarded: host=evil.example;proto=https'),
  { name: 'a program of 1996', bytes: 'GET /about HTTP/1.0\r\n\r\n' },
];

const targets: readonly Written[] = [
  get('a whole address', 'http://evil.example/about'),
  get('a whole address of nothing', 'http://'),
  get('another protocol', 'ftp://evil.example/about'),
  get('a file', 'file:///etc/passwd'),
  get('two slashes', '//evil.example/about'),
  get('two slashes that lead on', '//evil.example/..%2f?_parked=x'),
  get('a slash and its mirror', '/\\evil.example/about'),
  get('an asterisk', '*'),
  get('half a percent', '/%zz'),
  get('a percent NUL', '/places/a%00b'),
  get('a raw NUL', '/a\0b'),
  get('raw bytes', '/\xff\xfe'),
  get('bytes that are no text', '/places/%ff%fe?q=%ff%zz'),
  get('dots', '/assets/../../../../etc/passwd'),
  get('hidden dots', '/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd'),
  get('a line break', '/about%0d%0aSet-Cookie:%20stolen=1'),
  get('a long address', `/${'a'.repeat(15_000)}`),
  { name: 'all of it', bytes: `OPTIONS * HTTP/1.1\r\n${HOST}${CLOSE}` },
  { name: 'a tunnel', bytes: `CONNECT evil.example:443 HTTP/1.1\r\n${HOST}${CLOSE}` },
  { name: 'a mirror', bytes: `TRACE /about HTTP/1.1\r\n${HOST}Cookie: stolen=1\r\n${CLOSE}` },
  { name: 'a word that is no method', bytes: `FOO /about HTTP/1.1\r\n${HOST}${CLOSE}` },
  { name: 'the next protocol', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
  { name: 'encryption', bytes: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03' },
];

const headers: readonly Written[] = [
  header('a NUL', 'X-A: a\0b'),
  header('a return', 'X-A: a\rSet-Cookie: stolen=1'),
  header('a line feed', 'X-A: a\nSet-Cookie: stolen=1'),
  header('a folded line', 'X-A: a\r\n Set-Cookie: stolen=1'),
  header('a name with a space', 'X A: a'),
  header('a language of bytes', 'Accept-Language: \xff\xfe;q=\x7f'),
  header('a device of bytes', 'User-Agent: \xff\xfe\x80'),
  header('a cookie of bytes', 'Cookie: linli=\xff\xfe; linli_notice=\xff; linli_visitor=%zz'),
  header('a cookie that breaks a line', 'Cookie: linli_lang=%0d%0aSet-Cookie: stolen=1'),
  header('a notice that breaks a line', 'Cookie: linli_notice=%0d%0aSet-Cookie:%20stolen%3D1'),
  header('an etag that breaks a line', 'If-None-Match: "a%0d%0aSet-Cookie: b"'),
  header('a token of bytes', 'Authorization: Bearer \xff\xff\xff\xff\xff\xff\xff\xff\xff\xff'),
  header('a header too long', `X-A: ${'a'.repeat(20_000)}`),
  header('headers too many', Array.from({ length: 3_000 }, (_, at) => `x: ${at}`).join('\r\n')),
  header('many ranges', 'Range: bytes=0-0,1-1,2-2,-9999999999'),
  header('another protocol to go on with', 'Upgrade: h2c\r\nConnection: Upgrade'),
  { name: 'bare lines', bytes: 'GET /about HTTP/1.1\nHost: linli.test\nConnection: close\n\n' },
];

const bodies: readonly Written[] = [
  post(
    'two lengths',
    'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
    `0\r\n\r\n${SMUGGLED}`,
  ),
  post(
    'the other way',
    'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n',
    `0\r\n\r\n${SMUGGLED}`,
  ),
  post('a coding of no name', 'Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${SMUGGLED}`),
  post(
    'a coding in two',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n',
    `0\r\n\r\n${SMUGGLED}`,
  ),
  post('a coding behind a tab', 'Transfer-Encoding:\x0bchunked\r\n', `0\r\n\r\n${SMUGGLED}`),
  post('lengths that differ', 'Content-Length: 2\r\nContent-Length: 9\r\n', `{}${SMUGGLED}`),
  post('less than nothing', 'Content-Length: -2\r\n', '{}'),
  post('more than nothing', 'Content-Length: +2\r\n', '{}'),
  post('a length beside its colon', 'Content-Length : 2\r\n', '{}'),
  post('a length beyond counting', 'Content-Length: 99999999999999999999999\r\n', '{}'),
  post('a terabyte', 'Content-Length: 999999999999\r\n', '{}'),
  post('a piece of no size', 'Transfer-Encoding: chunked\r\n', 'zz\r\n{}\r\n0\r\n\r\n'),
  post('a piece shorter than it says', 'Transfer-Encoding: chunked\r\n', `1\r\n{}${SMUGGLED}`),
  post(
    'a piece with a long name',
    'Transfer-Encoding: chunked\r\n',
    `2;${'a'.repeat(40_000)}\r\n{}`,
  ),
  post('something to expect', 'Expect: the-best\r\nContent-Length: 2\r\n', '{}'),
  post('more than was said', 'Content-Length: 2\r\n', `{}${SMUGGLED}`),
];

const length = 'Content-Length: 500\r\n\r\n';

const cut: readonly Written[] = [
  { name: 'JSON', bytes: `POST /api/v1/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}${length}{"a":` },
  {
    name: 'JSON in pieces',
    bytes: `POST /api/v1/sign-in HTTP/1.1\r\n${HOST}${JSON_TYPE}Transfer-Encoding: chunked\r\n\r\n5\r\n{"a`,
  },
  { name: 'a form', bytes: `POST /sign-in HTTP/1.1\r\n${HOST}${FORM_TYPE}${length}address=1` },
  { name: 'a photo', bytes: `POST /sign-in HTTP/1.1\r\n${HOST}${FILES_TYPE}${length}${FILE}half` },
  { name: 'headers', bytes: 'GET /about HTTP/1.1\r\nHost: lin' },
  { name: 'an answer', bytes: `GET /openapi.json HTTP/1.1\r\n${HOST}\r\n` },
].map((one) => ({ ...one, name: `${one.name}, cut off`, isCut: true as const }));

/** What is said at once, and has to be answered or refused at once. */
export const quick: readonly Written[] = [...hosts, ...targets, ...headers, ...bodies, ...cut];

/** What is never finished, and would hold a connection for ever. */
export const slow: readonly Written[] = [
  { name: 'nothing', bytes: '' },
  { name: 'half a header', bytes: 'GET /about HTTP/1.1\r\nHost: lin' },
  { name: 'half a form', bytes: `POST /sign-in HTTP/1.1\r\n${HOST}${FORM_TYPE}${length}address=1` },
  {
    name: 'half a photo',
    bytes: `POST /sign-in HTTP/1.1\r\n${HOST}${FILES_TYPE}${length}${FILE}x`,
  },
];
