import type {
  Attendance,
  Assessment,
  CallState,
  Outcome,
  TaskState,
} from '#/features/joint/model.ts';

/** What the pages of joint tasks say. */
export type JointWords = {
  readonly title: string;
  readonly lead: string;
  readonly open: string;
  readonly over: string;
  readonly none: string;
  readonly noneText: string;
  readonly noneOver: string;
  /** The way from other pages to one's own list, with how many go on. */
  readonly toList: (count: string) => string;
  readonly deskText: string;
  readonly openOne: string;
  readonly openNamed: (what: string) => string;
  readonly matter: (reference: string) => string;
  readonly ofMatter: (reference: string) => string;
  readonly states: { readonly [state in TaskState]: string };
  readonly callStates: { readonly [state in CallState]: string };
  readonly attendances: { readonly [attendance in Attendance]: string };
  readonly assessments: { readonly [answer in Assessment]: string };
  readonly outcomes: { readonly [outcome in Outcome]: string };
  /** What the reader owes, as it stands first on a line of the list. */
  readonly youReport: (until: string) => string;
  readonly youDecide: string;
  readonly youAttend: string;
  readonly youClose: string;
  readonly youFinish: (until: string) => string;
  readonly youAssess: string;
  readonly late: string;
  readonly leads: string;
  readonly required: string;
  readonly invited: string;
  /** The panel of a matter. */
  readonly panelTitle: string;
  readonly panelText: string;
  readonly togetherAt: (when: string) => string;
  readonly resultIs: string;
  readonly allOfMatter: string;
  readonly callButton: string;
  /** Calling. */
  readonly callTitle: string;
  readonly callLead: (caller: string) => string;
  readonly whoLeads: string;
  readonly whoLeadsHint: string;
  readonly whoComes: string;
  readonly whoComesHint: string;
  readonly whoElse: string;
  readonly whoElseHint: string;
  readonly what: string;
  readonly whatHint: string;
  readonly where: string;
  readonly whereHint: string;
  readonly reportBy: string;
  readonly reportByHint: string;
  readonly meetAt: string;
  readonly nobodyToCall: string;
  readonly called: string;
  /** One joint task. */
  readonly facts: string;
  readonly factMatter: string;
  readonly factCaller: string;
  readonly callerTitle: string;
  readonly factLead: string;
  readonly factSuperior: string;
  readonly factMeet: string;
  readonly factWhere: string;
  readonly factReport: string;
  readonly now: string;
  readonly whoIsCalled: string;
  readonly comesAsIs: (who: string) => string;
  readonly reasonIs: (reason: string) => string;
  readonly decisionIs: (words: string) => string;
  readonly dueBy: (until: string) => string;
  readonly reportTitle: (body: string) => string;
  readonly reportText: string;
  readonly comesAs: string;
  readonly comesAsHint: string;
  readonly reportButton: string;
  readonly declineTitle: string;
  readonly declineWhy: string;
  readonly declineHint: (left: string) => string;
  readonly declineButton: string;
  readonly decideTitle: (body: string) => string;
  readonly decideWords: string;
  readonly decideHint: string;
  readonly excuse: string;
  readonly insist: string;
  readonly verdict: string;
  readonly superiorDecides: string;
  readonly excuseTitle: string;
  readonly excuseButton: string;
  readonly excuseWho: string;
  readonly leadTitle: string;
  readonly leadButton: string;
  readonly attendTitle: string;
  readonly attendAgain: string;
  readonly attendLater: (when: string) => string;
  readonly whoCame: string;
  readonly whoCameHint: string;
  readonly agreed: string;
  readonly agreedHint: string;
  readonly attendButton: string;
  readonly partsTitle: string;
  readonly noParts: string;
  readonly partTitle: string;
  readonly partWho: string;
  readonly partWhat: string;
  readonly partUntil: string;
  readonly partButton: string;
  readonly endPartTitle: string;
  readonly endPartOutcome: string;
  readonly endPartWords: string;
  readonly endPartHint: string;
  readonly endPartButton: string;
  readonly closeTitle: string;
  readonly closeWords: string;
  readonly closeHint: string;
  readonly closeButton: string;
  readonly stillMissing: (who: string) => string;
  readonly stillOpen: (count: string) => string;
  readonly assessTitle: string;
  readonly assessHow: string;
  readonly assessWords: string;
  readonly assessButton: string;
  readonly callOffTitle: string;
  readonly callOffWhy: string;
  readonly callOffHint: string;
  readonly callOffButton: string;
  readonly matterIsClosed: string;
  readonly agreedIs: string;
  /** What has just been saved. */
  readonly saved: {
    readonly report: string;
    readonly decline: string;
    readonly decide: string;
    readonly lead: string;
    readonly attend: string;
    readonly part: string;
    readonly endPart: string;
    readonly close: string;
    readonly assess: string;
    readonly callOff: string;
  };
};
