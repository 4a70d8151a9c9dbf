import { databaseWords } from './database.ts';
import { doctorWords } from './doctor.ts';
import { keepingWords } from './keeping.ts';
import type { ConsoleWords } from './shape.ts';

export const hans: ConsoleWords = {
  help: `linli —— 街坊自己用来办事的软件

  linli serve            运行这套系统；第一次会印出一个链接，给第一位管理员
  linli demo             运行演示用的街坊(npm start 做的就是这个)
  linli demo remove      删掉演示和其中的一切
  linli migrate          把数据库升到这一版，然后停下
  linli places import --cn 3502
                         从随附的全国名录载入一个市(35 是省，all 是全国)
  linli places import --csv 文件 [--dry-run]
                         从表格载入地方：代码、名称、类别、上级
  linli places move 350203 --under 350206
                         移动一个地方和它下面的一切；移到同级的下面就是合并
  linli backup [--to 文件]
                         把所有数据写成一个备份文件；运行着也可以
  linli restore 文件     把备份还原到空的地方
  linli verify           核对记录、数据、文件，看有没有被改过
  linli verify --seal 文件
                         再拿以前存下的封印来对
  linli verify 文件      把备份从头读到尾，说它完不完整
  linli rescue 手机号码或邮箱
                         通行密钥都丢了的人，让他重新登记
  linli doctor           把容易出错的地方都查一遍，并说该怎么办

设置都可以不填，要改就用环境变量：
  LINLI_DATA      数据文件夹(./data)
  LINLI_HOST      监听的地址(127.0.0.1)
  LINLI_PORT      端口(4600)
  LINLI_URL       大家打开的网址，前面有别的服务器时用
  LINLI_BACKUPS   每夜的备份放哪里(文件夹里的 backups)，或 none
  LINLI_ZONE      时区(Asia/Shanghai)
  LINLI_LOG       faults（只记故障）或 requests（每个请求一行）(faults)
  DATABASE_URL    自己的 PostgreSQL,15 版以上`,
  unknownCommand: (command) => `没有“${command}”这个命令。试试：linli --help`,
  unknownArgument: (command, argument) =>
    `“linli ${command}”不认得“${argument}”。端口、文件夹等用环境变量设置，例如 LINLI_PORT=4700。请看：linli --help`,
  badPort: 'LINLI_PORT 要是 1 到 65535 的数。',
  badDatabaseUrl: 'DATABASE_URL 要以 postgres:// 或 postgresql:// 开头。',
  badPublicUrl: 'LINLI_URL 要是完整的网址，例如 https://linli.example.org。',
  badZone: 'LINLI_ZONE 要是时区的名字，例如 Asia/Shanghai。',
  badLeavingDays: 'LINLI_LEAVING_DAYS 要写 1 到 90 的天数。',
  badMail: 'LINLI_MAIL 要写成 smtp://账号:密码@mail.example.org:587，LINLI_MAIL_FROM 写发件地址。',
  badLog: 'LINLI_LOG 要写 faults 或 requests。',
  dataFolderHeld: (pid, since, folder) =>
    `文件夹 ${folder} 从 ${since} 起由进程 ${pid} 使用着。请先停掉它，或用 LINLI_DATA 换一个文件夹。`,
  portTaken: (port) => `端口 ${port} 被别的程序占用了。可以换一个，例如：LINLI_PORT=4700 npm start`,
  starting: '正在启动',
  ready: (url) => `好了：${url}`,
  dataFolder: (folder) => `数据文件夹：${folder}`,
  database: (what) => `数据库：${what}`,
  embedded: '内置的 PostgreSQL',
  outside: 'DATABASE_URL',
  personas: '可以用下面这些人的身份看看(打开链接):',
  stopHint: '按 Ctrl-C 全部停下。',
  stopping: '正在停下……',
  stopped: '停好了。',
  firstSteward: (url) =>
    `还没有人管理这套系统。请在一天内打开这个链接，成为第一位管理员：\n  ${url}`,
  loadingDemonstration: '正在载入演示用的街坊',
  demonstrationLoaded: (seconds) => `演示载入好了，用了 ${seconds} 秒`,
  demonstrationThere: '演示已经在了。',
  demonstrationRemoved: '演示和其中的一切都删掉了。',
  demonstrationRefused:
    '这个数据库里有真实的街坊，所以不载入也不动演示。请换一个文件夹：LINLI_DATA=demo-data npm start',
  migrated: (count) => `数据库已是这一版(执行了 ${count} 个步骤)。`,
  importing: (what) => `正在载入${what}`,
  imported: (count, seconds) => `${count} 个地方，用了 ${seconds} 秒`,
  sheetClosed: (file, reason) => `表格 ${file} 打不开(${reason})。请查一查文件名，以及谁可以读它。`,
  sheetNotUtf8: (file) => `表格 ${file} 不是 UTF-8 编码。请用表格软件打开，另存为“CSV UTF-8”再来。`,
  sheetFaulty: (count, shown) =>
    `什么都没有载入。要改的格子：${count} 个(列出 ${shown} 个)。改好以后再载入一次。`,
  sheetCounts: (created, updated, unchanged) =>
    `新的 ${created} 个，改了 ${updated} 个，没变的 ${unchanged} 个。`,
  sheetTried: '这只是试一试，什么都没有写进去。去掉 --dry-run 就会载入。',
  importUsage:
    '请说要载入哪里：linli places import --cn 3502(市)、--cn 35(省)、--cn all，或 --csv 文件',
  moveUsage: '请说哪个地方移到哪里下面：linli places move 350203 --under 350206',
  moving: (place, under) => `正在把 ${place} 移到 ${under} 下面 …`,
  stillMoving: (seconds) => `  还在移，${seconds} 秒 …`,
  movedPlaces: (count, seconds) =>
    `移好了：${count} 个地方，用了 ${seconds} 秒。旧网址照样打得开。`,
  noSuchPlace: (id) => `没有 ${id} 这个地方。`,
  databaseRefusals: databaseWords['zh-Hans'],
  rescueUsage: '请写是谁：linli rescue 手机号码、邮箱，或登记的编号',
  rescueNobody: (who) => `没有人用“${who}”登录。请核对一下。`,
  rescued: (name, url) =>
    `${name}的通行密钥和号码单都作废了，各处都退出了。请核实是本人，一小时内让本人打开：\n  ${url}`,
  doctorTitle: '正在检查',
  doctorGood: '一切正常。',
  doctorBad: (count) => `有 ${count} 处要处理。`,
  doctor: doctorWords['zh-Hans'],
  keeping: keepingWords['zh-Hans'],
};
