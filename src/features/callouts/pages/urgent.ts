import { html } from 'hono/html';
import { iconOf } from '#/features/matters/index.ts';
import { MAX_WORDS } from '#/features/callouts/model.ts';
import type { UrgentShown } from '#/features/callouts/routes/urgent.ts';
import { urgentWords } from '#/features/callouts/words/urgent.ts';
import { actions, primaryLink, quietButton } from '#/platform/http/components/button.ts';
import { radios } from '#/platform/http/components/choices.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form, hiddenField } from '#/platform/http/components/form.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
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
    ${stack(stopCard(view, shown), asking(view, shown))}`,
  };
}

function stopCard(view: View, { rings }: UrgentShown): Html {
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
      ${placePart(view, fields, shown)}
      <fieldset class="field">
        <legend>${say.what}</legend>
        <div class="kinds">${shown.kinds.map((kind) => kindButton(view, kind))}</div>
      </fieldset>
      ${textArea(fields, {
        name: 'words',
        label: say.words,
        hint: say.wordsHint,
        rows: ROWS,
        limit: MAX_WORDS,
        isOptional: true,
      })}
      ${shown.isSignedIn ? '' : html`<p class="soft">${say.signInLater}</p>`}
    `,
  );
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

function kindButton(view: View, kind: UrgentShown['kinds'][number]): Html {
  return quietButton({
    label: nameIn(kind.names, view.language),
    icon: iconOf(kind.icon),
    name: 'category',
    value: kind.code,
  });
}
