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

type Offered = NonNullable<ShiftShown['swap']>;

/** Asks another to take over one’s shift, or says who is being asked. */
export function swapPanel(view: View, shown: ShiftShown): Html | '' {
  const say = rosterWords[view.language];
  const mine = shown.seats.find(({ isMine }) => isMine);
  if (shown.swap === undefined || mine?.standId === undefined) return '';
  const { asked, mates, exchanges } = shown.swap;
  if (asked !== undefined) {
    return panel(
      { title: say.swapTitle, id: 'swap' },
      html`<p>${sayWaiting(view, asked)}</p>
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
    html`${form(
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
    )}
    ${exchangePart(view, { standId: mine.standId, exchanges })}`,
  );
}

function sayWaiting(view: View, { name, inReturn }: NonNullable<Offered['asked']>): string {
  const say = rosterWords[view.language];
  if (name === undefined) return say.swapWaitsAll;
  if (inReturn !== undefined) return say.exchangeWaits(name, sayTimes(view, inReturn));
  return say.swapWaits(name);
}

/** Asks for a shift of another in return: both change hands, or neither. */
function exchangePart(
  view: View,
  { standId, exchanges }: Pick<Offered, 'exchanges'> & { readonly standId: string },
): Html | '' {
  const say = rosterWords[view.language];
  if (exchanges.length === 0) return '';
  const to = { endpoint: 'rosters.ask_exchange', address: `/stands/${standId}/exchange` };
  return html`<h3>${say.exchangeTitle}</h3>
    ${form(
      view,
      to,
      (fields) =>
        html`<p>${say.exchangeText}</p>
          ${selectField(fields, {
            name: 'other',
            label: say.exchangeWhich,
            options: exchanges.map((one) => ({
              value: one.standId,
              label: `${sayTimes(view, one)} · ${one.name}`,
            })),
          })}
          ${actions(quietButton({ label: say.exchangeAsk, icon: 'users' }))}`,
    )}`;
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
    ${
      line.inReturn === undefined
        ? ''
        : html`<p>${say.exchangeInReturn(sayTimes(view, line.inReturn))}</p>`
    }
    ${buttonForm(view, {
      ...to,
      hidden: { answer: 'yes' },
      button: submitButton({
        label: line.inReturn === undefined ? say.swapTake : say.exchangeTake,
        icon: 'hand',
      }),
    })}
    ${buttonForm(view, {
      ...to,
      hidden: { answer: 'no' },
      button: quietButton({ label: say.swapNo }),
    })}
  </div>`;
}
