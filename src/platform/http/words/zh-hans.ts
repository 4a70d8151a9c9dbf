import type { Words } from './zh-hant.ts';

/** The frame of every page and the components, in Simplified Chinese. */
export const zhHans: Words = {
  seal: '邻里',
  skip: '跳到正文',
  titleOf: (page, where) => `${page} · ${where}`,
  problemTitle: (title) => `要改一下：${title}`,

  places: '主要',
  home: '首页',
  help: '帮忙',
  raise: '我要提',
  findPlaces: '地方',
  desk: '工作台',

  elderOn: '长辈版',
  elderOff: '标准版',
  language: '语言',
  theme: '颜色',
  themeAuto: '跟着手机',
  themeLight: '浅色',
  themeDark: '深色',
  size: '字的大小',
  sizeNormal: '标准',
  sizeElder: '大字',

  signIn: '登录',
  account: '我的',
  notices: (unread) => (unread === '' ? '通知' : `通知 ${unread} 条未读`),
  dutyName: (name) => `值班 ${name}`,
  dutyHint: '急事直接打，不用登录',
  callDuty: (name, telephone) => `打电话给值班的${name}，${telephone}`,
  actingFor: (name) => `您正在替${name}办事`,
  officeRests: '您的职务先歇着：要确认是您本人才管用。',
  confirmItIsYou: '去确认',
  stopActing: '换回自己',

  footer: '关于这里',
  about: '关于邻里',
  privacy: '个人信息怎么用',
  contentRules: '什么内容会隐藏',
  complaint: '投诉和建议',
  openData: '开放接口',

  takeAway: '下载这份清单：',
  asWorkbook: 'Excel 表格',
  listCut: (most) => `还有更多，这里只列前 ${most} 行。`,

  refusalTitle: '这次没办成',
  problemsTitle: (count) => (count === 1 ? '有一处要改一下' : `有 ${count} 处要改一下`),
  kept: '您写的都还在。',
  problem: '要改：',
  optional: '可不填',
  sending: '正在提交…',
  charactersAtMost: (limit) => `最多 ${limit} 字`,
  charactersLeft: (left) => `还可以写 ${left} 字`,
  charactersOver: (over) => `多了 ${over} 字`,
  choose: '请选一项',
  takePhoto: '现在拍一张',
  choosePhotos: '拍照，或从手机里选',
  choosePhoto: '拍一张，或从手机里选一张',
  photosAtMost: (count) => `最多 ${count} 张。位置信息会自动去掉。`,
  photosReceived: '已经收到的照片',
  keepPhoto: '留着这张',
  search: '搜索',

  change: '修改',
  previous: '上一页',
  next: '下一页',
  pages: '翻页',
  pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  trail: '所在位置',
  stepOf: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  stepDone: '已完成',
  stepNow: '正在这一步',
  stepLater: '还没到',
  asTable: '用表格看',
  month: '月份',
  before: '之前',
  after: '之后',
  call: '打电话',
  warning: '注意',
  readAloud: '读给我听',
  stopReading: '停下来',

  building: '楼栋',
  households: '户数',
  streetSentence: (street) =>
    `${street.name}：${street.buildings} 栋楼共 ${street.households} 户，亮灯的 ${street.lit} 户，` +
    `意思是${street.meaning}。`,
  buildingSentence: (building) =>
    `${building.name}：${building.households} 户，${building.meaning}的 ${building.lit} 户`,
  buildingUntold: (building) => `${building.name}：${building.households} 户`,
  andMark: (told, mark) => `${told}；${mark}`,
  notPublished: '不公布',
  marked: '提醒',
  byProportion: '窗户按比例点亮，看不出是哪一户。',
  moreBuildings: (count) => `还有 ${count} 栋，在表格里。`,

  threshold: '门槛',
  quorumSentence: (quorum) =>
    `${quorum.label}：${quorum.count}，共 ${quorum.total}，占 ${quorum.share}；` +
    `门槛 ${quorum.threshold}`,
  milestone: '节点',
  date: '日期',
  state: '进度',
  nextMilestone: '下一步',
  milestonesSentence: (line) =>
    `${line.title}：${line.all} 个节点，完成 ${line.done} 个` +
    (line.next === '' ? '' : `，下一个是${line.next}`),
  pairsSentence: (pairs) =>
    `${pairs.title}：${pairs.first}共 ${pairs.firstTotal}，${pairs.second}共 ${pairs.secondTotal}`,
};
