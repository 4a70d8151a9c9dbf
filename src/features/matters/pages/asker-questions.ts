import { html } from 'hono/html';
import { checkboxes, radios } from '#/platform/http/components/choices.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { MAX_THANKS } from '#/features/matters/model/limits.ts';
import type { Verb, VerdictAnswer } from '#/features/matters/model/matter.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import { askerQuestionWords } from '#/features/matters/words/asker-questions.ts';
import { questionForm, questionPage, reasonPage } from './questions.ts';

const verbOf: { readonly [answer in VerdictAnswer]: Verb } = {
  solved: 'confirm_solved',
  partly: 'confirm_partly',
  by_others: 'confirm_by_others',
  not_solved: 'not_fixed',
};
const inOrder = ['solved', 'partly', 'by_others', 'not_solved'] as const;

/** Asks the asker whether it is solved, for a word of thanks, and whether they would help too. */
export function confirmPage(view: View, shown: MatterPage): Page {
  const question = askerQuestionWords[view.language].confirm;
  const isDone = shown.allowed.verbs.includes('confirm_solved');
  const options = inOrder
    .filter((answer) => shown.allowed.verbs.includes(verbOf[answer]))
    .map((value) => {
      const { label, hint } = question.answers[value];
      return { value, label, hint };
    });
  const body = questionForm(view, shown, {
    sending: { endpoint: 'matters.confirm', part: 'verdict' },
    button: question.button,
    fields: (fields) =>
      html`${radios(fields, {
        name: 'answer',
        label: question.answer,
        options,
        value: options.length === 1 ? options[0]?.value : undefined,
      })}
      ${textArea(fields, {
        name: 'words',
        label: question.label,
        hint: isDone ? `${question.hint} ${question.whatIsMissing}` : question.hint,
        limit: MAX_THANKS,
        rows: 3,
        isOptional: true,
      })}
      ${
        isDone
          ? radios(fields, {
              name: 'satisfied',
              label: question.satisfied,
              look: 'tiles',
              isOptional: true,
              options: [
                { value: 'yes', label: question.satisfiedYes },
                { value: 'no', label: question.satisfiedNo },
              ],
            })
          : ''
      }
      ${checkboxes(fields, {
        name: 'wishesToHelp',
        label: question.helpToo,
        hint: question.helpTooHint,
        isOptional: true,
        options: [{ value: '1', label: question.helpTooLabel }],
      })}`,
  });
  return questionPage(view, shown, { question, body });
}

/** Asks the asker for the answer whoever has it waits for. */
export function answerPage(view: View, shown: MatterPage): Page {
  const question = askerQuestionWords[view.language].answer;
  const asked = shown.story.findLast(({ verb }) => verb === 'wait_for_asker')?.note;
  return reasonPage(view, shown, {
    question: asked === undefined ? question : { ...question, hint: asked },
    sending: { endpoint: 'matters.answer', part: 'answer' },
  });
}

/** Asks why it is no longer needed. */
export function withdrawPage(view: View, shown: MatterPage): Page {
  return reasonPage(view, shown, {
    question: askerQuestionWords[view.language].withdraw,
    sending: { endpoint: 'matters.withdraw', part: 'withdrawal' },
    isOptional: true,
  });
}

/** Asks what is missing when it is not solved after all. */
export function reopenPage(view: View, shown: MatterPage): Page {
  const question = askerQuestionWords[view.language].reopen;
  const isAtOnce = shown.isMine && shown.allowed.verbs.includes('not_fixed');
  return reasonPage(view, shown, {
    question: isAtOnce ? question : { ...question, lead: question.leadForStaff },
    sending: { endpoint: 'matters.request_reopening', part: 'reopening' },
  });
}

/** Asks a neighbour what they can do to help. */
export function offerPage(view: View, shown: MatterPage): Page {
  return reasonPage(view, shown, {
    question: askerQuestionWords[view.language].offer,
    sending: { endpoint: 'matters.offer_help', part: 'offers' },
    name: 'words',
    isOptional: true,
  });
}

/** Asks why somebody else should do it. */
export function releaseRequestPage(view: View, shown: MatterPage): Page {
  return reasonPage(view, shown, {
    question: askerQuestionWords[view.language].requestRelease,
    sending: { endpoint: 'matters.request_release', part: 'release-request' },
  });
}
