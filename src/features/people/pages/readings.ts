import { html } from 'hono/html';
import {
  backLink,
  emptyState,
  moment,
  pageHead,
  panel,
  people,
  stack,
} from '#/platform/http/components/index.ts';
import type { PersonRow } from '#/platform/http/components/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { MOST_READINGS } from '#/platform/personal/readings.ts';
import type { ReadingsShown } from '#/features/people/routes/readings.ts';
import { meWords } from '#/features/people/words/me.ts';
import { readingWords } from '#/features/people/words/readings.ts';
import { termWords } from '#/features/people/words/terms.ts';

/** Draws who was shown what of oneself, in which office and when. */
export function readingsPage(view: View, { readings }: ReadingsShown): Page {
  const say = readingWords[view.language];
  const above = backLink(meWords[view.language].backToMe, '/me');
  const list = people(
    view.language,
    readings.map((reading) => rowOf(view, reading)),
  );
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead, above }),
      readings.length === 0
        ? emptyState({ icon: 'eye', title: say.none })
        : panel(
            { title: say.title },
            html`${list}
              <p class="soft">${say.doubt}</p>
              ${readings.length === MOST_READINGS ? html`<p class="soft">${say.more}</p>` : ''}`,
          ),
    ),
  };
}

function rowOf(view: View, reading: ReadingsShown['readings'][number]): PersonRow {
  const say = readingWords[view.language];
  const { at, name, kind, office } = reading;
  return {
    name: name === '' ? say.unknownReader : name,
    role: office === undefined ? say.noOffice : termWords[view.language].roles[office],
    note: html`${say.kinds[kind]} · ${moment(view, at)}`,
  };
}
