import { findPerson, namesOf } from '#/features/people/index.ts';
import {
  findFeed,
  findOwnFeed,
  holdFeeds,
  insertFeed,
  revokeFeed,
} from '#/features/rosters/store/feeds.ts';
import type { Feed } from '#/features/rosters/store/feeds.ts';
import { listRosters } from '#/features/rosters/store/rosters.ts';
import { listStandsOf } from '#/features/rosters/store/stands.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { CalendarEvent } from '#/lib/icalendar.ts';
import { visitor } from '#/platform/access/subject.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { digitsOf, hashWith } from '#/platform/auth/digits.ts';
import { openRoster, openShift, seatsOf } from './open.ts';
import type { Opened } from './open.ts';
import { findTeam, listTeam } from './team.ts';

const PURPOSE = 'rosters.feed';
/** More than anybody can try: about a hundred and six bits. */
export const TOKEN_DIGITS = 32;
/** Shifts that are over stay in the calendar for so long. */
const SHOWN_HOURS = 24 * 60;

type Own<More extends string = never> = Promise<
  Result<object, 'sign_in_required' | 'only_oneself' | More>
>;

/** The address is nowhere written down: it follows from the installation’s secret. */
function tokenOf({ services }: Context, { id }: Pick<Feed, 'id'>): string {
  return digitsOf(services.secret, { purpose: PURPOSE, id }, TOKEN_DIGITS);
}

function addressOf(context: Context, feed: Pick<Feed, 'id'>): string {
  return `${context.services.publicUrl}/calendars/${tokenOf(context, feed)}/shifts.ics`;
}

/**
 * Finds the secret address of the calendar of one’s own shifts, or of those of a team. Whoever acts
 * for somebody is not told it: it would open their shifts for good.
 */
export async function findOwnCalendar(
  context: Context,
  organisationId?: string,
): Promise<string | undefined> {
  const { actorId, personId } = context.subject;
  if (personId === undefined || actorId !== personId) return undefined;
  const feed = await findOwnFeed(context.db, { personId, organisationId });
  return feed && addressOf(context, feed);
}

/**
 * Makes a secret address at which calendars of telephones find one’s own shifts, or those of a team
 * one is in; there is one of each.
 * Refuses: `sign_in_required`, `only_oneself` (whoever acts for somebody makes none), `not_found`
 * (it is none of their teams).
 */
export async function openCalendar(context: Context, organisationId?: string): Own<'not_found'> {
  const { db, now, newId, subject } = context;
  const { actorId, personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  if (actorId !== personId) return refuse('only_oneself');
  if (organisationId !== undefined && !(await isInTeam(context, organisationId))) {
    return refuse('not_found');
  }
  await holdFeeds(db, personId);
  const person = await findPerson(db, personId);
  if (person === undefined) return refuse('sign_in_required');
  const { communityId } = person;
  const found = await findOwnFeed(db, { personId, organisationId });
  const feed = found ?? { communityId, id: newId(), personId, organisationId };
  if (found === undefined) {
    const tokenHash = hashWith(context.services.secret, PURPOSE, tokenOf(context, feed));
    await insertFeed(db, { ...feed, tokenHash, madeAt: now });
  }
  await recordCalendar(context, feed, 'open_calendar');
  return succeed({});
}

async function isInTeam(context: Context, organisationId: string): Promise<boolean> {
  const { personId = '' } = context.subject;
  const team = await findTeam(context, organisationId);
  return team !== undefined && (await listTeam(context, team.id)).includes(personId);
}

/**
 * Closes the address of a calendar at once; closed twice is closed. Whoever left a team closes
 * theirs, too.
 * Refuses: `sign_in_required`, `only_oneself`, `not_found` (they never had one of that team).
 */
export async function closeCalendar(context: Context, organisationId?: string): Own<'not_found'> {
  const { db, now, subject } = context;
  const { actorId, personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  if (actorId !== personId) return refuse('only_oneself');
  await holdFeeds(db, personId);
  const person = await findPerson(db, personId);
  const wasOpen = await revokeFeed(db, { personId, organisationId, at: now });
  if (!wasOpen && organisationId !== undefined && !(await isInTeam(context, organisationId))) {
    return refuse('not_found');
  }
  const { communityId = '' } = person ?? {};
  await recordCalendar(context, { communityId, personId }, 'close_calendar');
  return succeed({});
}

async function recordCalendar(
  context: Context,
  { communityId, personId }: Pick<Feed, 'communityId' | 'personId'>,
  verb: string,
): Promise<void> {
  await context.record({ feature: 'rosters', verb, subjectId: personId, communityId });
}

/** What a calendar shows, and the team whose it is, if it is not one’s own. */
export type ReadCalendar = {
  readonly team: string | undefined;
  readonly events: readonly CalendarEvent[];
};

/**
 * Reads by the secret address of a calendar the shifts its person has taken, or those of a team
 * with who stands by in each, for as long as its person is in that team.
 * Refuses: `not_found`, also once it was closed.
 */
export async function readCalendar(
  context: Context,
  token: string,
): Promise<Result<ReadCalendar, 'not_found'>> {
  const { db, services } = context;
  const feed = await findFeed(db, hashWith(services.secret, PURPOSE, token));
  if (feed === undefined) return refuse('not_found');
  const { personId, organisationId } = feed;
  // The address speaks for its person, and opens nothing but these.
  await openDoor(db, { personIds: [personId] });
  const own = context.as({ ...visitor, actorId: personId, personId });
  if (organisationId === undefined) {
    return succeed({ team: undefined, events: await listOwn(own, personId) });
  }
  const team = await findTeam(own, organisationId);
  if (team === undefined || !(await isInTeam(own, organisationId))) return refuse('not_found');
  return succeed({ team: team.name, events: await listOfTeam(own, organisationId) });
}

async function listOwn(own: Context, personId: string): Promise<readonly CalendarEvent[]> {
  const { db, now, services } = own;
  const from = now.subtract({ hours: SHOWN_HOURS });
  const events: CalendarEvent[] = [];
  for (const stand of await listStandsOf(db, { personIds: [personId], from })) {
    const found = stand.state === 'taken' ? await openShift(own, stand.shiftId) : undefined;
    if (found?.ok !== true) continue;
    const { shift, kind, team } = found.value;
    events.push({
      uid: `${stand.id}@${new URL(services.publicUrl).host}`,
      from: shift.beginsAt,
      to: shift.endsAt,
      summary: `${kind.name} · ${team.name}`,
      url: `${services.publicUrl}/shifts/${shift.id}`,
    });
  }
  return events;
}

async function listOfTeam(own: Context, organisationId: string): Promise<readonly CalendarEvent[]> {
  const { db, now } = own;
  const from = now.subtract({ hours: SHOWN_HOURS });
  const events: CalendarEvent[] = [];
  for (const { id, state } of await listRosters(db, [organisationId])) {
    const found = state === 'published' ? await openRoster(own, id) : undefined;
    if (found?.ok !== true) continue;
    const ids = [...new Set(found.value.stands.map(({ personId }) => personId))];
    const names = await namesOf(db, ids, 'L1');
    events.push(...eventsOf(own, found.value, { names, from }));
  }
  return events;
}

/** Writes each shift with who stands by in it, and how many are missing. */
function eventsOf(
  { services, language }: Context,
  { shifts, kinds, stands, team }: Opened,
  of: { readonly names: ReadonlyMap<string, string>; readonly from: Temporal.Instant },
): readonly CalendarEvent[] {
  const host = new URL(services.publicUrl).host;
  const { calendarFree } = rosterWords[language];
  return shifts.flatMap((shift) => {
    const kind = kinds.find(({ id }) => id === shift.kindId);
    if (kind === undefined || Temporal.Instant.compare(shift.endsAt, of.from) <= 0) return [];
    const here = stands.filter(({ shiftId, state }) => shiftId === shift.id && state === 'taken');
    const who = here.flatMap(({ personId }) => of.names.get(personId) ?? []);
    const free = seatsOf(kind).length - here.length;
    const said = [...who, ...(free > 0 ? [calendarFree(String(free))] : [])].join(' · ');
    return [
      {
        uid: `${shift.id}@${host}`,
        from: shift.beginsAt,
        to: shift.endsAt,
        summary: `${kind.name} · ${said}`,
        description: team.name,
        url: `${services.publicUrl}/shifts/${shift.id}`,
      },
    ];
  });
}
