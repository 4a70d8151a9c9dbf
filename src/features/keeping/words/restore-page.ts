import type { RestoreStep } from '#/platform/backup/restore-archive.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

type Restored = {
  readonly rows: string;
  readonly tables: string;
  readonly files: string;
  readonly madeAt: string;
};

/** The words with which a host goes back to an archive on the first visit. */
export type RestorePageWords = {
  readonly title: string;
  readonly lead: string;
  readonly file: string;
  readonly fileHint: string;
  readonly begin: string;
  readonly large: string;
  readonly instead: string;
  readonly busy: string;
  readonly doing: string;
  readonly wait: string;
  readonly steps: { readonly [step in RestoreStep]: string };
  readonly done: (what: Restored) => string;
  readonly startsAgain: string;
  readonly onward: string;
  readonly notDone: string;
  readonly again: string;
  readonly fault: (reference: string) => string;
  readonly upload: {
    readonly no_file: string;
    readonly not_readable: string;
    readonly disk_full: string;
    readonly link_used_up: string;
    readonly form_expired: string;
  };
  readonly refusals: Readonly<Record<'link_used_up', () => string>>;
};

export const restorePageWords: Catalogue<RestorePageWords> = {
  'zh-Hant': {
    title: '從備份還原',
    lead: '原來的電腦壞了、丟了，或要搬到這一台：選備份檔，人、事、照片、記錄都會回來，和備份那一刻一樣。',
    file: '備份檔',
    fileHint: '就是 linli backup 寫出來的那個檔案，名字像 linli-2026-11-22T020000Z.tar。',
    begin: '開始還原',
    large:
      '檔案大的話要傳好一會兒，請不要關掉這一頁。檔案已經在這台電腦上，也可以在命令列用 linli restore，更快。',
    instead: '沒有備份，從頭開始',
    busy: '正在還原，請等它做完。',
    doing: '正在還原',
    wait: '請不要關掉這一頁，也不要關電腦。中途斷了也不要緊：什麼都不會只做一半，再來一次就好。',
    steps: {
      checking: '核對備份檔，看有沒有壞',
      files: '放回照片和檔案',
      loading: '寫回所有的資料',
      finishing: '整理成這一版的樣子',
    },
    done: ({ rows, tables, files, madeAt }) =>
      `都回來了：${tables} 張表、${rows} 行、${files} 個檔案，是 ${madeAt} 的樣子。`,
    startsAgain: '鄰里正帶著它們重新啟動，幾秒鐘就好。用原來的方式登入。',
    onward: '打開首頁',
    notDone: '沒有還原',
    again: '再試一次',
    fault: (reference) => `出了意外，什麼都沒有改動。請告訴維護的人這個號碼：${reference}`,
    upload: {
      no_file: '沒有選檔案，或檔案是空的。請選備份檔。',
      not_readable: '檔案沒有傳完，中途斷了。請再傳一次。',
      disk_full: '磁碟滿了，檔案放不下。請騰出地方再試。什麼都沒有改動。',
      link_used_up: '這個連結不能用了。請看啟動鄰里的那個視窗，那裡有新的連結。',
      form_expired: '這個請求不是從這裡的頁面來的。請重新打開這一頁再試。',
    },
    refusals: {
      link_used_up: () => '這個連結不能用了。請看啟動鄰里的那個視窗，那裡有新的連結。',
    },
  },
  'zh-Hans': {
    title: '从备份还原',
    lead: '原来的电脑坏了、丢了，或要搬到这一台：选备份文件，人、事、照片、记录都会回来，和备份那一刻一样。',
    file: '备份文件',
    fileHint: '就是 linli backup 写出来的那个文件，名字像 linli-2026-11-22T020000Z.tar。',
    begin: '开始还原',
    large:
      '文件大的话要传好一会儿，请不要关掉这一页。文件已经在这台电脑上，也可以在命令行用 linli restore，更快。',
    instead: '没有备份，从头开始',
    busy: '正在还原，请等它做完。',
    doing: '正在还原',
    wait: '请不要关掉这一页，也不要关电脑。中途断了也不要紧：什么都不会只做一半，再来一次就好。',
    steps: {
      checking: '核对备份文件，看有没有坏',
      files: '放回照片和文件',
      loading: '写回所有的数据',
      finishing: '整理成这一版的样子',
    },
    done: ({ rows, tables, files, madeAt }) =>
      `都回来了：${tables} 张表、${rows} 行、${files} 个文件，是 ${madeAt} 的样子。`,
    startsAgain: '邻里正带着它们重新启动，几秒钟就好。用原来的方式登录。',
    onward: '打开首页',
    notDone: '没有还原',
    again: '再试一次',
    fault: (reference) => `出了意外，什么都没有改动。请告诉维护的人这个号码：${reference}`,
    upload: {
      no_file: '没有选文件，或文件是空的。请选备份文件。',
      not_readable: '文件没有传完，中途断了。请再传一次。',
      disk_full: '磁盘满了，文件放不下。请腾出地方再试。什么都没有改动。',
      link_used_up: '这个链接不能用了。请看启动邻里的那个窗口，那里有新的链接。',
      form_expired: '这个请求不是从这里的页面来的。请重新打开这一页再试。',
    },
    refusals: {
      link_used_up: () => '这个链接不能用了。请看启动邻里的那个窗口，那里有新的链接。',
    },
  },
  en: {
    title: 'Go back to an archive',
    lead: 'The old machine broke, was lost, or you are moving to this one: choose the archive, and people, matters, photos and the journal come back as they were when it was made.',
    file: 'The archive',
    fileHint:
      'The file that linli backup has written; it is called something like linli-2026-11-22T020000Z.tar.',
    begin: 'Go back to it',
    large:
      'A large file takes a while to send: keep this page open. If it lies on the machine that runs Linli, linli restore on its command line is faster.',
    instead: 'I have no archive: begin anew',
    busy: 'It is being restored. Wait until that is done.',
    doing: 'Going back to the archive',
    wait: 'Keep this page open and the machine running. If it is cut off, nothing is left half done: try again.',
    steps: {
      checking: 'Looking whether the archive is whole',
      files: 'Putting back photos and files',
      loading: 'Writing back everything that was recorded',
      finishing: 'Bringing it to this release',
    },
    done: ({ rows, tables, files, madeAt }) =>
      `Everything is back: ${rows} rows of ${tables} tables and ${files} files, as they were on ${madeAt}.`,
    startsAgain: 'Linli starts again with them; it takes a few seconds. Sign in as you used to.',
    onward: 'Open the front page',
    notDone: 'Nothing was restored',
    again: 'Try again',
    fault: (reference) =>
      `Something unexpected happened, and nothing was changed. Tell who looks after this machine this number: ${reference}`,
    upload: {
      no_file: 'No file was chosen, or it is empty. Choose the archive.',
      not_readable: 'The file did not come whole: it was cut off on the way. Send it again.',
      disk_full:
        'The disk is full and has no room for the file. Make room and try again. Nothing was changed.',
      link_used_up:
        'This link opens nothing any more. There is a new one in the window in which Linli was started.',
      form_expired: 'This did not come from a page of ours. Open the page again and try once more.',
    },
    refusals: {
      link_used_up: () =>
        'This link opens nothing any more. There is a new one in the window in which Linli was started.',
    },
  },
};
