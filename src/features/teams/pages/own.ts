import { html } from 'hono/html';
import type { OwnTeams, TeamLine } from '#/features/teams/routes/shapes.ts';
import { teamWords } from '#/features/teams/words/index.ts';
import {
  actions,
  backLink,
  buttonForm,
  card,
  cards,
  emptyState,
  linkButton,
  pageHead,
  panel,
  pressedRefusal,
  primaryLink,
  quietButton,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { dayOf, teamAddress } from './parts.ts';

type Belonging = OwnTeams['belongings'][number];

/** Draws one’s own teams: who invites one, where one is, what one asked, where one was. */
export function ownPage(view: View, own: OwnTeams): Page {
  const say = teamWords[view.language];
  const { invitations, belongings, askings, led } = own;
  const isEmpty = [invitations, belongings, askings, led].every((all) => all.length === 0);
  return {
    title: say.ownTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.ownTitle, lead: say.ownLead, above: backLink(say.back, '/me') }),
      pressedRefusal(view, { of: 'teams.' }),
      isEmpty ? emptyState({ icon: 'users', title: say.ownNone }) : '',
      section(
        say.ownInvitations,
        invitations.map((one) => invitationCard(view, one)),
      ),
      section(
        say.ownLed,
        led.map((one) => ledCard(view, one)),
      ),
      section(
        say.ownPresent,
        belongings.filter(isPresent).map((one) => presentCard(view, one)),
      ),
      section(
        say.ownAsked,
        askings.map((one) => askingCard(view, one)),
      ),
      section(
        say.ownPast,
        belongings.filter((one) => !isPresent(one)).map((one) => pastCard(view, one)),
      ),
    ),
  };
}

function isPresent({ leftAt }: Belonging): boolean {
  return leftAt === undefined;
}

function section(title: string, all: readonly Html[]): Html | '' {
  return all.length === 0 ? '' : panel({ title }, cards(all));
}

function whereOf(view: View, team: TeamLine): string {
  return nameIn(team.place.names, view.language);
}

function invitationCard(view: View, one: OwnTeams['invitations'][number]): Html {
  const say = teamWords[view.language];
  return card({
    title: one.team.name,
    meta: [{ icon: 'pin', text: whereOf(view, one.team) }],
    body: html`${one.words === undefined ? '' : html`<p>${one.words}</p>`}
      <p class="soft">${say.invitedText(dayOf(view, one.lapsesAt))}</p>`,
    actions: primaryLink({
      label: say.lookAt,
      spoken: say.lookAtNamed(one.team.name),
      address: teamAddress(one.team),
    }),
  });
}

function ledCard(view: View, { team, waiting }: OwnTeams['led'][number]): Html {
  const say = teamWords[view.language];
  return card({
    title: team.name,
    address: teamAddress(team),
    meta: [{ icon: 'pin', text: whereOf(view, team) }],
    body: waiting === 0 ? say.noneWaiting : say.waiting(formatNumber(view.language, waiting)),
  });
}

function presentCard(view: View, { team, since, sharesTelephone }: Belonging): Html {
  const say = teamWords[view.language];
  return card({
    title: team.name,
    meta: [{ icon: 'pin', text: whereOf(view, team) }, { text: say.since(dayOf(view, since)) }],
    body: sharesTelephone ? say.shares : say.keeps,
    actions: html`${linkButton({
      label: say.toTeam,
      spoken: say.toTeamNamed(team.name),
      address: teamAddress(team),
    })}
    ${buttonForm(view, {
      endpoint: 'teams.leave',
      address: teamAddress(team, '/membership'),
      method: 'DELETE',
      button: quietButton({ label: say.leave, spoken: `${say.leave}: ${team.name}` }),
    })}`,
  });
}

function askingCard(
  view: View,
  { team, askedAt, state, answer }: OwnTeams['askings'][number],
): Html {
  const say = teamWords[view.language];
  return card({
    title: team.name,
    address: teamAddress(team),
    state: state === 'waiting' ? { look: 'wait', label: say.waitingAnswer } : undefined,
    meta: [{ text: dayOf(view, askedAt) }],
    body: answer === undefined ? undefined : say.declined(answer),
  });
}

function pastCard(view: View, one: Belonging): Html {
  const say = teamWords[view.language];
  const { team, since, leftAt, reason, canReturn } = one;
  const end = leftAt === undefined ? '' : dayOf(view, leftAt);
  return card({
    title: team.name,
    address: teamAddress(team),
    meta: [{ text: say.until(dayOf(view, since), end) }],
    body: canReturn ? say.goneText : reason,
    actions: canReturn
      ? actions(
          buttonForm(view, {
            endpoint: 'teams.return',
            address: teamAddress(team, '/membership/return'),
            button: submitButton({ label: say.goBack, icon: 'undo' }),
          }),
        )
      : undefined,
  });
}
