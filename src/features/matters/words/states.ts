import type {
  Bucket,
  ClockStage,
  Profile,
  State,
  Visibility,
} from '#/features/matters/model/matter.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** How states, deadlines and kinds of matters are called. */
export type StateWords = {
  /** What staff and those in it see. */
  readonly states: { readonly [state in State]: string };
  /** What everybody sees. */
  readonly buckets: { readonly [bucket in Bucket]: string };
  readonly profiles: { readonly [profile in Profile]: string };
  readonly visibilities: { readonly [visibility in Visibility]: string };
  readonly stages: { readonly [stage in ClockStage]: string };
  readonly inHandOf: (who: string) => string;
  readonly inSomebodysHand: string;
  readonly comesAt: (who: string, when: string) => string;
  readonly comesThen: (when: string) => string;
  readonly awaitsConfirmation: string;
  readonly closedAndConfirmed: string;
  readonly dueBy: (when: string) => string;
  readonly overdueSince: (when: string) => string;
  readonly overdue: string;
};

const hant: StateWords = {
  states: {
    submitted: '待受理',
    verifying: '待核實',
    accepted: '待認領',
    offered: '正在找人',
    returned: '退回了，待重新安排',
    reopen_requested: '有人說還沒解決',
    assigned: '已交辦',
    claimed: '已認領',
    in_progress: '正在辦',
    scheduled: '約好時間了',
    waiting_asker: '等提出的人回話',
    waiting_partner: '等別的單位',
    paused: '暫緩',
    done: '辦好了，等確認',
    rework: '返工',
    reopened: '重新辦',
    declined: '沒有受理',
    resolved: '已解決',
    partly_resolved: '解決了一部分',
    done_by_others: '別人辦好了',
    out_of_scope: '不歸這裡管',
    no_help_wanted: '不用幫忙了',
    unreachable: '聯繫不上',
    unanswered: '辦結，沒有回音',
    duplicate: '併到另一件',
    withdrawn: '自己撤回了',
  },
  buckets: { open: '待認領', in_hand: '進行中', closed: '已辦結' },
  profiles: { need: '需求', report: '反映', urgent: '急事' },
  visibilities: { all: '大家都看得到', neighbours: '只有鄰居看得到', staff: '只有工作人員看得到' },
  stages: {
    triage: '受理',
    verify: '核實',
    acknowledge: '先回一句話',
    take_back: '沒動靜就收回',
    return_window: '可以退回',
    handle: '辦好',
    wait_asker: '等提出的人',
    wait_partner: '等別的單位',
    pause: '暫緩',
    check: '查看辦得怎樣',
    verdict: '等確認',
    total: '全部辦完',
  },
  inHandOf: (who) => `${who}在辦`,
  inSomebodysHand: '有人在辦了',
  comesAt: (who, when) => `${who} ${when}到`,
  comesThen: (when) => `約好 ${when}`,
  awaitsConfirmation: '辦好了，等確認',
  closedAndConfirmed: '已辦結 · 已確認',
  dueBy: (when) => `期限 ${when}`,
  overdueSince: (when) => `已超時，原定 ${when}`,
  overdue: '已超時',
};

const hans: StateWords = {
  states: {
    submitted: '待受理',
    verifying: '待核实',
    accepted: '待认领',
    offered: '正在找人',
    returned: '退回了，待重新安排',
    reopen_requested: '有人说还没解决',
    assigned: '已交办',
    claimed: '已认领',
    in_progress: '正在办',
    scheduled: '约好时间了',
    waiting_asker: '等提出的人回话',
    waiting_partner: '等别的单位',
    paused: '暂缓',
    done: '办好了，等确认',
    rework: '返工',
    reopened: '重新办',
    declined: '没有受理',
    resolved: '已解决',
    partly_resolved: '解决了一部分',
    done_by_others: '别人办好了',
    out_of_scope: '不归这里管',
    no_help_wanted: '不用帮忙了',
    unreachable: '联系不上',
    unanswered: '办结，没有回音',
    duplicate: '并到另一件',
    withdrawn: '自己撤回了',
  },
  buckets: { open: '待认领', in_hand: '进行中', closed: '已办结' },
  profiles: { need: '需求', report: '反映', urgent: '急事' },
  visibilities: { all: '大家都看得到', neighbours: '只有邻居看得到', staff: '只有工作人员看得到' },
  stages: {
    triage: '受理',
    verify: '核实',
    acknowledge: '先回一句话',
    take_back: '没动静就收回',
    return_window: '可以退回',
    handle: '办好',
    wait_asker: '等提出的人',
    wait_partner: '等别的单位',
    pause: '暂缓',
    check: '查看办得怎样',
    verdict: '等确认',
    total: '全部办完',
  },
  inHandOf: (who) => `${who}在办`,
  inSomebodysHand: '有人在办了',
  comesAt: (who, when) => `${who} ${when}到`,
  comesThen: (when) => `约好 ${when}`,
  awaitsConfirmation: '办好了，等确认',
  closedAndConfirmed: '已办结 · 已确认',
  dueBy: (when) => `期限 ${when}`,
  overdueSince: (when) => `已超时，原定 ${when}`,
  overdue: '已超时',
};

const en: StateWords = {
  states: {
    submitted: 'Waiting to be accepted',
    verifying: 'Somebody goes to look',
    accepted: 'Waiting for somebody',
    offered: 'Looking for somebody',
    returned: 'Returned, to be arranged anew',
    reopen_requested: 'Said to be not solved',
    assigned: 'Assigned',
    claimed: 'Taken up',
    in_progress: 'Under way',
    scheduled: 'A time is set',
    waiting_asker: 'Waiting for who asked',
    waiting_partner: 'Waiting for another body',
    paused: 'On hold',
    done: 'Done, to be confirmed',
    rework: 'To be done again',
    reopened: 'Opened again',
    declined: 'Declined',
    resolved: 'Solved',
    partly_resolved: 'Partly solved',
    done_by_others: 'Done by somebody else',
    out_of_scope: 'Not for this place to do',
    no_help_wanted: 'No help needed any more',
    unreachable: 'Could not be reached',
    unanswered: 'Closed without an answer',
    duplicate: 'Joined to another',
    withdrawn: 'Withdrawn',
  },
  buckets: { open: 'Open', in_hand: 'Under way', closed: 'Closed' },
  profiles: { need: 'Need', report: 'Report', urgent: 'Urgent' },
  visibilities: {
    all: 'Everybody can see it',
    neighbours: 'Only neighbours can see it',
    staff: 'Only staff can see it',
  },
  stages: {
    triage: 'to be accepted',
    verify: 'to be looked at',
    acknowledge: 'a first word',
    take_back: 'to be taken back if forgotten',
    return_window: 'may be returned',
    handle: 'to be done',
    wait_asker: 'waiting for who asked',
    wait_partner: 'waiting for another body',
    pause: 'on hold',
    check: 'to be checked',
    verdict: 'to be confirmed',
    total: 'to be closed',
  },
  inHandOf: (who) => `${who} is on it`,
  inSomebodysHand: 'Somebody is on it',
  comesAt: (who, when) => `${who} comes ${when}`,
  comesThen: (when) => `Set for ${when}`,
  awaitsConfirmation: 'Done, to be confirmed',
  closedAndConfirmed: 'Closed · confirmed',
  dueBy: (when) => `Due by ${when}`,
  overdueSince: (when) => `Overdue since ${when}`,
  overdue: 'Overdue',
};

/** The names of states, deadlines and kinds of matters in three languages. */
export const stateWords: Catalogue<StateWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
