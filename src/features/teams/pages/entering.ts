import { html } from 'hono/html';
import { enteredWays } from '#/features/teams/model.ts';
import type { EnteringPage } from '#/features/teams/routes/shapes.ts';
import { teamWords } from '#/features/teams/words/index.ts';
import {
  actions,
  form,
  linkButton,
  people,
  radios,
  searchField,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatList } from '#/platform/i18n/format.ts';
import { teamAddress, teamHead } from './parts.ts';

/** Asks whom to enter, then who said yes for them and how. */
export function enteringPage(view: View, shown: EnteringPage): Page {
  const say = teamWords[view.language];
  const { team, chosen, query } = shown;
  return {
    title: say.enterTitle,
    section: 'none',
    width: 'column',
    body: stack(
      teamHead(team, { title: say.enterTitle, lead: say.enterLead }),
      chosen === undefined ? '' : enterForm(view, { team, chosen }),
      searchField(view.language, {
        address: teamAddress(team, '/entering'),
        label: say.findPerson,
        value: query,
      }),
      foundList(view, shown),
    ),
  };
}

function foundList(view: View, { team, query, found }: EnteringPage): Html | '' {
  if (query === '') return '';
  const say = teamWords[view.language];
  if (found.length === 0) return html`<p class="soft">${say.nobodyFound}</p>`;
  const rows = found.map(({ id, name, called, homes }) => ({
    name: called ?? name,
    role: formatList(
      view.language,
      homes.map(({ names }) => nameIn(names, view.language)),
    ),
    note: called === undefined ? undefined : name,
    action: linkButton({
      label: say.choose,
      spoken: say.chooseNamed(called ?? name),
      address: teamAddress(team, `/entering?person=${id}`),
    }),
  }));
  return people(view.language, rows);
}

function enterForm(
  view: View,
  {
    team,
    chosen,
  }: Required<Pick<EnteringPage, 'team'>> & {
    readonly chosen: NonNullable<EnteringPage['chosen']>;
  },
): Html {
  const say = teamWords[view.language];
  const { personId, name, agreers } = chosen;
  const to = {
    endpoint: 'teams.enter',
    address: teamAddress(team, '/members'),
    hidden: { personId },
  };
  return form(
    view,
    to,
    (fields) =>
      html`<h2>${name}</h2>
        ${radios(fields, {
          name: 'agreedBy',
          label: say.agreedBy,
          hint: say.agreedByHint,
          options: agreers.map((one) => ({
            value: one.personId,
            label: one.personId === personId ? say.oneself(one.name) : one.name,
          })),
        })}
        ${radios(fields, {
          name: 'agreedWay',
          label: say.agreedWay,
          options: enteredWays.map((way) => ({ value: way, label: say.ways[way] })),
        })}
        ${actions(submitButton({ label: say.enter, icon: 'check' }))}`,
  );
}
