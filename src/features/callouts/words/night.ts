import type { CallStage } from '#/features/callouts/model.ts';
import type { NightKind } from '#/features/callouts/rules/night.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What the page says that plays a night of calls. */
export type NightWords = {
  readonly title: string;
  /** From which evening to which morning. */
  readonly lead: (evening: string, morning: string) => string;
  readonly calls: string;
  readonly answered: string;
  readonly soon: string;
  readonly none: string;
  readonly noneText: string;
  readonly cut: (most: string) => string;
  readonly before: (day: string) => string;
  readonly after: (day: string) => string;
  readonly others: string;
  readonly choose: string;
  readonly show: string;
  readonly picture: string;
  readonly exact: string;
  readonly counted: string;
  readonly elsewhere: (count: string) => string;
  readonly ofBuilding: (name: string, calls: string) => string;
  readonly clock: string;
  readonly beginning: string;
  readonly play: string;
  readonly pause: string;
  readonly speed: string;
  readonly speeds: { readonly [speed in 'slow' | 'middle' | 'fast']: string };
  readonly seek: string;
  readonly first: string;
  readonly back: string;
  readonly next: string;
  readonly last: string;
  readonly story: string;
  readonly byCall: string;
  readonly stages: { readonly [stage in CallStage]: string };
  readonly kinds: { readonly [kind in NightKind]: string };
  readonly asked: (count: string) => string;
  readonly climbed: (role: string, count: string) => string;
  readonly climbedToNobody: (role: string) => string;
  readonly when: string;
  readonly where: string;
  readonly what: string;
  readonly happened: string;
  readonly raisedAt: string;
  readonly stage: string;
  readonly number: string;
  readonly panelTitle: string;
  readonly panelText: (day: string, calls: string) => string;
  readonly open: string;
};

const hant: NightWords = {
  title: '夜裡的急事',
  lead: (evening, morning) => `${evening}夜裡到${morning}，誰家叫了人，什麼時候有人到。`,
  calls: '件急事',
  answered: '件有人去了',
  soon: '叫人到有人動身，居中的一件',
  none: '這一夜沒有人叫急事',
  noneText: '換一夜看看，或者回到這個地方。',
  cut: (most) => `這一夜太多，只放前 ${most} 件。`,
  before: (day) => `前面：${day}`,
  after: (day) => `後面：${day}`,
  others: '別的夜',
  choose: '哪一天晚上',
  show: '看這一夜',
  picture: '這一夜的窗',
  exact: '亮的窗就是叫人的那一家，只有這裡的工作人員看得到。',
  counted: '亮幾扇窗就是幾件，不是叫人的那一家。',
  elsewhere: (count) => `還有 ${count} 件不在樓裡，見下面的表。`,
  ofBuilding: (name, calls) => `${name}，這一夜 ${calls} 件`,
  clock: '現在是',
  beginning: '開始之前',
  play: '放',
  pause: '停一停',
  speed: '快慢',
  speeds: { slow: '慢', middle: '中', fast: '快' },
  seek: '拖到哪一步',
  first: '從頭',
  back: '上一步',
  next: '下一步',
  last: '看完',
  story: '一步一步',
  byCall: '一件一件',
  stages: {
    seeking: '正在叫人',
    coming: '有人在路上',
    arrived: '人到了',
    done: '辦好了',
    over: '不用了',
    nobody: '叫遍了沒有人',
  },
  kinds: {
    raised: '叫了人',
    given_back: '去不了，放回來了，再叫別人',
    worse: '說更急了',
    asked: '問了鄰居',
    climbed: '往上叫',
    seen: '有人看到了',
    willing: '有人說能去',
    coming: '定下了誰去，在路上',
    sent: '社區派了人去，在路上',
    arrived: '人到了',
    done: '辦好了',
    thanked: '叫的人說好了',
    withdrawn: '叫的人說不用了',
    nobody: '叫遍了沒有人，請叫的人打值班電話',
    closed: '了結了',
  },
  asked: (count) => `問了 ${count} 位鄰居`,
  climbed: (role, count) => `往上叫${role}，${count} 位`,
  climbedToNobody: (role) => `往上叫${role}，這裡沒有`,
  when: '時間',
  where: '在哪裡',
  what: '什麼事',
  happened: '怎麼樣了',
  raisedAt: '幾點叫的',
  stage: '到這時候',
  number: '編號',
  panelTitle: '夜裡的急事',
  panelText: (day, calls) => `${day}夜裡有 ${calls} 件急事，每一件都能看到怎麼來的人。`,
  open: '看這一夜',
};

const hans: NightWords = {
  title: '夜里的急事',
  lead: (evening, morning) => `${evening}夜里到${morning}，谁家叫了人，什么时候有人到。`,
  calls: '件急事',
  answered: '件有人去了',
  soon: '叫人到有人动身，居中的一件',
  none: '这一夜没有人叫急事',
  noneText: '换一夜看看，或者回到这个地方。',
  cut: (most) => `这一夜太多，只放前 ${most} 件。`,
  before: (day) => `前面：${day}`,
  after: (day) => `后面：${day}`,
  others: '别的夜',
  choose: '哪一天晚上',
  show: '看这一夜',
  picture: '这一夜的窗',
  exact: '亮的窗就是叫人的那一家，只有这里的工作人员看得到。',
  counted: '亮几扇窗就是几件，不是叫人的那一家。',
  elsewhere: (count) => `还有 ${count} 件不在楼里，见下面的表。`,
  ofBuilding: (name, calls) => `${name}，这一夜 ${calls} 件`,
  clock: '现在是',
  beginning: '开始之前',
  play: '放',
  pause: '停一停',
  speed: '快慢',
  speeds: { slow: '慢', middle: '中', fast: '快' },
  seek: '拖到哪一步',
  first: '从头',
  back: '上一步',
  next: '下一步',
  last: '看完',
  story: '一步一步',
  byCall: '一件一件',
  stages: {
    seeking: '正在叫人',
    coming: '有人在路上',
    arrived: '人到了',
    done: '办好了',
    over: '不用了',
    nobody: '叫遍了没有人',
  },
  kinds: {
    raised: '叫了人',
    given_back: '去不了，放回来了，再叫别人',
    worse: '说更急了',
    asked: '问了邻居',
    climbed: '往上叫',
    seen: '有人看到了',
    willing: '有人说能去',
    coming: '定下了谁去，在路上',
    sent: '社区派了人去，在路上',
    arrived: '人到了',
    done: '办好了',
    thanked: '叫的人说好了',
    withdrawn: '叫的人说不用了',
    nobody: '叫遍了没有人，请叫的人打值班电话',
    closed: '了结了',
  },
  asked: (count) => `问了 ${count} 位邻居`,
  climbed: (role, count) => `往上叫${role}，${count} 位`,
  climbedToNobody: (role) => `往上叫${role}，这里没有`,
  when: '时间',
  where: '在哪里',
  what: '什么事',
  happened: '怎么样了',
  raisedAt: '几点叫的',
  stage: '到这时候',
  number: '编号',
  panelTitle: '夜里的急事',
  panelText: (day, calls) => `${day}夜里有 ${calls} 件急事，每一件都能看到怎么来的人。`,
  open: '看这一夜',
};

const en: NightWords = {
  title: 'Calls of a night',
  lead: (evening, morning) =>
    `The night of ${evening} to ${morning}: who called for help, and when somebody came.`,
  calls: 'calls',
  answered: 'that somebody went to',
  soon: 'from the call until somebody set out, the one in the middle',
  none: 'Nobody called for help that night',
  noneText: 'Look at another night, or go back to the place.',
  cut: (most) => `There were too many that night; the first ${most} are played.`,
  before: (day) => `Before: ${day}`,
  after: (day) => `After: ${day}`,
  others: 'Other nights',
  choose: 'The evening of',
  show: 'Show that night',
  picture: 'The windows of that night',
  exact: 'A lit window is the home that called. Only those who work for this place see that.',
  counted: 'As many windows are lit as there were calls; they are not the homes that called.',
  elsewhere: (count) => `${count} more were in no building; the table below has them.`,
  ofBuilding: (name, calls) => `${name}, calls that night: ${calls}`,
  clock: 'It is',
  beginning: 'before it begins',
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  speeds: { slow: 'Slow', middle: 'Middle', fast: 'Fast' },
  seek: 'Go to a step',
  first: 'From the start',
  back: 'Step back',
  next: 'Next step',
  last: 'To the end',
  story: 'Step by step',
  byCall: 'Call by call',
  stages: {
    seeking: 'Help is sought',
    coming: 'Somebody is on the way',
    arrived: 'Somebody is there',
    done: 'Done',
    over: 'Not needed any more',
    nobody: 'Nobody was found',
  },
  kinds: {
    raised: 'Called for help',
    given_back: 'Could not go after all; others are called',
    worse: 'Said that it got worse',
    asked: 'Neighbours were asked',
    climbed: 'Called up the chain',
    seen: 'Somebody has seen it',
    willing: 'Somebody says yes',
    coming: 'It is settled who goes; on the way',
    sent: 'The community sends somebody; on the way',
    arrived: 'Somebody is there',
    done: 'Done',
    thanked: 'Who called says it is good',
    withdrawn: 'Who called does not need it any more',
    nobody: 'Nobody was found; told to ring the number on duty',
    closed: 'Closed',
  },
  asked: (count) => `Neighbours asked: ${count}`,
  climbed: (role, count) => `Called up the chain: ${role}, ${count}`,
  climbedToNobody: (role) => `Called up the chain: ${role}, nobody here`,
  when: 'Time',
  where: 'Where',
  what: 'What',
  happened: 'What happened',
  raisedAt: 'Called at',
  stage: 'By then',
  number: 'Number',
  panelTitle: 'Calls of a night',
  panelText: (day, calls) =>
    `Calls for help in the night of ${day}: ${calls}. Of each one sees how somebody came.`,
  open: 'Look at that night',
};

/** The words of the page that plays a night, in three languages. */
export const nightWords: Catalogue<NightWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
