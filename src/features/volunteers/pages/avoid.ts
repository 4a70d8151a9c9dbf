import { html } from 'hono/html';
import { MAX_NOTE } from '#/features/volunteers/model.ts';
import type { Own } from '#/features/volunteers/routes/load-own.ts';
import { ownWords } from '#/features/volunteers/words/own.ts';
import { proofWords } from '#/features/volunteers/words/proofs.ts';
import {
  actions,
  buttonForm,
  form,
  quietButton,
  summaryList,
  textField,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { foldedPanel } from './folded.ts';

const MAX_ADDRESS = 120;

/** Shows whom one would rather not meet, to nobody but oneself, and asks for another. */
export function avoidPanel(view: View, { avoidances }: Own): Html | '' {
  if (avoidances === undefined) return '';
  const say = ownWords[view.language];
  const rows = avoidances.map(({ id, note }) => ({
    label: note,
    value: buttonForm(view, {
      endpoint: 'volunteers.stop_avoiding',
      address: `/me/volunteering/avoidances/${id}`,
      method: 'DELETE',
      button: quietButton({ label: say.stopAvoiding, spoken: say.stopAvoidingNamed(note) }),
    }),
  }));
  const to = { endpoint: 'volunteers.avoid', address: '/me/volunteering/avoidances' };
  const now = rows.length === 0 ? undefined : proofWords[view.language].noted(rows.length);
  const endpoints = ['volunteers.avoid', 'volunteers.stop_avoiding'];
  return foldedPanel(
    view,
    { title: say.avoidTitle, id: 'avoidances', now, endpoints },
    html`<p class="soft">${say.avoidText}</p>
      ${rows.length === 0 ? '' : summaryList(view.language, rows)}
      ${form(
        view,
        to,
        (fields) =>
          html`${textField(fields, {
            name: 'address',
            label: say.avoidAddress,
            maxLength: MAX_ADDRESS,
          })}
          ${textField(fields, {
            name: 'note',
            label: say.avoidNote,
            hint: say.avoidNoteHint,
            maxLength: MAX_NOTE,
          })}
          ${actions(quietButton({ label: say.avoid }))}`,
      )}`,
  );
}
