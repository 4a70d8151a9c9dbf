import { LEAST_PUBLISHED, namesOf } from '#/features/people/index.ts';
import { listHoldersIn } from '#/features/organisations/index.ts';
import { findPlace } from '#/features/places/index.ts';
import { findTeam } from '#/features/teams/actions/find.ts';
import type { Membership, Request, Team } from '#/features/teams/model.ts';
import { isLeader, mayEnter } from '#/features/teams/policy.ts';
import { mayReturn } from '#/features/teams/rules.ts';
import { listReceived, listSent } from '#/features/teams/store/invitations.ts';
import { countMembers, findLatest, listPresent } from '#/features/teams/store/memberships.ts';
import { findPurpose } from '#/features/teams/store/purposes.ts';
import { listAsked, listWaiting } from '#/features/teams/store/requests.ts';
import { openTeam } from '#/features/teams/store/tables.ts';
import { listAbilities, listProofs, listSkillsOf } from '#/features/volunteers/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { MemberLine, TeamLine, TeamShown } from './shapes.ts';

type Choice = { readonly code: string; readonly names: Names };

/** Loads a team as this reader may see it. Refuses: `not_found`. */
export async function loadTeam(
  context: Context,
  id: string,
): Promise<Result<TeamShown, 'not_found'>> {
  const { db, subject } = context;
  const team = await findTeam(context, id);
  if (team === undefined) return refuse('not_found');
  const leads = await isLeader(context, id);
  if (leads) await openTeam(db, id);
  const enters = mayEnter(subject, team.path);
  const all = await listAbilities(db);
  const purpose = await findPurpose(db, id);
  const mine = await loadMine(context, id);
  const isIn = mine?.since !== undefined;
  const count = await countMembers(db, id);
  const isCounted = leads || enters || isIn || count >= LEAST_PUBLISHED;
  return succeed({
    team: await toLine(context, team),
    purpose: purpose && { words: purpose.words, abilities: pick(all, purpose.abilities) },
    leaders: await loadLeaders(context, id),
    memberCount: isCounted ? count : undefined,
    leads,
    enters: enters && team.closedOn === undefined,
    mine,
    members: leads || enters || isIn ? await loadMembers(context, id, { leads, enters }) : [],
    requests: leads ? await loadRequests(context, id) : [],
    invitations: leads ? await listSent(db, id, context.now) : [],
    ...(leads ? { abilities: all.map(toChoice) } : {}),
  });
}

/** Describes a team for a page, with the names of its place. */
export async function toLine({ db }: Context, team: Team): Promise<TeamLine> {
  const { id, name, placeId, closedOn } = team;
  const place = await findPlace(db, placeId);
  const names = place?.names ?? { hant: '', hans: '', en: '' };
  return { id, name, place: { id: placeId, names }, closedOn };
}

async function loadLeaders({ db }: Context, id: string): Promise<TeamShown['leaders']> {
  const holders = await listHoldersIn(db, id);
  const names = await namesOf(db, holders, 'L1');
  return [...names.values()].map((name) => ({ name }));
}

/** What the person concerned is to a team: in it, waiting, invited, or gone a short while ago. */
async function loadMine(context: Context, organisationId: string): Promise<TeamShown['mine']> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return undefined;
  const latest = await findLatest(db, { organisationId, personId });
  const isIn = latest !== undefined && latest.left === undefined;
  const asked = (await listAsked(db, personId)).filter(
    (one) => one.organisationId === organisationId,
  );
  const last = asked.find(({ state }) => state !== 'withdrawn');
  const received = isIn ? [] : await listReceived(db, personId, now);
  const invitation = received.find((one) => one.organisationId === organisationId);
  return {
    ...(isIn ? { since: latest.joinedAt } : {}),
    sharesTelephone: isIn && latest.sharesTelephone,
    canReturn: latest !== undefined && mayReturn(latest, now),
    reason: latest?.left?.reason,
    asked: toWaiting(last),
    declined: last?.state === 'declined' ? last.answer : undefined,
    invitation: invitation && {
      id: invitation.id,
      words: invitation.words,
      lapsesAt: invitation.lapsesAt,
    },
  };
}

function toWaiting(last: Request | undefined) {
  return last?.state === 'waiting' ? { at: last.askedAt, words: last.words } : undefined;
}

type Sight = { readonly leads: boolean; readonly enters: boolean };

/** Members see how each is called; those who lead, what they can do; the counter, since when. */
async function loadMembers(
  context: Context,
  id: string,
  { leads, enters }: Sight,
): Promise<readonly MemberLine[]> {
  const { db } = context;
  const present = await listPresent(db, id);
  const ids = present.map(({ personId }) => personId);
  const names = await namesOf(db, ids, 'L1');
  const abilities = leads ? await abilitiesOf(context, ids) : undefined;
  return present.map(({ personId, joinedAt }: Membership) => {
    const name = names.get(personId) ?? '';
    if (!leads && !enters) return { name };
    return { personId, name, since: joinedAt, abilities: abilities?.get(personId) };
  });
}

export type Skill = Choice & { readonly level: 'able' | 'trained' | 'proven' };

/** Finds what several persons can do, and whether somebody has seen it or taught them. */
export async function abilitiesOf(
  { db, now }: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Skill[]>> {
  const all = await listAbilities(db);
  const skills = await listSkillsOf(db, personIds);
  const proofs = await listProofs(db, personIds, now);
  const levelOf = (personId: string, ability: string): Skill['level'] => {
    const own = proofs.filter((one) => one.personId === personId && one.ability === ability);
    if (own.some(({ kind }) => kind === 'shown')) return 'proven';
    return own.length > 0 ? 'trained' : 'able';
  };
  const skillsOf = (personId: string): readonly Skill[] =>
    all
      .filter(({ code }) => skills.get(personId)?.get(code) === 'able')
      .map(({ code, names }) => ({ code, names, level: levelOf(personId, code) }));
  return new Map(personIds.map((personId) => [personId, skillsOf(personId)]));
}

async function loadRequests(context: Context, id: string): Promise<TeamShown['requests']> {
  const waiting = await listWaiting(context.db, id);
  const ids = waiting.map(({ personId }) => personId);
  const names = await namesOf(context.db, ids, 'L1');
  return waiting.map((one) => ({
    id: one.id,
    name: names.get(one.personId) ?? '',
    words: one.words,
    askedAt: one.askedAt,
  }));
}

function pick(all: readonly Choice[], codes: readonly string[]): readonly Choice[] {
  return all.filter(({ code }) => codes.includes(code)).map(toChoice);
}

function toChoice({ code, names }: Choice): Choice {
  return { code, names };
}
