import { html } from 'hono/html';
import {
  actions,
  form,
  linkButton,
  notice,
  pageHead,
  stack,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { MAX_CALLED, MAX_NAME } from '#/features/people/model.ts';
import type { PlaceLabel } from '#/features/people/model.ts';
import { entryWords } from '#/features/people/words/entry.ts';
import { paperForm } from './sign-in.ts';

/** Draws the question for a code on paper. */
export function paperPage(view: View): Page {
  const say = entryWords[view.language];
  return {
    title: say.paperTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.paperTitle, lead: say.paperText }),
      paperForm(view, undefined),
    ),
  };
}

type AccountShown = {
  readonly code: string;
  readonly household: PlaceLabel;
  readonly isSignedIn: boolean;
  readonly opens: boolean;
};

/**
 * Draws whose paper it is, and asks who one is; who has an account only adds the household. What is
 * urgent comes first, and needs no account.
 */
export function accountPage(view: View, shown: AccountShown): Page {
  const say = entryWords[view.language];
  const household = nameIn(shown.household.names, view.language);
  const lead = shown.isSignedIn ? say.joinLead(household) : say.welcomeLead(household);
  const title = shown.isSignedIn ? say.join : say.welcomeTitle;
  return {
    title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead(shown.opens ? { title, lead } : { title, lead: say.usedUp(household) }),
      notice({
        look: 'danger',
        title: say.urgentTitle,
        text: say.urgentText,
        action: linkButton({
          label: say.urgentLink,
          icon: 'hand',
          address: `/h/${shown.code}/urgent`,
        }),
      }),
      ...(shown.opens ? [whoForm(view, shown), html`<p class="soft">${say.notYours}</p>`] : []),
    ),
  };
}

function whoForm(view: View, { code, isSignedIn }: AccountShown): Html {
  return isSignedIn ? joinForm(view, code) : openForm(view, code);
}

function joinForm(view: View, code: string): Html {
  const say = entryWords[view.language];
  const to = { endpoint: 'people.join_household', address: '/me/households', hidden: { code } };
  return form(view, to, () => actions(submitButton({ label: say.join, icon: 'home' })));
}

function openForm(view: View, code: string): Html {
  const say = entryWords[view.language];
  const to = { endpoint: 'people.open_account', address: '/household-code', hidden: { code } };
  return form(
    view,
    to,
    (fields) =>
      html`${textField(fields, {
          name: 'name',
          label: say.name,
          hint: say.nameHint,
          autocomplete: 'name',
          maxLength: MAX_NAME,
        })}
        ${textField(fields, {
          name: 'called',
          label: say.called,
          hint: say.calledHint,
          autocomplete: 'nickname',
          maxLength: MAX_CALLED,
          isOptional: true,
        })}
        ${textField(fields, {
          name: 'contact',
          label: say.contact,
          hint: say.contactHint,
          autocomplete: 'tel',
          isOptional: true,
        })}
        <p class="soft">${say.privacy}</p>
        ${actions(submitButton({ label: say.open, icon: 'check' }))}`,
  );
}
