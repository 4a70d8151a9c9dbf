import { html } from 'hono/html';
import { MAX_NOTE, MAX_WORDS } from '#/features/teams/model.ts';
import type { TeamShown } from '#/features/teams/routes/shapes.ts';
import { teamWords } from '#/features/teams/words/index.ts';
import {
  actions,
  buttonForm,
  checkboxes,
  fold,
  form,
  linkButton,
  panel,
  people,
  quietButton,
  submitButton,
  summaryList,
  textArea,
  textField,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { dayOf, teamAddress } from './parts.ts';
import { trainingPanel } from './proofs.ts';

const MAX_ADDRESS = 120;

/** Draws what is for those who lead a team: who waits, who was invited, what the team says. */
export function leadPanels(view: View, shown: TeamShown): readonly (Html | '')[] {
  if (!shown.leads) return [];
  return [
    requestsPanel(view, shown),
    invitationsPanel(view, shown),
    trainingPanel(view, shown),
    describePanel(view, shown),
  ];
}

function requestsPanel(view: View, { team, requests }: TeamShown): Html {
  const say = teamWords[view.language];
  const rows = requests.map(({ id, name, words, askedAt }) => ({
    name,
    role: dayOf(view, askedAt),
    note: words,
    action: linkButton({
      label: say.answer,
      spoken: say.answerNamed(name),
      address: teamAddress(team, `/requests/${id}`),
    }),
  }));
  return panel(
    { title: say.requests, id: 'requests' },
    rows.length === 0 ? html`<p class="soft">${say.noRequests}</p>` : people(view.language, rows),
  );
}

function invitationsPanel(view: View, { team, invitations }: TeamShown): Html | '' {
  if (team.closedOn !== undefined) return '';
  const say = teamWords[view.language];
  const rows = invitations.map(({ id, note, lapsesAt }) => ({
    label: note,
    value: html`${say.waits(dayOf(view, lapsesAt))}
    ${buttonForm(view, {
      endpoint: 'teams.uninvite',
      address: teamAddress(team, `/invitations/${id}`),
      method: 'DELETE',
      button: quietButton({ label: say.uninvite, spoken: say.uninviteNamed(note) }),
    })}`,
  }));
  return panel(
    { title: say.inviteTitle, id: 'invitations' },
    html`<p class="soft">${say.inviteText}</p>
      ${rows.length === 0 ? '' : html`${summaryList(view.language, rows)}`}
      ${fold(say.invite, inviteForm(view, team))}`,
  );
}

function inviteForm(view: View, team: TeamShown['team']): Html {
  const say = teamWords[view.language];
  const to = { endpoint: 'teams.invite', address: teamAddress(team, '/invitations') };
  return form(
    view,
    to,
    (fields) =>
      html`${textField(fields, { name: 'address', label: say.address, maxLength: MAX_ADDRESS })}
      ${textField(fields, {
        name: 'note',
        label: say.note,
        hint: say.noteHint,
        maxLength: MAX_NOTE,
      })}
      ${textArea(fields, {
        name: 'words',
        label: say.inviteWords,
        isOptional: true,
        limit: MAX_WORDS,
      })}
      ${actions(submitButton({ label: say.invite, icon: 'hand' }))}`,
  );
}

function describePanel(view: View, { team, purpose, abilities = [] }: TeamShown): Html {
  const say = teamWords[view.language];
  const to = {
    endpoint: 'teams.describe',
    address: teamAddress(team),
    method: 'PUT',
  } as const;
  return panel(
    { title: say.describeTitle, id: 'purpose' },
    fold(
      say.describeTitle,
      form(
        view,
        to,
        (fields) =>
          html`${textArea(fields, {
            name: 'words',
            label: say.describeWords,
            hint: say.describeHint,
            value: purpose?.words,
            limit: MAX_WORDS,
          })}
          ${checkboxes(fields, {
            name: 'abilities',
            label: say.abilities,
            look: 'tiles',
            isOptional: true,
            values: purpose?.abilities.map(({ code }) => code) ?? [],
            options: abilities.map(({ code, names }) => ({
              value: code,
              label: nameIn(names, view.language),
            })),
          })}
          ${actions(submitButton({ label: say.describe, icon: 'check' }))}`,
      ),
    ),
  );
}
