import { databaseWords } from './database.ts';
import { doctorWords } from './doctor.ts';
import { keepingWords } from './keeping.ts';
import type { ConsoleWords } from './shape.ts';

export const hant: ConsoleWords = {
  help: `linli —— 街坊自己用來辦事的軟體

  linli serve            運行這套系統；第一次會印出一個連結，給第一位管理員
  linli demo             運行演示用的街坊(npm start 做的就是這個)
  linli demo remove      刪掉演示和其中的一切
  linli migrate          把資料庫升到這一版，然後停下
  linli places import --cn 3502
                         從隨附的全國名錄載入一個市(35 是省，all 是全國)
  linli places import --csv 檔案 [--dry-run]
                         從表格載入地方：代碼、名稱、類別、上級
  linli places move 350203 --under 350206
                         移動一個地方和它下面的一切；移到同級的下面就是合併
  linli backup [--to 檔案]
                         把所有資料寫成一個備份檔；運行著也可以
  linli restore 檔案     把備份還原到空的地方
  linli verify           核對記錄、數據、檔案，看有沒有被改過
  linli verify --seal 檔案
                         再拿以前存下的封印來對
  linli verify 檔案      把備份從頭讀到尾，說它完不完整
  linli rescue 手機號碼或郵箱
                         通行密鑰都丟了的人，讓他重新登記
  linli doctor           把容易出錯的地方都查一遍，並說該怎麼辦

設定都可以不填，要改就用環境變數：
  LINLI_DATA      資料夾(./data)
  LINLI_BACKUPS   每夜的備份放哪裡(資料夾裡的 backups)，或 none
  LINLI_HOST      監聽的地址(127.0.0.1)
  LINLI_PORT      埠(4600)
  LINLI_URL       大家打開的網址，前面有別的伺服器時用
  LINLI_ZONE      時區(Asia/Shanghai)
  LINLI_LOG       faults（只記故障）或 requests（每個請求一行）(faults)
  DATABASE_URL    自己的 PostgreSQL,15 版以上`,
  unknownCommand: (command) => `沒有「${command}」這個命令。試試：linli --help`,
  unknownArgument: (command, argument) =>
    `「linli ${command}」不認得「${argument}」。埠、資料夾等用環境變數設定，例如 LINLI_PORT=4700。請看：linli --help`,
  badPort: 'LINLI_PORT 要是 1 到 65535 的數。',
  badDatabaseUrl: 'DATABASE_URL 要以 postgres:// 或 postgresql:// 開頭。',
  badPublicUrl: 'LINLI_URL 要是完整的網址，例如 https://linli.example.org。',
  badZone: 'LINLI_ZONE 要是時區的名字，例如 Asia/Shanghai。',
  badLeavingDays: 'LINLI_LEAVING_DAYS 要寫 1 到 90 的天數。',
  badMail: 'LINLI_MAIL 要寫成 smtp://帳號:密碼@mail.example.org:587，LINLI_MAIL_FROM 寫發件地址。',
  badLog: 'LINLI_LOG 要寫 faults 或 requests。',
  dataFolderHeld: (pid, since, folder) =>
    `資料夾 ${folder} 從 ${since} 起由程序 ${pid} 使用著。請先停掉它，或用 LINLI_DATA 換一個資料夾。`,
  portTaken: (port) => `埠 ${port} 被別的程式占用了。可以換一個，例如：LINLI_PORT=4700 npm start`,
  starting: '正在啟動',
  ready: (url) => `好了：${url}`,
  dataFolder: (folder) => `資料夾：${folder}`,
  database: (what) => `資料庫：${what}`,
  embedded: '內建的 PostgreSQL',
  outside: 'DATABASE_URL',
  personas: '可以用下面這些人的身分看看(打開連結):',
  stopHint: '按 Ctrl-C 全部停下。',
  stopping: '正在停下……',
  stopped: '停好了。',
  firstSteward: (url) =>
    `還沒有人管理這套系統。請在一天內打開這個連結，成為第一位管理員：\n  ${url}`,
  loadingDemonstration: '正在載入演示用的街坊',
  demonstrationLoaded: (seconds) => `演示載入好了，用了 ${seconds} 秒`,
  demonstrationThere: '演示已經在了。',
  demonstrationRemoved: '演示和其中的一切都刪掉了。',
  demonstrationRefused:
    '這個資料庫裡有真實的街坊，所以不載入也不動演示。請換一個資料夾：LINLI_DATA=demo-data npm start',
  migrated: (count) => `資料庫已是這一版(執行了 ${count} 個步驟)。`,
  importing: (what) => `正在載入${what}`,
  imported: (count, seconds) => `${count} 個地方，用了 ${seconds} 秒`,
  sheetClosed: (file, reason) => `表格 ${file} 打不開(${reason})。請查一查檔名，以及誰可以讀它。`,
  sheetNotUtf8: (file) =>
    `表格 ${file} 不是 UTF-8 編碼。請用試算表軟體打開，另存為「CSV UTF-8」再來。`,
  sheetFaulty: (count, shown) =>
    `什麼都沒有載入。要改的格子：${count} 個(列出 ${shown} 個)。改好以後再載入一次。`,
  sheetCounts: (created, updated, unchanged) =>
    `新的 ${created} 個，改了 ${updated} 個，沒變的 ${unchanged} 個。`,
  sheetTried: '這只是試一試，什麼都沒有寫進去。去掉 --dry-run 就會載入。',
  importUsage:
    '請說要載入哪裡：linli places import --cn 3502(市)、--cn 35(省)、--cn all，或 --csv 檔案',
  moveUsage: '請說哪個地方移到哪裡下面：linli places move 350203 --under 350206',
  moving: (place, under) => `正在把 ${place} 移到 ${under} 下面 …`,
  stillMoving: (seconds) => `  還在移，${seconds} 秒 …`,
  movedPlaces: (count, seconds) =>
    `移好了：${count} 個地方，用了 ${seconds} 秒。舊網址照樣打得開。`,
  noSuchPlace: (id) => `沒有 ${id} 這個地方。`,
  databaseRefusals: databaseWords['zh-Hant'],
  rescueUsage: '請寫是誰：linli rescue 手機號碼、郵箱，或登記的編號',
  rescueNobody: (who) => `沒有人用「${who}」登入。請核對一下。`,
  rescued: (name, url) =>
    `${name}的通行密鑰和號碼單都作廢了，各處都退出了。請核實是本人，一小時內讓本人打開：\n  ${url}`,
  doctorTitle: '正在檢查',
  doctorGood: '一切正常。',
  doctorBad: (count) => `有 ${count} 處要處理。`,
  doctor: doctorWords['zh-Hant'],
  keeping: keepingWords['zh-Hant'],
};
