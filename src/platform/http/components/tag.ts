import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';

/** `open` waits for somebody, `wait` is under way, `done` is done, `plain` is but a word. */
export type TagLook = 'open' | 'wait' | 'done' | 'plain';

export type TagSpec = {
  readonly look: TagLook;
  readonly label: string;
  /** Each look has its sign; a plain tag has one only when it is given. */
  readonly icon?: IconName | undefined;
};

const signs = { open: 'dot', wait: 'clock', done: 'check', plain: undefined } as const;

/** Says the state of something as a sign and a word, so that colour is never the only cue. */
export function tag(spec: TagSpec): Html {
  const sign = spec.icon ?? signs[spec.look];
  return html`<small class="tag tag-${spec.look}"
    >${sign === undefined ? '' : icon(sign)}<span>${spec.label}</span></small
  >`;
}
