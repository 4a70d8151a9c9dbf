import { reasonWords, hidingReasons } from '#/features/matters/index.ts';
import {
  backLink,
  form,
  pageHead,
  radios,
  stack,
  submitButton,
  textArea,
} from '#/platform/http/components/index.ts';
import { html } from 'hono/html';
import type { Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { MAX_OBJECTION } from '#/features/moderation/model.ts';
import type { ObjectingShown } from '#/features/moderation/routes/shapes.ts';
import { reviewWords } from '#/features/moderation/words/reviews.ts';

/** Draws the question what in a matter should not be there, and why. */
export function objectingPage(view: View, shown: ObjectingShown): Page {
  const say = reviewWords[view.language];
  const { reasons } = reasonWords[view.language];
  const { matter } = shown;
  return {
    title: say.objectTitle,
    section: 'help',
    width: 'column',
    body: stack(
      pageHead({
        title: say.objectTitle,
        lead: say.objectLead,
        above: backLink(say.back, `/matters/${matter.id}`),
        below: html`<p><b>${matter.title}</b></p>`,
      }),
      form(
        view,
        {
          endpoint: 'moderation.object',
          address: '/objections',
          keepsTyped: true,
          hidden: { matter: matter.id },
        },
        (fields) => html`
          ${radios(fields, { name: 'thing', label: say.which, options: choicesOf(view, shown) })}
          ${radios(fields, {
            name: 'reason',
            label: say.why,
            options: hidingReasons.map((value) => ({ value, label: reasons[value] })),
          })}
          ${textArea(fields, {
            name: 'words',
            label: say.more,
            hint: say.moreHint,
            limit: MAX_OBJECTION,
          })}
          ${submitButton({ label: say.send })}
        `,
      ),
    ),
  };
}

function choicesOf(view: View, { things }: ObjectingShown) {
  const { kinds } = reasonWords[view.language];
  const say = reviewWords[view.language];
  const photos = things.filter(({ kind }) => kind === 'photo');
  return things.map((thing) => {
    const { kind, id, excerpt } = thing;
    const number = formatNumber(view.language, photos.indexOf(thing) + 1);
    const label = kind === 'photo' ? say.photo(number) : kinds[kind];
    // The words of the matter itself stand in the head of the page.
    const hint = kind === 'words' || excerpt === '' ? undefined : excerpt;
    return { value: `${kind}:${id}`, label, hint };
  });
}
