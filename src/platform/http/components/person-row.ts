import { html } from 'hono/html';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { icon } from './icon.ts';

export type PersonRow = {
  readonly name: string;
  /** What they answer for here: 業主委員會 · 主任. */
  readonly role: string;
  readonly address?: string | undefined;
  readonly telephone?: string | undefined;
  readonly note?: string | Html | undefined;
  readonly action?: Html | undefined;
};

/** Lists people with what they answer for and how to reach them. */
export function people(language: Language, rows: readonly PersonRow[]): Html {
  return html`<ul class="people">
    ${rows.map((row) => personRow(language, row))}
  </ul>`;
}

function personRow(language: Language, row: PersonRow): Html {
  return html`<li class="person">
    <span class="face" aria-hidden="true">${initialOf(row.name)}</span>
    ${
      row.address === undefined
        ? html`<span class="person-words">${whoAndRole(row)}</span>`
        : html`<a class="person-words" href="${row.address}">${whoAndRole(row)}</a>`
    }
    ${row.note === undefined ? '' : html`<small class="person-note">${row.note}</small>`}
    ${row.telephone === undefined ? '' : call(language, row.name, row.telephone)}
    ${row.action ?? ''}
  </li>`;
}

function whoAndRole(row: PersonRow): Html {
  return html`<b>${row.name}</b><small class="soft">${row.role}</small>`;
}

function call(language: Language, name: string, telephone: string): Html {
  return html`<a
    class="round"
    href="tel:${telephone.replaceAll(/[^\d+]/g, '')}"
    aria-label="${words[language].call} ${name} ${telephone}"
    data-number="${telephone}"
    >${icon('phone')}</a
  >`;
}

/** A Chinese name begins with the surname, which is how neighbours call each other. */
function initialOf(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '';
}
