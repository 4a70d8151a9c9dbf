import { html } from 'hono/html';
import { formatNumber, formatPercent } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { icon } from './icon.ts';

export type QuorumSpec = {
  /** What is counted: 已參與的戶數, 已參與的面積. */
  readonly label: string;
  readonly count: number;
  readonly total: number;
  readonly threshold: { readonly share: number; readonly label: string };
};

/** Shows how far a count is from what the rules ask, as a bar with a mark at the threshold. */
export function quorumBar(language: Language, spec: QuorumSpec): Html {
  const share = shareOf(spec);
  return html`<div class="quorum">
    ${quorumWords(language, spec)}
    <svg class="quorum-bar" role="img" aria-label="${sentence(language, spec)}">
      <rect class="quorum-all" y="0.35em" width="100%" height="0.9em" rx="7" />
      <rect class="${fillOf(spec)}" y="0.35em" width="${percent(share)}" height="0.9em" rx="7" />
      ${markAt(percent(spec.threshold.share))}
      <text
        class="quorum-label"
        x="${percent(spec.threshold.share)}"
        y="2.9em"
        text-anchor="${spec.threshold.share > 0.8 ? 'end' : 'middle'}"
      >
        ${spec.threshold.label}
      </text>
    </svg>
  </div>`;
}

/** Shows the same as a ring, where several stand side by side. */
export function quorumRing(language: Language, spec: QuorumSpec): Html {
  const share = shareOf(spec);
  return html`<div class="ring">
    <svg
      class="ring-picture"
      viewBox="0 0 100 100"
      role="img"
      aria-label="${sentence(language, spec)}"
    >
      <circle class="ring-all" cx="50" cy="50" r="42" />
      <circle
        class="${isReached(spec) ? 'ring-part' : 'ring-part ring-short'}"
        cx="50"
        cy="50"
        r="42"
        pathLength="100"
        stroke-dasharray="${round(share * 100)} 100"
        transform="rotate(-90 50 50)"
      />
      <g transform="rotate(${round(spec.threshold.share * 360)} 50 50)">
        <line class="quorum-halo" x1="50" x2="50" y1="2" y2="14" />
        <line class="quorum-mark" x1="50" x2="50" y1="1" y2="15" />
      </g>
      <text class="ring-words" x="50" y="57" text-anchor="middle">
        ${formatPercent(language, Math.round(share * 100) / 100)}
      </text>
    </svg>
    ${quorumWords(language, spec)}
    <small class="soft">${words[language].threshold} ${spec.threshold.label}</small>
  </div>`;
}

/** The mark stands out from the bar on both of its sides. */
function markAt(x: string): Html {
  return html`<line class="quorum-halo" x1="${x}" x2="${x}" y1="0.35em" y2="1.25em" />
    <line class="quorum-mark" x1="${x}" x2="${x}" y1="0" y2="1.6em" />`;
}

function quorumWords(language: Language, spec: QuorumSpec): Html {
  const { count, total, label } = spec;
  return html`<p class="quorum-words">
    ${isReached(spec) ? icon('check') : ''}<span>${label}</span>
    <b>${formatNumber(language, count)}</b
    ><small class="soft">/ ${formatNumber(language, total)}</small>
  </p>`;
}

function fillOf(spec: QuorumSpec): string {
  return isReached(spec) ? 'quorum-part' : 'quorum-part quorum-short';
}

function isReached(spec: QuorumSpec): boolean {
  return spec.total > 0 && spec.count / spec.total >= spec.threshold.share;
}

function shareOf({ count, total }: QuorumSpec): number {
  return total <= 0 ? 0 : Math.min(1, Math.max(0, count / total));
}

function percent(share: number): string {
  return `${round(share * 100)}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function sentence(language: Language, spec: QuorumSpec): string {
  return words[language].quorumSentence({
    label: spec.label,
    count: formatNumber(language, spec.count),
    total: formatNumber(language, spec.total),
    share: formatPercent(language, shareOf(spec)),
    threshold: spec.threshold.label,
  });
}
