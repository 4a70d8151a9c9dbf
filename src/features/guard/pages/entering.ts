import { html } from 'hono/html';
import {
  actions,
  linkButton,
  notice,
  pageHead,
  panel,
  primaryLink,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import type { AddressObstacle } from '#/features/guard/model.ts';
import { passkeyWords } from '#/features/guard/words/passkeys.ts';
import { recoveryWords } from '#/features/guard/words/recovery.ts';
import { passkeyForm } from './passkey-form.ts';
import { obstacleNotice } from './passkeys.ts';
import { sheetPanel } from './sheet.ts';

export type EnteringShown = {
  readonly next?: string | undefined;
  readonly obstacle?: AddressObstacle | undefined;
};

/** Draws the one button with which one signs in by a passkey, and the way to the other ways. */
export function passkeySignInPage(view: View, shown: EnteringShown): Page {
  const say = passkeyWords[view.language];
  const { next, obstacle } = shown;
  const others = next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
  const to = {
    endpoint: 'guard.sign_in',
    address: '/sign-in/passkey',
    asks: 'sign',
    question: '/sign-in/passkey/question',
    next,
  } as const;
  return {
    title: say.signInTitle,
    section: 'account',
    width: 'column',
    script: 'passkeys',
    body: stack(
      pageHead({ title: say.signInTitle, lead: say.signInLead }),
      obstacle === undefined
        ? passkeyForm(view, to, () => actions(submitButton({ label: say.signIn, icon: 'key' })))
        : obstacleNotice(view, obstacle),
      actions(linkButton({ label: say.otherWays, address: others })),
    ),
  };
}

export type StrengthenShown = EnteringShown & {
  readonly isKept: boolean;
  readonly isStrong: boolean;
  readonly hasPasskeys: boolean;
  /** The codes left of the sheet that they printed for themselves. */
  readonly codesLeft?: number | undefined;
};

/** Draws how somebody confirms that it is them, before an office over personal data works. */
export function strengthenPage(view: View, shown: StrengthenShown): Page {
  const say = passkeyWords[view.language];
  const { next = '/', obstacle } = shown;
  const to = {
    endpoint: 'guard.strengthen',
    address: '/me/strengthen',
    asks: 'sign',
    question: '/me/strengthen/question',
    next,
  } as const;
  const goOn = primaryLink({ label: say.goOn, address: next });
  return {
    title: say.strengthenTitle,
    section: 'account',
    width: 'column',
    script: 'passkeys',
    body: stack(
      pageHead({ title: say.strengthenTitle, lead: say.strengthenLead }),
      shown.isKept ? notice({ look: 'info', text: say.kept }) : '',
      shown.isStrong ? notice({ look: 'good', text: say.alreadyStrong, action: goOn }) : '',
      obstacle === undefined ? '' : obstacleNotice(view, obstacle),
      obstacle === undefined ? '' : sheetPanel(view, { next, left: shown.codesLeft }),
      obstacle === undefined && shown.hasPasskeys
        ? passkeyForm(view, to, () => actions(submitButton({ label: say.confirm, icon: 'key' })))
        : '',
      obstacle === undefined && !shown.hasPasskeys ? firstPanel(view, next) : '',
      lostPanel(view),
    ),
  };
}

function firstPanel(view: View, next: string) {
  const say = passkeyWords[view.language];
  const address = `/me/passkeys?next=${encodeURIComponent(next)}`;
  return panel(
    { title: say.noneYetTitle },
    html`<p>${say.noneYetText}</p>
      ${actions(primaryLink({ label: say.makeOne, address, icon: 'key' }))}`,
  );
}

function lostPanel(view: View) {
  const say = passkeyWords[view.language];
  const { title } = recoveryWords[view.language];
  return panel(
    { title: say.lostTitle },
    html`<p>${say.lostText}</p>
      ${actions(linkButton({ label: title, address: '/me/recovery', icon: 'users' }))}`,
  );
}
