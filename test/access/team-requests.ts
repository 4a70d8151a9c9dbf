import { z } from 'zod';
import { saveManyOrganisations } from '#/features/organisations/index.ts';
import type { TestApp } from '#test/app.ts';
import { places, telephones } from '#test/world.ts';
import { asker, others, parties } from './readers.ts';
import { own, reason } from './request.ts';
import type { Request, Row } from './request.ts';
import type { Targets } from './world.ts';

/** A volunteer team at the compound of the asker, which the helper leads. */
export const TEAM = '019cf000-0000-7000-8000-00000002000b';

const shownShape = z.object({
  requests: z.array(z.object({ id: z.string() })),
  invitations: z.array(z.object({ id: z.string() })),
});

const memberShape = z.object({ proofs: z.array(z.object({ id: z.string() })) });

type Act = (by: string, asked: readonly [string, Request['raw']]) => Promise<unknown>;

/**
 * The asker is in the team and has released their number to it, the follower has just left, the
 * holder has asked to join, and the neighbour is invited.
 */
export async function joinTeam(app: TestApp, act: Act) {
  await saveTeam(app);
  const one = { id: TEAM };
  await act('helper', ['teams.describe', { ...one, words: '修燈', abilities: ['electrical'] }]);
  await act('asker', ['teams.ask', { ...one, sharesTelephone: true }]);
  const [first] = shownShape.parse(await act('helper', ['teams.show', one])).requests;
  await act('helper', ['teams.answer', { ...one, requestId: first?.id, says: 'yes' }]);
  await act('follower', ['teams.ask', one]);
  const [second] = shownShape.parse(await act('helper', ['teams.show', one])).requests;
  await act('helper', ['teams.answer', { ...one, requestId: second?.id, says: 'yes' }]);
  await act('follower', ['teams.leave', one]);
  await act('holder', ['teams.ask', { ...one, words: '週末有空' }]);
  await act('helper', ['teams.invite', { ...one, address: '13955500003', note: '高師傅' }]);
  const proof = { ability: 'electrical', what: '電工證', until: '2027-01-01' };
  await act('helper', ['teams.note_proof', { ...one, personId: asker.id, ...proof }]);
  const seen = await act('helper', ['teams.member', { ...one, personId: asker.id }]);
  const teamProof = memberShape.parse(seen).proofs[0]?.id ?? '';
  const { requests, invitations } = shownShape.parse(await act('helper', ['teams.show', one]));
  const [teamRequest = '', teamInvitation = ''] = [requests[0]?.id, invitations[0]?.id];
  return { teamRequest, teamInvitation, teamProof };
}

async function saveTeam({ db, clock }: TestApp): Promise<void> {
  const inCommunity = { communityId: places.community };
  const postId = '019cf000-0000-7000-8000-00000002000c';
  const startsOn = Temporal.PlainDate.from('2026-01-01');
  await saveManyOrganisations(
    db,
    {
      organisations: [
        {
          ...inCommunity,
          id: TEAM,
          kind: 'volunteer_team',
          name: '修修補補隊',
          placeId: places.compound,
          parentId: undefined,
          telephone: undefined,
          openedOn: startsOn,
        },
      ],
      posts: [
        {
          ...inCommunity,
          id: postId,
          organisationId: TEAM,
          kind: 'team_leader',
          placeId: places.compound,
        },
      ],
      terms: [
        {
          ...inCommunity,
          id: '019cf000-0000-7000-8000-00000002000d',
          postId,
          personId: parties.helper,
          startsOn,
          plannedEndOn: undefined,
        },
      ],
      members: [],
    },
    clock.now(),
  );
}

/** Requests about a volunteer team. */
export function teamRows({ teamRequest, teamInvitation, teamProof }: Targets): readonly Row[] {
  const one = { id: TEAM };
  const asking = { ...one, requestId: teamRequest };
  const invited = { ...one, invitationId: teamInvitation };
  const newcomer = { personId: others.newcomer, agreedBy: others.newcomer, agreedWay: 'paper' };
  const member = { ...one, personId: asker.id };
  const course = { ability: 'health', what: '急救培訓', until: '2027-01-01' };
  const training = { ...course, heldOn: '2026-11-01', personIds: [asker.id] };
  const invitation = { address: telephones.li, note: '電工' };
  return [
    ['teams.show', '', one],
    ['teams.own', '', {}, own],
    ['teams.request', '', asking],
    ['teams.member', '', { ...one, personId: asker.id }],
    ['teams.entering', 'search', { ...one, q: '邱' }],
    ['teams.entering', 'person', { ...one, person: asker.id }],
    ['teams.ask', '', one, own],
    ['teams.take_back', '', one, own],
    ['teams.answer', '', { ...asking, says: 'yes' }],
    ['teams.leave', '', one, own],
    ['teams.return', '', one, own],
    ['teams.share_number', '', { ...one, sharesTelephone: true }, own],
    ['teams.invite', '', { ...one, ...invitation }],
    ['teams.uninvite', '', invited],
    ['teams.answer_invitation', '', { ...invited, says: 'yes' }, { hidden: 'invitationId' }],
    ['teams.describe', '', { ...one, words: '修燈、換鎖', abilities: ['electrical'] }],
    ['teams.enter', '', { ...one, ...newcomer }],
    ['teams.note_proof', '', { ...member, ability: 'legal', what: '律師證', until: '2027-01-01' }],
    ['teams.take_back_proof', '', { ...member, proofId: teamProof }],
    ['teams.note_training', '', { ...one, ...training }],
    ['teams.let_go', '', { ...one, personId: asker.id, reason }],
  ];
}
