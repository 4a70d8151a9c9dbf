import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';
import { tag } from './tag.ts';
import type { TagSpec } from './tag.ts';

/** A short fact with its sign: where, when, how many. */
export type Meta = { readonly icon?: IconName | undefined; readonly text: string | Html };

export type CardSpec = {
  /** What happened, in the words people use. */
  readonly title: string | Html;
  /** The page of the thing; the whole card leads there. */
  readonly address?: string | undefined;
  /** Beneath which heading the card stands. */
  readonly level?: 2 | 3 | 4 | undefined;
  readonly kind?: { readonly icon: IconName; readonly label: string } | undefined;
  readonly state?: TagSpec | undefined;
  readonly photo?: Html | undefined;
  readonly meta?: readonly Meta[] | undefined;
  readonly body?: Html | string | undefined;
  /** What one can do: at most two buttons. */
  readonly actions?: Html | undefined;
};

/** Draws one thing of a list: kind and state, picture, title, where and when, what one can do. */
export function card(spec: CardSpec): Html {
  return html`<article class="${spec.photo === undefined ? 'card' : 'card card-photo'}">
    ${spec.photo ?? ''}
    <div class="card-inside">
      ${head(spec)} ${heading(spec)} ${metaLine(spec.meta ?? [])}
      ${spec.body === undefined ? '' : html`<div class="card-body">${spec.body}</div>`}
      ${spec.actions === undefined ? '' : html`<div class="card-actions">${spec.actions}</div>`}
    </div>
  </article>`;
}

/** Sets cards below each other, two abreast on a desk. */
export function cards(all: readonly Html[]): Html {
  return html`<div class="cards">${[...all]}</div>`;
}

/** Draws short facts in one line that wraps. */
export function metaLine(meta: readonly Meta[]): Html | '' {
  if (meta.length === 0) return '';
  return html`<ul class="meta">
    ${meta.map(
      (one) =>
        html`<li>${one.icon === undefined ? '' : icon(one.icon)}<small>${one.text}</small></li>`,
    )}
  </ul>`;
}

export type PanelSpec = {
  readonly title: string;
  /** Names the section, for links to it. */
  readonly id?: string | undefined;
  /** A short fact or a link beside the title. */
  readonly aside?: string | Html | undefined;
  readonly level?: 2 | 3 | undefined;
};

/** Draws a section of a page on a card of its own, under a heading. */
export function panel(spec: PanelSpec, body: Html): Html {
  const title = html`${spec.title}`;
  return html`<section class="panel" ${spec.id === undefined ? '' : html`id="${spec.id}"`}>
    <div class="panel-head">
      ${spec.level === 3 ? html`<h3>${title}</h3>` : html`<h2>${title}</h2>`}
      ${spec.aside === undefined ? '' : html`<div class="panel-aside">${spec.aside}</div>`}
    </div>
    ${body}
  </section>`;
}

function head(spec: CardSpec): Html | '' {
  if (spec.kind === undefined && spec.state === undefined) return '';
  return html`<div class="card-head">
    ${
      spec.kind === undefined
        ? ''
        : html`<small class="kind"
            ><span class="kind-sign">${icon(spec.kind.icon)}</span>${spec.kind.label}</small
          >`
    }
    ${spec.state === undefined ? '' : tag(spec.state)}
  </div>`;
}

function heading(spec: CardSpec): Html {
  const inside =
    spec.address === undefined
      ? html`${spec.title}`
      : html`<a class="card-link" href="${spec.address}">${spec.title}</a>`;
  if (spec.level === 2) return html`<h2 class="card-title">${inside}</h2>`;
  if (spec.level === 4) return html`<h4 class="card-title">${inside}</h4>`;
  return html`<h3 class="card-title">${inside}</h3>`;
}
