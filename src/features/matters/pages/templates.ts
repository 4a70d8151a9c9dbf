import { html } from 'hono/html';
import { pressedRefusal, unpressed } from '#/platform/http/components/index.ts';
import {
  actions,
  linkButton,
  quietButton,
  submitButton,
} from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { MAX_NOTE, MAX_TEMPLATE_NAME } from '#/features/matters/model/limits.ts';
import { blankNames, blanks } from '#/features/matters/model/template.ts';
import type { TemplateShown, TemplatesShown } from '#/features/matters/routes/templates.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import { templateWords } from '#/features/matters/words/templates.ts';
import { plainly, written, writtenProse } from './written.ts';

/** Draws the ready answers of somebody's bodies, and the form for a further one. */
export function templatesPage(view: View, shown: TemplatesShown): Page {
  const say = templateWords[view.language];
  const writable = shown.bodies.filter(({ mayWrite }) => mayWrite);
  return {
    title: say.title,
    section: 'desk',
    width: 'column',
    body: html`${pageHead({
      title: say.title,
      lead: say.lead,
      above: backLink(deskWords[view.language].title, '/desk'),
    })}
    ${stack(
      pressedRefusal(view, { drawn: ['matters.write_template'] }),
      shown.templates.length === 0
        ? emptyState({ icon: 'check', title: say.none, text: say.noneText })
        : html`${shown.templates.map((one) => templatePanel(view, one))}`,
      writable.length === 0 ? '' : writePanel(view, writable),
    )}`,
  };
}

/** Draws one ready answer with the form to change it, for those who may. */
export function changeTemplatePage(view: View, shown: TemplateShown): Page {
  const say = templateWords[view.language];
  const title = shown.mayWrite ? say.changeOne(plainly(view.language, shown.name)) : shown.name;
  const address = `/desk/templates/${shown.id}`;
  const changing = form(
    view,
    { endpoint: 'matters.change_template', address, method: 'PUT', keepsTyped: true },
    (fields) => html`${saidFields(view, fields, shown)} ${submitButton({ label: say.save })}`,
  );
  const dropping = form(
    unpressed(view),
    { endpoint: 'matters.drop_template', address, method: 'DELETE' },
    () => quietButton({ label: say.drop }),
  );
  return {
    title,
    section: 'desk',
    width: 'column',
    body: html`${pageHead({
      title,
      lead: plainly(view.language, shown.organisationName),
      above: backLink(say.title, '/desk/templates'),
    })}
    ${stack(
      pressedRefusal(view, { drawn: ['matters.change_template'] }),
      shown.mayWrite ? changing : saidWords(view, shown),
      shown.mayWrite ? dropping : '',
    )}`,
  };
}

function templatePanel(view: View, one: TemplateShown): Html {
  const say = templateWords[view.language];
  return panel(
    { title: plainly(view.language, one.name) },
    html`<p class="soft">${written(view.language, one.organisationName)}</p>
      ${saidWords(view, one)}
      ${
        one.mayWrite
          ? actions(
              linkButton({
                label: say.change,
                spoken: say.changeOne(plainly(view.language, one.name)),
                address: `/desk/templates/${one.id}`,
              }),
            )
          : ''
      }`,
  );
}

function saidWords(view: View, { words, wordsEn }: TemplateShown): Html {
  return html`<div class="prose">
    ${writtenProse(view.language, words)}
    ${wordsEn === undefined ? '' : writtenProse(view.language, wordsEn)}
  </div>`;
}

function writePanel(view: View, bodies: TemplatesShown['bodies']): Html {
  const say = templateWords[view.language];
  const options = bodies.map(({ id, name }) => ({
    value: id,
    label: plainly(view.language, name),
  }));
  return panel(
    { title: say.write },
    form(
      view,
      { endpoint: 'matters.write_template', address: '/desk/templates', keepsTyped: true },
      (fields) =>
        html`${selectField(fields, { name: 'body', label: say.body, options })}
        ${saidFields(view, fields, undefined)} ${actions(submitButton({ label: say.save }))}`,
    ),
  );
}

function saidFields(view: View, fields: FormFields, shown: TemplateShown | undefined): Html {
  const say = templateWords[view.language];
  return html`${textField(fields, {
    name: 'name',
    label: say.name,
    hint: say.nameHint,
    value: shown?.name,
    maxLength: MAX_TEMPLATE_NAME,
  })}
  ${blankList(view)}
  ${textArea(fields, { name: 'words', label: say.words, value: shown?.words, limit: MAX_NOTE })}
  ${textArea(fields, {
    name: 'wordsEn',
    label: say.wordsEn,
    hint: say.wordsEnHint,
    value: shown?.wordsEn,
    limit: MAX_NOTE,
    isOptional: true,
  })}`;
}

function blankList(view: View): Html {
  const say = templateWords[view.language];
  const at = languages.indexOf(view.language);
  return html`<div class="soft">
    <p>${say.blanks}</p>
    <ul>
      ${blanks.map(
        (blank) => html`<li><b>{${blankNames[blank][at] ?? blank}}</b> ${say.blankOf[blank]}</li>`,
      )}
    </ul>
  </div>`;
}
