import { html } from 'hono/html';
import { actions, linkButton, submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { dataTable } from '#/platform/http/components/data-table.ts';
import { errorOf } from '#/platform/http/components/field.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form, hiddenField } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { tag } from '#/platform/http/components/tag.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { errorWords } from '#/platform/http/errors/words.ts';
import { MAX_REASON } from '#/features/matters/model/limits.ts';
import type { ForesightShown } from '#/features/matters/routes/shapes.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import { handlingWords } from '#/features/matters/words/handling.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { written } from './written.ts';

/** Shows of each chosen matter what would come of it, and asks for what is still to be said. */
export function foresightPage(view: View, shown: ForesightShown): Page {
  const say = deskWords[view.language];
  const title = say.previewTitle(say.bulkSteps[shown.step]);
  const number = (value: number) => formatNumber(view.language, value);
  const will = shown.rows.filter(({ to }) => to !== undefined);
  const desk = `/desk?place=${shown.place}`;
  return {
    title,
    section: 'desk',
    width: 'two',
    body: stack(
      pageHead({
        title,
        lead:
          will.length === 0
            ? say.previewNone
            : say.previewLead(number(will.length), number(shown.rows.length)),
        above: backLink(say.title, desk),
      }),
      shown.rows.length === 0 ? '' : table(view, shown),
      will.length === 0
        ? linkButton({ label: say.bulkBack, icon: 'desk', address: desk })
        : doing(view, shown),
    ),
  };
}

function table(view: View, shown: ForesightShown): Html {
  const say = deskWords[view.language];
  const states = stateWords[view.language].states;
  return dataTable({
    caption: say.bulkEach,
    isCaptionUnseen: true,
    isWide: true,
    columns: [{ label: say.columns.matter }, { label: say.previewNow }, { label: say.previewThen }],
    rows: shown.rows.map((one) => [
      html`<a href="/matters/${one.id}/desk"
        >${one.reference} ${written(view.language, one.title)}</a
      >`,
      states[one.from],
      one.to === undefined
        ? html`${tag({ look: 'open', label: say.previewRefused })}
            <span class="late">${sentenceOf(view, one.refusal)}</span>`
        : html`${tag({ look: 'done', label: states[one.to] })}
          ${
            shown.step === 'assign' && one.isHeld
              ? html`<span class="soft">${say.previewHeld}</span>`
              : ''
          }`,
    ]),
  });
}

/** Only what can be done is sent on: the rest has been told of already. */
function doing(view: View, shown: ForesightShown): Html {
  const say = deskWords[view.language];
  const { place, communityId, step } = shown;
  return panel(
    { title: say.bulkSteps[step] },
    form(
      view,
      { endpoint: 'matters.bulk', address: '/desk/bulk', hidden: { place, communityId, step } },
      (fields) =>
        html`${errorOf(fields, 'chosen')}
        ${shown.rows.map(({ reference, to }) =>
          to === undefined ? '' : hiddenField('chosen', reference),
        )}
        ${questions(view, shown, fields)} ${actions(submitButton({ label: say.bulkDo }))}`,
    ),
  );
}

function questions(view: View, shown: ForesightShown, fields: FormFields): Html {
  const say = deskWords[view.language];
  const { step, people, assigneeId } = shown;
  const closings = Object.entries(handlingWords[view.language].closings);
  const reason = textArea(fields, {
    name: 'reason',
    label: say.bulkReason,
    hint: say.bulkReasonHint,
    limit: MAX_REASON,
    rows: 2,
    ...(step === 'assign' ? { isOptional: true } : {}),
  });
  const whom = selectField(fields, {
    name: 'assigneeId',
    label: say.bulkAssignee,
    options: people.map(({ personId, name }) => ({ value: personId, label: name })),
    value: assigneeId,
  });
  const how = selectField(fields, {
    name: 'as',
    label: say.bulkAs,
    options: closings.map(([value, label]) => ({ value, label })),
  });
  return html`${step === 'assign' ? whom : ''} ${step === 'close' ? how : ''}
  ${step === 'accept' ? '' : reason}`;
}

function sentenceOf(view: View, refusal: string | undefined): string {
  const sentences: Readonly<Record<string, (detail: Readonly<Record<string, string>>) => string>> =
    { ...errorWords[view.language].refusals, ...words[view.language].refusals };
  return sentences[refusal ?? '']?.({}) ?? refusal ?? '';
}
