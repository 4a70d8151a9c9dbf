import { html } from 'hono/html';
import { MAX_WORDS } from '#/features/teams/model.ts';
import type { TeamShown } from '#/features/teams/routes/shapes.ts';
import { teamWords } from '#/features/teams/words/index.ts';
import {
  actions,
  backLink,
  buttonForm,
  checkboxes,
  form,
  linkButton,
  notice,
  pageHead,
  panel,
  people,
  pressedRefusal,
  quietButton,
  stack,
  submitButton,
  textArea,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate, formatList, formatNumber } from '#/platform/i18n/format.ts';
import { abilityTags, dayOf, sayLevel, shareChoice, teamAddress } from './parts.ts';
import { leadPanels } from './lead.ts';

/** Draws a team: who leads it, what it does, how one joins, and for those in it who they are. */
export function teamPage(view: View, shown: TeamShown): Page {
  const { team, mine } = shown;
  const say = teamWords[view.language];
  const isIn = mine?.since !== undefined;
  return {
    title: team.name,
    section: 'none',
    width: 'column',
    body: stack(
      head(view, shown),
      pressedRefusal(view, { drawn: drawnForms(shown), of: 'teams.' }),
      invitationPanel(view, shown),
      ...leadPanels(view, shown),
      aboutPanel(view, shown),
      isIn ? minePanel(view, shown) : joinPanel(view, shown),
      membersPanel(view, shown),
      shown.enters
        ? actions(linkButton({ label: say.enterTitle, address: teamAddress(team, '/entering') }))
        : '',
    ),
  };
}

/** The forms that are drawn now, which say themselves why not. */
function drawnForms({ team, mine, leads }: TeamShown): readonly string[] {
  const mayAsk = team.closedOn === undefined && mine?.since === undefined;
  return [
    ...(leads ? ['teams.describe', 'teams.invite', 'teams.note_training'] : []),
    ...(mine?.invitation === undefined ? [] : ['teams.answer_invitation']),
    ...(mayAsk && mine?.asked === undefined ? ['teams.ask'] : []),
  ];
}

function head(view: View, { team, memberCount }: TeamShown): Html {
  const say = teamWords[view.language];
  const count =
    memberCount === undefined ? say.few : say.count(formatNumber(view.language, memberCount));
  const where = say.at(nameIn(team.place.names, view.language));
  return pageHead({
    title: team.name,
    lead: `${say.title} · ${where} · ${count}`,
    above: backLink(say.toOrganisation, `/organisations/${team.id}`),
    below:
      team.closedOn === undefined
        ? ''
        : notice({
            look: 'info',
            title: say.closed,
            text: formatDate(view.language, team.closedOn),
          }),
  });
}

function aboutPanel(view: View, { leaders, purpose }: TeamShown): Html {
  const say = teamWords[view.language];
  return html`${panel(
    { title: say.does },
    purpose === undefined
      ? html`<p class="soft">${say.noPurpose}</p>`
      : html`<p>${purpose.words}</p>
          ${purpose.abilities.length === 0 ? '' : abilityTags(view, purpose.abilities)}`,
  )}
  ${panel(
    { title: say.leaders },
    leaders.length === 0
      ? html`<p class="soft">${say.noLeaders}</p>`
      : people(
          view.language,
          leaders.map(({ name }) => ({ name, role: say.leaders })),
        ),
  )}`;
}

function invitationPanel(view: View, { team, mine }: TeamShown): Html | '' {
  const invitation = mine?.invitation;
  if (invitation === undefined) return '';
  const say = teamWords[view.language];
  const to = {
    endpoint: 'teams.answer_invitation',
    address: teamAddress(team, `/invitations/${invitation.id}/answer`),
  };
  return panel(
    { title: say.invitedTitle, id: 'invitation' },
    html`${invitation.words === undefined ? '' : html`<p>${invitation.words}</p>`}
      <p>${say.invitedText(dayOf(view, invitation.lapsesAt))}</p>
      <p class="soft">${say.seen}</p>
      ${form(
        view,
        to,
        (fields) =>
          html`${checkboxes(fields, shareChoice(view))}
          ${actions(
            submitButton({ label: say.yes, icon: 'check', name: 'says', value: 'yes' }),
            quietButton({ label: say.no, name: 'says', value: 'no' }),
          )}`,
      )}`,
  );
}

function minePanel(view: View, { team, mine }: TeamShown): Html | '' {
  if (mine?.since === undefined) return '';
  const say = teamWords[view.language];
  const { sharesTelephone } = mine;
  return panel(
    { title: say.mineTitle, id: 'mine', aside: say.since(dayOf(view, mine.since)) },
    html`<p>${sharesTelephone ? say.shares : say.keeps}</p>
      <p class="soft">${say.seen}</p>
      ${actions(
        form(
          { ...view, form: undefined },
          {
            endpoint: 'teams.share_number',
            address: teamAddress(team, '/membership'),
            method: 'PUT',
            hidden: { sharesTelephone: sharesTelephone ? '0' : '1' },
            look: 'row',
          },
          () => quietButton({ label: sharesTelephone ? say.keepNow : say.shareNow }),
        ),
        buttonForm(view, {
          endpoint: 'teams.leave',
          address: teamAddress(team, '/membership'),
          method: 'DELETE',
          button: quietButton({ label: say.leave }),
        }),
      )}`,
  );
}

function joinPanel(view: View, { team, mine }: TeamShown): Html | '' {
  if (team.closedOn !== undefined) return '';
  const say = teamWords[view.language];
  if (mine?.asked !== undefined) {
    return panel(
      { title: say.joinTitle, id: 'join' },
      html`${notice({ look: 'info', text: say.askedOn(dayOf(view, mine.asked.at)) })}
      ${buttonForm(view, {
        endpoint: 'teams.take_back',
        address: teamAddress(team, '/requests'),
        method: 'DELETE',
        button: quietButton({ label: say.takeBack, icon: 'undo' }),
      })}`,
    );
  }
  return html`${mine?.canReturn === true ? returnNotice(view, team) : ''}
  ${
    mine?.reason === undefined
      ? ''
      : notice({ look: 'info', title: say.letGoTitle, text: mine.reason })
  }
  ${panel(
    { title: say.joinTitle, id: 'join' },
    html`${sayDeclined(view, mine?.declined)}
      <p>${say.joinText}</p>
      <p class="soft">${say.seen}</p>
      ${askForm(view, team)}`,
  )}`;
}

function sayDeclined(view: View, words: string | undefined): Html | '' {
  if (words === undefined) return '';
  return notice({ look: 'info', text: teamWords[view.language].declined(words) });
}

function returnNotice(view: View, team: TeamShown['team']): Html {
  const say = teamWords[view.language];
  return notice({
    look: 'info',
    title: say.goneTitle,
    text: say.goneText,
    action: buttonForm(view, {
      endpoint: 'teams.return',
      address: teamAddress(team, '/membership/return'),
      button: submitButton({ label: say.goBack, icon: 'undo' }),
    }),
  });
}

function askForm(view: View, team: TeamShown['team']): Html {
  const say = teamWords[view.language];
  const to = { endpoint: 'teams.ask', address: teamAddress(team, '/requests') };
  return form(
    view,
    to,
    (fields) =>
      html`${textArea(fields, {
        name: 'words',
        label: say.words,
        hint: say.wordsHint,
        isOptional: true,
        limit: MAX_WORDS,
      })}
      ${checkboxes(fields, shareChoice(view))}
      ${actions(submitButton({ label: say.ask, icon: 'hand' }))}`,
  );
}

function membersPanel(view: View, { team, members, leads, enters, mine }: TeamShown): Html | '' {
  if (!leads && !enters && mine?.since === undefined) return '';
  const say = teamWords[view.language];
  const rows = members.map(({ personId, name, since, abilities }) => ({
    name,
    role: since === undefined ? '' : say.since(dayOf(view, since)),
    address: personId === undefined ? undefined : teamAddress(team, `/members/${personId}`),
    note:
      abilities === undefined || abilities.length === 0
        ? undefined
        : formatList(
            view.language,
            abilities.map((one) => sayLevel(view, one)),
          ),
  }));
  return panel(
    { title: say.members, id: 'members' },
    rows.length === 0 ? html`<p class="soft">${say.noMembers}</p>` : people(view.language, rows),
  );
}
