import type { RefusalWords } from '#/platform/http/endpoint.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { MoveRefusal } from '#/features/places/rules/moving.ts';

/** The words with which places are named anew and moved. */
export type OrderWords = RefusalWords<MoveRefusal | 'unknown_under'> & {
  readonly open: string;
  readonly title: (place: string) => string;
  readonly names: string;
  readonly namesLead: string;
  readonly renamed: string;
  readonly move: string;
  readonly moveLead: (count: string) => string;
  readonly under: string;
  readonly underHint: string;
  readonly moveIt: string;
  readonly moved: (count: string) => string;
};

export const orderWords: Catalogue<OrderWords> = {
  'zh-Hant': {
    refusals: {
      below_itself: () => '一個地方不能移到它自己或它下面。請換一個。',
      there_already: () => '它本來就在那裡，沒有什麼要移的。',
      level_order: () => '上面的地方要比它大，或和它一樣大(合併)。請換一個。',
      other_community: () =>
        '社區裡面的小區和樓棟不能移到別的社區：這裡發生的事都記在原來的社區。兩個社區可以合併。',
      too_deep: () => '這樣層數太多了。請移到高一層的地方。',
      code_taken: () => '那裡已經有同樣代碼的地方。請先給其中一個換代碼。',
      unknown_under: () => '找不到這個地方。請填它網址最後的那一段，或官方代碼。',
    },
    open: '改名、移動、合併',
    title: (place) => `${place}：改名、移動、合併`,
    names: '改名',
    namesLead: '用舊名字搜尋，還是找得到。',
    renamed: '名字改好了。',
    move: '移動或合併',
    moveLead: (count) =>
      `連同下面的一共 ${count} 個地方。裡面的人、事、記錄都跟著走，舊網址照樣打得開。移到和它一樣大的地方下面，就是併進去，它成為那裡的一部分。`,
    under: '移到哪裡下面',
    underHint: '打開那個地方的頁面，抄網址最後的那一段，或填官方代碼，例如 350203007010。',
    moveIt: '移過去',
    moved: (count) => `移好了，一共 ${count} 個地方。`,
  },
  'zh-Hans': {
    refusals: {
      below_itself: () => '一个地方不能移到它自己或它下面。请换一个。',
      there_already: () => '它本来就在那里，没有什么要移的。',
      level_order: () => '上面的地方要比它大，或和它一样大(合并)。请换一个。',
      other_community: () =>
        '社区里面的小区和楼栋不能移到别的社区：这里发生的事都记在原来的社区。两个社区可以合并。',
      too_deep: () => '这样层数太多了。请移到高一层的地方。',
      code_taken: () => '那里已经有同样代码的地方。请先给其中一个换代码。',
      unknown_under: () => '找不到这个地方。请填它网址最后的那一段，或官方代码。',
    },
    open: '改名、移动、合并',
    title: (place) => `${place}：改名、移动、合并`,
    names: '改名',
    namesLead: '用旧名字搜索，还是找得到。',
    renamed: '名字改好了。',
    move: '移动或合并',
    moveLead: (count) =>
      `连同下面的一共 ${count} 个地方。里面的人、事、记录都跟着走，旧网址照样打得开。移到和它一样大的地方下面，就是并进去，它成为那里的一部分。`,
    under: '移到哪里下面',
    underHint: '打开那个地方的页面，抄网址最后的那一段，或填官方代码，例如 350203007010。',
    moveIt: '移过去',
    moved: (count) => `移好了，一共 ${count} 个地方。`,
  },
  en: {
    refusals: {
      below_itself: () => 'A place cannot be moved below itself. Choose another one.',
      there_already: () => 'It lies there already, so there is nothing to move.',
      level_order: () =>
        'What it is to lie under has to be larger, or as large (then it is merged). Choose another one.',
      other_community: () =>
        'What lies within a community stays there, for what happened is recorded with it. Two communities can be merged.',
      too_deep: () => 'That would be too many levels. Move it to a place higher up.',
      code_taken: () =>
        'A place with the same code lies there already. Change one of the codes first.',
      unknown_under: () =>
        'There is no such place. Type the end of its address, or its official code.',
    },
    open: 'Rename, move, merge',
    title: (place) => `Rename, move or merge ${place}`,
    names: 'Names',
    namesLead: 'A search finds it by its old names as well.',
    renamed: 'It has its new names.',
    move: 'Move or merge',
    moveLead: (count) =>
      `With what lies below it: ${count} places. People, matters and records go along, and old addresses still open. Under a place as large as itself it is merged into that, and lives on as a part of it.`,
    under: 'Under which place',
    underHint:
      'Open the page of that place and copy the end of its address, or type its official code, such as 350203007010.',
    moveIt: 'Move it',
    moved: (count) => `It was moved: ${count} places.`,
  },
};
