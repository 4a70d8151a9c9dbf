import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences of the needs board, of one's own list, and of the panels on other pages. */
export type BoardWords = {
  readonly title: string;
  readonly lead: (place: string) => string;
  readonly raise: string;
  readonly show: string;
  readonly near: string;
  readonly open: string;
  readonly able: string;
  readonly inHand: string;
  readonly closed: string;
  readonly groups: string;
  readonly allGroups: string;
  readonly look: string;
  readonly asList: string;
  readonly asStreet: string;
  readonly streetTitle: (place: string) => string;
  readonly litAble: string;
  readonly unlitAble: string;
  readonly litHelped: string;
  readonly unlitHelped: string;
  readonly marks: string;
  readonly markLabel: (count: string) => string;
  readonly noBuildings: string;
  readonly claim: string;
  readonly claimSpoken: (title: string) => string;
  readonly follow: (count: string) => string;
  readonly followNone: string;
  readonly following: (count: string) => string;
  readonly followSpoken: (title: string) => string;
  readonly unfollowSpoken: (title: string) => string;
  readonly seeProgress: string;
  readonly confirm: string;
  readonly seeSpoken: (label: string, title: string) => string;
  readonly quotes: { readonly opens: string; readonly closes: string };
  readonly photoAlt: (title: string) => string;
  readonly noneOpen: string;
  readonly noneOpenText: string;
  readonly noneHere: string;
  readonly noneHereText: string;
  readonly noneAble: string;
  readonly noneAbleText: string;
  readonly noCommunity: string;
  readonly noCommunityText: string;
  readonly findPlace: string;
  readonly above: (place: string) => string;
  readonly aboveText: string;
  readonly figureTitle: (figure: string) => string;
  readonly figureLead: (place: string, month: string) => string;
  readonly figureBack: string;
  readonly figureSpan: (place: string, first: string, last: string) => string;
  readonly figureHidden: (count: string) => string;
  readonly figureNone: string;
  /** Leads to the feed that a program for reading news follows. */
  readonly follows: string;
  readonly feedTitle: (place: string, topic: readonly string[]) => string;
  readonly panelTitle: string;
  readonly panelCounts: (open: string, inHand: string) => string;
  readonly panelNone: string;
  readonly panelAll: string;
  readonly mineTitle: string;
  readonly mineLead: string;
  readonly mineHeld: string;
  readonly mineHeldNone: string;
  readonly mineAsked: string;
  readonly mineAskedNone: string;
  readonly mineFollowed: string;
  readonly mineFollowedNone: string;
  readonly mineHelping: string;
  readonly mineToConfirm: string;
  readonly mineHelped: (count: string) => string;
};

const hant: BoardWords = {
  title: '鄰里的事，大家辦',
  lead: (place) => `${place}的鄰居需要什麼，看得見、搭把手。`,
  raise: '我要提一件事',
  show: '看哪些',
  near: '附近',
  open: '待認領',
  able: '我能幫',
  inHand: '進行中',
  closed: '已辦結',
  groups: '按類別看',
  allGroups: '全部類別',
  look: '怎麼看',
  asList: '看列表',
  asStreet: '看樓棟',
  streetTitle: (place) => `${place}的樓棟`,
  litAble: '有能人的人家',
  unlitAble: '還沒有',
  litHelped: '一年裡辦成過事的人家',
  unlitHelped: '沒有提過，或還沒辦成',
  marks: '待認領的事',
  markLabel: (count) => `${count} 件待認領`,
  noBuildings: '這裡還沒有登記樓棟，請看列表。',
  claim: '我來辦',
  claimSpoken: (title) => `我來辦：${title}`,
  follow: (count) => `我也遇到 · ${count}`,
  followNone: '我也遇到',
  following: (count) => `已關注 · ${count}`,
  followSpoken: (title) => `我也遇到：${title}`,
  unfollowSpoken: (title) => `不再關注：${title}`,
  seeProgress: '看進展',
  confirm: '去確認',
  seeSpoken: (label, title) => `${label}：${title}`,
  quotes: { opens: '「', closes: '」' },
  photoAlt: (title) => `照片：${title}`,
  noneOpen: '沒有等人認領的事',
  noneOpenText: '鄰居們的事都有人在辦了。您有什麼事，也可以提出來。',
  noneHere: '這裡還沒有事',
  noneHereText: '誰家有事、哪裡壞了，提一件試試。',
  noneAble: '眼下沒有您能認領的事',
  noneAbleText: '有新的事，這裡會先看到。',
  noCommunity: '先找到您的社區',
  noCommunityText: '需求是一個社區一個社區看的。輸入社區、小區或街道的名字。',
  findPlace: '找地方',
  above: (place) => `${place}有好些社區`,
  aboveText: '請選一個社區看那裡的事。',
  figureTitle: (figure) => `數據裡的事：${figure}`,
  figureLead: (place, month) => `${place}，${month}`,
  figureBack: '回到數據',
  figureSpan: (place, first, last) => `${place}，${first}到${last}`,
  figureHidden: (count) => `另有 ${count} 件算在裡面，但沒有對您公開。`,
  figureNone: '沒有可以列出來的事',
  follows: '用閱讀器訂閱',
  feedTitle: (place, topic) => ['鄰里的事', place, ...topic].join(' · '),
  panelTitle: '鄰里的事',
  panelCounts: (open, inHand) => `${open} 件待認領 · ${inHand} 件進行中`,
  panelNone: '沒有等人認領的事。',
  panelAll: '看全部',
  mineTitle: '我的事',
  mineLead: '您提的、您在辦的、您關注的，都在這裡。',
  mineHeld: '我在辦的',
  mineHeldNone: '手上沒有要辦的事。',
  mineAsked: '我提的',
  mineAskedNone: '還沒有提過事。',
  mineFollowed: '我關注的',
  mineFollowedNone: '還沒有關注的事。',
  mineHelping: '我在搭把手的',
  mineToConfirm: '辦好了，等您說一聲',
  mineHelped: (count) => `我為鄰居辦成的 · ${count}`,
};

const hans: BoardWords = {
  title: '邻里的事，大家办',
  lead: (place) => `${place}的邻居需要什么，看得见、搭把手。`,
  raise: '我要提一件事',
  show: '看哪些',
  near: '附近',
  open: '待认领',
  able: '我能帮',
  inHand: '进行中',
  closed: '已办结',
  groups: '按类别看',
  allGroups: '全部类别',
  look: '怎么看',
  asList: '看列表',
  asStreet: '看楼栋',
  streetTitle: (place) => `${place}的楼栋`,
  litAble: '有能人的人家',
  unlitAble: '还没有',
  litHelped: '一年里办成过事的人家',
  unlitHelped: '没有提过，或还没办成',
  marks: '待认领的事',
  markLabel: (count) => `${count} 件待认领`,
  noBuildings: '这里还没有登记楼栋，请看列表。',
  claim: '我来办',
  claimSpoken: (title) => `我来办：${title}`,
  follow: (count) => `我也遇到 · ${count}`,
  followNone: '我也遇到',
  following: (count) => `已关注 · ${count}`,
  followSpoken: (title) => `我也遇到：${title}`,
  unfollowSpoken: (title) => `不再关注：${title}`,
  seeProgress: '看进展',
  confirm: '去确认',
  seeSpoken: (label, title) => `${label}：${title}`,
  quotes: { opens: '“', closes: '”' },
  photoAlt: (title) => `照片：${title}`,
  noneOpen: '没有等人认领的事',
  noneOpenText: '邻居们的事都有人在办了。您有什么事，也可以提出来。',
  noneHere: '这里还没有事',
  noneHereText: '谁家有事、哪里坏了，提一件试试。',
  noneAble: '眼下没有您能认领的事',
  noneAbleText: '有新的事，这里会先看到。',
  noCommunity: '先找到您的社区',
  noCommunityText: '需求是一个社区一个社区看的。输入社区、小区或街道的名字。',
  findPlace: '找地方',
  above: (place) => `${place}有好些社区`,
  aboveText: '请选一个社区看那里的事。',
  figureTitle: (figure) => `数据里的事：${figure}`,
  figureLead: (place, month) => `${place}，${month}`,
  figureBack: '回到数据',
  figureSpan: (place, first, last) => `${place}，${first}到${last}`,
  figureHidden: (count) => `另有 ${count} 件算在里面，但没有对您公开。`,
  figureNone: '没有可以列出来的事',
  follows: '用阅读器订阅',
  feedTitle: (place, topic) => ['邻里的事', place, ...topic].join(' · '),
  panelTitle: '邻里的事',
  panelCounts: (open, inHand) => `${open} 件待认领 · ${inHand} 件进行中`,
  panelNone: '没有等人认领的事。',
  panelAll: '看全部',
  mineTitle: '我的事',
  mineLead: '您提的、您在办的、您关注的，都在这里。',
  mineHeld: '我在办的',
  mineHeldNone: '手上没有要办的事。',
  mineAsked: '我提的',
  mineAskedNone: '还没有提过事。',
  mineFollowed: '我关注的',
  mineFollowedNone: '还没有关注的事。',
  mineHelping: '我在搭把手的',
  mineToConfirm: '办好了，等您说一声',
  mineHelped: (count) => `我为邻居办成的 · ${count}`,
};

const en: BoardWords = {
  title: 'What neighbours need',
  lead: (place) => `What people in ${place} need: see it, lend a hand.`,
  raise: 'Raise something',
  show: 'Show',
  near: 'Nearby',
  open: 'Waiting',
  able: 'I can help',
  inHand: 'Under way',
  closed: 'Closed',
  groups: 'By category',
  allGroups: 'All categories',
  look: 'View',
  asList: 'As a list',
  asStreet: 'As buildings',
  streetTitle: (place) => `The buildings of ${place}`,
  litAble: 'homes of able neighbours',
  unlitAble: 'none yet',
  litHelped: 'homes where something was done this year',
  unlitHelped: 'nothing raised, or not done yet',
  marks: 'waiting for somebody',
  markLabel: (count) => `${count} waiting for somebody`,
  noBuildings: 'No buildings are registered here yet. See the list.',
  claim: 'I’ll do it',
  claimSpoken: (title) => `I’ll do it: ${title}`,
  follow: (count) => `Me too · ${count}`,
  followNone: 'Me too',
  following: (count) => `Following · ${count}`,
  followSpoken: (title) => `Me too: ${title}`,
  unfollowSpoken: (title) => `Stop following: ${title}`,
  seeProgress: 'See how it goes',
  confirm: 'Confirm',
  seeSpoken: (label, title) => `${label}: ${title}`,
  quotes: { opens: '“', closes: '”' },
  photoAlt: (title) => `Photo: ${title}`,
  noneOpen: 'Nothing waits for anybody',
  noneOpenText: 'Everything is in somebody’s hands. If you need something, raise it.',
  noneHere: 'Nothing here yet',
  noneHereText: 'If somebody needs a hand or something is broken, raise it.',
  noneAble: 'Nothing for you to take up right now',
  noneAbleText: 'What comes in shows here first.',
  noCommunity: 'Find your community first',
  noCommunityText:
    'Needs are shown community by community. Type the name of a community, compound or subdistrict.',
  findPlace: 'Find a place',
  above: (place) => `${place} has several communities`,
  aboveText: 'Choose one to see what is needed there.',
  figureTitle: (figure) => `What the figure counts: ${figure}`,
  figureLead: (place, month) => `${place}, ${month}`,
  figureBack: 'Back to the figures',
  figureSpan: (place, first, last) => `${place}, ${first} to ${last}`,
  figureHidden: (count) => `${count} more are counted, but not open to you.`,
  figureNone: 'Nothing to be listed',
  follows: 'Follow in a feed reader',
  feedTitle: (place, topic) => ['Needs and reports', place, ...topic].join(' · '),
  panelTitle: 'What neighbours need',
  panelCounts: (open, inHand) => `${open} waiting · ${inHand} under way`,
  panelNone: 'Nothing waits for anybody.',
  panelAll: 'See all',
  mineTitle: 'My matters',
  mineLead: 'What you raised, what you have in hand, what you follow.',
  mineHeld: 'In my hands',
  mineHeldNone: 'Nothing in your hands.',
  mineAsked: 'Raised by me',
  mineAskedNone: 'You have raised nothing yet.',
  mineFollowed: 'Followed by me',
  mineFollowedNone: 'You follow nothing yet.',
  mineHelping: 'Where I lend a hand',
  mineToConfirm: 'Done, and waiting for your word',
  mineHelped: (count) => `Done for neighbours · ${count}`,
};

/** The sentences of the board in three languages. */
export const boardWords: Catalogue<BoardWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
