import type { Queue } from '#/features/matters/index.ts';

export const MAX_WHAT = 1_000;
export const MAX_MEETING_PLACE = 200;
export const MAX_COMES_AS = 60;
export const MAX_REASON = 500;
export const MAX_PART = 500;
export const MAX_WORDS = 1_000;
export const MAX_RESULT = 2_000;
/** More are no meeting any more. */
export const MOST_CALLED = 30;
export const MOST_PARTS = 40;
/** How many a list shows; what is open stands first. */
export const MAX_LISTED = 100;
/** After that nobody declines again: the superior has decided. */
export const MAX_DECLINES = 3;
/** Until when the lead says who came, after the hour of the meeting. */
export const ATTEND_HOURS = 24;
/** Until when the lead closes it, where no part of it lasts longer. */
export const CLOSE_DAYS = 15;
/** Until when the caller says what came of it. */
export const ASSESS_DAYS = 7;
/** Until when caller or superior answer who asks to be excused. */
export const DECIDE_HOURS = 24;
/** How often a superior hears again of what is still owed. */
export const AGAIN_DAYS = 7;

export const taskStates = ['called', 'met', 'closed', 'assessed', 'called_off'] as const;
export type TaskState = (typeof taskStates)[number];

export const callStates = ['called', 'coming', 'declined', 'excused'] as const;
export type CallState = (typeof callStates)[number];

export const attendances = ['arrived', 'absent'] as const;
export type Attendance = (typeof attendances)[number];

export const assessments = ['solved', 'partly', 'not_solved'] as const;
export type Assessment = (typeof assessments)[number];

export const outcomes = ['done', 'not_done'] as const;
export type Outcome = (typeof outcomes)[number];

/** What somebody owes: since when, until when, and how often it was said to them or above them. */
export type Owed = {
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly step: number;
};

/** Several offices called to one matter, under a lead (街鄉吹哨、部門報到). */
export type Task = {
  readonly communityId: string;
  readonly id: string;
  readonly matterId: string;
  readonly caller: Queue;
  readonly superior: Queue;
  readonly lead: Queue;
  readonly what: string;
  readonly meetingPlace: string;
  readonly askedAt: Temporal.Instant;
  readonly askedBy: string;
  readonly reportDueAt: Temporal.Instant;
  readonly meetAt: Temporal.Instant;
  readonly state: TaskState;
  readonly metAt: Temporal.Instant | undefined;
  readonly agreed: string | undefined;
  readonly closedAt: Temporal.Instant | undefined;
  readonly result: string | undefined;
  readonly assessed:
    | {
        readonly at: Temporal.Instant;
        readonly answer: Assessment;
        readonly words: string | undefined;
      }
    | undefined;
  /** Without a reason where the matter was closed meanwhile. */
  readonly calledOff:
    | { readonly at: Temporal.Instant; readonly reason: string | undefined }
    | undefined;
  /** What the lead owes, or at the end the caller. */
  readonly owed: Owed | undefined;
};

/** One office that is called (報到單位), and what it answered. */
export type Call = {
  readonly id: string;
  readonly body: Queue;
  readonly isRequired: boolean;
  readonly state: CallState;
  readonly reportDueAt: Temporal.Instant;
  /** The first answer, by which it reported in time or not. */
  readonly answered: { readonly at: Temporal.Instant; readonly by: string } | undefined;
  /** Who comes, by their post. */
  readonly comesAs: string | undefined;
  readonly reason: string | undefined;
  readonly declines: number;
  /** What caller or superior said of it. */
  readonly decision: string | undefined;
  readonly attendance: Attendance | undefined;
  readonly attendedAt: Temporal.Instant | undefined;
  readonly owed: Owed | undefined;
};

/** What one of them does until when. */
export type Part = {
  readonly id: string;
  readonly callId: string;
  readonly what: string;
  readonly agreedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly ended:
    | {
        readonly outcome: Outcome;
        readonly words: string;
        readonly at: Temporal.Instant;
        readonly by: string;
      }
    | undefined;
  readonly owed: Owed | undefined;
};

/** A joint task with those who are called and what each of them does. */
export type Joint = {
  readonly task: Task;
  readonly calls: readonly Call[];
  readonly parts: readonly Part[];
};

/** What somebody is reminded of. */
export const owings = ['report', 'decide', 'attend', 'close', 'part', 'assess'] as const;
export type Owing = (typeof owings)[number];

/** Why something about a joint task came to nothing. */
export const refusalCodes = [
  'matter_closed',
  'body_unknown',
  'lead_missing',
  'complaint_against_them',
  'lead_called_already',
  'times_backwards',
  'task_over',
  'not_called',
  'excused_already',
  'superior_decided',
  'superior_decides',
  'not_declined',
  'came_already',
  'lead_stays',
  'not_met',
  'not_yet_time',
  'attendee_missing',
  'parts_open',
  'too_many_parts',
  'part_ended',
  'not_closed',
] as const;
export type JointRefusal = (typeof refusalCodes)[number];

/** What came of the joint tasks of a place, each number a part of the one it stands beside. */
export type Figures = {
  /** How often offices were called. */
  readonly asked: number;
  /** Of those called: whose time to report is over, or who have answered. */
  readonly reportDue: number;
  readonly reportedInTime: number;
  /** Where they have met: who had to come and was not excused. */
  readonly toCome: number;
  readonly came: number;
  /** Parts whose time is over, or that have ended. */
  readonly partDue: number;
  readonly partInTime: number;
  readonly closed: number;
  /** Of them: assessed by the caller. */
  readonly assessed: number;
  readonly solved: number;
  readonly partly: number;
};

/** How far back figures reach. */
export const FIGURE_DAYS = 365;
