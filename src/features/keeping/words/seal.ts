import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of the page on which the seal of the journal is noted down. */
export type SealWords = {
  readonly title: string;
  readonly lead: string;
  readonly entries: string;
  readonly digest: string;
  readonly sealedAt: string;
  readonly notYet: string;
  readonly how: string;
  readonly download: string;
  readonly refusals: Readonly<Record<never, never>>;
};

export const sealWords: Catalogue<SealWords> = {
  'zh-Hant': {
    title: '記錄的封印',
    lead: '這裡發生的每一件事都記下來，一條扣著一條封存。抄下今天的封印，以後誰改了、刪了哪一條，一對就知道。',
    entries: '已封存的記錄',
    digest: '封印',
    sealedAt: '封存時間',
    notYet: '還沒有',
    how: '把它抄在公告欄上，或寄給別人保管。核對時，請管理這台電腦的人拿著它運行 linli verify --seal。',
    download: '下載封印',
    refusals: {},
  },
  'zh-Hans': {
    title: '记录的封印',
    lead: '这里发生的每一件事都记下来，一条扣着一条封存。抄下今天的封印，以后谁改了、删了哪一条，一对就知道。',
    entries: '已封存的记录',
    digest: '封印',
    sealedAt: '封存时间',
    notYet: '还没有',
    how: '把它抄在公告栏上，或寄给别人保管。核对时，请管理这台电脑的人拿着它运行 linli verify --seal。',
    download: '下载封印',
    refusals: {},
  },
  en: {
    title: 'The seal of the journal',
    lead: 'Everything that happens here is recorded, and each entry is chained to the one before. Whoever notes down the seal of today can tell later whether an entry was changed or taken out.',
    entries: 'Entries sealed',
    digest: 'Seal',
    sealedAt: 'Sealed at',
    notYet: 'Not yet',
    how: 'Put it on the notice board, or let somebody else keep it. To compare, ask who looks after this machine to run linli verify --seal with it.',
    download: 'Download the seal',
    refusals: {},
  },
};
