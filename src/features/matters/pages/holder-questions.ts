import { html } from 'hono/html';
import { quietButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { radios } from '#/platform/http/components/choices.ts';
import { dateField } from '#/platform/http/components/date-field.ts';
import { form } from '#/platform/http/components/form.ts';
import { photoField } from '#/platform/http/components/photo-field.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { MAX_NOTE, MAX_PHOTOS, MAX_REASON } from '#/features/matters/model/limits.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import { holderQuestionWords } from '#/features/matters/words/holder-questions.ts';
import { questionForm, questionPage, reasonPage } from './questions.ts';

/** Asks whoever has it in hand how it was done, with photos to show it. */
export function donePage(view: View, shown: MatterPage): Page {
  const question = holderQuestionWords[view.language].done;
  const left = MAX_PHOTOS - shown.photos.length;
  const body = questionForm(view, shown, {
    sending: { endpoint: 'matters.done', part: 'done', takesFiles: true },
    button: question.button,
    fields: (fields) =>
      html`${textArea(fields, {
        name: 'note',
        label: question.label,
        hint: question.hint,
        limit: MAX_NOTE,
        isOptional: true,
      })}
      ${
        left <= 0
          ? ''
          : photoField(fields, {
              name: 'photos',
              label: question.photos,
              hint: question.photosHint,
              atMost: Math.min(left, MOST_AT_ONCE),
              isOptional: true,
            })
      }`,
  });
  return questionPage(view, shown, { question, body });
}

/** So many photos a phone sends in one go without the connection breaking off. */
const MOST_AT_ONCE = 4;

/** Asks whoever has it in hand when they will come. */
export function schedulePage(view: View, shown: MatterPage): Page {
  const question = holderQuestionWords[view.language].schedule;
  const local = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(view.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const body = questionForm(view, shown, {
    sending: { endpoint: 'matters.schedule', part: 'appointment', method: 'PUT' },
    button: question.button,
    fields: (fields) =>
      html`${dateField(fields, {
        name: 'at',
        kind: 'moment',
        label: question.label,
        hint: question.hint,
        value: shown.scheduledFor && local(shown.scheduledFor),
        earliest: local(view.now),
      })}
      ${textArea(fields, {
        name: 'note',
        label: question.note,
        hint: question.noteHint,
        limit: MAX_REASON,
        rows: 2,
        isOptional: true,
      })}`,
  });
  return questionPage(view, shown, { question, body });
}

/** Asks for whom a matter waits and why; resting longer is asked of staff. */
export function waitPage(view: View, shown: MatterPage): Page {
  const question = holderQuestionWords[view.language].wait;
  const whom = (value: 'asker' | 'partner') => ({ value, ...question[value] });
  const body = questionForm(view, shown, {
    sending: { endpoint: 'matters.wait', part: 'waiting' },
    button: question.button,
    fields: (fields) =>
      html`${radios(fields, {
        name: 'whom',
        label: question.whom,
        options: [whom('asker'), whom('partner')],
      })}
      ${textArea(fields, {
        name: 'reason',
        label: question.label,
        hint: question.hint,
        limit: MAX_REASON,
      })}`,
  });
  const rest = shown.allowed.requestPause ? restPanel(view, shown) : '';
  return questionPage(view, shown, { question, body: html`${body} ${rest}` });
}

/** Asks why whoever has it in hand lets go of it. */
export function releasePage(view: View, shown: MatterPage): Page {
  return reasonPage(view, shown, {
    question: holderQuestionWords[view.language].release,
    sending: { endpoint: 'matters.release', part: 'claim', method: 'DELETE' },
  });
}

/** Asks why what was assigned is sent back. */
export function returnPage(view: View, shown: MatterPage): Page {
  return reasonPage(view, shown, {
    question: holderQuestionWords[view.language].returning,
    sending: { endpoint: 'matters.return', part: 'return' },
  });
}

/** Asks for further photos and what they show. */
export function photosPage(view: View, shown: MatterPage): Page {
  const question = holderQuestionWords[view.language].photos;
  const stage = (value: 'before' | 'after' | 'proof') => ({ value, label: question[value] });
  const left = Math.max(1, MAX_PHOTOS - shown.photos.length);
  const body = questionForm(view, shown, {
    sending: { endpoint: 'matters.add_photos', part: 'photos', takesFiles: true },
    button: question.button,
    fields: (fields) =>
      html`${photoField(fields, {
        name: 'photos',
        label: question.label,
        hint: question.hint,
        atMost: Math.min(left, MOST_AT_ONCE),
      })}
      ${radios(fields, {
        name: 'stage',
        label: question.stage,
        options: [stage('before'), stage('after'), stage('proof')],
        value: 'before',
      })}`,
  });
  return questionPage(view, shown, { question, body });
}

function restPanel(view: View, shown: MatterPage): Html {
  const question = holderQuestionWords[view.language].wait;
  const address = `/matters/${shown.id}/pause-request`;
  return panel(
    { title: question.pause },
    form(
      view,
      { endpoint: 'matters.request_pause', address },
      (fields) =>
        html`<p class="soft">${question.pauseLead}</p>
          ${dateField(fields, { name: 'until', label: question.until })}
          ${textArea(fields, {
            name: 'reason',
            label: question.label,
            limit: MAX_REASON,
            rows: 2,
          })}
          ${quietButton({ label: question.pauseButton })}`,
    ),
  );
}
