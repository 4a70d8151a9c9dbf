import { html } from 'hono/html';
import { submitButton } from '#/platform/http/components/button.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form } from '#/platform/http/components/form.ts';
import type { FormSpec } from '#/platform/http/components/form.ts';
import { inset } from '#/platform/http/components/notice.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { MAX_REASON } from '#/features/matters/model/limits.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import { holderQuestionWords } from '#/features/matters/words/holder-questions.ts';
import type { Question } from '#/features/matters/words/holder-questions.ts';
import { written } from './written.ts';

/** Where the answer to a question goes, with what else the form says of itself. */
export type Sending = Omit<FormSpec, 'address'> & { readonly part: string };

/** Draws one question on a page of its own, with the matter it is about above it. */
export function questionPage(
  view: View,
  shown: MatterPage,
  asked: {
    readonly question: Pick<Question, 'title' | 'lead'>;
    readonly body: Html;
  },
): Page {
  const say = holderQuestionWords[view.language];
  const { title, lead } = asked.question;
  return {
    title,
    section: 'help',
    width: 'column',
    body: html`${pageHead({
      title,
      lead,
      above: backLink(say.backToMatter, `/matters/${shown.id}`),
    })}
    ${stack(aboutMatter(view, shown), asked.body)}`,
  };
}

/** Reminds of the matter a question is about. */
export function aboutMatter(view: View, shown: Pick<MatterPage, 'title' | 'where'>): Html {
  return inset(
    html`<p><b>${written(view.language, shown.title)}</b></p>
      <p class="soft">${nameIn(shown.where.names, view.language)}</p>`,
  );
}

/** Draws the form of a question. */
export function questionForm(
  view: View,
  shown: MatterPage,
  asked: {
    readonly sending: Sending;
    readonly button: string;
    readonly fields: (fields: FormFields) => Html;
  },
): Html {
  const { part, ...sending } = asked.sending;
  const spec = { ...sending, address: `/matters/${shown.id}/${part}` };
  return form(
    view,
    { ...spec, keepsTyped: true },
    (fields) => html`${asked.fields(fields)} ${submitButton({ label: asked.button })}`,
  );
}

/** Draws a question that is answered in a few words. */
export function reasonPage(
  view: View,
  shown: MatterPage,
  asked: {
    readonly question: Question;
    readonly sending: Sending;
    readonly name?: string;
    readonly isOptional?: true;
  },
): Page {
  const { question, sending, isOptional } = asked;
  const body = questionForm(view, shown, {
    sending,
    button: question.button,
    fields: (fields) =>
      textArea(fields, {
        name: asked.name ?? 'reason',
        label: question.label,
        hint: question.hint,
        limit: MAX_REASON,
        isOptional,
      }),
  });
  return questionPage(view, shown, { question, body });
}
