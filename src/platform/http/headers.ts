import type { Context, MiddlewareHandler, Next } from 'hono';

/** Nothing from elsewhere, nothing inline: what the pages need comes from this address alone. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Sets the headers that keep a page from being framed, sniffed, leaked or scripted by others. */
export const securityHeaders: MiddlewareHandler = (c, next) => {
  return setHeaders(c, next, c.req.url);
};

/**
 * Does the same where readers come by the address that the host says: a web server in front takes
 * the encryption away before this process sees the request.
 */
export function securityHeadersAt(publicUrl: string): MiddlewareHandler {
  return (c, next) => setHeaders(c, next, publicUrl);
}

async function setHeaders(c: Context, next: Next, address: string): Promise<void> {
  await next();
  c.header('content-security-policy', CONTENT_SECURITY_POLICY);
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'same-origin');
  c.header('cross-origin-opener-policy', 'same-origin');
  c.header('cross-origin-resource-policy', 'same-origin');
  c.header('permissions-policy', 'geolocation=(self), camera=(), microphone=(), payment=()');
  if (new URL(address).protocol === 'https:') {
    c.header('strict-transport-security', 'max-age=31536000');
  }
}

/**
 * Tells whether an unsafe request comes from one of our own pages, as far as the browser says.
 * Old browsers send neither header; for them the signed form key is the protection.
 */
export function isFromOurPages(headers: Headers, ownOrigins: readonly string[]): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  return origin === null || ownOrigins.includes(origin);
}
