import { findListed, findReach, namesOf, searchIn } from '#/features/people/index.ts';
import { listAgreers } from '#/features/teams/actions/belong.ts';
import { findTeam, openLedTeam } from '#/features/teams/actions/find.ts';
import { isLeader, mayEnter } from '#/features/teams/policy.ts';
import { mayReturn } from '#/features/teams/rules.ts';
import { listReceived } from '#/features/teams/store/invitations.ts';
import { findLatest, listOfPerson } from '#/features/teams/store/memberships.ts';
import { listAsked, listWaiting } from '#/features/teams/store/requests.ts';
import { openTeam } from '#/features/teams/store/tables.ts';
import { listAbilities, listProofs } from '#/features/volunteers/index.ts';
import { listOrganisationsOfPerson } from '#/features/organisations/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { noteReadings } from '#/platform/personal/readings.ts';
import { abilitiesOf, toLine } from './load.ts';
import type { EnteringPage, MemberPage, OwnTeams, RequestPage, TeamLine } from './shapes.ts';

type Denied = 'not_found' | 'not_allowed';

/** Loads somebody who asked to join, for those who lead the team. */
export async function loadRequest(
  context: Context,
  wanted: { readonly id: string; readonly requestId: string },
): Promise<Result<RequestPage, Denied>> {
  const found = await openLedTeam(context, wanted.id);
  if (!found.ok) return found;
  const waiting = await listWaiting(context.db, wanted.id);
  const request = waiting.find((one) => one.id === wanted.requestId);
  if (request === undefined) return refuse('not_found');
  const { id, personId, words, askedAt, sharesTelephone } = request;
  const names = await namesOf(context.db, [personId], 'L1');
  const abilities = (await abilitiesOf(context, [personId])).get(personId) ?? [];
  const name = names.get(personId) ?? '';
  return succeed({
    team: await toLine(context, found.value),
    request: { id, name, words, askedAt, sharesTelephone, abilities },
  });
}

/** Loads a member, for those who lead the team, and for the counter without what is the team’s. */
export async function loadMember(
  context: Context,
  wanted: { readonly id: string; readonly personId: string },
): Promise<Result<MemberPage, Denied>> {
  const { db, subject } = context;
  const { id: organisationId, personId } = wanted;
  const team = await findTeam(context, organisationId);
  if (team === undefined) return refuse('not_found');
  const leads = await isLeader(context, organisationId);
  if (!leads && !mayEnter(subject, team.path)) return refuse('not_allowed');
  const latest = await findLatest(db, { organisationId, personId });
  if (latest === undefined || latest.left !== undefined) return refuse('not_found');
  const name = (await namesOf(db, [personId], 'L1')).get(personId) ?? '';
  const shares = leads && latest.sharesTelephone;
  return succeed({
    team: await toLine(context, team),
    member: {
      personId,
      name,
      since: latest.joinedAt,
      cameBy: latest.cameBy,
      ...(leads ? { abilities: (await abilitiesOf(context, [personId])).get(personId) } : {}),
      ...(shares ? { telephone: await readNumber(context, personId, team.communityId) } : {}),
    },
    ...(await loadProofs(context, { organisationId, personId })),
  });
}

/** What a member showed to the team, and what can be noted, unless they are looking themselves. */
async function loadProofs(
  { db, now, subject }: Context,
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string },
): Promise<Pick<MemberPage, 'proofs' | 'choices'>> {
  const abilities = await listAbilities(db);
  const held = await listProofs(db, [personId], now);
  const proofs = held
    .filter((one) => one.organisationId === organisationId)
    .map(({ id, ability, kind, what, endsAt }) => {
      const names = abilities.find(({ code }) => code === ability)?.names;
      return { id, names: names ?? NO_NAMES, kind, what, endsAt };
    });
  if (subject.actorId === personId) return { proofs };
  return { proofs, choices: abilities.map(({ code, names }) => ({ code, names })) };
}

const NO_NAMES = { hant: '', hans: '', en: '' };

/** Who released their number to the team is reached by those who lead it, and hears who looked. */
async function readNumber(
  context: Context,
  personId: string,
  communityId: string,
): Promise<string | undefined> {
  await openDoor(context.db, { personIds: [personId] });
  const { telephone } = (await findReach(context.db, [personId])).get(personId) ?? {};
  if (telephone === undefined) return undefined;
  await noteReadings(context, 'contact', [{ personId, communityId }]);
  return telephone;
}

/** Loads what the counter needs to enter a member: who is found, and who may say yes for them. */
export async function loadEntering(
  context: Context,
  wanted: { readonly id: string; readonly query: string; readonly personId: string | undefined },
): Promise<Result<EnteringPage, Denied>> {
  const team = await findTeam(context, wanted.id);
  if (team === undefined || team.closedOn !== undefined) return refuse('not_found');
  if (!mayEnter(context.subject, team.path)) return refuse('not_allowed');
  const { query, personId } = wanted;
  const people = query === '' ? [] : await search(context, team.communityId, query);
  return succeed({
    team: await toLine(context, team),
    query,
    found: people.map(({ id, name, called, homes }) => ({ id, name, called, homes })),
    chosen: personId === undefined ? undefined : await loadChosen(context, personId),
  });
}

async function search(context: Context, communityId: string, query: string) {
  const listed = await findListed(context, communityId);
  return listed.ok ? searchIn(context, { ...listed.value, query }) : [];
}

async function loadChosen(context: Context, personId: string): Promise<EnteringPage['chosen']> {
  const { db } = context;
  // Somebody who is not within reach is not to be entered, and is not named here.
  if (!(await namesOf(db, [personId], 'L2')).has(personId)) return undefined;
  const agreers = await listAgreers(context, personId);
  const names = await namesOf(db, [personId, ...agreers], 'L1');
  return {
    personId,
    name: names.get(personId) ?? '',
    agreers: agreers.map((id) => ({ personId: id, name: names.get(id) ?? '' })),
  };
}

/** Loads one’s own teams: invitations, where one is and was, what one asked, what one leads. */
export async function loadOwnTeams(
  context: Context,
): Promise<Result<OwnTeams, 'sign_in_required'>> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const received = await listReceived(db, personId, now);
  const memberships = await listOfPerson(db, personId);
  const asked = await listAsked(db, personId);
  const ids = [...received, ...memberships, ...asked].map(({ organisationId }) => organisationId);
  const teams = await loadLines(context, ids);
  const present = new Set(
    memberships.filter(({ left }) => left === undefined).map((one) => one.organisationId),
  );
  const withTeam = <One extends { readonly organisationId: string }>(all: readonly One[]) =>
    all.flatMap((one) => {
      const team = teams.get(one.organisationId);
      return team === undefined ? [] : [{ ...one, team }];
    });
  return succeed({
    invitations: withTeam(received)
      .filter(({ organisationId }) => !present.has(organisationId))
      .map(({ team, words, lapsesAt }) => ({ team, words, lapsesAt })),
    belongings: withTeam(memberships).map(({ team, left, ...one }) => ({
      team,
      since: one.joinedAt,
      leftAt: left?.at,
      leftAs: left?.as,
      reason: left?.reason,
      sharesTelephone: one.sharesTelephone,
      canReturn: !present.has(one.organisationId) && mayReturn({ left }, now),
    })),
    askings: withTeam(asked)
      .filter(({ state }) => state === 'waiting' || state === 'declined')
      .map(({ team, askedAt, state, answer }) => ({ team, askedAt, state, answer })),
    led: await loadLed(context),
  });
}

async function loadLines(
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TeamLine>> {
  const lines = new Map<string, TeamLine>();
  for (const id of new Set(ids)) {
    const team = await findTeam(context, id);
    if (team !== undefined) lines.set(id, await toLine(context, team));
  }
  return lines;
}

async function loadLed(context: Context): Promise<OwnTeams['led']> {
  const { db, subject } = context;
  const led: OwnTeams['led'][number][] = [];
  for (const id of await listOrganisationsOfPerson(db, subject.personId ?? '')) {
    const team = await findTeam(context, id);
    if (team === undefined || !(await isLeader(context, id))) continue;
    await openTeam(db, id);
    const waiting = await listWaiting(db, id);
    led.push({ team: await toLine(context, team), waiting: waiting.length });
  }
  return led;
}
