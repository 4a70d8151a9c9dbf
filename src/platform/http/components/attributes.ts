import { html, raw } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';

type Value = string | number | true | undefined;

/**
 * Writes attributes, escaped and quoted, each with a space before it; one that is undefined is left
 * out, one that is true stands without a value.
 */
export function attributes(all: Readonly<Record<string, Value>>): Html {
  return raw(
    Object.entries(all)
      .map(([name, value]) => written(name, value))
      .join(''),
  );
}

function written(name: string, value: Value): string {
  if (value === undefined) return '';
  return value === true ? ` ${name}` : ` ${name}="${String(html`${value}`)}"`;
}
