import { ancestorPaths, isWithin } from '#/lib/tree.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { fold } from '#/lib/text.ts';
import type { RowFault, SheetRow } from '#/platform/sheet/kind.ts';
import { MIN_TELEPHONE } from './model.ts';
import type {
  Coverage,
  Organisation,
  OrganisationKind,
  OrganisationLine,
  OrganisationRefusal,
  Post,
} from './model.ts';

type Refused<Refusal extends OrganisationRefusal> = Result<undefined, Refusal>;

/**
 * Decides whether a post may be made in an organisation for a place.
 * Refuses: `organisation_closed`, `place_outside_organisation` (a committee of one compound answers
 * for nothing in the next).
 */
export function mayAddPost(
  organisation: Pick<Organisation, 'closedOn'>,
  paths: { readonly organisation: string; readonly post: string },
): Refused<'organisation_closed' | 'place_outside_organisation'> {
  if (organisation.closedOn !== undefined) return refuse('organisation_closed');
  if (!isWithin(paths.post, paths.organisation)) return refuse('place_outside_organisation');
  return succeed(undefined);
}

/**
 * Decides whether somebody may be appointed to a post from a day on.
 * Refuses: `organisation_closed`, `post_already_held` (end the present term first, so that history
 * says why), `term_in_future` (whoever holds a post answers for it now), `term_backwards` (the
 * planned end is not after the start).
 */
export function mayAppoint(
  post: Pick<Post, 'holder'>,
  organisation: Pick<Organisation, 'closedOn'>,
  term: {
    readonly startsOn: Temporal.PlainDate;
    readonly plannedEndOn: Temporal.PlainDate | undefined;
    readonly today: Temporal.PlainDate;
  },
): Refused<'organisation_closed' | 'post_already_held' | 'term_in_future' | 'term_backwards'> {
  if (organisation.closedOn !== undefined) return refuse('organisation_closed');
  if (post.holder !== undefined) return refuse('post_already_held');
  const { startsOn, plannedEndOn, today } = term;
  if (Temporal.PlainDate.compare(startsOn, today) > 0) return refuse('term_in_future');
  if (plannedEndOn !== undefined && Temporal.PlainDate.compare(plannedEndOn, startsOn) <= 0) {
    return refuse('term_backwards');
  }
  return succeed(undefined);
}

/**
 * Decides whether a holder's term may end on a day.
 * Refuses: `post_not_held`, `term_backwards` (before it began).
 */
export function mayEndTerm(
  post: Pick<Post, 'holder'>,
  endsOn: Temporal.PlainDate,
): Refused<'post_not_held' | 'term_backwards'> {
  if (post.holder === undefined) return refuse('post_not_held');
  if (Temporal.PlainDate.compare(endsOn, post.holder.startsOn) < 0) {
    return refuse('term_backwards');
  }
  return succeed(undefined);
}

/**
 * Decides whether a post may be abolished on a day.
 * Refuses: `post_still_held` (the term ends first, so that history says why), `abolished_in_future`
 * (a post is there until it is not), `abolished_before_history` (somebody held it after that day).
 */
export function mayAbolish(
  post: Pick<Post, 'holder'>,
  day: {
    readonly on: Temporal.PlainDate;
    readonly today: Temporal.PlainDate;
    /** When the last of its terms ended, if it was ever held. */
    readonly lastHeldOn: Temporal.PlainDate | undefined;
  },
): Refused<'post_still_held' | 'abolished_in_future' | 'abolished_before_history'> {
  const { on, today, lastHeldOn } = day;
  if (post.holder !== undefined) return refuse('post_still_held');
  if (Temporal.PlainDate.compare(on, today) > 0) return refuse('abolished_in_future');
  if (lastHeldOn !== undefined && Temporal.PlainDate.compare(on, lastHeldOn) < 0) {
    return refuse('abolished_before_history');
  }
  return succeed(undefined);
}

/**
 * Decides whether an organisation may close.
 * Refuses: `organisation_closed` (it is already), `still_has_holders` (their terms end first).
 */
export function mayClose(
  organisation: Pick<Organisation, 'closedOn'>,
  posts: readonly Pick<Post, 'holder'>[],
): Refused<'organisation_closed' | 'still_has_holders'> {
  if (organisation.closedOn !== undefined) return refuse('organisation_closed');
  if (posts.some((post) => post.holder !== undefined)) return refuse('still_has_holders');
  return succeed(undefined);
}

/**
 * Decides whether one organisation may stand under another.
 * Refuses: `parent_circle` (it is the same one, or stands under it already).
 */
export function mayStandUnder(
  organisationId: string,
  parentAndAbove: readonly string[],
): Refused<'parent_circle'> {
  return parentAndAbove.includes(organisationId) ? refuse('parent_circle') : succeed(undefined);
}

/**
 * Groups posts as people speak of them: one person in one sort of post is one line, however many
 * buildings it is for, and so are the vacant posts of one sort. The order of the first stays.
 */
export function groupPosts<
  One extends {
    readonly kind: { readonly code: string };
    readonly holder?: { readonly personId: string } | undefined;
  },
>(posts: readonly One[]): readonly (readonly One[])[] {
  return [
    ...Map.groupBy(posts, (one) => `${one.kind.code} ${one.holder?.personId ?? ''}`).values(),
  ];
}

/** From three on, numbers that follow each other are said by the first and the last. */
const LEAST_RUN = 3;

/**
 * Shortens names that differ only by a number: 1號樓, 2號樓, 3號樓 and 9號樓 are 1–3號樓 and 9號樓.
 * A name said twice is said once; those without one number stay as they are.
 */
export function shortenNames(names: readonly string[]): readonly string[] {
  const numbered = [...new Set(names)].map((name) => {
    const [, before = '', digits, after = ''] = /^(\D*)(\d{1,9})(\D*)$/.exec(name) ?? [];
    return { name, before, digits, after };
  });
  const alike = Map.groupBy(numbered, ({ name, before, digits, after }) =>
    digits === undefined ? name : `${before}0${after}`,
  );
  return [...alike.values()].flatMap((group) => {
    const sorted = group.toSorted((one, other) => Number(one.digits) - Number(other.digits));
    return runsOf(sorted).flatMap((run) => {
      const last = run.at(-1);
      if (run.length < LEAST_RUN || last === undefined) return run.map(({ name }) => name);
      return [`${last.before}${run[0]?.digits ?? ''}–${last.digits ?? ''}${last.after}`];
    });
  });
}

function runsOf<One extends { readonly digits: string | undefined }>(
  sorted: readonly One[],
): readonly (readonly One[])[] {
  const runs: One[][] = [];
  for (const one of sorted) {
    const run = runs.at(-1);
    const before = run?.at(-1)?.digits;
    if (run && before && Number(one.digits) === Number(before) + 1) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** Tells whether a household has somebody to turn to: a held post answers for it or above it. */
export function isReached(household: string, answering: ReadonlySet<string>): boolean {
  if (answering.has(household)) return true;
  return ancestorPaths(household).some((path) => answering.has(path));
}

/** An entry is dated when its transaction began, and is seen when it ended: this much later. */
const LATE_SECONDS = 120;

/** Tells whether a count may lack a change: it was made before the change could be seen. */
export function isCountStale(
  countedAt: Temporal.Instant | undefined,
  changedAt: Temporal.Instant,
): boolean {
  if (countedAt === undefined) return true;
  return Temporal.Instant.compare(countedAt, changedAt.add({ seconds: LATE_SECONDS })) < 0;
}

/**
 * Counts, for every place at or above a household up to `top`, how many households it has and how
 * many of them somebody answers for. `answering` holds the paths of held posts that reach
 * households.
 */
export function countCoverage(
  top: string,
  households: readonly string[],
  answering: ReadonlySet<string>,
): ReadonlyMap<string, Coverage> {
  const counted = new Map<string, { households: number; reached: number }>();
  for (const household of households) {
    const reached = isReached(household, answering) ? 1 : 0;
    for (const path of [...ancestorPaths(household), household]) {
      if (!isWithin(path, top)) continue;
      const before = counted.get(path) ?? { households: 0, reached: 0 };
      counted.set(path, {
        households: before.households + 1,
        reached: before.reached + reached,
      });
    }
  }
  return counted;
}

/** Tells whether somebody could dial it: `-----` is no number. */
export function isTelephone(text: string): boolean {
  return text.replace(/\D/g, '').length >= MIN_TELEPHONE;
}

/** Reads what a row of a sheet says of an organisation at a place: its kind by any of its names. */
export function readLine(
  cells: SheetRow['cells'],
  { placeId, kinds }: { readonly placeId: string; readonly kinds: readonly OrganisationKind[] },
): OrganisationLine | { readonly fault: RowFault } {
  const { name = '', kind: said = '', telephone = '' } = cells;
  const kind = kinds.find(({ code, names: { hant, hans, en } }) =>
    [code, hant, hans, en].some((one) => fold(one) === fold(said)),
  );
  if (kind === undefined) {
    return { fault: { column: 'kind', code: 'organisation_kind_unknown', detail: { said } } };
  }
  if (telephone !== '' && !isTelephone(telephone)) {
    const detail = { said: telephone };
    return { fault: { column: 'telephone', code: 'telephone_unreadable', detail } };
  }
  return { name, kind: kind.code, placeId, telephone: telephone === '' ? null : telephone };
}
