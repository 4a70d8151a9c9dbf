import { html } from 'hono/html';
import {
  actions,
  backLink,
  buttonForm,
  checkboxes,
  dataTable,
  form,
  notice,
  pageHead,
  panel,
  pressedRefusal,
  quietButton,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatDate, formatDay, formatNumber } from '#/platform/i18n/format.ts';
import type { RosterShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { kindPanel } from './kinds.ts';
import { qualityPanel, suggestPanel, unfilledPanel } from './leading.ts';
import { sayHours, saySeat, seatLines } from './seats.ts';

/** The forms in which something is typed or ticked; they say themselves why not. */
const DRAWN = ['rosters.add_kind', 'rosters.suggest', 'rosters.say_yes'];

/** Draws a roster: for leaders what is to be done with it, for all who stands by when. */
export function rosterPage(view: View, shown: RosterShown): Page {
  const say = rosterWords[view.language];
  const { language } = view;
  const isDraft = shown.state === 'draft';
  return {
    title: shown.name,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({
        title: shown.name,
        lead: say.dates(formatDate(language, shown.startsOn), formatDate(language, shown.endsOn)),
        above: backLink(shown.team.name, `/organisations/${shown.team.id}/rosters`),
      }),
      pressedRefusal(view, { drawn: DRAWN, of: 'rosters.' }),
      stateNotice(view, shown),
      shown.leads && isDraft ? kindPanel(view, shown) : '',
      shown.leads && isDraft && shown.kinds.length > 0 ? suggestPanel(view, shown) : '',
      shown.quality === undefined || shown.kinds.length === 0 ? '' : qualityPanel(view, shown),
      shown.unfilled.length === 0 ? '' : unfilledPanel(view, shown),
      shown.leads && isDraft && shown.kinds.length > 0 ? publishPanel(view, shown) : '',
      shown.isMember && shown.state !== 'ended' && shown.kinds.length > 0
        ? yesPanel(view, shown)
        : '',
      shown.days.length === 0 ? '' : daysPanel(view, shown),
      shown.leads ? endPanel(view, shown) : '',
    ),
  };
}

function stateNotice(view: View, shown: RosterShown): Html {
  const say = rosterWords[view.language];
  const leads = {
    draft: shown.leads ? say.draftLead : say.draftMembers,
    published: say.publishedLead,
    ended: say.endedLead,
  } as const;
  const years = shown.unannouncedYears.join(', ');
  const most = formatNumber(view.language, shown.mostPerWeek);
  return html`${notice({
    look: shown.state === 'published' ? 'good' : 'info',
    title: say.states[shown.state],
    text: html`${leads[shown.state]}
      <br />${say.rules(formatNumber(view.language, shown.restHours), most)}`,
  })}
  ${years === '' ? '' : notice({ look: 'warning', text: say.unannounced(years) })}`;
}

function publishPanel(view: View, { id }: RosterShown): Html {
  const say = rosterWords[view.language];
  return panel(
    { title: say.publish, id: 'publish' },
    html`<p>${say.publishText}</p>
      ${buttonForm(view, {
        endpoint: 'rosters.publish',
        address: `/rosters/${id}/publication`,
        button: submitButton({ label: say.publish, icon: 'megaphone' }),
      })}`,
  );
}

function yesPanel(view: View, { id, kinds }: RosterShown): Html {
  const say = rosterWords[view.language];
  const to = { endpoint: 'rosters.say_yes', address: `/rosters/${id}/yes`, method: 'PUT' } as const;
  return panel(
    { title: say.yesTitle, id: 'yes' },
    html`<p class="soft">${say.yesText}</p>
      ${form(
        view,
        to,
        (fields) =>
          html`${checkboxes(fields, {
            name: 'kinds',
            label: say.yesKinds,
            look: 'tiles',
            isOptional: true,
            values: kinds.filter(({ saidYes }) => saidYes).map((kind) => kind.id),
            options: kinds.map((kind) => ({
              value: kind.id,
              label: `${kind.name} ${kind.from}–${kind.to}`,
            })),
          })}
          ${actions(quietButton({ label: say.saveYes, icon: 'check' }))}`,
      )}`,
  );
}

function daysPanel(view: View, { days }: RosterShown): Html {
  const say = rosterWords[view.language];
  return panel(
    { title: say.shiftsTitle, id: 'days' },
    dataTable({
      caption: say.shiftsTitle,
      isCaptionUnseen: true,
      isWide: true,
      columns: [{ label: say.day }, { label: say.shift }, { label: say.who }],
      rows: days.flatMap(({ date, isHoliday, shifts }) => {
        const day = formatDay(view.language, date);
        return shifts.map((shift) => [
          isHoliday ? `${day} (${say.holiday})` : day,
          html`<a href="/shifts/${shift.id}">${shift.kind} ${sayHours(view, shift)}</a>`,
          seatLines(view, shift.seats),
        ]);
      }),
    }),
  );
}

function endPanel(view: View, { id, state }: RosterShown): Html | '' {
  const say = rosterWords[view.language];
  if (state === 'ended') return '';
  const isDraft = state === 'draft';
  return buttonForm(view, {
    endpoint: isDraft ? 'rosters.throw_away' : 'rosters.end',
    address: isDraft ? `/rosters/${id}` : `/rosters/${id}/publication`,
    method: 'DELETE',
    button: quietButton({ label: isDraft ? say.throwAway : say.end, icon: 'door' }),
  });
}

/** Writes who stands by when, one place a row. */
export function rosterTable(view: View, { name, days }: RosterShown): ListTable {
  const say = rosterWords[view.language];
  return {
    name,
    headings: [say.shift, say.from, say.to, say.who],
    rows: days.flatMap(({ shifts }) =>
      shifts.flatMap((shift) =>
        shift.seats.map((seat) => [
          shift.kind,
          momentCell(view, shift.beginsAt),
          momentCell(view, shift.endsAt),
          saySeat(view, seat),
        ]),
      ),
    ),
  };
}
