import type { Words } from './zh-hant.ts';

/** The frame of every page and the components, in English. */
export const en: Words = {
  seal: 'Linli',
  skip: 'Skip to the page',
  titleOf: (page, where) => `${page} · ${where}`,
  problemTitle: (title) => `Please check: ${title}`,

  places: 'Main',
  home: 'Home',
  help: 'Help',
  raise: 'Raise',
  findPlaces: 'Places',
  desk: 'Desk',

  elderOn: 'Large text',
  elderOff: 'Standard',
  language: 'Language',
  theme: 'Colours',
  themeAuto: 'As my device',
  themeLight: 'Light',
  themeDark: 'Dark',
  size: 'Text size',
  sizeNormal: 'Standard',
  sizeElder: 'Large',

  signIn: 'Sign in',
  account: 'Me',
  notices: (unread) => (unread === '' ? 'Notices' : `Notices ${unread} unread`),
  dutyName: (name) => `On duty: ${name}`,
  dutyHint: 'Urgent? Just ring, no sign-in needed',
  urgent: 'Call neighbours',
  callDuty: (name, telephone) => `Ring ${name}, who is on duty, ${telephone}`,
  actingFor: (name) => `You are acting for ${name}`,
  officeRests: 'Your office rests until you confirm that it is you.',
  confirmItIsYou: 'Confirm',
  stopActing: 'Back to myself',
  live: {
    one: '1 new',
    many: (count) => `${count} new`,
    changed: 'This page has changed',
    show: 'Show',
  },

  footer: 'About this site',
  about: 'About Linli',
  privacy: 'How personal data is used',
  contentRules: 'What gets hidden',
  complaint: 'Complaints and ideas',
  openData: 'Open interface',

  takeAway: 'Take this list with you:',
  asWorkbook: 'Excel workbook',
  listCut: (most) => `There is more than this list holds; only the first ${most} rows stand here.`,

  refusalTitle: 'That did not go through',
  problemsTitle: (count) =>
    count === 1 ? 'One thing needs another look' : `${count} things need another look`,
  kept: 'Everything you wrote is still here.',
  problem: 'Please check:',
  optional: 'optional',
  sending: 'Sending…',
  charactersAtMost: (limit) => `At most ${limit} characters`,
  charactersLeft: (left) => `${left} characters left`,
  charactersOver: (over) => `${over} characters too many`,
  choose: 'Please choose',
  takePhoto: 'Take a photo now',
  choosePhotos: 'Take photos or choose some',
  choosePhoto: 'Take a photo or choose one',
  photosAtMost: (count) => `At most ${count}. Where they were taken is removed.`,
  photosReceived: 'Photos already received',
  keepPhoto: 'Keep this one',
  search: 'Search',

  change: 'Change',
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  trail: 'You are here',
  stepOf: (step, steps) => `Step ${step} of ${steps}`,
  stepDone: 'done',
  stepNow: 'this step',
  stepLater: 'to come',
  asTable: 'Show as a table',
  month: 'Month',
  before: 'Before',
  after: 'After',
  call: 'Ring',
  warning: 'Take care',
  readAloud: 'Read to me',
  stopReading: 'Stop reading',

  building: 'Building',
  households: 'Households',
  streetSentence: (street) =>
    `${street.name}: ${street.buildings} buildings with ${street.households} households; ` +
    `light in ${street.lit} of them means: ${street.meaning}.`,
  buildingSentence: (building) =>
    `${building.name}: ${building.households} households, ${building.lit} ${building.meaning}`,
  buildingUntold: (building) => `${building.name}: ${building.households} households`,
  andMark: (told, mark) => `${told}; ${mark}`,
  notPublished: 'not published',
  marked: 'Note',
  byProportion: 'Windows are lit in proportion; no window stands for a real flat.',
  moreBuildings: (count) => `${count} more are in the table.`,

  threshold: 'Needed',
  quorumSentence: (quorum) =>
    `${quorum.label}: ${quorum.count} of ${quorum.total}, ${quorum.share}; ` +
    `needed: ${quorum.threshold}`,
  milestone: 'Milestone',
  date: 'Date',
  state: 'State',
  nextMilestone: 'Next',
  milestonesSentence: (line) =>
    `${line.title}: ${line.done} of ${line.all} milestones done` +
    (line.next === '' ? '' : `, next: ${line.next}`),
  pairsSentence: (pairs) =>
    `${pairs.title}: ${pairs.first} ${pairs.firstTotal}, ${pairs.second} ${pairs.secondTotal}`,
};
