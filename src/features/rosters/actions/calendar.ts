import { findPerson } from '#/features/people/index.ts';
import {
  findFeed,
  findOwnFeed,
  holdFeeds,
  insertFeed,
  revokeFeed,
} from '#/features/rosters/store/feeds.ts';
import type { Feed } from '#/features/rosters/store/feeds.ts';
import { listStandsOf } from '#/features/rosters/store/stands.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { CalendarEvent } from '#/lib/icalendar.ts';
import { visitor } from '#/platform/access/subject.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { digitsOf, hashWith } from '#/platform/auth/digits.ts';
import { openShift } from './open.ts';

const PURPOSE = 'rosters.feed';
/** More than anybody can try: about a hundred and six bits. */
export const TOKEN_DIGITS = 32;
/** Shifts that are over stay in the calendar for so long. */
const SHOWN_HOURS = 24 * 60;

type Own = Promise<Result<object, 'sign_in_required' | 'only_oneself'>>;

/** The address is nowhere written down: it follows from the installation’s secret. */
function tokenOf({ services }: Context, { id }: Pick<Feed, 'id'>): string {
  return digitsOf(services.secret, { purpose: PURPOSE, id }, TOKEN_DIGITS);
}

function addressOf(context: Context, feed: Pick<Feed, 'id'>): string {
  return `${context.services.publicUrl}/calendars/${tokenOf(context, feed)}/shifts.ics`;
}

/**
 * Finds the secret address of the calendar of one’s own shifts. Whoever acts for somebody is not
 * told it: it would open their shifts for good.
 */
export async function findOwnCalendar(context: Context): Promise<string | undefined> {
  const { actorId, personId } = context.subject;
  if (personId === undefined || actorId !== personId) return undefined;
  const feed = await findOwnFeed(context.db, personId);
  return feed && addressOf(context, feed);
}

/**
 * Makes a secret address at which calendars of telephones find one’s own shifts; there is one.
 * Refuses: `sign_in_required`, `only_oneself` (whoever acts for somebody makes none).
 */
export async function openCalendar(context: Context): Own {
  const { db, now, newId, subject } = context;
  const { actorId, personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  if (actorId !== personId) return refuse('only_oneself');
  await holdFeeds(db, personId);
  const person = await findPerson(db, personId);
  if (person === undefined) return refuse('sign_in_required');
  const { communityId } = person;
  const found = await findOwnFeed(db, personId);
  const feed = found ?? { communityId, id: newId(), personId };
  if (found === undefined) {
    const tokenHash = hashWith(context.services.secret, PURPOSE, tokenOf(context, feed));
    await insertFeed(db, { ...feed, tokenHash, madeAt: now });
  }
  await recordCalendar(context, feed, 'open_calendar');
  return succeed({});
}

/**
 * Closes the address of the calendar of one’s own shifts at once; closed twice is closed.
 * Refuses: `sign_in_required`, `only_oneself`.
 */
export async function closeCalendar(context: Context): Own {
  const { db, now, subject } = context;
  const { actorId, personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  if (actorId !== personId) return refuse('only_oneself');
  await holdFeeds(db, personId);
  const person = await findPerson(db, personId);
  await revokeFeed(db, { personId, at: now });
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

/**
 * Reads the shifts somebody has taken, by the secret address of their calendar.
 * Refuses: `not_found`, also once it was closed.
 */
export async function readCalendar(
  context: Context,
  token: string,
): Promise<Result<{ readonly events: readonly CalendarEvent[] }, 'not_found'>> {
  const { db, now, services } = context;
  const feed = await findFeed(db, hashWith(services.secret, PURPOSE, token));
  if (feed === undefined) return refuse('not_found');
  const { personId } = feed;
  // The address speaks for its person, and opens nothing but these.
  await openDoor(db, { personIds: [personId] });
  const own = context.as({ ...visitor, actorId: personId, personId });
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
  return succeed({ events });
}
