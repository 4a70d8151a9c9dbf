import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What `linli doctor` says: one sentence per thing it looked at, with what to do. */
export type DoctorWords = {
  readonly node: (version: string) => string;
  readonly nodeOld: (version: string, least: string) => string;
  readonly packages: (machine: string) => string;
  readonly packageMissing: (name: string) => string;
  readonly zone: (zone: string, time: string) => string;
  readonly clockBehind: (time: string) => string;
  readonly folderGood: (folder: string, free: string) => string;
  readonly folderNew: (folder: string, free: string) => string;
  readonly folderNotWritable: (folder: string, reason: string) => string;
  readonly folderOpen: (folder: string, mode: string) => string;
  readonly folderFull: (folder: string, free: string) => string;
  readonly filesGood: (folder: string) => string;
  readonly filesClosed: (folder: string, reason: string) => string;
  readonly portFree: (host: string, port: string) => string;
  readonly portOurs: (host: string, port: string) => string;
  readonly portOthers: (port: string) => string;
  readonly portForbidden: (port: string) => string;
  readonly hostUnknown: (host: string) => string;
  readonly urlGood: (url: string) => string;
  readonly urlOpen: (url: string) => string;
  readonly urlNowhere: (url: string) => string;
  readonly databaseGood: (version: string, name: string) => string;
  readonly databaseNew: string;
  readonly databaseFault: (reason: string) => string;
  readonly clocksAgree: string;
  readonly clocksDiffer: (seconds: string) => string;
  readonly migrated: (count: string) => string;
  readonly notMigrated: (names: string) => string;
  readonly migrationsOdd: (reason: string) => string;
  readonly jobsGood: (time: string) => string;
  readonly jobsNever: string;
  readonly jobsIdle: (time: string) => string;
  readonly jobsStopped: (time: string) => string;
  readonly jobsFailed: (count: string) => string;
  readonly sender: string;
  readonly mailGood: (at: string) => string;
  readonly mailFault: (at: string, fault: string) => string;
  /** What a mail server said no with, in a few words. */
  readonly mailFaults: Readonly<Record<string, string>>;
  readonly smsGood: (host: string) => string;
  readonly smsFault: (host: string) => string;
  readonly pushGood: string;
  readonly pushNeedsHttps: (url: string) => string;
  readonly ways: Readonly<Record<string, string>>;
  readonly givenUp: (way: string, count: string) => string;
  readonly referenceGood: (count: string) => string;
  readonly referenceMissing: string;
  readonly stewardGood: string;
  readonly stewardMissing: string;
};

const en: DoctorWords = {
  node: (version) => `Node ${version}`,
  nodeOld: (version, least) =>
    `This is Node ${version}, and Linli needs ${least}. Start it with npm start or npx linli: they find the Node that npm ci has installed.`,
  packages: (machine) => `The packages for this machine (${machine}) are installed.`,
  packageMissing: (name) =>
    `The package ${name} is missing: npm leaves optional packages out in silence. Run: npm ci --include=optional`,
  zone: (zone, time) => `The clocks show ${zone}, where it is ${time}.`,
  clockBehind: (time) =>
    `This machine believes it is ${time}, which is before this release. Set its clock: deadlines are reckoned by it.`,
  folderGood: (folder, free) => `The data folder ${folder} can be written; ${free} GB are free.`,
  folderNew: (folder, free) =>
    `The data folder ${folder} is made at the first start; ${free} GB are free.`,
  folderNotWritable: (folder, reason) =>
    `The data folder ${folder} cannot be written (${reason}). Give it to the user who runs Linli, or choose another one with LINLI_DATA.`,
  folderOpen: (folder, mode) =>
    `Other users of this machine can look into the data folder (${mode}). Run: chmod 700 ${folder}`,
  folderFull: (folder, free) =>
    `Only ${free} GB are free where ${folder} is. Make room: a full disk stops everything.`,
  filesGood: (folder) => `Photos are kept in ${folder}.`,
  filesClosed: (folder, reason) =>
    `The photos in ${folder} cannot be read and written (${reason}). Give the folder to the user who runs Linli.`,
  portFree: (host, port) => `${host}:${port} is free; nothing is being served at the moment.`,
  portOurs: (host, port) => `Linli is being served at ${host}:${port}.`,
  portOthers: (port) =>
    `Port ${port} is taken by another program. Choose another one, for example: LINLI_PORT=4700`,
  portForbidden: (port) =>
    `Port ${port} is only for root. Choose one above 1023, and let a web server stand in front (docs/hosting.md).`,
  hostUnknown: (host) =>
    `${host} is no address of this machine. Correct LINLI_HOST; 0.0.0.0 means all of them.`,
  urlGood: (url) => `Readers open ${url}.`,
  urlOpen: (url) =>
    `Readers open ${url}: anybody on the way can read along and take their place. Put a web server with https in front, and set LINLI_URL (docs/hosting.md).`,
  urlNowhere: (url) =>
    `No reader can open ${url}. Set LINLI_URL to the address that they type, such as https://linli.example.org.`,
  databaseGood: (version, name) =>
    `PostgreSQL ${version} answers; the database ${name} is in UTF-8 and sees Chinese letters.`,
  databaseNew: 'There is no database yet; it is made at the first start.',
  databaseFault: (reason) => `The database does not come up: ${reason}`,
  clocksAgree: 'The clocks of this machine and of the database agree.',
  clocksDiffer: (seconds) =>
    `The clocks of this machine and of the database are ${seconds} s apart. Let both follow a time server.`,
  migrated: (count) => `The database is at this release's level (${count} migrations).`,
  notMigrated: (names) =>
    `The database is behind this release (${names}). Run linli migrate, or start Linli.`,
  migrationsOdd: (reason) =>
    `${reason} Use the release that this database was made with, or a later one.`,
  jobsGood: (time) => `Jobs are running; the clocks last struck at ${time}.`,
  jobsNever: 'No job has run yet; they run while Linli is served.',
  jobsIdle: (time) => `Jobs last ran at ${time}; they run while Linli is served.`,
  jobsStopped: (time) =>
    `Linli is being served, and no job has run since ${time}. Stop it and start it again; its log says why.`,
  jobsFailed: (count) =>
    `${count} jobs have failed for good. The log has the reason of each, in lines with job_failed.`,
  sender: 'Codes and notices go to the console and the counter; no mail or SMS is sent.',
  mailGood: (at) => `The mail server ${at} takes letters from us.`,
  mailFault: (at, fault) =>
    `The mail server ${at} takes no letters: ${fault}. Mend it on the page “How notices leave the house” (/channels), or in LINLI_MAIL.`,
  mailFaults: {
    wrong_password: 'name or password is wrong',
    no_encryption: 'it does not encrypt as it was told to',
    refused: 'it refuses us',
    not_now: 'it says not now; try again in an hour',
    slow: 'it does not answer in time',
    cut: 'it breaks off',
    unreachable: 'nothing answers there',
  },
  smsGood: (host) => `The gateway for text messages ${host} is there.`,
  smsFault: (host) =>
    `The gateway for text messages ${host} does not answer. Look at its address, and whether this machine may reach it.`,
  pushGood: 'Browsers can be told while no page is open.',
  pushNeedsHttps: (url) =>
    `Browsers take no messages from ${url}: they want https. Put a web server with a certificate in front, and set LINLI_URL.`,
  ways: { email: 'e-mail', sms: 'text message', push: 'browser', robot: 'group robot' },
  givenUp: (way, count) =>
    `Messages given up by ${way} in the last seven days: ${count}. The page “How notices leave the house” (/channels) says why.`,
  referenceGood: (count) => `The categories of needs are loaded (${count}).`,
  referenceMissing:
    'The categories of needs are not loaded, so nobody can ask for anything. Start linli serve: it loads them.',
  stewardGood: 'Somebody looks after this installation.',
  stewardMissing:
    'Nobody looks after this installation yet. Start linli serve, and open the link that it prints.',
};

const hant: DoctorWords = {
  node: (version) => `Node ${version}`,
  nodeOld: (version, least) =>
    `這是 Node ${version}，而這套系統要 ${least}。請用 npm start 或 npx linli 啟動：它們會找到 npm ci 裝好的那一個。`,
  packages: (machine) => `這台機器(${machine})要的套件都裝好了。`,
  packageMissing: (name) =>
    `少了套件 ${name}:npm 會一聲不響地略過可選的套件。請執行：npm ci --include=optional`,
  zone: (zone, time) => `時鐘按 ${zone} 走，現在是 ${time}。`,
  clockBehind: (time) =>
    `這台機器以為現在是 ${time}，比這一版出來得還早。請把鐘撥準：期限都按它算。`,
  folderGood: (folder, free) => `資料夾 ${folder} 可以寫入，還有 ${free} GB。`,
  folderNew: (folder, free) => `資料夾 ${folder} 第一次啟動時會建好，還有 ${free} GB。`,
  folderNotWritable: (folder, reason) =>
    `資料夾 ${folder} 不能寫入(${reason})。請把它交給運行這套系統的使用者，或用 LINLI_DATA 換一個。`,
  folderOpen: (folder, mode) =>
    `這台機器上的別人也能看到資料夾裡面(${mode})。請執行：chmod 700 ${folder}`,
  folderFull: (folder, free) =>
    `${folder} 所在的磁碟只剩 ${free} GB。請騰出地方：磁碟滿了什麼都做不了。`,
  filesGood: (folder) => `照片放在 ${folder}。`,
  filesClosed: (folder, reason) =>
    `${folder} 裡的照片不能讀寫(${reason})。請把這個資料夾交給運行這套系統的使用者。`,
  portFree: (host, port) => `${host}:${port} 空著；現在沒有在對外服務。`,
  portOurs: (host, port) => `正在 ${host}:${port} 對外服務。`,
  portOthers: (port) => `埠 ${port} 被別的程式占用了。可以換一個，例如：LINLI_PORT=4700`,
  portForbidden: (port) =>
    `埠 ${port} 只有 root 能用。請選一個大於 1023 的，前面再放一個網頁伺服器(docs/hosting.md)。`,
  hostUnknown: (host) => `${host} 不是這台機器的地址。請改 LINLI_HOST;0.0.0.0 表示所有地址。`,
  urlGood: (url) => `大家打開的是 ${url}。`,
  urlOpen: (url) =>
    `大家打開的是 ${url}：路上誰都能偷看，還能冒用別人的身分。請在前面放一個有 https 的網頁伺服器，並設好 LINLI_URL(docs/hosting.md)。`,
  urlNowhere: (url) =>
    `誰都打不開 ${url}。請把 LINLI_URL 設成大家輸入的網址，例如 https://linli.example.org。`,
  databaseGood: (version, name) =>
    `PostgreSQL ${version} 有回應；資料庫 ${name} 用 UTF-8，認得中文字。`,
  databaseNew: '還沒有資料庫，第一次啟動時會建好。',
  databaseFault: (reason) => `資料庫起不來：${reason}`,
  clocksAgree: '這台機器和資料庫的鐘對得上。',
  clocksDiffer: (seconds) => `這台機器和資料庫的鐘差了 ${seconds} 秒。請讓兩邊都按時間伺服器對時。`,
  migrated: (count) => `資料庫已是這一版(${count} 個步驟)。`,
  notMigrated: (names) => `資料庫比這一版舊(${names})。請執行 linli migrate，或直接啟動。`,
  migrationsOdd: (reason) => `${reason} 請用建這個資料庫的那一版，或更新的版本。`,
  jobsGood: (time) => `定時的工作都在做；時鐘上一次敲響是 ${time}。`,
  jobsNever: '定時的工作還沒有做過；對外服務時才做。',
  jobsIdle: (time) => `定時的工作上一次是 ${time} 做的；對外服務時才做。`,
  jobsStopped: (time) =>
    `正在對外服務，可是從 ${time} 起定時的工作都沒有做。請停下再啟動；記錄裡寫著原因。`,
  jobsFailed: (count) =>
    `有 ${count} 件定時的工作一直做不成。每件的原因都在記錄裡，在有 job_failed 的那幾行。`,
  sender: '驗證碼和通知出現在控制台和櫃台，不發郵件和簡訊。',
  mailGood: (at) => `郵件伺服器 ${at} 收我們的信。`,
  mailFault: (at, fault) =>
    `郵件伺服器 ${at} 不收信：${fault}。請在「通知怎麼發出去」(/channels)那一頁改，或者改 LINLI_MAIL。`,
  mailFaults: {
    wrong_password: '用戶名或密碼不對',
    no_encryption: '沒有照要求加密',
    refused: '它拒絕我們',
    not_now: '它說現在不行，過一小時再試',
    slow: '等不到回答',
    cut: '說到一半斷了',
    unreachable: '那裡沒有人應',
  },
  smsGood: (host) => `簡訊閘道 ${host} 在。`,
  smsFault: (host) => `簡訊閘道 ${host} 沒有回應。請看看網址對不對，這台機器能不能連出去。`,
  pushGood: '沒開網頁的時候，瀏覽器也能收到通知。',
  pushNeedsHttps: (url) =>
    `瀏覽器不收 ${url} 的通知，要 https 才行。請在前面放一台有證書的網頁伺服器，再設 LINLI_URL。`,
  ways: { email: '郵件', sms: '簡訊', push: '瀏覽器', robot: '群機器人' },
  givenUp: (way, count) =>
    `最近七天，${way}有 ${count} 條一直發不出去。「通知怎麼發出去」(/channels)那一頁有原因。`,
  referenceGood: (count) => `需求的類別已載入(${count} 個)。`,
  referenceMissing: '需求的類別還沒有載入，所以誰也提不了需求。請啟動 linli serve，它會載入。',
  stewardGood: '這套系統有人管理。',
  stewardMissing: '這套系統還沒有人管理。請啟動 linli serve，打開它印出的連結。',
};

const hans: DoctorWords = {
  node: (version) => `Node ${version}`,
  nodeOld: (version, least) =>
    `这是 Node ${version}，而这套系统要 ${least}。请用 npm start 或 npx linli 启动：它们会找到 npm ci 装好的那一个。`,
  packages: (machine) => `这台机器(${machine})要的软件包都装好了。`,
  packageMissing: (name) =>
    `少了软件包 ${name}:npm 会一声不响地略过可选的软件包。请执行：npm ci --include=optional`,
  zone: (zone, time) => `时钟按 ${zone} 走，现在是 ${time}。`,
  clockBehind: (time) =>
    `这台机器以为现在是 ${time}，比这一版出来得还早。请把钟拨准：期限都按它算。`,
  folderGood: (folder, free) => `数据文件夹 ${folder} 可以写入，还有 ${free} GB。`,
  folderNew: (folder, free) => `数据文件夹 ${folder} 第一次启动时会建好，还有 ${free} GB。`,
  folderNotWritable: (folder, reason) =>
    `数据文件夹 ${folder} 不能写入(${reason})。请把它交给运行这套系统的用户，或用 LINLI_DATA 换一个。`,
  folderOpen: (folder, mode) =>
    `这台机器上的别人也能看到数据文件夹里面(${mode})。请执行：chmod 700 ${folder}`,
  folderFull: (folder, free) =>
    `${folder} 所在的磁盘只剩 ${free} GB。请腾出地方：磁盘满了什么都做不了。`,
  filesGood: (folder) => `照片放在 ${folder}。`,
  filesClosed: (folder, reason) =>
    `${folder} 里的照片不能读写(${reason})。请把这个文件夹交给运行这套系统的用户。`,
  portFree: (host, port) => `${host}:${port} 空着；现在没有在对外服务。`,
  portOurs: (host, port) => `正在 ${host}:${port} 对外服务。`,
  portOthers: (port) => `端口 ${port} 被别的程序占用了。可以换一个，例如：LINLI_PORT=4700`,
  portForbidden: (port) =>
    `端口 ${port} 只有 root 能用。请选一个大于 1023 的，前面再放一个网页服务器(docs/hosting.md)。`,
  hostUnknown: (host) => `${host} 不是这台机器的地址。请改 LINLI_HOST;0.0.0.0 表示所有地址。`,
  urlGood: (url) => `大家打开的是 ${url}。`,
  urlOpen: (url) =>
    `大家打开的是 ${url}：路上谁都能偷看，还能冒用别人的身份。请在前面放一个有 https 的网页服务器，并设好 LINLI_URL(docs/hosting.md)。`,
  urlNowhere: (url) =>
    `谁都打不开 ${url}。请把 LINLI_URL 设成大家输入的网址，例如 https://linli.example.org。`,
  databaseGood: (version, name) =>
    `PostgreSQL ${version} 有回应；数据库 ${name} 用 UTF-8，认得中文字。`,
  databaseNew: '还没有数据库，第一次启动时会建好。',
  databaseFault: (reason) => `数据库起不来：${reason}`,
  clocksAgree: '这台机器和数据库的钟对得上。',
  clocksDiffer: (seconds) => `这台机器和数据库的钟差了 ${seconds} 秒。请让两边都按时间服务器对时。`,
  migrated: (count) => `数据库已是这一版(${count} 个步骤)。`,
  notMigrated: (names) => `数据库比这一版旧(${names})。请执行 linli migrate，或直接启动。`,
  migrationsOdd: (reason) => `${reason} 请用建这个数据库的那一版，或更新的版本。`,
  jobsGood: (time) => `定时的工作都在做；时钟上一次敲响是 ${time}。`,
  jobsNever: '定时的工作还没有做过；对外服务时才做。',
  jobsIdle: (time) => `定时的工作上一次是 ${time} 做的；对外服务时才做。`,
  jobsStopped: (time) =>
    `正在对外服务，可是从 ${time} 起定时的工作都没有做。请停下再启动；日志里写着原因。`,
  jobsFailed: (count) =>
    `有 ${count} 件定时的工作一直做不成。每件的原因都在日志里，在有 job_failed 的那几行。`,
  sender: '验证码和通知出现在控制台和柜台，不发邮件和短信。',
  mailGood: (at) => `邮件服务器 ${at} 收我们的信。`,
  mailFault: (at, fault) =>
    `邮件服务器 ${at} 不收信：${fault}。请在“通知怎么发出去”(/channels)那一页改，或者改 LINLI_MAIL。`,
  mailFaults: {
    wrong_password: '用户名或密码不对',
    no_encryption: '没有照要求加密',
    refused: '它拒绝我们',
    not_now: '它说现在不行，过一小时再试',
    slow: '等不到回答',
    cut: '说到一半断了',
    unreachable: '那里没有人应',
  },
  smsGood: (host) => `短信网关 ${host} 在。`,
  smsFault: (host) => `短信网关 ${host} 没有回应。请看看网址对不对，这台机器能不能连出去。`,
  pushGood: '没开网页的时候，浏览器也能收到通知。',
  pushNeedsHttps: (url) =>
    `浏览器不收 ${url} 的通知，要 https 才行。请在前面放一台有证书的网页服务器，再设 LINLI_URL。`,
  ways: { email: '邮件', sms: '短信', push: '浏览器', robot: '群机器人' },
  givenUp: (way, count) =>
    `最近七天，${way}有 ${count} 条一直发不出去。“通知怎么发出去”(/channels)那一页有原因。`,
  referenceGood: (count) => `需求的类别已载入(${count} 个)。`,
  referenceMissing: '需求的类别还没有载入，所以谁也提不了需求。请启动 linli serve，它会载入。',
  stewardGood: '这套系统有人管理。',
  stewardMissing: '这套系统还没有人管理。请启动 linli serve，打开它打印的链接。',
};

export const doctorWords: Catalogue<DoctorWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
