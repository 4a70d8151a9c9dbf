import { callAddress } from '#/features/callouts/index.ts';
import { matterAddress, nameMatters, publicIdOf } from '#/features/matters/index.ts';
import type { NamedMatter } from '#/features/matters/index.ts';
import type { Kind, Notice } from '#/features/notices/model.ts';
import {
  countUnread,
  listNotices,
  markAllRead,
  markRead,
} from '#/features/notices/store/notices.ts';
import { holdsRoleAnywhere } from '#/platform/access/subject.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';

const PAGE = 20;
/** Whoever is called and lives elsewhere finds it among their calls. */
const CALLS = '/calls';

/** A notice as its person reads it now: what they may no longer see is not named. */
export type NoticeShown = Notice & {
  readonly matter:
    | { readonly id: string; readonly reference: string; readonly title: string }
    | undefined;
};

export type NoticesShown = {
  readonly notices: readonly NoticeShown[];
  readonly unread: number;
  /** The last one of this page, after which the next begins. */
  readonly next: string | undefined;
  /** Whether the reader keeps ways out of the house. */
  readonly isSteward: boolean;
};

/**
 * Lists what the person concerned was told, the latest first.
 * Refuses: `sign_in_required`.
 */
export async function readNotices(
  context: Context,
  input: { readonly after?: string | undefined },
): Promise<Result<NoticesShown, 'sign_in_required'>> {
  const { db, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const found = await listNotices(db, { personId, limit: PAGE + 1, after: input.after });
  const page = found.slice(0, PAGE);
  const matters = await nameMatters(context, keysOf(page));
  return succeed({
    notices: page.map((notice) => ({ ...notice, matter: shown(matters, notice) })),
    unread: await countUnread(db, personId),
    next: found.length > PAGE ? page.at(-1)?.id : undefined,
    isSteward: holdsRoleAnywhere(subject, ['steward']),
  });
}

function keysOf(notices: readonly Notice[]) {
  return notices.flatMap(({ communityId, matterId }) =>
    matterId === undefined ? [] : [{ communityId, id: matterId }],
  );
}

function shown(
  matters: ReadonlyMap<string, NamedMatter>,
  { matterId }: Notice,
): NoticeShown['matter'] {
  const matter = matters.get(matterId ?? '');
  if (matter === undefined) return undefined;
  return { id: publicIdOf(matter), reference: matter.reference, title: matter.title };
}

const JOINT_TASKS = '/joint-tasks';
const MUSTERS = '/musters';
const SHIFTS = '/me/shifts';
const HOURS_WAITING = '/hours/waiting';

/** Where a notice leads that is about no matter, or about what is done beside one. */
const pages: { readonly [kind in Kind]?: string } = {
  called_together: JOINT_TASKS,
  joint_answered: JOINT_TASKS,
  joint_decided: JOINT_TASKS,
  joint_met: JOINT_TASKS,
  joint_part: JOINT_TASKS,
  joint_closed: JOINT_TASKS,
  joint_over: `${JOINT_TASKS}?show=over`,
  joint_reminder: JOINT_TASKS,
  joint_overdue: JOINT_TASKS,
  muster_asked: MUSTERS,
  muster_moved_up: MUSTERS,
  muster_off: MUSTERS,
  muster_thanks: MUSTERS,
  shift_yes_wanted: SHIFTS,
  shift_offered: SHIFTS,
  shift_missing: SHIFTS,
  shift_changed: SHIFTS,
  shift_swap: SHIFTS,
  glass_broken: '/me/readings',
  glass_to_review: '/glass',
  glass_reviewed: '/glass',
  recovery_waits: '/recoveries',
  recovery_granted: '/me/recovery',
  team_asked: '/me/teams',
  team_answered: '/me/teams',
  team_invited: '/me/teams',
  team_let_go: '/me/teams',
  proof_ends: '/me/volunteering',
  hours_to_confirm: HOURS_WAITING,
  hours_objected: '/me/hours',
  hours_answered: HOURS_WAITING,
  hours_decided: '/me/hours',
};

/**
 * Marks a notice as read and says where it leads.
 * Refuses: `not_found`.
 */
export async function openNotice(
  context: Context,
  id: string,
): Promise<Result<{ readonly address: string; readonly isHidden: boolean }, 'not_found'>> {
  const { db, subject, now } = context;
  const { personId } = subject;
  const notice = personId && (await markRead(db, { personId, id }, now));
  if (!notice) return refuse('not_found');
  const page = pages[notice.kind];
  if (page !== undefined || notice.matterId === undefined) {
    return succeed({ address: page ?? '/me', isHidden: false });
  }
  const matter = (await nameMatters(context, keysOf([notice]))).get(notice.matterId);
  if (matter === undefined && isCall(notice)) return succeed({ address: CALLS, isHidden: false });
  if (matter === undefined) return succeed({ address: '/notices', isHidden: true });
  const address = isCall(notice) ? callAddress(publicIdOf(matter)) : matterAddress(matter);
  return succeed({ address, isHidden: false });
}

/** A call has a page on which one says at once whether one goes. */
function isCall({ kind }: Notice): boolean {
  return kind.startsWith('call_');
}

/**
 * Marks everything as read.
 * Refuses: `sign_in_required`.
 */
export async function readAll(context: Context): Promise<Result<object, 'sign_in_required'>> {
  const { personId } = context.subject;
  if (personId === undefined) return refuse('sign_in_required');
  await markAllRead(context.db, personId, context.now);
  return succeed({});
}
