import { html } from 'hono/html';
import { unpressed } from '#/platform/http/components/index.ts';
import { actions, quietButton, submitButton } from '#/platform/http/components/button.ts';
import { radios } from '#/platform/http/components/choices.ts';
import { dateField } from '#/platform/http/components/date-field.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { fold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import type { FormSpec } from '#/platform/http/components/form.ts';
import { searchField } from '#/platform/http/components/search-field.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { MAX_REASON } from '#/features/matters/model/limits.ts';
import type { HandlingShown } from '#/features/matters/routes/shapes.ts';
import { handlingWords } from '#/features/matters/words/handling.ts';
import type { HandlingWords } from '#/features/matters/words/handling.ts';
import { plainly, written } from './written.ts';

/** What every form by which staff handle a matter needs. */
export type Handling = {
  readonly view: View;
  readonly shown: HandlingShown;
  readonly say: HandlingWords;
};

type Sending = Pick<FormSpec, 'endpoint' | 'method'> & { readonly part: string };

/** Gathers what the forms need. */
export function handlingOf(view: View, shown: HandlingShown): Handling {
  return { view, shown, say: handlingWords[view.language] };
}

/** Draws a form of one button with a word on what it does. */
export function pressForm(
  handling: Handling,
  sending: Sending,
  words: { readonly label: string; readonly hint?: string },
): Html {
  const own = { ...handling, view: unpressed(handling.view) };
  return html`<div>
    ${send(own, sending, () => actions(quietButton({ label: words.label })))}
    ${words.hint === undefined ? '' : html`<p class="soft">${words.hint}</p>`}
  </div>`;
}

/** Asks to whom a matter is given; searches by name among those who live or work here. */
export function assignForm(handling: Handling): Html {
  const { view, shown, say } = handling;
  const { matter, choices } = shown;
  const isMove = matter.allowed.verbs.includes('reassign');
  const search = searchField(view.language, {
    address: `/matters/${matter.id}/desk`,
    label: say.findAssignee,
    value: choices.query,
  });
  const options = choices.people.map(({ personId, name }) => ({ value: personId, label: name }));
  const sending = { endpoint: 'matters.assign', part: 'assignment', method: 'PUT' } as const;
  const fields = (form: FormFields) =>
    html`${selectField(form, { name: 'assigneeId', label: say.assignee, options })}
    ${isMove ? reasonField(handling, form, { label: say.assignReason }) : ''}
    ${actions(submitButton({ label: isMove ? say.reassign : say.assign }))}`;
  return html`${options.length === 0 ? html`<p class="soft">${say.noAssignee}</p>` : send(handling, sending, fields)}
  ${search}`;
}

/** Asks why a matter is taken back from its holder. */
export function recallForm(handling: Handling): Html {
  const { say } = handling;
  const sending = { endpoint: 'matters.recall', part: 'assignment', method: 'DELETE' } as const;
  return folded(handling, { ...sending, summary: say.recall }, (fields) =>
    reasoned(handling, fields, { label: say.recall }),
  );
}

/** Asks what was seen on the spot. */
export function verifyForm(handling: Handling): Html {
  const { say } = handling;
  const sending = { endpoint: 'matters.verify', part: 'verification', method: 'PUT' } as const;
  return send(
    handling,
    sending,
    (fields) =>
      html`${radios(fields, { name: 'sighting', label: say.sighting, options: labelled(say.sightings) })}
      ${optionalReason(handling, fields)} ${actions(submitButton({ label: say.verify }))}`,
  );
}

/** Asks whether the work holds. */
export function checkForm(handling: Handling): Html {
  const { say } = handling;
  return send(
    handling,
    { endpoint: 'matters.check', part: 'check' },
    (fields) =>
      html`${radios(fields, { name: 'verdict', label: say.checkAnswer, options: labelled(say.checks) })}
      ${optionalReason(handling, fields)} ${actions(submitButton({ label: say.check }))}`,
  );
}

/** Asks until which day a matter rests. */
export function pauseForm(handling: Handling): Html {
  const { view, shown, say } = handling;
  const wanted = shown.matter.requests.find(({ kind }) => kind === 'pause');
  const until = wanted?.until?.toZonedDateTimeISO(view.zone).toPlainDate().toString();
  return folded(
    handling,
    { summary: say.pause, endpoint: 'matters.pause', part: 'pause' },
    (fields) =>
      html`${dateField(fields, { name: 'until', label: say.pauseUntil, value: until })}
      ${reasoned(handling, fields, { label: say.pause, value: wanted?.reason })}`,
  );
}

/** Asks how "not solved" is answered. */
export function reopeningForm(handling: Handling): Html {
  const { say } = handling;
  const sending = {
    endpoint: 'matters.answer_reopening',
    part: 'reopening',
    method: 'PUT',
  } as const;
  return send(
    handling,
    sending,
    (fields) =>
      html`${radios(fields, { name: 'decision', label: say.decision, options: labelled(say.decisions) })}
      ${optionalReason(handling, fields)} ${actions(submitButton({ label: say.answerReopening }))}`,
  );
}

/** Asks why a matter is declined. */
export function declineForm(handling: Handling): Html {
  const { say } = handling;
  const sending = { endpoint: 'matters.decline', part: 'decline' };
  return folded(handling, { ...sending, summary: say.decline }, (fields) =>
    reasoned(handling, fields, { label: say.decline }),
  );
}

/** Asks how and why a matter is closed. */
export function closeForm(handling: Handling): Html {
  const { shown, say } = handling;
  const isWaiting = shown.matter.allowed.verbs.includes('close_unreachable');
  const options = labelled(say.closings).filter(
    ({ value }) => value !== 'unreachable' || isWaiting,
  );
  return folded(
    handling,
    { summary: say.close, endpoint: 'matters.close', part: 'closure' },
    (fields) =>
      html`${radios(fields, { name: 'as', label: say.closeAs, options })}
      ${reasoned(handling, fields, { label: say.close })}`,
  );
}

/** Asks to which other matter this one is joined. */
export function mergeForm(handling: Handling): Html {
  const { view, shown, say } = handling;
  const { alike } = shown.choices;
  return folded(
    handling,
    { summary: say.merge, endpoint: 'matters.merge', part: 'merger' },
    (fields) =>
      html`${
        alike.length === 0
          ? ''
          : html`<p class="soft">${say.maybeSame}</p>
              <ul class="link-list">
                ${alike.map(
                  (one) =>
                    html`<li>
                      <a href="/matters/${one.id}"
                        >${one.reference} ${written(view.language, one.title)}</a
                      >
                    </li>`,
                )}
              </ul>`
      }
      ${textField(fields, { name: 'into', label: say.joinTo, hint: say.mergeHint, width: 'short' })}
      ${optionalReason(handling, fields)} ${actions(submitButton({ label: say.merge }))}`,
  );
}

/** Asks for the right category. */
export function categoryForm(handling: Handling): Html {
  const { view, shown, say } = handling;
  const options = shown.choices.categories.map(({ code, names }) => ({
    value: code,
    label: nameIn(names, view.language),
  }));
  return folded(
    handling,
    {
      summary: say.changeCategory,
      endpoint: 'matters.change_category',
      part: 'category',
      method: 'PUT',
    },
    (fields) =>
      html`${selectField(fields, {
        name: 'category',
        label: say.category,
        hint: say.changeHint,
        options,
        value: shown.matter.category.code,
      })}
      ${optionalReason(handling, fields)} ${actions(submitButton({ label: say.changeCategory }))}`,
  );
}

/** Asks for the right place. */
export function placeForm(handling: Handling): Html {
  const { view, shown, say } = handling;
  const options = shown.choices.places.map(({ id, names }) => ({
    value: id,
    label: nameIn(names, view.language),
  }));
  return folded(
    handling,
    { summary: say.changePlace, endpoint: 'matters.change_place', part: 'place', method: 'PUT' },
    (fields) =>
      html`${selectField(fields, {
        name: 'placeId',
        label: say.newPlace,
        hint: say.changeHint,
        options,
        value: shown.matter.where.id,
      })}
      ${optionalReason(handling, fields)} ${actions(submitButton({ label: say.changePlace }))}`,
  );
}

/** Wraps a form in a line that unfolds; one that came back with a mistake stands open. */
export function folded(
  handling: Handling,
  { summary, ...sending }: Sending & { readonly summary: string },
  fields: (fields: FormFields) => Html,
): Html {
  const drawn = send(handling, sending, fields);
  if (handling.view.form?.endpoint === sending.endpoint) return drawn;
  return fold(summary, drawn);
}

function send(
  { view, shown }: Handling,
  { part, ...sending }: Sending,
  fields: (fields: FormFields) => Html,
): Html {
  return form(view, { ...sending, address: `/matters/${shown.matter.id}/${part}` }, fields);
}

function reasoned(
  handling: Handling,
  fields: FormFields,
  { label, value }: { readonly label: string; readonly value?: string | undefined },
): Html {
  const { view, say } = handling;
  const start = value === undefined ? undefined : plainly(view.language, value);
  return html`${reasonField(handling, fields, { label: say.reason, value: start })}
  ${actions(submitButton({ label }))}`;
}

function reasonField(
  { say }: Handling,
  fields: FormFields,
  spec: { readonly label: string; readonly value?: string | undefined },
): Html {
  return textArea(fields, {
    name: 'reason',
    label: spec.label,
    hint: say.reasonPublic,
    value: spec.value,
    limit: MAX_REASON,
    rows: 2,
  });
}

function optionalReason({ say }: Handling, fields: FormFields): Html {
  return textArea(fields, {
    name: 'reason',
    label: say.reasonOptional,
    limit: MAX_REASON,
    rows: 2,
    isOptional: true,
  });
}

function labelled<Value extends string>(
  labels: Readonly<Record<Value, string>>,
): readonly { readonly value: string; readonly label: string }[] {
  return Object.entries<string>(labels).map(([value, label]) => ({ value, label }));
}
