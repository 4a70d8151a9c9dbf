import { html } from 'hono/html';
import { submitButton } from '#/platform/http/components/button.ts';
import { radios } from '#/platform/http/components/choices.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { form } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { photoField } from '#/platform/http/components/photo-field.ts';
import { photo } from '#/platform/http/components/photo.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { MAX_PHOTOS, MAX_REASON } from '#/features/matters/model/limits.ts';
import { MOST_LOOK_PHOTOS, lookAnswers } from '#/features/matters/model/look.ts';
import type { LookAnswer } from '#/features/matters/model/look.ts';
import type { IconName } from '#/platform/http/components/icon.ts';
import type { LookShown } from '#/features/matters/routes/rounds.ts';
import { matterWords } from '#/features/matters/words/matter.ts';
import { roundWords } from '#/features/matters/words/rounds.ts';
import { photoOf } from './photos.ts';
import { aboutMatter } from './questions.ts';
import { plainly, writtenProse } from './written.ts';

const signs: { readonly [answer in LookAnswer]: IconName } = {
  yes: 'check',
  no: 'close',
  unclear: 'question',
};

/** Asks whoever stands before it what they see: one touch, a photo, a word where it needs one. */
export function lookPage(view: View, shown: LookShown): Page {
  const say = roundWords[view.language];
  const { matter, task } = shown;
  const title = task === 'none' ? say.none : say.ask[task];
  return {
    title,
    section: 'desk',
    width: 'column',
    body: html`${pageHead({
      title,
      lead: task === 'none' ? undefined : say.hints[task],
      above: backLink(say.back, shown.round),
    })}
    ${stack(aboutMatter(view, matter), told(view, shown), answerForm(view, shown))}`,
  };
}

function told(view: View, { matter }: LookShown): Html {
  const say = matterWords[view.language];
  const last = matter.state === 'done' ? matter.photos.at(-1) : matter.photos[0];
  const alt = say.photoBefore(plainly(view.language, matter.title));
  const address = `/matters/${matter.id}`;
  return html`<div class="prose">${writtenProse(view.language, matter.body)}</div>
    ${last === undefined ? '' : photo({ ...photoOf(last.id, alt), address })}`;
}

function answerForm(view: View, shown: LookShown): Html {
  const say = roundWords[view.language];
  const { matter, task, round } = shown;
  if (task === 'none') return emptyState({ icon: 'check', title: say.none, text: say.noneText });
  const left = MAX_PHOTOS - matter.photos.length;
  const hidden = Object.fromEntries(new URLSearchParams(round.split('?')[1]));
  return form(
    view,
    {
      endpoint: 'matters.look',
      address: `/matters/${matter.id}/look`,
      hidden,
      takesFiles: true,
      keepsTyped: true,
    },
    (fields) =>
      html`${radios(fields, {
          name: 'seen',
          label: say.answer,
          options: lookAnswers.map((value) => ({
            value,
            label: say[task][value],
            icon: signs[value],
          })),
        })}
        ${
          left <= 0
            ? ''
            : photoField(fields, {
                name: 'photos',
                label: say.photos,
                atMost: Math.min(left, MOST_LOOK_PHOTOS),
                from: 'camera',
                isOptional: true,
              })
        }
        ${textArea(fields, {
          name: 'reason',
          label: say.reason,
          hint: say.reasonHint,
          limit: MAX_REASON,
          rows: 2,
          isOptional: true,
        })}
        <div class="thumb">${submitButton({ label: say.send })}</div>`,
  );
}
