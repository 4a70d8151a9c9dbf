import { raw } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { iconPaths } from './icon-paths.ts';

/** The name of a line icon. */
export type IconName = keyof typeof iconPaths;

const drawn = new Map<IconName, Html>();

/** Draws a line icon beside a word; it is hidden from screen readers, the word says it. */
export function icon(name: IconName): Html {
  const known = drawn.get(name);
  if (known !== undefined) return known;
  const fresh = raw(
    `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" ` +
      `stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" ` +
      `aria-hidden="true"><path d="${iconPaths[name]}"/></svg>`,
  );
  drawn.set(name, fresh);
  return fresh;
}

/** Tells whether a word from the reference data names an icon. */
export function isIconName(name: string): name is IconName {
  return Object.hasOwn(iconPaths, name);
}
