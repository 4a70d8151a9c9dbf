import { html } from 'hono/html';
import {
  actions,
  buttonForm,
  form,
  panel,
  quietButton,
  selectField,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import type { ShiftShown, SwapShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { sayTimes } from './seats.ts';

/** Asks another to take over one’s shift, or says who is being asked. */
export function swapPanel(view: View, shown: ShiftShown): Html | '' {
  const say = rosterWords[view.language];
  const mine = shown.seats.find(({ isMine }) => isMine);
  if (shown.swap === undefined || mine?.standId === undefined) return '';
  const { asked, mates } = shown.swap;
  if (asked !== undefined) {
    return panel(
      { title: say.swapTitle, id: 'swap' },
      html`<p>${asked.name === undefined ? say.swapWaitsAll : say.swapWaits(asked.name)}</p>
        ${buttonForm(view, {
          endpoint: 'rosters.withdraw_swap',
          address: `/swaps/${asked.id}`,
          method: 'DELETE',
          button: quietButton({ label: say.swapBack }),
        })}`,
    );
  }
  const to = { endpoint: 'rosters.ask_swap', address: `/stands/${mine.standId}/swap` };
  return panel(
    { title: say.swapTitle, id: 'swap' },
    form(
      view,
      to,
      (fields) =>
        html`<p>${say.swapText}</p>
          ${selectField(fields, {
            name: 'asked',
            label: say.swapWhom,
            isOptional: true,
            options: [
              { value: '', label: say.swapAll },
              ...mates.map(({ id, name }) => ({ value: id, label: name })),
            ],
          })}
          ${actions(quietButton({ label: say.swapAsk, icon: 'users' }))}`,
    ),
  );
}

/** Lists what others ask one to take over, each with its answer. */
export function swapsPanel(view: View, swaps: readonly SwapShown[]): Html | '' {
  const say = rosterWords[view.language];
  if (swaps.length === 0) return '';
  return panel(
    { title: say.swapsTitle, id: 'swaps' },
    html`<p>${say.swapsText}</p>
      ${swaps.map((line) => swapLine(view, line))}`,
  );
}

function swapLine(view: View, line: SwapShown): Html {
  const say = rosterWords[view.language];
  const to = { endpoint: 'rosters.answer_swap', address: `/swaps/${line.swapId}/answer` };
  return html`<div class="stack">
    <p>
      <a href="/shifts/${line.shiftId}">${sayTimes(view, line)}</a>
      <span class="soft">${line.team} · ${line.kind}</span>
    </p>
    ${buttonForm(view, {
      ...to,
      hidden: { answer: 'yes' },
      button: submitButton({ label: say.swapTake, icon: 'hand' }),
    })}
    ${buttonForm(view, {
      ...to,
      hidden: { answer: 'no' },
      button: quietButton({ label: say.swapNo }),
    })}
  </div>`;
}
