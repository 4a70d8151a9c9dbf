import { html } from 'hono/html';
import { actions, submitButton } from '#/platform/http/components/button.ts';
import { form, hiddenField } from '#/platform/http/components/form.ts';
import { inset } from '#/platform/http/components/notice.ts';
import { photoField } from '#/platform/http/components/photo-field.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import type { Page, Problem, View } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { inGroups } from '#/features/people/index.ts';
import { MAX_BODY, MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import type { BeginProblem, BeginShown } from '#/features/matters/routes/raise-shapes.ts';
import { paperFormWords } from '#/features/matters/words/paper-forms.ts';
import { raiseWords } from '#/features/matters/words/raise.ts';
import { raisingRefusals } from '#/features/matters/words/raise-refusals.ts';
import { raiseFrame } from './raise-frame.ts';

const ENDPOINT = 'matters.raise_begin';
const ROWS = 5;

/** Draws the first screen: photos, and what it is in people's own words. */
export function raiseBeginPage(view: View, shown: BeginShown): Page {
  const say = raiseWords[view.language];
  const lead = shown.isComplaint ? say.complaintLead : say.lead;
  const filled = withProblems(view, shown);
  const { draft, category, place, page: about } = shown;
  const from = shown.paperForm;
  const page = raiseFrame(filled, { step: 1, title: say.title, lead }, [
    ...(from === undefined ? [] : [inset(paperFormWords[view.language].copyFrom(inGroups(from)))]),
    form(
      filled,
      { endpoint: ENDPOINT, address: '/raise', takesFiles: true, keepsTyped: true },
      (fields) => html`
        ${photoField(fields, {
          name: 'photo',
          label: say.photos,
          hint: say.photosHint,
          atMost: MAX_PHOTOS,
          isOptional: true,
          receivedName: 'kept',
          received: shown.photos.map((id, index) => ({
            id,
            address: draftPhoto(id, draft),
            alt: say.photoAlt(formatNumber(view.language, index + 1)),
          })),
        })}
        ${textArea(fields, {
          name: 'body',
          label: say.body,
          hint: say.bodyHint,
          value: shown.body,
          rows: ROWS,
          limit: MAX_BODY,
        })}
        ${draft === undefined ? '' : hiddenField('draft', draft)}
        ${category === undefined ? '' : hiddenField('category', category)}
        ${place === undefined ? '' : hiddenField('place', place)}
        ${about === undefined ? '' : html`${hiddenField('page', about)}${inset(say.onPage(about))}`}
        ${actions(submitButton({ label: say.next, icon: 'arrow-right' }))}
      `,
    ),
  ]);
  // The frame says it for a form that came straight back; this one came by way of its draft.
  const isUnsaid = filled !== view;
  return isUnsaid ? { ...page, title: words[view.language].problemTitle(page.title) } : page;
}

/** Writes the address of a photo of a draft, whose token opens it. */
export function draftPhoto(id: string, draft: string | undefined): string {
  return draft === undefined
    ? `/photos/${id}/thumb`
    : `/photos/${id}/thumb?draft=${encodeURIComponent(draft)}`;
}

/** What was wrong is said as after any form, though this page was reached by a way of its own. */
function withProblems(view: View, shown: BeginShown): View {
  if (view.form !== undefined || shown.problems.length === 0) return view;
  const problems = shown.problems.map((code) => problemOf(view, code));
  const values = { body: shown.body };
  return { ...view, form: { endpoint: ENDPOINT, values, problems, refusal: undefined } };
}

function problemOf(view: View, code: BeginProblem): Problem {
  const say = raiseWords[view.language];
  if (code === 'body_missing') return { field: 'body', text: say.bodyMissing };
  if (code === 'body_long') {
    return { field: 'body', text: say.bodyLong(formatNumber(view.language, MAX_BODY)) };
  }
  return { field: 'photo', text: raisingRefusals[view.language].refusals[code]({}) };
}
