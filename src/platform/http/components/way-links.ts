import { html } from 'hono/html';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { attributes } from './attributes.ts';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';

export type Crumb = { readonly label: string; readonly address: string };

/** Shows the way down the tree to this page; the page itself is not in it, its heading says it. */
export function breadcrumbs(language: Language, crumbs: readonly Crumb[]): Html | '' {
  if (crumbs.length === 0) return '';
  return html`<nav class="crumbs" aria-label="${words[language].trail}">
    <ol>
      ${crumbs.map((crumb) => html`<li><a href="${crumb.address}">${crumb.label}</a></li>`)}
    </ol>
  </nav>`;
}

/** Leads one page back, on phones where a whole trail is too long. */
export function backLink(label: string, address: string): Html {
  return html`<p class="back"><a href="${address}">${icon('arrow-left')} ${label}</a></p>`;
}

export type WayLink = {
  readonly label: string;
  readonly address: string;
  readonly isCurrent: boolean;
  readonly count?: number | undefined;
  /** How far was counted: at this number it is said that there may be more. */
  readonly countedTo?: number | undefined;
  readonly icon?: IconName | undefined;
};

export type WayLinksSpec = {
  readonly language: Language;
  /** Names the group for those who hear the page. */
  readonly label: string;
  readonly links: readonly WayLink[];
};

/** Shows the sides of one thing as links; the one looked at is underlined. */
export function tabs(spec: WayLinksSpec): Html {
  return wayLinks('tabs', spec);
}

/** Narrows a list by links that can be passed on; the one that holds is filled. */
export function filterPills(spec: WayLinksSpec): Html {
  return wayLinks('pills', spec);
}

function wayLinks(look: 'tabs' | 'pills', spec: WayLinksSpec): Html {
  const current = look === 'tabs' ? 'page' : 'true';
  return html`<nav class="${look}" aria-label="${spec.label}">
    <ul>
      ${spec.links.map(
        (link) =>
          html`<li>
            <a
              href="${link.address}"
              ${attributes({ 'aria-current': link.isCurrent ? current : undefined })}
              >${link.icon === undefined ? '' : icon(link.icon)}<span>${link.label}</span>${
                link.count === undefined
                  ? ''
                  : html` <span class="count">${countOf(spec.language, link)}</span>`
              }</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function countOf(language: Language, { count = 0, countedTo = Infinity }: WayLink): string {
  if (count < countedTo) return formatNumber(language, count);
  return `${formatNumber(language, countedTo)}+`;
}
