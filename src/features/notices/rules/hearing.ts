import type { Kind, NewsKind, Topic } from '#/features/notices/model.ts';

/** Who of those concerned hears of something. */
export type Party =
  | 'asker'
  | 'holder'
  | 'last_handler'
  | 'helpers'
  | 'followers'
  | 'subject'
  | 'stewards'
  | 'body'
  | 'desks'
  | 'called'
  | 'going'
  | 'stood_down'
  | 'mustered'
  | 'moved_up'
  | 'seated'
  | 'came'
  | 'leaders'
  | 'named';

/** Whom one verb of the journal is told to, as which sentence, under which topic. */
export type HearingRule = {
  readonly kind: Kind;
  readonly topic: Topic;
  readonly told: readonly Party[];
  /** Only where a field of the entry says one of these. */
  readonly only?: { readonly field: string; readonly says: readonly string[] };
};

const toAsker = (kind: Kind): HearingRule => ({ kind, topic: 'mine', told: ['asker'] });
const toHolder = (kind: Kind): HearingRule => ({ kind, topic: 'in_hand', told: ['holder'] });
const toHelpers = (kind: Kind): HearingRule => ({ kind, topic: 'in_hand', told: ['helpers'] });
const toBody: HearingRule = { kind: 'body_has_it', topic: 'body', told: ['body'] };
const toFollowers: HearingRule = { kind: 'moved_on', topic: 'followed', told: ['followers'] };
const aboutOneself = (kind: Kind): readonly HearingRule[] => [
  { kind, topic: 'on_behalf', told: ['subject'] },
];

/** Those who work at the desks that an entry names. */
const toDesks = (kind: Kind): HearingRule => ({ kind, topic: 'body', told: ['desks'] });

/** The one whom an entry names beside who did it. */
const toNamed = (kind: Kind, topic: Topic): HearingRule => ({ kind, topic, told: ['named'] });

const heardByAll = { field: 'visibility', says: ['public'] };
const heardByParties = { field: 'visibility', says: ['public', 'parties'] };
const remindsHolder = { field: 'to', says: ['holder'] };
const remindsAsker = { field: 'to', says: ['asker'] };

const callsStewards = { field: 'calls', says: ['stewards'] };

const toCalled: HearingRule = { kind: 'call_asked', topic: 'calls', told: ['called'] };

const closedKindly: readonly HearingRule[] = [toAsker('closed'), toFollowers];
const judged: readonly HearingRule[] = [
  { kind: 'thanked', topic: 'in_hand', told: ['last_handler'] },
  toHelpers('thanked'),
  toFollowers,
];

/**
 * Who hears of what, by verb of the journal. What is not here is told to nobody; whoever did
 * something is never told of it.
 */
export const hearing: Readonly<Record<string, readonly HearingRule[]>> = {
  'matters.raise': [toBody],
  'matters.accept': [toAsker('accepted')],
  'matters.decline': [toAsker('declined'), toFollowers],
  'matters.claim': [toAsker('taken_up'), toFollowers],
  'matters.assign': [toAsker('given_out'), toHolder('given_to_you'), toFollowers],
  'matters.reassign': [toAsker('given_out'), toHolder('given_to_you')],
  'matters.release': [toAsker('back_again')],
  'matters.return': [toAsker('back_again')],
  'matters.recall': [toAsker('back_again')],
  'matters.transfer': [toAsker('passed_on'), toBody],
  'matters.send_back': [toAsker('back_again'), toBody],
  'matters.take_back': [toAsker('back_again')],
  'matters.wait_for_asker': [toAsker('asked_you')],
  'matters.answer': [toHolder('answered')],
  'matters.schedule': [toAsker('scheduled')],
  'matters.pause': [toAsker('resting')],
  'matters.mark_done': [toAsker('done'), toFollowers],
  'matters.fail_check': [toHolder('not_fixed')],
  'matters.not_fixed': [toHolder('not_fixed')],
  'matters.confirm_solved': judged,
  'matters.confirm_partly': judged,
  'matters.confirm_by_others': judged,
  'matters.request_reopen': [
    { kind: 'reopen_wanted', topic: 'in_hand', told: ['last_handler'] },
    toAsker('reopen_wanted'),
  ],
  'matters.reopen': [toHolder('reopened'), toAsker('reopened'), toFollowers],
  'matters.withdraw': [{ kind: 'closed', topic: 'in_hand', told: ['last_handler', 'helpers'] }],
  'matters.merge': [toAsker('merged'), toFollowers],
  'matters.close_out_of_scope': closedKindly,
  'matters.close_by_others': closedKindly,
  'matters.close_no_help_wanted': closedKindly,
  'matters.close_unreachable': closedKindly,
  'matters.close_unanswered': closedKindly,
  'matters.comment': [
    { ...toAsker('commented'), only: heardByParties },
    { ...toHolder('commented'), only: heardByParties },
    { ...toFollowers, only: heardByAll },
  ],
  'matters.offer_help': [toHolder('help_offered'), toAsker('help_offered')],
  'matters.accept_offer': [toHelpers('help_accepted')],
  'matters.request_release': [toHolder('release_wanted')],
  'matters.remind': [
    { ...toHolder('reminder'), only: remindsHolder },
    { ...toAsker('reminder'), only: remindsAsker },
  ],
  'joint.call_together': [toDesks('called_together'), toAsker('coming_together')],
  'joint.report': [toDesks('joint_answered')],
  'joint.decline': [toDesks('joint_answered')],
  'joint.excuse': [toDesks('joint_decided')],
  'joint.insist': [toDesks('joint_decided')],
  'joint.change_lead': [toDesks('joint_decided')],
  'joint.attend': [toDesks('joint_met')],
  'joint.add_part': [toDesks('joint_part')],
  'joint.end_part': [toDesks('joint_answered')],
  'joint.close': [toDesks('joint_closed'), toAsker('came_together')],
  'joint.assess': [toDesks('joint_over')],
  'joint.call_off': [toDesks('joint_over')],
  'joint.remind': [toDesks('joint_reminder')],
  'joint.overdue': [toDesks('joint_overdue')],
  'people.start_acting': aboutOneself('acting_begun'),
  'people.record_consent': aboutOneself('consent_noted'),
  'people.end_consent': aboutOneself('consent_noted'),
  'people.read': aboutOneself('record_read'),
  'people.correct': aboutOneself('record_changed'),
  'people.grant_role': aboutOneself('role_changed'),
  'people.withdraw_role': aboutOneself('role_changed'),
  'guard.break_glass': [
    ...aboutOneself('glass_broken'),
    { kind: 'glass_to_review', topic: 'in_hand', told: ['stewards'], only: callsStewards },
  ],
  'guard.review_glass': aboutOneself('glass_reviewed'),
  'guard.ask_recovery': [{ kind: 'recovery_waits', topic: 'in_hand', told: ['stewards'] }],
  'guard.grant_recovery': aboutOneself('recovery_granted'),
  'teams.ask': [{ kind: 'team_asked', topic: 'body', told: ['leaders'] }],
  'teams.accept': [toNamed('team_answered', 'mine')],
  'teams.decline': [toNamed('team_answered', 'mine')],
  'teams.invite': [toNamed('team_invited', 'body')],
  'teams.let_go': [toNamed('team_let_go', 'body')],
  'volunteers.proof_ends': aboutOneself('proof_ends'),
  'rosters.add_kind': [toNamed('shift_yes_wanted', 'in_hand')],
  'rosters.publish': [toNamed('shift_offered', 'in_hand')],
  'rosters.place': [toNamed('shift_offered', 'in_hand')],
  'rosters.give_up': [toNamed('shift_missing', 'in_hand')],
  'rosters.take': [toNamed('shift_changed', 'in_hand')],
  'rosters.ask_swap': [toNamed('shift_swap', 'in_hand')],
  'rosters.take_swap': [toNamed('shift_changed', 'in_hand')],
  'rosters.decline_swap': [toNamed('shift_changed', 'in_hand')],
  'rosters.decline': [toNamed('shift_changed', 'in_hand')],
  'rosters.clear': [toNamed('shift_changed', 'in_hand')],
  'rosters.end': [toNamed('shift_changed', 'in_hand')],
  'hours.wait': [toNamed('hours_to_confirm', 'in_hand')],
  'hours.object': [toNamed('hours_objected', 'in_hand')],
  'hours.correct': [toNamed('hours_answered', 'in_hand')],
  'hours.confirm': [toNamed('hours_decided', 'in_hand')],
  'callouts.ask': [toCalled],
  'callouts.climb': [toCalled],
  'callouts.choose': [{ kind: 'call_you_go', topic: 'calls', told: ['going'] }],
  'callouts.end': [
    { kind: 'call_taken', topic: 'calls', told: ['stood_down'] },
    {
      kind: 'call_nobody',
      topic: 'mine',
      told: ['asker'],
      only: { field: 'as', says: ['nobody'] },
    },
  ],
  'musters.ask': [{ kind: 'muster_asked', topic: 'calls', told: ['mustered'] }],
  'musters.move_up': [{ kind: 'muster_moved_up', topic: 'calls', told: ['moved_up'] }],
  'musters.end': [
    {
      kind: 'muster_off',
      topic: 'calls',
      told: ['seated'],
      only: { field: 'as', says: ['stood_down'] },
    },
    {
      kind: 'muster_thanks',
      topic: 'calls',
      told: ['came'],
      only: { field: 'as', says: ['held'] },
    },
  ],
};

/** What is news of a place: what a robot tells its group, if the matter is everybody's to see. */
export const newsOf: Readonly<Record<string, NewsKind>> = {
  'matters.raise': 'news_raised',
  'matters.claim': 'news_taken_up',
  'matters.assign': 'news_taken_up',
  'matters.mark_done': 'news_done',
};

/** An entry of the journal with those whom it concerns. */
export type Happening = {
  /** `feature.verb`. */
  readonly verb: string;
  readonly actorId: string | undefined;
  /** For whom it was done. */
  readonly personId: string | undefined;
  readonly data: { readonly [key: string]: unknown };
  readonly parties: { readonly [party in Party]?: readonly string[] };
  /** Who is never told of it. */
  readonly untold: readonly string[];
};

export type Telling = { readonly personId: string; readonly kind: Kind; readonly topic: Topic };

/**
 * Says who is told what of an entry: each person once, whoever did it not at all, and first of all
 * the person for whom somebody else did it.
 */
export function tellingsOf(happening: Happening): readonly Telling[] {
  const { actorId, personId, untold, verb } = happening;
  const told = new Map<string, Telling>();
  const isOnBehalf = actorId !== undefined && personId !== undefined && actorId !== personId;
  if (isOnBehalf) told.set(personId, { personId, kind: 'done_for_you', topic: 'on_behalf' });
  for (const rule of hearing[verb] ?? []) {
    if (!suits(rule, happening.data)) continue;
    for (const id of rule.told.flatMap((party) => happening.parties[party] ?? [])) {
      if (told.has(id) || id === actorId || untold.includes(id)) continue;
      told.set(id, { personId: id, kind: rule.kind, topic: rule.topic });
    }
  }
  return [...told.values()];
}

function suits({ only }: HearingRule, data: Happening['data']): boolean {
  if (only === undefined) return true;
  const value = data[only.field];
  const said: readonly unknown[] = Array.isArray(value) ? value : [value];
  return said.some((one) => typeof one === 'string' && only.says.includes(one));
}
