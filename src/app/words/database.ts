import type { DatabaseRefusal } from '#/platform/db/check.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

type Detail = Readonly<Record<string, string>>;

/** Why a database cannot hold an installation, and what mends it. */
export type DatabaseWords = { readonly [refusal in DatabaseRefusal]: (detail: Detail) => string };

/** Makes a database that any server from version 15 on sees letters in. */
const statement =
  "CREATE DATABASE linli TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C.UTF-8';";

export const databaseWords: Catalogue<DatabaseWords> = {
  'zh-Hant': {
    database_unreachable: ({ reason }) =>
      `連不上 DATABASE_URL 說的資料庫(${reason})。請查一查地址、名字、密碼，以及它是不是在運行。`,
    database_too_old: ({ version, least }) =>
      `這是 PostgreSQL ${version}，要 ${least} 版以上。請把它升級，或換一個 DATABASE_URL。`,
    database_not_utf8: ({ name, encoding }) =>
      `資料庫 ${name} 的編碼是 ${encoding}，要 UTF8。請新建一個，再讓 DATABASE_URL 指向它：\n  ${statement}`,
    database_sees_no_letters: ({ name, ctype }) =>
      `資料庫 ${name} 的 LC_CTYPE 是 ${ctype}，它認不得中文字，什麼都搜尋不到。請新建一個，再讓 DATABASE_URL 指向它：\n  ${statement}`,
  },
  'zh-Hans': {
    database_unreachable: ({ reason }) =>
      `连不上 DATABASE_URL 说的数据库(${reason})。请查一查地址、名字、密码，以及它是不是在运行。`,
    database_too_old: ({ version, least }) =>
      `这是 PostgreSQL ${version}，要 ${least} 版以上。请把它升级，或换一个 DATABASE_URL。`,
    database_not_utf8: ({ name, encoding }) =>
      `数据库 ${name} 的编码是 ${encoding}，要 UTF8。请新建一个，再让 DATABASE_URL 指向它：\n  ${statement}`,
    database_sees_no_letters: ({ name, ctype }) =>
      `数据库 ${name} 的 LC_CTYPE 是 ${ctype}，它认不得中文字，什么都搜索不到。请新建一个，再让 DATABASE_URL 指向它：\n  ${statement}`,
  },
  en: {
    database_unreachable: ({ reason }) =>
      `The database of DATABASE_URL cannot be reached (${reason}). Check its address, name and password, and whether it runs.`,
    database_too_old: ({ version, least }) =>
      `This is PostgreSQL ${version}, and Linli needs ${least} or later. Upgrade it, or set DATABASE_URL to another one.`,
    database_not_utf8: ({ name, encoding }) =>
      `The database ${name} is encoded in ${encoding}, and Linli needs UTF8. Create another one, and set DATABASE_URL to it:\n  ${statement}`,
    database_sees_no_letters: ({ name, ctype }) =>
      `The database ${name} was created with LC_CTYPE ${ctype}, which knows no Chinese letters, so that searches would find nothing. Create another one, and set DATABASE_URL to it:\n  ${statement}`,
  },
};
