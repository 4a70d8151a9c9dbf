import { z } from 'zod';
import { readAddress } from '#/features/people/index.ts';
import {
  enterMember,
  leaveTeam,
  letGo,
  returnToTeam,
  shareTelephone,
} from '#/features/teams/actions/belong.ts';
import { describeTeam } from '#/features/teams/actions/describe.ts';
import {
  answerInvitation,
  inviteSomebody,
  takeBackInvitation,
} from '#/features/teams/actions/invite.ts';
import { answerAsking, askToJoin, takeBackAsking } from '#/features/teams/actions/join.ts';
import { MAX_NOTE, MAX_WORDS, MOST_ABILITIES, enteredWays } from '#/features/teams/model.ts';
import { teamWords } from '#/features/teams/words/index.ts';
import { refusals } from '#/features/teams/words/refusals.ts';
import { holderOf, signedIn } from '#/platform/access/policy.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { flag, line, list, optionalProse, prose, uuid } from '#/platform/http/fields.ts';
import { done } from './shapes.ts';

const HERE = '/organisations/:id/team';
const OWN = '/me/teams';
const MAX_ADDRESS = 120;
const team = z.object({ id: uuid });
const answer = z.enum(['yes', 'no']);
const pageOf = ({ id }: { readonly id: string }): string => `/organisations/${id}/team`;

const ask = endpoint({
  name: 'teams.ask',
  method: 'POST',
  path: `${HERE}/requests`,
  summary: 'Asks to join a volunteer team.',
  policy: signedIn,
  input: team.extend({ words: optionalProse(MAX_WORDS), sharesTelephone: flag }),
  output: done,
  words: refusals('team_closed', 'already_in_team', 'already_asked'),
  run: (context, input) => askToJoin(context, { ...input, words: input.words }),
  onward: (language, output) => ({ to: pageOf(output), notice: teamWords[language].asked }),
});

const takeBack = endpoint({
  name: 'teams.take_back',
  method: 'DELETE',
  path: `${HERE}/requests`,
  summary: 'Takes back that one asked to join.',
  policy: signedIn,
  input: team,
  output: done,
  words: refusals('not_waiting'),
  run: (context, { id }) => takeBackAsking(context, id),
  onward: (language, output) => ({ to: pageOf(output), notice: teamWords[language].tookBack }),
});

const answerRequest = endpoint({
  name: 'teams.answer',
  method: 'POST',
  path: `${HERE}/requests/:requestId/answer`,
  summary: 'Answers somebody who asked to join: yes, or no with words.',
  policy: signedIn,
  input: team
    .extend({ requestId: uuid, says: answer, words: optionalProse(MAX_WORDS) })
    .refine(({ says, words }) => says === 'yes' || words !== undefined, { path: ['words'] }),
  output: done,
  words: refusals('team_closed', 'not_waiting', 'already_in_team'),
  run: (context, input) => answerAsking(context, { ...input, words: input.words }),
  onward: (language, output, { says }) => {
    const say = teamWords[language];
    return { to: pageOf(output), notice: says === 'yes' ? say.accepted : say.declinedNow };
  },
});

const leave = endpoint({
  name: 'teams.leave',
  method: 'DELETE',
  path: `${HERE}/membership`,
  summary: 'Leaves a team at once; for a day that can be taken back.',
  policy: signedIn,
  input: team,
  output: done,
  words: refusals('not_in_team'),
  run: (context, { id }) => leaveTeam(context, id),
  onward: (language, output) => ({ to: pageOf(output), notice: teamWords[language].left }),
});

const comeBack = endpoint({
  name: 'teams.return',
  method: 'POST',
  path: `${HERE}/membership/return`,
  summary: 'Takes back, within a day, that one left.',
  policy: signedIn,
  input: team,
  output: done,
  words: refusals('team_closed', 'already_in_team', 'too_late_to_return'),
  run: (context, { id }) => returnToTeam(context, id),
  onward: (language, output) => ({ to: pageOf(output), notice: teamWords[language].returned }),
});

const share = endpoint({
  name: 'teams.share_number',
  method: 'PUT',
  path: `${HERE}/membership`,
  summary: 'Says whether those who lead the team may see one’s telephone number.',
  policy: signedIn,
  input: team.extend({ sharesTelephone: flag }),
  output: done,
  words: refusals('not_in_team'),
  run: (context, input) => shareTelephone(context, input),
  onward: (language, output, { sharesTelephone }) => {
    const say = teamWords[language];
    return { to: pageOf(output), notice: sharesTelephone ? say.shared : say.kept };
  },
});

const readable = z.string().transform((text, check) => {
  const address = readAddress(text);
  if (address !== undefined) return address;
  check.addIssue({ code: 'custom', message: 'Neither a telephone number nor an e-mail address.' });
  return z.NEVER;
});

const invite = endpoint({
  name: 'teams.invite',
  method: 'POST',
  path: `${HERE}/invitations`,
  summary: 'Invites somebody to a team; whether the number is on record is not told.',
  policy: signedIn,
  input: team.extend({
    address: line(MAX_ADDRESS).pipe(readable),
    note: line(MAX_NOTE),
    words: optionalProse(MAX_WORDS),
  }),
  output: done,
  words: refusals('team_closed', 'too_many_invitations'),
  run: (context, input) => inviteSomebody(context, { ...input, words: input.words }),
  onward: (language, output) => ({ to: pageOf(output), notice: teamWords[language].invited }),
});

const uninvite = endpoint({
  name: 'teams.uninvite',
  method: 'DELETE',
  path: `${HERE}/invitations/:invitationId`,
  summary: 'Takes an invitation back.',
  policy: signedIn,
  input: team.extend({ invitationId: uuid }),
  output: done,
  words: refusals('invitation_over'),
  run: (context, input) => takeBackInvitation(context, input),
  onward: (language, output) => ({ to: pageOf(output), notice: teamWords[language].uninvited }),
});

const answerInvite = endpoint({
  name: 'teams.answer_invitation',
  method: 'POST',
  path: `${HERE}/invitations/:invitationId/answer`,
  summary: 'Answers an invitation; a no is told to nobody.',
  policy: signedIn,
  input: team.extend({ invitationId: uuid, says: answer, sharesTelephone: flag }),
  output: done,
  words: refusals('team_closed', 'invitation_over', 'already_in_team'),
  run: (context, input) => answerInvitation(context, input),
  onward: (language, output, { says }) => {
    const say = teamWords[language];
    return says === 'yes'
      ? { to: pageOf(output), notice: say.joined }
      : { to: OWN, notice: say.refused };
  },
});

const describe = endpoint({
  name: 'teams.describe',
  method: 'PUT',
  path: HERE,
  summary: 'Says what a team does, in words and as abilities.',
  policy: signedIn,
  input: team.extend({
    words: prose(MAX_WORDS),
    abilities: list(z.string().regex(/^[a-z][a-z_]{0,39}$/), MOST_ABILITIES),
  }),
  output: done,
  words: refusals('unknown_choice'),
  run: (context, input) => describeTeam(context, input),
  onward: (language, output) => ({ to: pageOf(output), notice: teamWords[language].described }),
});

const enter = endpoint({
  name: 'teams.enter',
  method: 'POST',
  path: `${HERE}/members`,
  summary: 'Enters a member at the counter, with who said yes for them and how.',
  policy: holderOf('steward', 'community_worker'),
  input: team.extend({ personId: uuid, agreedBy: uuid, agreedWay: z.enum(enteredWays) }),
  output: done,
  words: refusals('team_closed', 'unknown_person', 'unknown_consent', 'already_in_team'),
  run: (context, input) => enterMember(context, input),
  onward: (language, output) => ({ to: pageOf(output), notice: teamWords[language].entered }),
});

const release = endpoint({
  name: 'teams.let_go',
  method: 'DELETE',
  path: `${HERE}/members/:personId`,
  summary: 'Lets a member go, with a reason that they read.',
  policy: signedIn,
  input: team.extend({ personId: uuid, reason: prose(MAX_WORDS) }),
  output: done,
  words: refusals('not_in_team'),
  run: (context, input) => letGo(context, input),
  onward: (language, output) => ({ to: pageOf(output), notice: teamWords[language].hasLetGo }),
});

/** The endpoints by which people join teams, leave them and lead them. */
export const actingEndpoints: readonly AnyEndpoint[] = [
  ask,
  takeBack,
  answerRequest,
  leave,
  comeBack,
  share,
  invite,
  uninvite,
  answerInvite,
  describe,
  enter,
  release,
];
