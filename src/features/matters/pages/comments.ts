import { html } from 'hono/html';
import { submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { radios } from '#/platform/http/components/choices.ts';
import { form } from '#/platform/http/components/form.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { MAX_NOTE } from '#/features/matters/model/limits.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import { buttonWords } from '#/features/matters/words/buttons.ts';
import { matterWords } from '#/features/matters/words/matter.ts';

/** Draws the form by which one says something about a matter, to those one may say it to. */
export function commentPanel(view: View, shown: MatterPage): Html | '' {
  const say = matterWords[view.language];
  const { commentAs } = shown.allowed;
  if (commentAs.length === 0) return '';
  const labels = {
    public: say.commentPublic,
    parties: say.commentParties,
    staff: say.commentStaff,
  };
  const options = commentAs.map((value) => ({ value, label: labels[value] }));
  return panel(
    { title: say.comments, id: 'comments' },
    form(
      view,
      {
        endpoint: 'matters.comment',
        address: `/matters/${shown.id}/comments`,
        keepsTyped: true,
      },
      (fields) =>
        html`${textArea(fields, {
          name: 'body',
          label: say.comment,
          hint: say.commentHint,
          limit: MAX_NOTE,
        })}
        ${
          options.length === 1
            ? ''
            : radios(fields, {
                name: 'visibility',
                label: say.commentFor,
                options,
                value: 'public',
              })
        }
        ${submitButton({ label: buttonWords[view.language].send })}`,
    ),
  );
}
