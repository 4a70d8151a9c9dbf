import { html } from 'hono/html';
import {
  actions,
  backLink,
  card,
  emptyState,
  form,
  linkButton,
  pageHead,
  panel,
  radios,
  refusedNotice,
  stack,
  submitButton,
  textArea,
  unpressed,
} from '#/platform/http/components/index.ts';
import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { headingWords } from '#/platform/http/words/headings.ts';
import { formatMoment } from '#/platform/i18n/format.ts';
import type { Asking, Waiting } from '#/features/rights/routes/shapes.ts';
import { askingWords } from '#/features/rights/words/asking.ts';
import { dataWords } from '#/features/rights/words/data.ts';

export const MAX_WORDS = 500;

/** Draws what one can change oneself, and the request for the rest. */
export function correctPanel(view: View, asking: Asking): Html {
  const say = askingWords[view.language];
  const to = { endpoint: 'rights.ask_to_correct', address: '/me/data/corrections' } as const;
  return panel(
    { title: say.correct, id: 'correct' },
    html`<p>${say.correctText}</p>
      ${actions(
        linkButton({ label: say.changeAddress, address: '/me/address' }),
        linkButton({ label: say.changeLanguage, address: '/me' }),
        linkButton({ label: say.addHome, address: '/household-code' }),
      )}
      <h3>${say.askTitle}</h3>
      ${form(
        view,
        to,
        (fields) =>
          html`${textArea(fields, {
            name: 'words',
            label: say.askLabel,
            hint: say.askHint,
          })}
          ${actions(submitButton({ label: say.ask, icon: 'check' }))}`,
      )}
      ${askedBefore(view, asking)}
      ${
        asking.mayAnswer
          ? actions(linkButton({ label: say.deskTitle, address: '/corrections' }))
          : ''
      }`,
  );
}

function askedBefore(view: View, { corrections }: Asking): Html | '' {
  if (corrections.length === 0) return '';
  const say = askingWords[view.language];
  const states: Readonly<Record<string, string>> = { corrected: say.corrected, left: say.left };
  return html`<h3>${say.askedBefore}</h3>
    ${corrections.map(({ askedAt, words, answer, reason }) =>
      card({
        title: words,
        level: 3,
        state:
          answer === undefined
            ? { look: 'wait', label: say.waiting }
            : { look: 'done', label: states[answer] ?? answer },
        meta: [
          { icon: 'clock', text: formatMoment(view, askedAt) },
          ...(reason === undefined ? [] : [{ text: reason }]),
        ],
      }),
    )}`;
}

/** Draws what residents asked to be mended, for those who keep the record. */
export function correctionsPage(view: View, { corrections }: Waiting): Page {
  const say = askingWords[view.language];
  return {
    title: say.deskTitle,
    section: 'desk',
    width: 'column',
    body: stack(
      pageHead({
        title: say.deskTitle,
        lead: say.deskLead,
        above: backLink(dataWords[view.language].title, '/me/data'),
      }),
      refusedNotice(view, ['rights.answer_correction']),
      corrections.length === 0
        ? emptyState({ icon: 'check', title: say.deskNone })
        : stack(...corrections.map((one) => waitingPanel(view, one))),
    ),
  };
}

/** Writes what residents asked to be mended. */
export function correctionsTable(view: View, { corrections }: Waiting): ListTable {
  const { when, who, what } = headingWords[view.language];
  return {
    name: askingWords[view.language].deskTitle,
    headings: [when, who, what],
    rows: corrections.map(({ askedAt, name, words }) => [momentCell(view, askedAt), name, words]),
  };
}

function waitingPanel(view: View, one: Waiting['corrections'][number]): Html {
  const say = askingWords[view.language];
  const to = {
    endpoint: 'rights.answer_correction',
    address: `/corrections/${one.id}/answer`,
  } as const;
  // Of several forms of one endpoint, only the sent one may be filled again; its words stay short.
  const own = unpressed(view);
  return panel(
    { title: one.name },
    html`<p>${one.words}</p>
      <p class="soft">${formatMoment(view, one.askedAt)}</p>
      ${actions(linkButton({ label: say.toRecord, address: `/people/${one.personId}` }))}
      ${form(
        own,
        to,
        (fields) =>
          html`${radios(fields, {
            name: 'answer',
            label: say.answer,
            value: 'corrected',
            options: [
              { value: 'corrected', label: say.answerCorrected },
              { value: 'left', label: say.answerLeft },
            ],
          })}
          ${textArea(fields, {
            name: 'reason',
            label: say.answerReason,
            hint: say.answerReasonHint,
            isOptional: true,
          })}
          ${actions(submitButton({ label: say.sendAnswer, icon: 'check' }))}`,
      )}`,
  );
}
