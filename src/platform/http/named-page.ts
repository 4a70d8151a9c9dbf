const MOST_SEGMENTS = 6;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const WORD = /^[a-z][a-z-]+$/;
/** A place, or a matter with its year and number. */
const NUMBER = /^\d{6,20}(-\d{4}-\d{1,9})?$/;

/**
 * Names the page of an address for somebody who says something about it: without the query, in
 * which people type, and no further than to a segment that may itself open something, as the codes
 * on slips (`/h/…`, `/r/…`) and the links of letters do.
 */
export function namedPage(address: string): string {
  const [path = ''] = address.split(/[?#]/, 1);
  const segments = path.split('/').slice(1, MOST_SEGMENTS + 1);
  const end = segments.findIndex((one) => ![UUID, WORD, NUMBER].some((kind) => kind.test(one)));
  return `/${segments.slice(0, end < 0 ? segments.length : end).join('/')}`;
}
