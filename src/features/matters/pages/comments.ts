import { html } from 'hono/html';
import { actions, linkButton, submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { radios } from '#/platform/http/components/choices.ts';
import { fold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { MAX_NOTE } from '#/features/matters/model/limits.ts';
import type { HandlingShown, MatterPage } from '#/features/matters/routes/shapes.ts';
import { buttonWords } from '#/features/matters/words/buttons.ts';
import { matterWords } from '#/features/matters/words/matter.ts';
import { templateWords } from '#/features/matters/words/templates.ts';
import { written } from './written.ts';

/** What staff may put into an answer. */
type Ready = Pick<HandlingShown['choices'], 'templates' | 'answer'>;

/**
 * Draws the form by which one says something about a matter, to those one may say it to; for staff
 * with ready answers to begin from.
 */
export function commentPanel(view: View, shown: MatterPage, ready?: Ready): Html | '' {
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
    html`${ready === undefined ? '' : readyAnswers(view, shown, ready)}
    ${form(
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
          value: ready?.answer?.words,
          addsToTyped: ready?.answer === undefined ? undefined : true,
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
    )}`,
  );
}

/** Each is a link to this page with it filled in, so that it needs no script. */
function readyAnswers(view: View, shown: MatterPage, { templates, answer }: Ready): Html | '' {
  const say = templateWords[view.language];
  if (templates.length === 0) return '';
  const links = html`<p class="soft">${say.useHint}</p>
    <ul class="link-list">
      ${templates.map(
        ({ id, name, organisationName }) =>
          html`<li>
            <a href="/matters/${shown.id}/desk?template=${id}#comments"
              >${written(view.language, name)}</a
            >
            <small class="soft">${written(view.language, organisationName)}</small>
          </li>`,
      )}
    </ul>
    ${actions(linkButton({ label: say.manage, address: '/desk/templates' }))}`;
  if (answer === undefined) return fold(say.use, links);
  const filled = notice({ look: 'good', text: say.filled(say.languages[answer.language]) });
  return html`${filled} ${fold(say.use, links)}`;
}
