import type { BackupRefusal } from '#/platform/backup/make-backup.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

type Detail = Readonly<Record<string, string>>;

/** How much is in an archive. */
export type Amount = {
  readonly rows: string;
  readonly tables: string;
  readonly files: string;
  readonly megabytes: string;
};

/** What the program says when it makes copies, goes back to one, or looks whether all is whole. */
export type KeepingWords = {
  readonly backupRefusals: {
    readonly [refusal in BackupRefusal | 'backup_exists' | 'backup_none']: (
      detail: Detail,
    ) => string;
  };
  readonly backupMade: (path: string, amount: Amount, seconds: string) => string;
  readonly backupKeep: string;
  readonly restoreUsage: string;
  readonly restoring: (path: string) => string;
  readonly restoreSteps: {
    readonly [step in 'checking' | 'loading' | 'files' | 'finishing']: string;
  };
  readonly restored: (amount: Amount, madeAt: string, seconds: string) => string;
  readonly restoreNext: (command: string) => string;
  readonly restoreCut: (what: string) => string;
  readonly archiveGood: (path: string, amount: Amount, madeAt: string) => string;
};

const en: KeepingWords = {
  backupRefusals: {
    backup_no_space: ({ path = '' }) =>
      `There is no room for ${path}. Make room, or choose another disk with --to. Nothing was left behind.`,
    backup_no_folder: ({ path = '' }) =>
      `The folder of ${path} is not there. Make it, or choose another one with --to.`,
    backup_not_writable: ({ path = '', reason = '' }) =>
      `${path} cannot be written (${reason}). Choose another place with --to, or let the user who runs Linli write there.`,
    backup_of_nothing: () =>
      'There is nothing to copy yet: no release has made its tables here. Check LINLI_DATA and DATABASE_URL.',
    backup_exists: ({ path = '' }) =>
      `${path} is there already and stays as it is. Choose another name with --to.`,
    backup_none: () => 'LINLI_BACKUPS is none: say with --to where the archive goes.',
  },
  backupMade: (path, { rows, tables, files, megabytes }, seconds) =>
    `${path}\n${rows} rows of ${tables} tables and ${files} files, ${megabytes} MB, in ${seconds} s.`,
  backupKeep:
    'Everything is in it, telephone numbers and secrets too. Keep it on another machine, where nobody else can read it.',
  restoreUsage: 'Say which archive: linli restore FILE',
  restoring: (path) => `Restoring ${path}`,
  restoreSteps: {
    checking: 'Checking every byte',
    files: 'Laying down the files',
    loading: 'Loading the tables',
    finishing: 'Bringing the tables to this release',
  },
  restored: ({ rows, tables, files }, madeAt, seconds) =>
    `Restored as it was on ${madeAt}: ${rows} rows of ${tables} tables and ${files} files, in ${seconds} s.`,
  restoreNext: (command) => `Everything was counted and agrees. Start it: ${command}`,
  restoreCut: (what) =>
    `A restore was begun here and cut off (${what}). Nothing of it counts, and the installation is empty. Run linli restore again.`,
  archiveGood: (path, { rows, tables, files, megabytes }, madeAt) =>
    `${path} is whole: written on ${madeAt}, ${rows} rows of ${tables} tables and ${files} files, ${megabytes} MB. Every hash and every count agrees.`,
};

const hant: KeepingWords = {
  backupRefusals: {
    backup_no_space: ({ path = '' }) =>
      `地方不夠，寫不下 ${path}。請騰出地方，或用 --to 換一個磁碟。沒有留下半份。`,
    backup_no_folder: ({ path = '' }) => `${path} 的資料夾不存在。請先建好，或用 --to 換一個。`,
    backup_not_writable: ({ path = '', reason = '' }) =>
      `${path} 寫不進去(${reason})。請用 --to 換一個地方，或讓運行鄰里的使用者可以寫。`,
    backup_of_nothing: () =>
      '還沒有東西可以備份：這裡沒有建過資料表。請查一查 LINLI_DATA 和 DATABASE_URL。',
    backup_exists: ({ path = '' }) => `${path} 已經有了，不會覆蓋。請用 --to 換一個名字。`,
    backup_none: () => 'LINLI_BACKUPS 設成了 none：請用 --to 說寫到哪裡。',
  },
  backupMade: (path, { rows, tables, files, megabytes }, seconds) =>
    `${path}\n${tables} 張表、${rows} 列、${files} 個檔案，${megabytes} MB，用了 ${seconds} 秒。`,
  backupKeep: '裡面什麼都有，電話和密鑰也在。請放到另一台電腦上，不要讓別人讀到。',
  restoreUsage: '請說是哪一份備份：linli restore 檔案',
  restoring: (path) => `正在還原 ${path}`,
  restoreSteps: {
    checking: '逐個位元組核對',
    files: '放好檔案',
    loading: '裝入資料表',
    finishing: '把資料表升到這一版',
  },
  restored: ({ rows, tables, files }, madeAt, seconds) =>
    `還原到 ${madeAt} 的樣子：${tables} 張表、${rows} 列、${files} 個檔案，用了 ${seconds} 秒。`,
  restoreNext: (command) => `都數過了，對得上。可以啟動：${command}`,
  restoreCut: (what) =>
    `這裡有一次還原中斷了(${what})。它什麼都沒留下，這裡還是空的。請再運行一次 linli restore。`,
  archiveGood: (path, { rows, tables, files, megabytes }, madeAt) =>
    `${path} 完好：寫於 ${madeAt}，${tables} 張表、${rows} 列、${files} 個檔案，${megabytes} MB。雜湊和數目都對得上。`,
};

const hans: KeepingWords = {
  backupRefusals: {
    backup_no_space: ({ path = '' }) =>
      `地方不够，写不下 ${path}。请腾出地方，或用 --to 换一个磁盘。没有留下半份。`,
    backup_no_folder: ({ path = '' }) => `${path} 的文件夹不存在。请先建好，或用 --to 换一个。`,
    backup_not_writable: ({ path = '', reason = '' }) =>
      `${path} 写不进去(${reason})。请用 --to 换一个地方，或让运行邻里的用户可以写。`,
    backup_of_nothing: () =>
      '还没有东西可以备份：这里没有建过数据表。请查一查 LINLI_DATA 和 DATABASE_URL。',
    backup_exists: ({ path = '' }) => `${path} 已经有了，不会覆盖。请用 --to 换一个名字。`,
    backup_none: () => 'LINLI_BACKUPS 设成了 none：请用 --to 说写到哪里。',
  },
  backupMade: (path, { rows, tables, files, megabytes }, seconds) =>
    `${path}\n${tables} 张表、${rows} 行、${files} 个文件，${megabytes} MB，用了 ${seconds} 秒。`,
  backupKeep: '里面什么都有，电话和密钥也在。请放到另一台电脑上，不要让别人读到。',
  restoreUsage: '请说是哪一份备份：linli restore 文件',
  restoring: (path) => `正在还原 ${path}`,
  restoreSteps: {
    checking: '逐个字节核对',
    files: '放好文件',
    loading: '装入数据表',
    finishing: '把数据表升到这一版',
  },
  restored: ({ rows, tables, files }, madeAt, seconds) =>
    `还原到 ${madeAt} 的样子：${tables} 张表、${rows} 行、${files} 个文件，用了 ${seconds} 秒。`,
  restoreNext: (command) => `都数过了，对得上。可以启动：${command}`,
  restoreCut: (what) =>
    `这里有一次还原中断了(${what})。它什么都没留下，这里还是空的。请再运行一次 linli restore。`,
  archiveGood: (path, { rows, tables, files, megabytes }, madeAt) =>
    `${path} 完好：写于 ${madeAt}，${tables} 张表、${rows} 行、${files} 个文件，${megabytes} MB。哈希和数目都对得上。`,
};

export const keepingWords: Catalogue<KeepingWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
