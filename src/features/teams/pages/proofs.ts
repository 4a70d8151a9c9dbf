import { html } from 'hono/html';
import type { MemberPage, TeamShown } from '#/features/teams/routes/shapes.ts';
import { proofWords } from '#/features/teams/words/proofs.ts';
import { MAX_PROOF } from '#/features/volunteers/index.ts';
import {
  actions,
  buttonForm,
  checkboxes,
  dateField,
  fold,
  form,
  openFold,
  panel,
  quietButton,
  selectField,
  submitButton,
  summaryList,
  textField,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { dayOf, teamAddress } from './parts.ts';

/** Shows what a member showed and learned, and asks what somebody has seen just now. */
export function proofsPanel(view: View, { team, member, proofs, choices }: MemberPage): Html {
  const say = proofWords[view.language];
  const address = teamAddress(team, `/members/${member.personId}/proofs`);
  const rows = proofs.map(({ id, names, kind, what, endsAt }) => ({
    label: nameIn(names, view.language),
    value: html`${[say.kinds[kind], what, say.until(lastDay(view, endsAt))].join(' · ')}
    ${
      choices === undefined
        ? ''
        : buttonForm(view, {
            endpoint: 'teams.take_back_proof',
            address: `${address}/${id}`,
            method: 'DELETE',
            button: quietButton({ label: say.takeBack, spoken: say.takeBackNamed(what) }),
          })
    }`,
  }));
  return panel(
    { title: say.title, id: 'proofs' },
    html`${rows.length === 0 ? html`<p class="soft">${say.none}</p>` : summaryList(view.language, rows)}
    ${choices === undefined ? '' : noteForm(view, address, choices)}`,
  );
}

type Choices = readonly { readonly code: string; readonly names: Names }[];

function noteForm(view: View, address: string, choices: Choices): Html {
  const say = proofWords[view.language];
  const to = { endpoint: 'teams.note_proof', address };
  const asked = form(
    view,
    to,
    (fields) =>
      html`<p class="soft">${say.noteText}</p>
        ${selectField(fields, {
          name: 'ability',
          label: say.ability,
          options: optionsOf(view, choices),
        })}
        ${textField(fields, {
          name: 'what',
          label: say.what,
          hint: say.whatHint,
          maxLength: MAX_PROOF,
        })}
        ${dateField(fields, { name: 'until', label: say.untilDay })}
        ${actions(submitButton({ label: say.note, icon: 'check' }))}`,
  );
  return (view.form?.endpoint === to.endpoint ? openFold : fold)(say.note, asked);
}

/** Asks those who lead a team what was learned, when, and who took part. */
export function trainingPanel(view: View, { team, members, abilities = [] }: TeamShown): Html | '' {
  if (members.length === 0) return '';
  const say = proofWords[view.language];
  const to = { endpoint: 'teams.note_training', address: teamAddress(team, '/trainings') };
  const asked = form(
    view,
    to,
    (fields) =>
      html`<p class="soft">${say.trainingText}</p>
        ${dateField(fields, { name: 'heldOn', label: say.heldOn })}
        ${selectField(fields, {
          name: 'ability',
          label: say.ability,
          options: optionsOf(view, abilities),
        })}
        ${textField(fields, {
          name: 'what',
          label: say.course,
          hint: say.courseHint,
          maxLength: MAX_PROOF,
        })}
        ${dateField(fields, { name: 'until', label: say.counts })}
        ${checkboxes(fields, {
          name: 'personIds',
          label: say.who,
          look: 'tiles',
          options: members.map(({ personId = '', name }) => ({ value: personId, label: name })),
        })}
        ${actions(submitButton({ label: say.training, icon: 'check' }))}`,
  );
  const unfold = view.form?.endpoint === to.endpoint ? openFold : fold;
  return panel({ title: say.training, id: 'training' }, unfold(say.training, asked));
}

function optionsOf(view: View, choices: Choices) {
  return choices.map(({ code, names }) => ({ value: code, label: nameIn(names, view.language) }));
}

/** A proof ends when the day after its last begins. */
function lastDay(view: View, endsAt: Temporal.Instant): string {
  return dayOf(view, endsAt.subtract({ seconds: 1 }));
}
