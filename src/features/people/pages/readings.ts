import { html } from 'hono/html';
import {
  actions,
  backLink,
  emptyState,
  linkButton,
  moment,
  pageHead,
  panel,
  people,
  stack,
} from '#/platform/http/components/index.ts';
import type { PersonRow } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
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
              ${readings.length === MOST_READINGS ? html`<p class="soft">${say.more}</p>` : ''}
              ${readings.some(({ kind }) => kind === 'glass') ? toGlass(view) : ''}`,
          ),
    ),
  };
}

/** The page itself belongs to whoever lets glasses be broken. */
function toGlass(view: View): Html {
  const label = readingWords[view.language].toGlass;
  return actions(linkButton({ label, address: '/glass', icon: 'eye' }));
}

function rowOf(view: View, reading: ReadingsShown['readings'][number]): PersonRow {
  const say = readingWords[view.language];
  const { at, name, kind, office, reason } = reading;
  const why = reason === undefined ? '' : html`<br />${say.because(reason)}`;
  return {
    name: name === '' ? say.unknownReader : name,
    role: office === undefined ? say.noOffice : termWords[view.language].roles[office],
    note: html`${say.kinds[kind]} · ${moment(view, at)}${why}`,
  };
}
