import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of granting roles. */
export type GrantWords = {
  readonly title: (place: string) => string;
  readonly lead: string;
  readonly present: string;
  readonly nonePresent: string;
  readonly past: string;
  readonly term: string;
  readonly since: (day: string) => string;
  readonly until: (day: string) => string;
  readonly by: (name: string) => string;
  readonly fromStart: string;
  readonly ended: (day: string, reason: string) => string;
  readonly lapsed: (day: string) => string;
  readonly grant: string;
  readonly findPerson: string;
  readonly findHint: string;
  readonly nobodyFound: string;
  readonly person: string;
  readonly role: string;
  readonly startsOn: string;
  readonly startsHint: string;
  readonly endsOn: string;
  readonly endsHint: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly confirm: string;
  readonly granted: (name: string, role: string) => string;
  readonly withdraw: string;
  readonly withdrawNamed: (name: string, role: string) => string;
  readonly withdrawReason: string;
  readonly withdrawn: string;
  readonly nothingToGrant: string;
};

export const grantWords: Catalogue<GrantWords> = {
  'zh-Hant': {
    title: (place) => `${place}：誰有什麼身分`,
    lead: '身分決定一個人能看什麼、能辦什麼。每次授權和收回都留有記錄。',
    present: '現在',
    nonePresent: '這裡還沒有人有身分。',
    past: '以前',
    term: '任期',
    since: (day) => `${day}起`,
    until: (day) => `到 ${day}`,
    by: (name) => `${name}授權`,
    fromStart: '開站時設的',
    ended: (day, reason) => `${day}收回：${reason}`,
    lapsed: (day) => `${day}到期`,
    grant: '給一個人身分',
    findPerson: '先找到這個人',
    findHint: '姓名、稱呼，或完整的手機號碼、郵箱',
    nobodyFound: '沒有找到。請先在「居民」裡登記。',
    person: '給誰',
    role: '什麼身分',
    startsOn: '從哪天開始',
    startsHint: '不填就從現在開始。',
    endsOn: '到哪天為止',
    endsHint: '最後一天也算。不填就沒有期限，建議填。',
    reason: '為什麼',
    reasonHint: '例如：7 號樓居民推選。會留在記錄裡。',
    confirm: '給這個身分',
    granted: (name, role) => `${name}現在是${role}。`,
    withdraw: '收回',
    withdrawNamed: (name, role) => `收回：${name}，${role}`,
    withdrawReason: '為什麼收回',
    withdrawn: '收回了，記錄還在。',
    nothingToGrant: '在這裡您不能給別人身分。',
  },
  'zh-Hans': {
    title: (place) => `${place}：谁有什么身份`,
    lead: '身份决定一个人能看什么、能办什么。每次授权和收回都留有记录。',
    present: '现在',
    nonePresent: '这里还没有人有身份。',
    past: '以前',
    term: '任期',
    since: (day) => `${day}起`,
    until: (day) => `到 ${day}`,
    by: (name) => `${name}授权`,
    fromStart: '开站时设的',
    ended: (day, reason) => `${day}收回：${reason}`,
    lapsed: (day) => `${day}到期`,
    grant: '给一个人身份',
    findPerson: '先找到这个人',
    findHint: '姓名、称呼，或完整的手机号码、邮箱',
    nobodyFound: '没有找到。请先在“居民”里登记。',
    person: '给谁',
    role: '什么身份',
    startsOn: '从哪天开始',
    startsHint: '不填就从现在开始。',
    endsOn: '到哪天为止',
    endsHint: '最后一天也算。不填就没有期限，建议填。',
    reason: '为什么',
    reasonHint: '例如：7 号楼居民推选。会留在记录里。',
    confirm: '给这个身份',
    granted: (name, role) => `${name}现在是${role}。`,
    withdraw: '收回',
    withdrawNamed: (name, role) => `收回：${name}，${role}`,
    withdrawReason: '为什么收回',
    withdrawn: '收回了，记录还在。',
    nothingToGrant: '在这里您不能给别人身份。',
  },
  en: {
    title: (place) => `${place}: who holds which role`,
    lead: 'A role says what somebody may see and do. Granting and withdrawing are both on record.',
    present: 'Now',
    nonePresent: 'Nobody holds a role here yet.',
    past: 'Before',
    term: 'Term',
    since: (day) => `since ${day}`,
    until: (day) => `until ${day}`,
    by: (name) => `granted by ${name}`,
    fromStart: 'from the first day of this site',
    ended: (day, reason) => `withdrawn ${day}: ${reason}`,
    lapsed: (day) => `ended ${day}`,
    grant: 'Grant a role',
    findPerson: 'Find the person first',
    findHint: 'Name, call name, or the whole telephone number or e-mail',
    nobodyFound: 'Nobody was found. Register them under “Residents” first.',
    person: 'To whom',
    role: 'Which role',
    startsOn: 'From which day',
    startsHint: 'Leave it empty to begin now.',
    endsOn: 'Until which day',
    endsHint: 'That day is included. Without one the role has no end; better give one.',
    reason: 'Why',
    reasonHint: 'For example: chosen by the residents of building 7. It stays on record.',
    confirm: 'Grant this role',
    granted: (name, role) => `Done. ${name}: ${role}.`,
    withdraw: 'Withdraw',
    withdrawNamed: (name, role) => `Withdraw: ${name}, ${role}`,
    withdrawReason: 'Why it is withdrawn',
    withdrawn: 'Withdrawn. The record stays.',
    nothingToGrant: 'You cannot grant roles here.',
  },
};
