import type { RestoreRefusal } from '#/platform/backup/restore-archive.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

type Detail = Readonly<Record<string, string>>;

/** Why an archive is not restored, and what to do; nothing has changed then. */
export type RestoreWords = { readonly [refusal in RestoreRefusal]: (detail: Detail) => string };

export const restoreWords: Catalogue<RestoreWords> = {
  'zh-Hant': {
    archive_missing: ({ path, reason }) =>
      `打不開備份檔 ${path}(${reason})。請查一查檔名，以及誰可以讀它。`,
    archive_not_ours: ({ path }) => `${path} 不是鄰里的備份檔。請選 linli backup 寫出來的檔案。`,
    archive_cut: ({ path }) =>
      `${path} 不完整，後面的一段不見了，多半是複製時中斷了。請重新複製，或換一份備份。什麼都沒有改動。`,
    archive_changed: ({ path, member }) =>
      `${path} 裡的 ${member} 和寫出來時不一樣，這份備份壞了。請換一份。什麼都沒有改動。`,
    archive_newer: ({ release }) =>
      `這份備份是 ${release} 版寫的，比現在的程式新。請先裝 ${release} 版以上，再還原。`,
    archive_foreign: ({ name }) =>
      `這份備份裡的資料表和本程式的對不上(${name})，是另外改過的程式寫的。請用那個程式還原。`,
    archive_too_old: ({ release }) =>
      `這份備份太舊，不能一步還原。請先用 ${release} 版還原並備份，再用現在的程式。`,
    installation_in_use: ({ table }) =>
      `這裡已經有資料了(${table})，備份只還原到空的地方。請用 LINLI_DATA 換一個資料夾，或換一個空的資料庫。`,
    restore_no_space: () => '磁碟滿了，沒有還原。請騰出地方再試。什麼都沒有改動。',
    restore_not_writable: ({ reason }) =>
      `資料夾寫不進去(${reason})，沒有還原。請把它交給運行鄰里的使用者。`,
  },
  'zh-Hans': {
    archive_missing: ({ path, reason }) =>
      `打不开备份文件 ${path}(${reason})。请查一查文件名，以及谁可以读它。`,
    archive_not_ours: ({ path }) => `${path} 不是邻里的备份文件。请选 linli backup 写出来的文件。`,
    archive_cut: ({ path }) =>
      `${path} 不完整，后面的一段不见了，多半是复制时中断了。请重新复制，或换一份备份。什么都没有改动。`,
    archive_changed: ({ path, member }) =>
      `${path} 里的 ${member} 和写出来时不一样，这份备份坏了。请换一份。什么都没有改动。`,
    archive_newer: ({ release }) =>
      `这份备份是 ${release} 版写的，比现在的程序新。请先装 ${release} 版以上，再还原。`,
    archive_foreign: ({ name }) =>
      `这份备份里的数据表和本程序的对不上(${name})，是另外改过的程序写的。请用那个程序还原。`,
    archive_too_old: ({ release }) =>
      `这份备份太旧，不能一步还原。请先用 ${release} 版还原并备份，再用现在的程序。`,
    installation_in_use: ({ table }) =>
      `这里已经有数据了(${table})，备份只还原到空的地方。请用 LINLI_DATA 换一个文件夹，或换一个空的数据库。`,
    restore_no_space: () => '磁盘满了，没有还原。请腾出地方再试。什么都没有改动。',
    restore_not_writable: ({ reason }) =>
      `文件夹写不进去(${reason})，没有还原。请把它交给运行邻里的用户。`,
  },
  en: {
    archive_missing: ({ path, reason }) =>
      `The archive ${path} cannot be opened (${reason}). Check its name and who may read it.`,
    archive_not_ours: ({ path }) =>
      `${path} is no archive of Linli. Choose a file that linli backup has written.`,
    archive_cut: ({ path }) =>
      `The end of ${path} is missing: it was probably cut off while it was copied. Copy it again, or take another one. Nothing was changed.`,
    archive_changed: ({ path, member }) =>
      `In ${path} the part ${member} is not as it was written: this archive is damaged. Take another one. Nothing was changed.`,
    archive_newer: ({ release }) =>
      `This archive was written by release ${release}, which is newer than this one. Install release ${release} or later, and restore it with that.`,
    archive_foreign: ({ name }) =>
      `The tables in this archive are not those of this program (${name}): a program that was altered has written it. Restore it with that one.`,
    archive_too_old: ({ release }) =>
      `This archive is too old for one step. Restore it with release ${release}, make an archive with that, and come back.`,
    installation_in_use: ({ table }) =>
      `There is something here already (${table}), and an archive goes into an empty installation only. Choose another folder with LINLI_DATA, or an empty database.`,
    restore_no_space: () =>
      'The disk is full, so nothing was restored. Make room and try again. Nothing was changed.',
    restore_not_writable: ({ reason }) =>
      `The data folder cannot be written (${reason}), so nothing was restored. Give it to the user who runs Linli.`,
  },
};
