/** What somebody can choose to be told about, each by itself. */
export const topics = ['mine', 'in_hand', 'followed', 'on_behalf', 'body', 'calls'] as const;
export type Topic = (typeof topics)[number];

/** The ways out of the house; within it every notice stands on its page. */
export const channels = ['email', 'sms', 'push'] as const;
export type Channel = (typeof channels)[number];

/** By which way a message leaves: to a person, or into the group of a place. */
export type Way = Channel | 'robot';

export const timings = ['now', 'digest', 'never'] as const;
export type Timing = (typeof timings)[number];

/** What happened, as a sentence without names; the words stand in three catalogues. */
export const kinds = [
  'accepted',
  'declined',
  'taken_up',
  'given_out',
  'back_again',
  'passed_on',
  'asked_you',
  'answered',
  'scheduled',
  'resting',
  'done',
  'closed',
  'merged',
  'reopened',
  'reopen_wanted',
  'commented',
  'help_offered',
  'help_accepted',
  'release_wanted',
  'given_to_you',
  'not_fixed',
  'thanked',
  'reminder',
  'moved_on',
  'body_has_it',
  'acting_begun',
  'done_for_you',
  'consent_noted',
  'record_read',
  'record_changed',
  'role_changed',
  'glass_broken',
  'glass_to_review',
  'glass_reviewed',
  'recovery_waits',
  'recovery_granted',
  'called_together',
  'joint_answered',
  'joint_decided',
  'joint_met',
  'joint_part',
  'joint_closed',
  'joint_over',
  'joint_reminder',
  'joint_overdue',
  'coming_together',
  'came_together',
  'shift_yes_wanted',
  'shift_offered',
  'shift_missing',
  'shift_changed',
  'shift_swap',
  'call_asked',
  'call_you_go',
  'call_taken',
  'call_nobody',
  'muster_asked',
  'muster_moved_up',
  'muster_off',
  'muster_thanks',
  'team_asked',
  'team_answered',
  'team_invited',
  'team_let_go',
  'proof_ends',
  'hours_to_confirm',
  'hours_objected',
  'hours_answered',
  'hours_decided',
] as const;
export type Kind = (typeof kinds)[number];

/** What a robot tells of a public matter. */
export const newsKinds = ['news_raised', 'news_taken_up', 'news_done'] as const;
export type NewsKind = (typeof newsKinds)[number];

export const deliveryStates = ['waiting', 'sending', 'sent', 'stopped', 'given_up'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Hours as the clocks of the neighbourhood show them. */
export type Hours = {
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly digestAt: string;
};

export const usualHours: Hours = { quietFrom: '21:00', quietTo: '08:00', digestAt: '18:00' };

/** Stands for every topic, where all of them are stopped. */
export const ALL = '*';

/** What somebody chose; what they did not choose is as usual. */
export type Choices = {
  readonly timings: ReadonlyMap<string, Timing>;
  readonly hours: Hours;
  /** The topics that are stopped; `*` for all. */
  readonly stopped: ReadonlySet<string>;
};

/** One notice (通知): that something happened which concerns one person. */
export type Notice = {
  readonly communityId: string;
  readonly id: string;
  readonly personId: string;
  readonly entryId: string;
  readonly at: Temporal.Instant;
  readonly topic: Topic;
  readonly kind: Kind;
  readonly matterId: string | undefined;
  readonly isUrgent: boolean;
  readonly readAt: Temporal.Instant | undefined;
};

export type NoticesRefusal =
  | 'link_not_ours'
  | 'address_not_allowed'
  | 'not_reachable'
  | 'only_oneself'
  | 'too_many_browsers'
  | 'not_found'
  | 'channel_not_set'
  | 'secret_again'
  | 'too_many_robots';
