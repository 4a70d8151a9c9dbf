import { html } from 'hono/html';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { attributes } from './attributes.ts';

export type PhotoSpec = {
  /** The sizes the photo is stored in, smallest first; at least one. */
  readonly sources: readonly PhotoSource[];
  /** What is to be seen, for those who cannot. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** `lead` is seen at once; the others are fetched when they come near. */
  readonly look?: 'lead' | 'later' | undefined;
  /** The page with the whole photo. */
  readonly address?: string | undefined;
};

export type PhotoSource = { readonly address: string; readonly width: number };

/* Half of the two columns of a desk, else the width of the phone. */
const SIZES = '(min-width: 60rem) 34rem, 100vw';

/** Draws a photo in the size that fits; its place is kept while it loads. */
export function photo(spec: PhotoSpec): Html {
  const image = html`<img
    class="photo"
    src="${spec.sources.at(-1)?.address ?? ''}"
    srcset="${spec.sources.map(({ address, width }) => `${address} ${width}w`).join(', ')}"
    sizes="${SIZES}"
    alt="${spec.alt}"
    width="${spec.width}"
    height="${spec.height}"
    decoding="async"
    ${attributes({ loading: spec.look === 'lead' ? undefined : 'lazy' })}
  />`;
  return spec.address === undefined
    ? image
    : html`<a class="photo-link" href="${spec.address}">${image}</a>`;
}

/** Draws a photo with words under it. */
export function photoFigure(spec: PhotoSpec, caption: string | Html): Html {
  return html`<figure class="photo-figure">
    ${photo(spec)}
    <figcaption><small>${caption}</small></figcaption>
  </figure>`;
}

/** Sets before and after side by side: the plainest proof that something was done. */
export function beforeAfter(
  language: Language,
  pair: { readonly before: PhotoSpec; readonly after: PhotoSpec },
): Html {
  const text = words[language];
  return html`<div class="before-after">
    ${photoFigure(pair.before, html`<span class="photo-word">${text.before}</span>`)}
    ${photoFigure(pair.after, html`<span class="photo-word">${text.after}</span>`)}
  </div>`;
}
