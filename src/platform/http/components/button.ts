import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { attributes } from './attributes.ts';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';

export type ButtonSpec = {
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** What is sent along when this button is the one pressed. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** A longer name for those who hear it, when the label alone is unclear: 我來辦：坡道欄杆鬆動. */
  readonly spoken?: string | undefined;
};

export type LinkSpec = Pick<ButtonSpec, 'label' | 'icon' | 'spoken'> & { readonly address: string };

/** Draws the one thing to do now: the only filled vermilion of a page or card. */
export function submitButton(spec: ButtonSpec): Html {
  return button('button', spec);
}

/** Draws a button for what one may also do. */
export function quietButton(spec: ButtonSpec): Html {
  return button('button quiet', spec);
}

/** Draws a link as large as a button, quiet. */
export function linkButton(spec: LinkSpec): Html {
  return link('button quiet', spec);
}

/** Draws a link as the one thing to do now. */
export function primaryLink(spec: LinkSpec): Html {
  return link('button', spec);
}

/** Sets buttons side by side, or below each other where there is no room. */
export function actions(...buttons: readonly Html[]): Html {
  return html`<div class="actions">${[...buttons]}</div>`;
}

function button(look: string, spec: ButtonSpec): Html {
  return html`<button
    class="${look}"
    type="submit"
    ${attributes({ name: spec.name, value: spec.value, 'aria-label': spec.spoken })}
  >
    ${inside(spec)}
  </button>`;
}

function link(look: string, spec: LinkSpec): Html {
  return html`<a class="${look}" href="${spec.address}" ${attributes({ 'aria-label': spec.spoken })}
    >${inside(spec)}</a
  >`;
}

function inside(spec: Pick<ButtonSpec, 'label' | 'icon'>): Html {
  return html`${spec.icon === undefined ? '' : icon(spec.icon)}<span>${spec.label}</span>`;
}
