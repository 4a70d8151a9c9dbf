import { html } from 'hono/html';
import {
  actions,
  backLink,
  buttonForm,
  card,
  emptyState,
  form,
  notice,
  pageHead,
  panel,
  primaryLink,
  quietButton,
  refusedNotice,
  stack,
  submitButton,
  textField,
  unpressed,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatMoment, formatNumber } from '#/platform/i18n/format.ts';
import type { OwnRecoveryShown, RecoveriesShown } from '#/features/guard/routes/recovery.ts';
import { recoveryWords } from '#/features/guard/words/recovery.ts';

const OWN = ['guard.ask_recovery', 'guard.withdraw_recovery'];

/** Draws how somebody is let in again who has lost every key. */
export function recoveryPage(view: View, shown: OwnRecoveryShown): Page {
  const say = recoveryWords[view.language];
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead, above: backLink(say.back, '/me/strengthen') }),
      refusedNotice(view, OWN),
      shown.recovery === undefined ? beginning(view, shown) : progress(view, shown.recovery),
    ),
  };
}

function beginning(view: View, { mayAsk }: OwnRecoveryShown): Html {
  const say = recoveryWords[view.language];
  if (!mayAsk) return notice({ look: 'info', text: say.notNeeded });
  const to = { endpoint: 'guard.ask_recovery', address: '/me/recovery' };
  const button = submitButton({ label: say.ask, icon: 'users' });
  return panel(
    { title: say.ask },
    html`<div class="prose">
        <ol>
          ${say.steps.map((step) => html`<li>${step}</li>`)}
        </ol>
      </div>
      ${buttonForm(view, { ...to, button })}`,
  );
}

type Recovery = NonNullable<OwnRecoveryShown['recovery']>;

function progress(view: View, recovery: Recovery): Html {
  const say = recoveryWords[view.language];
  const { state, number, isHere, confirmed, expiresAt } = recovery;
  const makeKey = primaryLink({ label: say.makeKey, address: '/me/passkeys', icon: 'key' });
  return html`${isHere ? '' : notice({ look: 'danger', text: say.elsewhere })}
  ${isHere && state === 'granted' ? notice({ look: 'good', text: say.granted, action: makeKey }) : ''}
  ${number === undefined ? '' : numberPanel(view, number)}
  ${
    state === 'waiting'
      ? html`<p>${say.heard(formatNumber(view.language, confirmed))}</p>
          <p class="soft">${say.until(formatMoment(view, expiresAt))}</p>`
      : ''
  }
  ${buttonForm(view, {
    endpoint: 'guard.withdraw_recovery',
    address: '/me/recovery',
    method: 'DELETE',
    button: quietButton({ label: say.withdraw, icon: 'close' }),
  })}`;
}

function numberPanel(view: View, number: string): Html {
  const say = recoveryWords[view.language];
  return panel(
    { title: say.number },
    html`<p class="slip-code">${number.replace(/^(\d{3})/, '$1 ')}</p>
      <p class="soft">${say.numberText}</p>`,
  );
}

/** Draws whom a steward may let in again. */
export function recoveriesPage(view: View, { recoveries }: RecoveriesShown): Page {
  const say = recoveryWords[view.language];
  return {
    title: say.deskTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.deskTitle, lead: say.deskLead }),
      recoveries.length === 0
        ? emptyState({ icon: 'key', title: say.deskNone })
        : stack(...recoveries.map((one) => waitingCard(view, one))),
    ),
  };
}

function waitingCard(view: View, one: RecoveriesShown['recoveries'][number]): Html {
  const say = recoveryWords[view.language];
  const { id, name, confirmed, askedAt, expiresAt } = one;
  const address = `/recoveries/${id}/confirmations`;
  // Of several forms on the page only the one that was sent comes back with what was typed.
  const isSent = view.form?.values['recoveryId'] === id;
  // Every card has such a field; the number of the request tells one from another.
  const tell = (fields: FormFields) =>
    isSent ? fields : { ...fields, endpoint: `recovery.${id}` };
  return card({
    title: name,
    level: 2,
    state: { look: 'wait', label: confirmed === 0 ? say.nobodyYet : say.oneHas },
    meta: [
      { icon: 'calendar', text: formatMoment(view, askedAt) },
      { icon: 'clock', text: say.until(formatMoment(view, expiresAt)) },
    ],
    body: form(
      isSent ? view : unpressed(view),
      { endpoint: 'guard.confirm_recovery', address, hidden: { recoveryId: id } },
      (fields) =>
        html`${textField(tell(fields), {
          name: 'number',
          label: say.numberField,
          hint: say.numberHint,
        })}
        ${actions(submitButton({ label: say.confirm, spoken: say.confirmNamed(name) }))}`,
    ),
  });
}
