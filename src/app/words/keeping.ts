import type { BackupRefusal } from '#/platform/backup/make-backup.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { LevelRefusal } from '#/platform/db/migrate.ts';
import type { JournalFault, SealComparison } from '#/platform/journal/verify-journal.ts';
import type { FileFault } from '#/platform/storage/check-files.ts';

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
  readonly openingRefusals: {
    readonly [refusal in LevelRefusal | 'upgrade_without_copy']: (detail: Detail) => string;
  };
  readonly lastBackup: (time: string, path: string) => string;
  readonly oldBackup: (time: string, path: string) => string;
  readonly noBackup: (folder: string) => string;
  readonly backupsOff: string;
  readonly verifyLevel: string;
  readonly verifyGood: string;
  readonly verifyBad: string;
  readonly verifyRows: (rows: string, tables: string) => string;
  readonly journalGood: (sealed: string, waiting: string) => string;
  readonly journalBad: (count: string, shown: string) => string;
  readonly journalFaults: {
    readonly [kind in JournalFault['kind']]: (
      position: string,
      community: string,
      entry: string,
    ) => string;
  };
  readonly figuresGood: string;
  readonly figuresBad: (count: string) => string;
  readonly filesGood: (count: string) => string;
  readonly fileFaults: { readonly [kind in FileFault['kind']]: (name: string) => string };
  readonly sealUnreadable: (path: string) => string;
  readonly seals: { readonly [outcome in SealComparison]: (length: string) => string };
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
  openingRefusals: {
    level_newer: ({ name = '' }) =>
      `This database has had ${name}, which this release does not know: a newer release has used it. Start it with that release, or restore a copy made before.`,
    level_edited: ({ name = '' }) =>
      `${name} ran on this database with another text: it belongs to another program. Use the release it was made with.`,
    level_too_old: ({ name = '', release = '' }) =>
      `This database stands at ${name}, too far back for one step. Start it with release ${release} first, then with this one.`,
    upgrade_without_copy: ({ folder = '', reason = '' }) =>
      `The tables have to be changed for this release, and the copy that is made before could not be written to ${folder} (${reason}). Nothing was changed. Make room, or set LINLI_BACKUPS to another folder, or to none if you have made a copy yourself.`,
  },
  lastBackup: (time, path) => `The last copy is of ${time}: ${path}`,
  oldBackup: (time, path) =>
    `The last copy is of ${time} (${path}). One is made each night while it is served: look at the log for platform.backup, or run linli backup.`,
  noBackup: (folder) =>
    `There is no copy in ${folder} yet. One is made each night while it is served; linli backup makes one now.`,
  backupsOff: 'No copies are made by themselves: LINLI_BACKUPS is none.',
  verifyLevel:
    'The tables are not at the level of this release. Start it, or run linli migrate, and verify again.',
  verifyGood: 'Everything is as it was written.',
  verifyBad: 'Not everything is as it was written. Keep a copy of it as it is, and look into it.',
  verifyRows: (rows, tables) => `${rows} rows in ${tables} tables were counted.`,
  journalGood: (sealed, waiting) =>
    `The journal holds: ${sealed} entries are as they were sealed, ${waiting} wait for the next minute.`,
  journalBad: (count, shown) =>
    `The journal does not hold: ${count} places are not as they were sealed (shown: ${shown}).`,
  journalFaults: {
    changed: (position, community, entry) =>
      `Entry ${entry} of ${community}, number ${position}, or the digest before it, was changed.`,
    deleted: (position, community, entry) =>
      `Entry ${entry} of ${community}, number ${position}, was deleted.`,
    unlinked: (position) => `Number ${position} of the chain was taken out.`,
    slipped_in: (_, community, entry) =>
      `Entry ${entry} of ${community} was slipped in among those that were sealed.`,
    cut: (position) => `The chain ends at number ${position}, before its end.`,
  },
  figuresGood: 'The figures agree with a recount of all that ever happened.',
  figuresBad: (count) => `${count} sums of the figures differ from a recount.`,
  filesGood: (count) => `${count} files are there, and their content is what the database says.`,
  fileFaults: {
    missing: (name) => `The file ${name} is missing.`,
    changed: (name) => `The file ${name} has another content.`,
  },
  sealUnreadable: (path) => `${path} is no seal: it has to be what /journal/seal gives.`,
  seals: {
    agrees: (length) => `The seal of ${length} entries agrees: none of them was changed since.`,
    differs: (length) =>
      `The seal of ${length} entries differs: among them something was changed, taken out or put in since it was noted.`,
    shorter: (length) =>
      `The journal is shorter than the ${length} entries of the seal: entries were removed since, or an older copy was restored.`,
  },
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
  openingRefusals: {
    level_newer: ({ name = '' }) =>
      `這個資料庫已經有 ${name}，這一版不認得：更新的版本用過它。請用那一版啟動，或還原以前的備份。`,
    level_edited: ({ name = '' }) =>
      `${name} 在這個資料庫上運行時是另一種寫法：它是別的程式的。請用建立它的那一版。`,
    level_too_old: ({ name = '', release = '' }) =>
      `這個資料庫停在 ${name}，太舊，不能一步升上來。請先用 ${release} 版啟動，再用這一版。`,
    upgrade_without_copy: ({ folder = '', reason = '' }) =>
      `這一版要改資料表，改之前的備份寫不到 ${folder}(${reason})。什麼都沒有改動。請騰出地方，或用 LINLI_BACKUPS 換一個資料夾；自己備份過的，可以設成 none。`,
  },
  lastBackup: (time, path) => `最近一次備份是 ${time}：${path}`,
  oldBackup: (time, path) =>
    `最近一次備份是 ${time}(${path})。運行時每夜會備份：請在記錄裡找 platform.backup，或運行 linli backup。`,
  noBackup: (folder) => `${folder} 裡還沒有備份。運行時每夜會備份；linli backup 現在就做一份。`,
  backupsOff: '不會自動備份：LINLI_BACKUPS 設成了 none。',
  verifyLevel: '資料表還不是這一版的。請先啟動，或運行 linli migrate，再核對。',
  verifyGood: '一切都和寫下時一樣。',
  verifyBad: '有的地方和寫下時不一樣。請先照原樣備份一份，再查原因。',
  verifyRows: (rows, tables) => `數了 ${tables} 張表，共 ${rows} 列。`,
  journalGood: (sealed, waiting) =>
    `記錄完好：${sealed} 條和封存時一樣，${waiting} 條等下一分鐘封存。`,
  journalBad: (count, shown) => `記錄不完好：有 ${count} 處和封存時不一樣(列出 ${shown} 處)。`,
  journalFaults: {
    changed: (position, community, entry) =>
      `${community} 的 ${entry}，第 ${position} 條，或它前面的摘要，被改過。`,
    deleted: (position, community, entry) =>
      `${community} 的 ${entry}，第 ${position} 條，被刪了。`,
    unlinked: (position) => `鏈上第 ${position} 條被拿掉了。`,
    slipped_in: (_, community, entry) => `${community} 的 ${entry} 是後來塞進已封存的記錄裡的。`,
    cut: (position) => `鏈到第 ${position} 條就斷了，後面的不見了。`,
  },
  figuresGood: '數據和重新數過的一樣。',
  figuresBad: (count) => `有 ${count} 個匯總數和重新數過的不一樣。`,
  filesGood: (count) => `${count} 個檔案都在，內容和資料庫說的一樣。`,
  fileFaults: {
    missing: (name) => `檔案 ${name} 不見了。`,
    changed: (name) => `檔案 ${name} 的內容變了。`,
  },
  sealUnreadable: (path) => `${path} 不是封印：要用 /journal/seal 給的檔案。`,
  seals: {
    agrees: (length) => `${length} 條記錄的封印對得上：從那時起一條也沒改過。`,
    differs: (length) => `${length} 條記錄的封印對不上：從那時起，裡面有記錄被改過、拿掉或塞進來。`,
    shorter: (length) => `記錄比封印的 ${length} 條短：後來有記錄被刪，或還原過更早的備份。`,
  },
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
  openingRefusals: {
    level_newer: ({ name = '' }) =>
      `这个数据库已经有 ${name}，这一版不认得：更新的版本用过它。请用那一版启动，或还原以前的备份。`,
    level_edited: ({ name = '' }) =>
      `${name} 在这个数据库上运行时是另一种写法：它是别的程序的。请用建立它的那一版。`,
    level_too_old: ({ name = '', release = '' }) =>
      `这个数据库停在 ${name}，太旧，不能一步升上来。请先用 ${release} 版启动，再用这一版。`,
    upgrade_without_copy: ({ folder = '', reason = '' }) =>
      `这一版要改数据表，改之前的备份写不到 ${folder}(${reason})。什么都没有改动。请腾出地方，或用 LINLI_BACKUPS 换一个文件夹；自己备份过的，可以设成 none。`,
  },
  lastBackup: (time, path) => `最近一次备份是 ${time}：${path}`,
  oldBackup: (time, path) =>
    `最近一次备份是 ${time}(${path})。运行时每夜会备份：请在记录里找 platform.backup，或运行 linli backup。`,
  noBackup: (folder) => `${folder} 里还没有备份。运行时每夜会备份；linli backup 现在就做一份。`,
  backupsOff: '不会自动备份：LINLI_BACKUPS 设成了 none。',
  verifyLevel: '数据表还不是这一版的。请先启动，或运行 linli migrate，再核对。',
  verifyGood: '一切都和写下时一样。',
  verifyBad: '有的地方和写下时不一样。请先照原样备份一份，再查原因。',
  verifyRows: (rows, tables) => `数了 ${tables} 张表，共 ${rows} 行。`,
  journalGood: (sealed, waiting) =>
    `记录完好：${sealed} 条和封存时一样，${waiting} 条等下一分钟封存。`,
  journalBad: (count, shown) => `记录不完好：有 ${count} 处和封存时不一样(列出 ${shown} 处)。`,
  journalFaults: {
    changed: (position, community, entry) =>
      `${community} 的 ${entry}，第 ${position} 条，或它前面的摘要，被改过。`,
    deleted: (position, community, entry) =>
      `${community} 的 ${entry}，第 ${position} 条，被删了。`,
    unlinked: (position) => `链上第 ${position} 条被拿掉了。`,
    slipped_in: (_, community, entry) => `${community} 的 ${entry} 是后来塞进已封存的记录里的。`,
    cut: (position) => `链到第 ${position} 条就断了，后面的不见了。`,
  },
  figuresGood: '数据和重新数过的一样。',
  figuresBad: (count) => `有 ${count} 个汇总数和重新数过的不一样。`,
  filesGood: (count) => `${count} 个文件都在，内容和数据库说的一样。`,
  fileFaults: {
    missing: (name) => `文件 ${name} 不见了。`,
    changed: (name) => `文件 ${name} 的内容变了。`,
  },
  sealUnreadable: (path) => `${path} 不是封印：要用 /journal/seal 给的文件。`,
  seals: {
    agrees: (length) => `${length} 条记录的封印对得上：从那时起一条也没改过。`,
    differs: (length) => `${length} 条记录的封印对不上：从那时起，里面有记录被改过、拿掉或塞进来。`,
    shorter: (length) => `记录比封印的 ${length} 条短：后来有记录被删，或还原过更早的备份。`,
  },
};

export const keepingWords: Catalogue<KeepingWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
