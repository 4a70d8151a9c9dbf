import { html } from 'hono/html';
import {
  actions,
  backLink,
  buttonForm,
  form,
  notice,
  pageHead,
  panel,
  pressedRefusal,
  quietButton,
  selectField,
  stack,
  submitButton,
  summaryList,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { hindrances } from '#/features/rosters/model.ts';
import type { SeatShown, ShiftShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { saySeat, sayTimes } from './seats.ts';
import { swapPanel } from './swap.ts';

/** Of those whom one rule keeps away so many are named. */
const MOST_NAMED = 8;

/** Draws one shift: what one can do with it, and who stands by. */
export function shiftPage(view: View, shown: ShiftShown): Page {
  const say = rosterWords[view.language];
  const title = `${shown.kind} ${sayTimes(view, shown)}`;
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({
        title,
        lead: shown.team.name,
        above: backLink(shown.roster.name, `/rosters/${shown.roster.id}`),
      }),
      pressedRefusal(view, { drawn: drawnForms(shown), of: 'rosters.' }),
      shown.isOver ? notice({ look: 'info', text: say.over }) : ownPanel(view, shown),
      swapPanel(view, shown),
      seatsPanel(view, shown),
      shown.leads && !shown.isOver && shown.roster.state !== 'ended'
        ? whyNotPanel(view, shown)
        : '',
    ),
  };
}

/** A form that says itself what was wrong with what was sent. */
function drawnForms({ swap }: ShiftShown): readonly string[] {
  const isAsking = swap !== undefined && swap.asked === undefined;
  return ['rosters.place', ...(isAsking ? ['rosters.ask_swap', 'rosters.ask_exchange'] : [])];
}

function ownPanel(view: View, shown: ShiftShown): Html | '' {
  const say = rosterWords[view.language];
  const mine = shown.seats.find(({ isMine }) => isMine);
  if (mine?.state === 'offered') return offerPanel(view, mine);
  if (mine?.state === 'taken') {
    return panel(
      { title: say.yoursTitle, id: 'mine' },
      html`<p>${say.yoursText}</p>
        ${buttonForm(view, {
          endpoint: 'rosters.give_up',
          address: `/stands/${mine.standId}/promise`,
          method: 'DELETE',
          button: quietButton({ label: say.leave, icon: 'door' }),
        })}`,
    );
  }
  if (!shown.mayTake) return '';
  const { hindrance } = shown;
  if (hindrance !== undefined) {
    return notice({ look: 'info', text: say.cannot(say.hindrances[hindrance]) });
  }
  return panel(
    { title: say.takeTitle, id: 'take' },
    html`<p>${say.takeText}</p>
      ${buttonForm(view, {
        endpoint: 'rosters.take',
        address: `/shifts/${shown.id}/stands`,
        button: submitButton({ label: say.take, icon: 'hand' }),
      })}`,
  );
}

function offerPanel(view: View, { standId }: SeatShown): Html {
  const say = rosterWords[view.language];
  const to = { endpoint: 'rosters.answer', address: `/stands/${standId}/answer` };
  return panel(
    { title: say.offerTitle, id: 'offer' },
    html`<p>${say.offerText}</p>
      ${buttonForm(view, {
        ...to,
        hidden: { answer: 'yes' },
        button: submitButton({ label: say.takeOffer, icon: 'hand' }),
      })}
      ${buttonForm(view, {
        ...to,
        hidden: { answer: 'no' },
        button: quietButton({ label: say.decline }),
      })}`,
  );
}

function seatsPanel(view: View, shown: ShiftShown): Html {
  const say = rosterWords[view.language];
  const isOpen = shown.leads && !shown.isOver && shown.roster.state !== 'ended';
  return panel(
    { title: say.who, id: 'places' },
    summaryList(
      view.language,
      shown.seats.map((seat) => ({
        label: saySeat(view, seat),
        value: isOpen ? leadSeat(view, shown, seat) : consentNote(view, seat),
      })),
    ),
  );
}

/** By what somebody stands by without having been asked for this very shift. */
function consentNote(view: View, { consent }: SeatShown): Html {
  const say = rosterWords[view.language];
  if (consent === 'standing') return html`<span class="soft">${say.byStanding}</span>`;
  return html`<span class="soft">${consent === 'hours' ? say.byHours : ''}</span>`;
}

function leadSeat(view: View, shown: ShiftShown, seat: SeatShown): Html {
  const say = rosterWords[view.language];
  if (seat.standId !== undefined) {
    return html`${consentNote(view, seat)}
    ${buttonForm(view, {
      endpoint: 'rosters.clear',
      address: `/stands/${seat.standId}`,
      method: 'DELETE',
      button: quietButton({ label: say.clear, spoken: say.clearNamed(seat.name ?? '') }),
    })}`;
  }
  const free = shown.members.filter(({ hindrance }) => hindrance === undefined);
  if (free.length === 0) return html`<span class="soft">${say.nobodyLeft}</span>`;
  const to = {
    endpoint: 'rosters.place',
    address: `/shifts/${shown.id}/places/${seat.level}/${seat.seat}`,
    method: 'PUT',
  } as const;
  return form(
    view,
    to,
    (fields) =>
      html`${selectField(fields, {
        name: 'personId',
        label: say.member,
        options: free.map(({ id, name, consent }) => ({
          value: id,
          label: `${name} (${consent === undefined ? say.asksThem : say.saysYes})`,
        })),
      })}
      ${actions(quietButton({ label: say.place, icon: 'check' }))}`,
  );
}

/** Names each rule with those whom it keeps from this shift; of many it says how many. */
function whyNotPanel(view: View, { members }: ShiftShown): Html | '' {
  const say = rosterWords[view.language];
  const kept = Map.groupBy(members, ({ hindrance }) => hindrance);
  const rows = hindrances.flatMap((hindrance) => {
    const names = (kept.get(hindrance) ?? []).map(({ name }) => name);
    if (names.length === 0) return [];
    const who =
      names.length > MOST_NAMED
        ? say.people(formatNumber(view.language, names.length))
        : names.join(' · ');
    return [{ label: say.hindrances[hindrance], value: who }];
  });
  if (rows.length === 0) return '';
  return panel({ title: say.memberHint, id: 'hindered' }, summaryList(view.language, rows));
}
