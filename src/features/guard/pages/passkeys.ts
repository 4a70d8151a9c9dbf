import { html } from 'hono/html';
import {
  actions,
  backLink,
  card,
  cards,
  fold,
  form,
  linkButton,
  notice,
  pageHead,
  panel,
  quietButton,
  refusedNotice,
  stack,
  submitButton,
  textField,
  unpressed,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatDate, formatRelative } from '#/platform/i18n/format.ts';
import type { AddressObstacle, Passkey } from '#/features/guard/model.ts';
import { passkeyWords } from '#/features/guard/words/passkeys.ts';
import { sheetWords } from '#/features/guard/words/sheets.ts';
import { passkeyForm } from './passkey-form.ts';
import { OWN_SHEET } from './sheet.ts';

export type PasskeyLine = Pick<Passkey, 'id' | 'name' | 'createdAt'> & {
  readonly usedAt?: Temporal.Instant | undefined;
};

export type PasskeysShown = {
  readonly passkeys: readonly PasskeyLine[];
  readonly obstacle?: AddressObstacle | undefined;
  readonly next?: string | undefined;
};

/** Draws one's passkeys, each with what can be done with it, and how to register another. */
export function passkeysPage(view: View, shown: PasskeysShown): Page {
  const say = passkeyWords[view.language];
  const { passkeys, obstacle, next } = shown;
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    script: 'passkeys',
    body: stack(
      pageHead({ title: say.title, lead: say.lead, above: backLink(say.backToMe, '/me') }),
      refusedNotice(view, ['guard.remove_passkey']),
      passkeys.length === 0
        ? html`<p>${say.none}</p>`
        : cards(passkeys.map((passkey) => passkeyCard(view, passkey))),
      obstacle === undefined ? addPanel(view, next) : wayAround(view, obstacle),
    ),
  };
}

function wayAround(view: View, obstacle: AddressObstacle): Html {
  const { toSheet } = sheetWords[view.language];
  return html`${obstacleNotice(view, obstacle)}
  ${actions(linkButton({ label: toSheet, address: OWN_SHEET, icon: 'key' }))}`;
}

/** Says why there can be no passkeys here, and what a host can do about it. */
export function obstacleNotice(view: View, obstacle: AddressObstacle): Html {
  const say = passkeyWords[view.language];
  return notice({ look: 'warning', title: say.notHere, text: say.obstacles[obstacle] });
}

function passkeyCard(view: View, passkey: PasskeyLine): Html {
  const say = passkeyWords[view.language];
  const { id, name, createdAt, usedAt } = passkey;
  const since = createdAt.toZonedDateTimeISO(view.zone).toPlainDate();
  const used = usedAt === undefined ? say.neverUsed : say.lastUsed(formatRelative(view, usedAt));
  const address = `/me/passkeys/${id}`;
  const remove = { endpoint: 'guard.remove_passkey', address, method: 'DELETE' } as const;
  return card({
    title: name,
    level: 2,
    meta: [
      { icon: 'calendar', text: say.addedOn(formatDate(view.language, since)) },
      { icon: 'clock', text: used },
    ],
    actions: html`${fold(say.rename, renameForm(view, passkey))}
    ${form(unpressed(view), { ...remove, look: 'row' }, () =>
      quietButton({ label: say.remove, spoken: say.removeNamed(name) }),
    )}`,
  });
}

function renameForm(view: View, { id, name }: PasskeyLine): Html {
  const say = passkeyWords[view.language];
  const to = {
    endpoint: 'guard.name_passkey',
    address: `/me/passkeys/${id}`,
    method: 'PATCH',
  } as const;
  // Every card has such a field; the number of the key tells one from another.
  const tell = (fields: FormFields) => ({ ...fields, endpoint: `passkey.${id}` });
  return form(
    unpressed(view),
    to,
    (fields) =>
      html`${textField(tell(fields), { name: 'name', label: say.name, value: name })}
      ${actions(quietButton({ label: say.rename, spoken: say.renameNamed(name) }))}`,
  );
}

function addPanel(view: View, next: string | undefined): Html {
  const say = passkeyWords[view.language];
  const to = {
    endpoint: 'guard.add_passkey',
    address: '/me/passkeys',
    asks: 'create',
    question: '/me/passkeys/question',
    next,
  } as const;
  return panel(
    { title: say.addTitle },
    passkeyForm(
      view,
      to,
      (fields) =>
        html`<p>${say.addText}</p>
          ${textField(fields, { name: 'name', label: say.name, hint: say.nameHint })}
          ${actions(submitButton({ label: say.add, icon: 'key' }))}`,
    ),
  );
}
