import { html } from 'hono/html';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { dataTable } from './data-table.ts';
import { fold } from './fold.ts';

export type BarPair = {
  /** Stands below the pair: 11月. */
  readonly label: string;
  readonly first: number;
  readonly second: number;
};

export type BarPairsSpec = {
  readonly title: string;
  /** What the bars at the left and at the right of each pair count: 提出, 辦結. */
  readonly first: string;
  readonly second: string;
  readonly pairs: readonly BarPair[];
};

/** On a phone every third label is written, counted from the last. */
const LABEL_STEP = 3;

/** Draws two counts month by month, side by side; the table below has the numbers. */
export function barPairs(language: Language, spec: BarPairsSpec): Html {
  const text = words[language];
  const top = niceTop(Math.max(0, ...spec.pairs.flatMap(({ first, second }) => [first, second])));
  const count = spec.pairs.length;
  return html`<figure class="chart">
    <svg class="bars" role="img" aria-label="${sentence(language, spec)}">
      <text class="bars-top" x="100%" y="0.9em" text-anchor="end">
        ${formatNumber(language, top)}
      </text>
      <svg class="bars-field" y="1.25em" height="7em" width="100%">
        <path class="bars-none" d="M0 0" />
        <line class="bars-line" x1="0" x2="100%" y1="0" y2="0" />
        <line class="bars-line" x1="0" x2="100%" y1="50%" y2="50%" />
        ${spec.pairs.map((pair, index) => drawPair({ pair, index, count, top }))}
        <line class="bars-ground" x1="0" x2="100%" y1="100%" y2="100%" />
      </svg>
      ${spec.pairs.map(
        (pair, index) =>
          html`<text
            class="${(count - 1 - index) % LABEL_STEP === 0 ? 'bars-label' : 'bars-label bars-minor'}"
            x="${percent((index + 0.5) / count)}"
            y="9.5em"
            text-anchor="middle"
          >
            ${pair.label}
          </text>`,
      )}
    </svg>
    <figcaption>
      <ul class="legend">
        <li><span class="swatch swatch-first"></span><small>${spec.first}</small></li>
        <li><span class="swatch swatch-second"></span><small>${spec.second}</small></li>
      </ul>
      ${fold(text.asTable, table(language, spec))}
    </figcaption>
  </figure>`;
}

type Drawn = {
  readonly pair: BarPair;
  readonly index: number;
  readonly count: number;
  readonly top: number;
};

function drawPair({ pair, index, count, top }: Drawn): Html {
  const width = 0.26 / count;
  const left = (index + 0.5) / count - width - 0.02 / count;
  return html`${bar('bar-first', { x: left, width, share: pair.first / top })}${bar('bar-second', {
    x: left + width + 0.04 / count,
    width,
    share: pair.second / top,
  })}`;
}

function bar(
  look: string,
  { x, width, share }: { readonly x: number; readonly width: number; readonly share: number },
): Html {
  return html`<rect
    class="${look}"
    x="${percent(x)}"
    y="${percent(1 - share)}"
    width="${percent(width)}"
    height="${percent(share)}"
    rx="2"
  />`;
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}

/** The next round number above: 7 gives 8, 37 gives 40, 230 gives 250. */
function niceTop(highest: number): number {
  if (highest <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 2.5, 4, 5, 6, 8, 10].find((one) => one * power >= highest) ?? 10;
  return step * power;
}

function sentence(language: Language, spec: BarPairsSpec): string {
  const total = (side: 'first' | 'second'): string =>
    formatNumber(
      language,
      spec.pairs.reduce((sum, pair) => sum + pair[side], 0),
    );
  return words[language].pairsSentence({
    title: spec.title,
    first: spec.first,
    firstTotal: total('first'),
    second: spec.second,
    secondTotal: total('second'),
  });
}

function table(language: Language, spec: BarPairsSpec): Html {
  return dataTable({
    caption: spec.title,
    isCaptionUnseen: true,
    columns: [
      { label: words[language].month },
      { label: spec.first, look: 'number' },
      { label: spec.second, look: 'number' },
    ],
    rows: spec.pairs.map((pair) => [
      pair.label,
      formatNumber(language, pair.first),
      formatNumber(language, pair.second),
    ]),
  });
}
