import { html } from 'hono/html';
import { iconOf } from '#/features/matters/index.ts';
import { MAX_WORDS } from '#/features/callouts/model.ts';
import { MAX_NAME } from '#/features/people/index.ts';
import type { OfferedCalls, PaperShown, UrgentShown } from '#/features/callouts/routes/urgent.ts';
import { ruleWords } from '#/features/callouts/words/rules.ts';
import { urgentWords } from '#/features/callouts/words/urgent.ts';
import {
  actions,
  linkButton,
  primaryLink,
  quietButton,
} from '#/platform/http/components/button.ts';
import { radios } from '#/platform/http/components/choices.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form, hiddenField } from '#/platform/http/components/form.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';

const ENDPOINT = 'callouts.raise';
const ROWS = 2;

/** Draws the page of what cannot wait: whom to ring first, then one touch for what it is. */
export function urgentPage(view: View, shown: UrgentShown): Page {
  const say = urgentWords[view.language];
  return {
    title: say.title,
    section: 'help',
    width: 'column',
    body: html`${pageHead({ title: say.title, lead: say.lead })}
    ${stack(stopCard(view, shown), asking(view, shown), howLink(view, shown))}`,
  };
}

/** Draws the same for a household whose paper somebody holds; nothing has to be typed. */
export function paperCallPage(view: View, shown: PaperShown): Page {
  const say = urgentWords[view.language];
  const address = `/h/${shown.code}/urgent`;
  return {
    title: say.title,
    section: 'help',
    width: 'column',
    body: html`${pageHead({ title: say.title, lead: say.paperLead })}
    ${stack(
      stopCard(view, shown),
      form(
        view,
        { endpoint: 'callouts.raise_by_paper', address, keepsTyped: true },
        (fields) => html`
          <p><b>${say.toDoor(nameIn(shown.home, view.language))}</b></p>
          ${kindsPart(view, shown)} ${wordsPart(view, fields)}
          ${shown.isSignedIn ? html`<p class="soft">${say.asYourself}</p>` : whoPart(view, fields)}
        `,
      ),
    )}`,
  };
}

/** How people are called there, for those who wish to know before they need it. */
function howLink(view: View, { communityId }: OfferedCalls): Html | '' {
  if (communityId === undefined) return '';
  const { title } = ruleWords[view.language];
  return actions(
    linkButton({ label: title, icon: 'info', address: `/places/${communityId}/call-rules` }),
  );
}

/** Whom to ask for at the door, for those who wish to say. */
function whoPart(view: View, fields: FormFields): Html {
  const say = urgentWords[view.language];
  return html`${textField(fields, {
    name: 'name',
    label: say.name,
    autocomplete: 'name',
    maxLength: MAX_NAME,
    isOptional: true,
  })}
  ${textField(fields, {
    name: 'telephone',
    label: say.telephone,
    hint: say.telephoneHint,
    kind: 'telephone',
    autocomplete: 'tel',
    isOptional: true,
  })}`;
}

function stopCard(view: View, { rings }: Pick<OfferedCalls, 'rings'>): Html {
  const say = urgentWords[view.language];
  return notice({
    look: 'danger',
    title: say.stopTitle,
    text: html`<p>${say.stopText}</p>
      ${actions(
        ...rings.map((number) =>
          primaryLink({ label: number, icon: 'phone', address: `tel:${number}` }),
        ),
      )}`,
  });
}

function asking(view: View, shown: UrgentShown): Html {
  const say = urgentWords[view.language];
  if (shown.isSignedIn && shown.homes.length === 0) {
    return notice({ look: 'warning', title: say.homeUnknown, text: say.homeUnknownText });
  }
  return form(
    view,
    { endpoint: ENDPOINT, address: '/urgent', keepsTyped: true },
    (fields) => html`
      ${placePart(view, fields, shown)} ${kindsPart(view, shown)} ${wordsPart(view, fields)}
      ${shown.isSignedIn ? '' : withoutAccount(view)}
    `,
  );
}

function withoutAccount(view: View): Html {
  const say = urgentWords[view.language];
  return html`<p class="soft">${say.signInLater}</p>
    ${actions(linkButton({ label: say.havePaper, icon: 'home', address: '/household-code' }))}`;
}

function kindsPart(view: View, { kinds }: Pick<OfferedCalls, 'kinds'>): Html {
  return html`<fieldset class="field">
    <legend>${urgentWords[view.language].what}</legend>
    <div class="kinds">${kinds.map((kind) => kindButton(view, kind))}</div>
  </fieldset>`;
}

function wordsPart(view: View, fields: FormFields): Html {
  const say = urgentWords[view.language];
  return textArea(fields, {
    name: 'words',
    label: say.words,
    hint: say.wordsHint,
    rows: ROWS,
    limit: MAX_WORDS,
    isOptional: true,
  });
}

/** With one home nothing is asked. */
function placePart(view: View, fields: FormFields, { homes }: UrgentShown): Html | '' {
  const say = urgentWords[view.language];
  const [home] = homes;
  if (home === undefined) return '';
  if (homes.length === 1) {
    return html`<p>${say.atHome(nameIn(home.names, view.language))}</p>
      ${hiddenField('place', home.id)}`;
  }
  return radios(fields, {
    name: 'place',
    label: say.place,
    options: homes.map(({ id, names }) => ({ value: id, label: nameIn(names, view.language) })),
    value: home.id,
  });
}

function kindButton(view: View, kind: OfferedCalls['kinds'][number]): Html {
  return quietButton({
    label: nameIn(kind.names, view.language),
    icon: iconOf(kind.icon),
    name: 'category',
    value: kind.code,
  });
}
