import type { RefusalWords } from '#/platform/http/endpoint.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { SplitRefusal } from '#/features/places/rules/splitting.ts';

/** The words with which places are divided. */
export type SplitWords = RefusalWords<SplitRefusal | 'unknown_kind'> & {
  readonly open: string;
  readonly title: (place: string) => string;
  readonly lead: string;
  readonly communityLead: string;
  readonly kind: string;
  readonly first: string;
  readonly second: string;
  readonly secondLead: string;
  readonly names: string;
  readonly going: string;
  readonly lookAhead: string;
  readonly preview: string;
  readonly nothingYet: string;
  readonly part: string;
  readonly what: string;
  readonly count: string;
  readonly staying: (place: string) => string;
  readonly kept: string;
  readonly posts: (place: string) => string;
  readonly divideIt: string;
  readonly divided: (parts: string, places: string) => string;
};

export const splitWords: Catalogue<SplitWords> = {
  'zh-Hant': {
    refusals: {
      nothing_parted: () => '還沒有寫要分出哪一部分。請寫名字，選好哪些歸它。',
      part_unnamed: () => '請給新的部分起個名字。',
      part_empty: () => '有一個新的部分什麼也沒有分到。請選好哪些歸它，或把名字清空。',
      child_twice: () => '有的地方同時歸了兩個部分。請只選一個。',
      child_elsewhere: () => '選的地方有的不是直接在它下面，可能剛剛移走了。請重新打開這一頁。',
      all_gone: () => '不能全部分走，至少要留一個在原處。',
      level_order: () => '併進來的社區比它的一部分大，不能歸到裡面。請留在原處。',
      too_deep: () => '這樣層數太多了。請先把下面的地方移高一層。',
      not_divisible: () => '這個地方分不開：一戶，或最上面的一層。',
      unknown_kind: () => '沒有這種地方。請從列出的裡面選。',
    },
    open: '分成幾個',
    title: (place) => `把${place}分成幾個`,
    lead: '新的部分和它並排，選中的歸過去，沒選的留在原處。人、事、職務和記錄都跟著走，舊網址照樣打得開。',
    communityLead:
      '社區的新部分放在社區裡面：這裡發生的事都記在這個社區，所以社區本身留著，選中的歸到新的部分下面。人、事、職務和記錄都跟著走，舊網址照樣打得開。',
    kind: '新的部分叫什麼',
    first: '新的部分',
    second: '再分出一部分',
    secondLead: '不需要就空著。',
    names: '三個名字寫一個就行，空著的會照它填好，下一步看得到。',
    going: '歸它的',
    lookAhead: '先看會怎樣',
    preview: '照這樣分，會這樣',
    nothingYet: '現在什麼都還沒有動。',
    part: '部分',
    what: '歸它的',
    count: '一共幾個地方',
    staying: (place) => `留在${place}`,
    kept: '和下面的一起算。',
    posts: (place) =>
      `負責整個${place}的人和組織，不會自動負責新的部分；負責裡面某一處的照舊。分好以後，請給新的部分安排人。`,
    divideIt: '就這樣分',
    divided: (parts, places) => `分好了：新的部分 ${parts} 個，歸過去 ${places} 個地方。`,
  },
  'zh-Hans': {
    refusals: {
      nothing_parted: () => '还没有写要分出哪一部分。请写名字，选好哪些归它。',
      part_unnamed: () => '请给新的部分起个名字。',
      part_empty: () => '有一个新的部分什么也没有分到。请选好哪些归它，或把名字清空。',
      child_twice: () => '有的地方同时归了两个部分。请只选一个。',
      child_elsewhere: () => '选的地方有的不是直接在它下面，可能刚刚移走了。请重新打开这一页。',
      all_gone: () => '不能全部分走，至少要留一个在原处。',
      level_order: () => '并进来的社区比它的一部分大，不能归到里面。请留在原处。',
      too_deep: () => '这样层数太多了。请先把下面的地方移高一层。',
      not_divisible: () => '这个地方分不开：一户，或最上面的一层。',
      unknown_kind: () => '没有这种地方。请从列出的里面选。',
    },
    open: '分成几个',
    title: (place) => `把${place}分成几个`,
    lead: '新的部分和它并排，选中的归过去，没选的留在原处。人、事、职务和记录都跟着走，旧网址照样打得开。',
    communityLead:
      '社区的新部分放在社区里面：这里发生的事都记在这个社区，所以社区本身留着，选中的归到新的部分下面。人、事、职务和记录都跟着走，旧网址照样打得开。',
    kind: '新的部分叫什么',
    first: '新的部分',
    second: '再分出一部分',
    secondLead: '不需要就空着。',
    names: '三个名字写一个就行，空着的会照它填好，下一步看得到。',
    going: '归它的',
    lookAhead: '先看会怎样',
    preview: '照这样分，会这样',
    nothingYet: '现在什么都还没有动。',
    part: '部分',
    what: '归它的',
    count: '一共几个地方',
    staying: (place) => `留在${place}`,
    kept: '和下面的一起算。',
    posts: (place) =>
      `负责整个${place}的人和组织，不会自动负责新的部分；负责里面某一处的照旧。分好以后，请给新的部分安排人。`,
    divideIt: '就这样分',
    divided: (parts, places) => `分好了：新的部分 ${parts} 个，归过去 ${places} 个地方。`,
  },
  en: {
    refusals: {
      nothing_parted: () => 'Say which part there shall be: its names, and what goes to it.',
      part_unnamed: () => 'Please give the new part a name.',
      part_empty: () => 'Nothing goes to one of the parts. Choose what does, or clear its names.',
      child_twice: () => 'Something goes to both parts. Choose one of them.',
      child_elsewhere: () =>
        'Something chosen does not lie directly below, or was moved just now. Open this page again.',
      all_gone: () => 'Not everything can go: one at least stays where it is.',
      level_order: () =>
        'A community that was merged into this one is larger than a part of it. Leave it where it is.',
      too_deep: () => 'That would be too many levels. Move what lies below higher up first.',
      not_divisible: () => 'This cannot be divided: it is a household, or the top of the tree.',
      unknown_kind: () => 'There is no such kind. Choose one from the list.',
    },
    open: 'Divide',
    title: (place) => `Divide ${place}`,
    lead: 'New parts lie beside it; what is chosen goes to them and the rest stays. People, matters, posts and records go along, and old addresses still open.',
    communityLead:
      'New parts of a community lie within it: what happened is recorded with the community, so it stays, and what is chosen goes below its parts. People, matters, posts and records go along, and old addresses still open.',
    kind: 'What the parts are',
    first: 'New part',
    second: 'Another part',
    secondLead: 'Leave it empty if there is none.',
    names:
      'One of the three names is enough: the others are made of it, and shown in the next step.',
    going: 'What goes to it',
    lookAhead: 'See what would happen',
    preview: 'What this would do',
    nothingYet: 'Nothing has been changed yet.',
    part: 'Part',
    what: 'What goes to it',
    count: 'Places in all',
    staying: (place) => `Stays in ${place}`,
    kept: 'With all that lies below.',
    posts: (place) =>
      `Whoever is responsible for all of ${place} is not so for its new parts; whoever is for something within still is. Appoint somebody for the new parts afterwards.`,
    divideIt: 'Divide it so',
    divided: (parts, places) => `It was divided: ${parts} new, ${places} places went to them.`,
  },
};
