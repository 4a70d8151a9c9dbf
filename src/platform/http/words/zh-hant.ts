/** The frame of every page and the components, in Traditional Chinese. */
export const zhHant = {
  seal: '鄰里',
  skip: '跳到正文',
  titleOf: (page: string, where: string) => `${page} · ${where}`,
  problemTitle: (title: string) => `要改一下：${title}`,

  places: '主要',
  home: '首頁',
  help: '幫忙',
  raise: '我要提',
  findPlaces: '地方',
  desk: '工作台',

  elderOn: '長輩版',
  elderOff: '標準版',
  language: '語言',
  theme: '顏色',
  themeAuto: '跟著手機',
  themeLight: '淺色',
  themeDark: '深色',
  size: '字的大小',
  sizeNormal: '標準',
  sizeElder: '大字',

  signIn: '登入',
  account: '我的',
  notices: (unread: string) => (unread === '' ? '通知' : `通知 ${unread} 條未讀`),
  dutyName: (name: string) => `值班 ${name}`,
  dutyHint: '急事直接打，不用登入',
  urgent: '急事叫人',
  callDuty: (name: string, telephone: string) => `打電話給值班的${name}，${telephone}`,
  actingFor: (name: string) => `您正在替${name}辦事`,
  officeRests: '您的職務先歇著：要確認是您本人才管用。',
  confirmItIsYou: '去確認',
  stopActing: '換回自己',
  live: {
    one: '有 1 處更新',
    many: (count: string) => `有 ${count} 處更新`,
    changed: '這一頁有更新',
    show: '看看',
  },

  footer: '關於這裡',
  about: '關於鄰里',
  privacy: '個人資料怎麼用',
  contentRules: '什麼內容會隱藏',
  complaint: '投訴和建議',
  openData: '開放介面',

  takeAway: '下載這份清單：',
  asWorkbook: 'Excel 表格',
  listCut: (most: string) => `還有更多，這裡只列前 ${most} 行。`,

  refusalTitle: '這次沒辦成',
  problemsTitle: (count: number) => (count === 1 ? '有一處要改一下' : `有 ${count} 處要改一下`),
  kept: '您寫的都還在。',
  problem: '要改：',
  optional: '可不填',
  sending: '正在送出…',
  charactersAtMost: (limit: string) => `最多 ${limit} 字`,
  charactersLeft: (left: string) => `還可以寫 ${left} 字`,
  charactersOver: (over: string) => `多了 ${over} 字`,
  choose: '請選一項',
  takePhoto: '現在拍一張',
  choosePhotos: '拍照，或從手機裡選',
  choosePhoto: '拍一張，或從手機裡選一張',
  photosAtMost: (count: string) => `最多 ${count} 張。位置資訊會自動去掉。`,
  photosReceived: '已經收到的照片',
  keepPhoto: '留著這張',
  search: '搜尋',

  change: '修改',
  previous: '上一頁',
  next: '下一頁',
  pages: '翻頁',
  pageOf: (page: string, pages: string) => `第 ${page} 頁，共 ${pages} 頁`,
  trail: '所在位置',
  stepOf: (step: string, steps: string) => `第 ${step} 步，共 ${steps} 步`,
  stepDone: '已完成',
  stepNow: '正在這一步',
  stepLater: '還沒到',
  asTable: '用表格看',
  month: '月份',
  before: '之前',
  after: '之後',
  call: '打電話',
  warning: '注意',
  readAloud: '讀給我聽',
  stopReading: '停下來',

  building: '樓棟',
  households: '戶數',
  streetSentence: (street: {
    readonly name: string;
    readonly buildings: string;
    readonly households: string;
    readonly lit: string;
    readonly meaning: string;
  }) =>
    `${street.name}：${street.buildings} 棟樓共 ${street.households} 戶，亮燈的 ${street.lit} 戶，` +
    `意思是${street.meaning}。`,
  buildingSentence: (building: {
    readonly name: string;
    readonly households: string;
    readonly lit: string;
    readonly meaning: string;
  }) => `${building.name}：${building.households} 戶，${building.meaning}的 ${building.lit} 戶`,
  buildingUntold: (building: { readonly name: string; readonly households: string }) =>
    `${building.name}：${building.households} 戶`,
  andMark: (told: string, mark: string) => `${told}；${mark}`,
  notPublished: '不公布',
  marked: '提醒',
  byProportion: '窗戶按比例點亮，看不出是哪一戶。',
  moreBuildings: (count: string) => `還有 ${count} 棟，在表格裡。`,

  threshold: '門檻',
  quorumSentence: (quorum: {
    readonly label: string;
    readonly count: string;
    readonly total: string;
    readonly share: string;
    readonly threshold: string;
  }) =>
    `${quorum.label}：${quorum.count}，共 ${quorum.total}，占 ${quorum.share}；` +
    `門檻 ${quorum.threshold}`,
  milestone: '節點',
  date: '日期',
  state: '進度',
  nextMilestone: '下一步',
  milestonesSentence: (line: {
    readonly title: string;
    readonly done: string;
    readonly all: string;
    readonly next: string;
  }) =>
    `${line.title}：${line.all} 個節點，完成 ${line.done} 個` +
    (line.next === '' ? '' : `，下一個是${line.next}`),
  pairsSentence: (pairs: {
    readonly title: string;
    readonly first: string;
    readonly firstTotal: string;
    readonly second: string;
    readonly secondTotal: string;
  }) =>
    `${pairs.title}：${pairs.first}共 ${pairs.firstTotal}，${pairs.second}共 ${pairs.secondTotal}`,
};

export type Words = typeof zhHant;
