import { html } from 'hono/html';
import {
  actions,
  backLink,
  card,
  cards,
  dateField,
  emptyState,
  form,
  pageHead,
  panel,
  pressedRefusal,
  selectField,
  stack,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import {
  MAX_NAME,
  MOST_PER_WEEK,
  USUAL_PER_WEEK,
  USUAL_REST_HOURS,
} from '#/features/rosters/model.ts';
import type { RostersShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { calendarPanel } from './calendar.ts';

/** Draws the rosters of a team, and for its leaders the way to a new one. */
export function listPage(view: View, shown: RostersShown): Page {
  const say = rosterWords[view.language];
  const title = say.listTitle(shown.team.name);
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({
        title,
        lead: say.listLead,
        above: backLink(shown.team.name, `/organisations/${shown.team.id}`),
      }),
      pressedRefusal(view),
      rosterCards(view, shown),
      shown.isMember
        ? calendarPanel(view, {
            calendar: shown.calendar,
            address: `/organisations/${shown.team.id}/rosters/calendar`,
            open: 'rosters.open_team_calendar',
            close: 'rosters.close_team_calendar',
            team: shown.team.name,
          })
        : '',
      shown.leads ? drawPanel(view, shown) : '',
    ),
  };
}

function rosterCards(view: View, { rosters }: RostersShown): Html {
  const say = rosterWords[view.language];
  if (rosters.length === 0) {
    return emptyState({ icon: 'calendar', title: say.none, text: say.noneText });
  }
  const looks = { draft: 'wait', published: 'done', ended: 'plain' } as const;
  return cards(
    rosters.map(({ id, name, state, startsOn, endsOn }) =>
      card({
        title: name,
        level: 2,
        address: `/rosters/${id}`,
        state: { look: looks[state], label: say.states[state] },
        meta: [
          {
            icon: 'calendar',
            text: say.dates(formatDate(view.language, startsOn), formatDate(view.language, endsOn)),
          },
        ],
      }),
    ),
  );
}

const USUAL_DAYS = 27;

function drawPanel(view: View, { team, today, abilities }: RostersShown): Html {
  const say = rosterWords[view.language];
  const to = {
    endpoint: 'rosters.draw_up',
    address: `/organisations/${team.id}/rosters`,
    keepsTyped: true,
  } as const;
  const first = today.add({ days: 1 });
  return panel(
    { title: say.drawTitle, id: 'draw' },
    form(
      view,
      to,
      (fields) =>
        html`${textField(fields, {
          name: 'name',
          label: say.name,
          hint: say.nameHint,
          maxLength: MAX_NAME,
        })}
        ${dateField(fields, {
          name: 'startsOn',
          label: say.startsOn,
          value: first.toString(),
          earliest: today.toString(),
        })}
        ${dateField(fields, {
          name: 'endsOn',
          label: say.endsOn,
          value: first.add({ days: USUAL_DAYS }).toString(),
          earliest: today.toString(),
        })}
        ${textField(fields, {
          name: 'restHours',
          label: say.rest,
          hint: say.restHint,
          kind: 'number',
          maxLength: 2,
          value: String(USUAL_REST_HOURS),
        })}
        ${selectField(fields, {
          name: 'mostPerWeek',
          label: say.most,
          value: String(USUAL_PER_WEEK),
          options: Array.from({ length: MOST_PER_WEEK }, (_, index) => ({
            value: String(index + 1),
            label: String(index + 1),
          })),
        })}
        ${selectField(fields, {
          name: 'ability',
          label: say.ability,
          isOptional: true,
          options: abilities.map(({ code, names }) => ({
            value: code,
            label: nameIn(names, view.language),
          })),
        })}
        ${actions(submitButton({ label: say.draw, icon: 'calendar' }))}`,
    ),
  );
}

/** Writes the rosters of a team as a table. */
export function listTable(view: View, { team, rosters }: RostersShown): ListTable {
  const say = rosterWords[view.language];
  return {
    name: say.listTitle(team.name),
    headings: [say.name, say.state, say.startsOn, say.endsOn],
    rows: rosters.map(({ name, state, startsOn, endsOn }) => [
      name,
      say.states[state],
      startsOn.toString(),
      endsOn.toString(),
    ]),
  };
}
