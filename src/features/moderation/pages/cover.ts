import { html } from 'hono/html';
import { hidingReasons, reasonWords } from '#/features/matters/index.ts';
import {
  backLink,
  coverBoxes,
  form,
  pageHead,
  selectField,
  stack,
  submitButton,
  textArea,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { MAX_ANSWER } from '#/features/moderation/model.ts';
import type { CoveringShown } from '#/features/moderation/routes/shapes.ts';
import { coverWords } from '#/features/moderation/words/cover.ts';
import { reviewWords } from '#/features/moderation/words/reviews.ts';

/** Draws a photo, and asks which parts of it are to be covered. */
export function coverPage(view: View, shown: CoveringShown): Page {
  const say = coverWords[view.language];
  const { matter, photo, review } = shown;
  const back = review === undefined ? `/matters/${matter.id}` : `/reviews/${review}`;
  const hidden = { matter: matter.id, photo };
  return {
    title: say.title,
    section: review === undefined ? 'help' : 'desk',
    width: 'column',
    script: 'cover',
    body: stack(
      pageHead({
        title: say.title,
        lead: say.lead,
        above: backLink(review === undefined ? say.back : say.backToReview, back),
        below: html`<p><b>${matter.title}</b></p>`,
      }),
      form(
        view,
        { endpoint: 'moderation.cover', address: '/covers', keepsTyped: true, hidden },
        (fields) => html`
          ${coverBoxes(fields, {
            name: 'boxes',
            label: say.boxes,
            hint: say.boxesHint,
            photo: { address: `/photos/${photo}/full`, alt: say.photo(matter.title) },
            takeBack: say.takeBack,
          })}
          ${review === undefined ? '' : whyOf(view, fields)}
          <p class="soft">${say.forGood}</p>
          ${submitButton({ label: say.save })}
        `,
      ),
    ),
  };
}

/** Who covers a photo of somebody else says why. */
function whyOf(view: View, fields: FormFields): Html {
  const say = reviewWords[view.language];
  const label = coverWords[view.language].reason;
  const { reasons } = reasonWords[view.language];
  return html`${selectField(fields, {
    name: 'reason',
    label,
    options: hidingReasons.map((value) => ({ value, label: reasons[value] })),
  })}
  ${textArea(fields, {
    name: 'words',
    label: say.answer,
    hint: say.answerHint,
    rows: 2,
    limit: MAX_ANSWER,
  })}`;
}
