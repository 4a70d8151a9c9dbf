import { html } from 'hono/html';
import { MAX_WORDS } from '#/features/teams/model.ts';
import type { MemberPage, RequestPage } from '#/features/teams/routes/shapes.ts';
import { teamWords } from '#/features/teams/words/index.ts';
import {
  actions,
  form,
  panel,
  pressedRefusal,
  quietButton,
  radios,
  stack,
  submitButton,
  summaryList,
  textArea,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { proofsPanel } from './proofs.ts';
import { dayOf, skillTags, teamAddress, teamHead } from './parts.ts';

type Abilities = RequestPage['request']['abilities'];

/** Draws somebody who would like to join, and asks for a yes or a no with words. */
export function requestPage(view: View, { team, request }: RequestPage): Page {
  const say = teamWords[view.language];
  const title = say.requestTitle(request.name);
  const rows = [
    ...(request.words === undefined ? [] : [{ label: say.theirWords, value: request.words }]),
    { label: say.canDo, value: canDo(view, request.abilities) },
    { label: say.number, value: request.sharesTelephone ? say.numberShared : say.numberKept },
  ];
  const to = {
    endpoint: 'teams.answer',
    address: teamAddress(team, `/requests/${request.id}/answer`),
  };
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      teamHead(team, { title, lead: dayOf(view, request.askedAt) }),
      summaryList(view.language, rows),
      form(
        view,
        to,
        (fields) =>
          html`${radios(fields, {
            name: 'says',
            label: say.decision,
            options: [
              { value: 'yes', label: say.sayYes },
              { value: 'no', label: say.sayNo },
            ],
          })}
          ${textArea(fields, {
            name: 'words',
            label: say.answerWords,
            hint: say.answerWordsHint,
            isOptional: true,
            limit: MAX_WORDS,
          })}
          ${actions(submitButton({ label: say.decision, icon: 'check' }))}`,
      ),
    ),
  };
}

/** Draws a member, with what those who lead the team may know; and lets them go, with a reason. */
export function memberPage(view: View, shown: MemberPage): Page {
  const { team, member } = shown;
  const say = teamWords[view.language];
  const title = say.memberTitle(member.name);
  const { telephone, abilities } = member;
  const rows = [
    { label: say.sinceLabel, value: dayOf(view, member.since) },
    { label: say.came, value: say.cameBy[member.cameBy] },
    ...(abilities === undefined ? [] : [{ label: say.canDo, value: canDo(view, abilities) }]),
    ...(abilities === undefined ? [] : [{ label: say.number, value: numberOf(view, telephone) }]),
  ];
  const to = {
    endpoint: 'teams.let_go',
    address: teamAddress(team, `/members/${member.personId}`),
    method: 'DELETE',
  } as const;
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      teamHead(team, { title }),
      pressedRefusal(view, { drawn: ['teams.let_go', 'teams.note_proof'], of: 'teams.' }),
      summaryList(view.language, rows),
      proofsPanel(view, shown),
      panel(
        { title: say.letGo },
        form(
          view,
          to,
          (fields) =>
            html`${textArea(fields, {
              name: 'reason',
              label: say.reason,
              hint: say.reasonHint,
              limit: MAX_WORDS,
            })}
            ${actions(quietButton({ label: say.letGo }))}`,
        ),
      ),
    ),
  };
}

function canDo(view: View, abilities: Abilities): string | Html {
  const say = teamWords[view.language];
  return abilities.length === 0 ? say.canDoNone : skillTags(view, abilities);
}

function numberOf(view: View, telephone: string | undefined): string | Html {
  if (telephone === undefined) return teamWords[view.language].numberKept;
  return html`<a href="tel:${telephone}">${telephone}</a>`;
}
