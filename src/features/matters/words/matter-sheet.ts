import { namedPlaceColumns, namedPlaceFaults } from '#/features/places/index.ts';
import type { NamedPlaceFault } from '#/features/places/index.ts';
import { fold } from '#/lib/text.ts';
import type { Sentence } from '#/platform/http/errors/words.ts';
import type { Catalogue, Names } from '#/platform/i18n/catalogue.ts';
import type { SheetColumn } from '#/platform/sheet/kind.ts';
import { MAX_BOOK, MAX_BOOK_NUMBER } from '#/features/matters/model/book.ts';
import type { BookFault, BookLine } from '#/features/matters/model/book.ts';
import { MAX_BODY, MAX_TITLE } from '#/features/matters/model/limits.ts';
import { profiles, visibilities } from '#/features/matters/model/matter.ts';
import type { Profile, Visibility } from '#/features/matters/model/matter.ts';
import type { BookWords } from '#/features/matters/rules/book-rows.ts';

const MAX_WORD = 40;
const MAX_DAY = 30;

const profileCells: Readonly<Record<Profile, Names>> = {
  need: { hant: '需求', hans: '需求', en: 'need' },
  urgent: { hant: '急事', hans: '急事', en: 'urgent' },
  report: { hant: '反映', hans: '反映', en: 'report' },
};
const visibilityCells: Readonly<Record<Visibility, Names>> = {
  all: { hant: '所有人', hans: '所有人', en: 'everyone' },
  neighbours: { hant: '鄰居', hans: '邻居', en: 'neighbours' },
  staff: { hant: '工作人員', hans: '工作人员', en: 'staff' },
};
const stateCells: Readonly<Record<'open' | 'done', Names>> = {
  open: { hant: '沒辦完', hans: '没办完', en: 'open' },
  done: { hant: '辦好了', hans: '办好了', en: 'done' },
};

function wordsOf<Code extends string>(
  codes: readonly Code[],
  cells: Readonly<Record<Code, Names>>,
): ReadonlyMap<string, Code> {
  return new Map(
    codes.flatMap((code) =>
      [code, ...Object.values(cells[code])].map((word) => [fold(word), code]),
    ),
  );
}

/** The words that cells may say, in any of the languages or as programs write them. */
export const bookWords: BookWords = {
  profiles: wordsOf(profiles, profileCells),
  states: wordsOf(['open', 'done'], stateCells),
  visibilities: wordsOf(visibilities, visibilityCells),
};

/** Writes what stands here of an entry of a book, in the columns in which it was brought. */
export function writeBookCells(
  line: BookLine,
  where: {
    readonly path: string;
    /** Where it is listed. */
    readonly place: string;
    readonly compound: string;
    readonly building: string;
  },
): readonly string[] {
  const { compound, building } = where;
  const isNamed = compound !== '' || where.path === where.place;
  const written: Readonly<Record<string, string | null>> = {
    ...line,
    place: isNamed ? null : where.path,
    compound,
    building,
    profile: profileCells[line.profile].hant,
    state: (line.doneOn === null ? stateCells.open : stateCells.done).hant,
    visibility: visibilityCells[line.visibility].hant,
  };
  return matterColumns.map(({ key }) => written[key] ?? '');
}

/** The columns of a sheet of matters. */
export const matterColumns: readonly SheetColumn[] = [
  {
    key: 'number',
    heading: { hant: '舊號', hans: '旧号', en: 'Number in the book' },
    note: {
      hant: '在舊登記簿或表格裡的號。同一本裡的同一個號，就當是同一件事，不會抄兩次。',
      hans: '在旧登记簿或表格里的号。同一本里的同一个号，就当是同一件事，不会抄两次。',
      en: 'Its number in the old book. The same number of the same book is the same matter.',
    },
    example: '128',
    isRequired: true,
    most: MAX_BOOK_NUMBER,
  },
  {
    key: 'book',
    heading: { hant: '哪一本', hans: '哪一本', en: 'Book' },
    note: {
      hant: '有幾本時才填，例如 2019 年登記簿。',
      hans: '有几本时才填，例如 2019 年登记簿。',
      en: 'Only where there are several, such as Register 2019.',
    },
    example: '2019 年登記簿',
    isRequired: false,
    most: MAX_BOOK,
  },
  {
    key: 'profile',
    heading: { hant: '需求還是反映', hans: '需求还是反映', en: 'Need or report' },
    note: {
      hant: '鄰居可以幫忙的寫「需求」，有問題要有人管的寫「反映」。',
      hans: '邻居可以帮忙的写“需求”，有问题要有人管的写“反映”。',
      en: 'Need is what neighbours can do, report is what somebody has to see to.',
    },
    example: '反映',
    isRequired: true,
    most: MAX_WORD,
  },
  {
    key: 'category',
    heading: { hant: '類別', hans: '类别', en: 'Category' },
    note: {
      hant: '照提一件事時看到的類別寫。投訴人的不能用表格抄。',
      hans: '照提一件事时看到的类别写。投诉人的不能用表格抄。',
      en: 'As it is called when something is raised. Complaints about somebody do not come in a sheet.',
    },
    example: '路燈',
    isRequired: true,
    most: MAX_WORD,
  },
  ...namedPlaceColumns,
  {
    key: 'place',
    heading: { hant: '地方路徑', hans: '地方路径', en: 'Place path' },
    note: {
      hant: '只有路徑或編號的舊表才填，填了就不看小區和樓棟。',
      hans: '只有路径或编号的旧表才填，填了就不看小区和楼栋。',
      en: 'Only for lists that have paths or codes; compound and building are then passed over.',
    },
    example: '',
    isRequired: false,
    most: 200,
  },
  {
    key: 'title',
    heading: { hant: '標題', hans: '标题', en: 'Title' },
    note: {
      hant: '可以空著，就用內容的第一句。',
      hans: '可以空着，就用内容的第一句。',
      en: 'May be empty: then it is the first sentence of what was told.',
    },
    example: '3 號樓前的路燈不亮',
    isRequired: false,
    most: MAX_TITLE,
  },
  {
    key: 'body',
    heading: { hant: '內容', hans: '内容', en: 'What was told' },
    note: {
      hant: '當時怎麼說的。誰都看得到的，先把姓名和電話刪掉。',
      hans: '当时怎么说的。谁都看得到的，先把姓名和电话删掉。',
      en: 'In the words of the time. Take names and numbers out of what everyone will see.',
    },
    example: '三號樓門口的路燈一個星期不亮了。',
    isRequired: true,
    most: MAX_BODY,
  },
  {
    key: 'raisedOn',
    heading: { hant: '哪天提的', hans: '哪天提的', en: 'Raised on' },
    note: {
      hant: '例如 2019-03-05。',
      hans: '例如 2019-03-05。',
      en: 'Such as 2019-03-05.',
    },
    example: '2019-03-05',
    isRequired: true,
    most: MAX_DAY,
  },
  {
    key: 'state',
    heading: { hant: '辦好了嗎', hans: '办好了吗', en: 'Open or done' },
    note: {
      hant: '沒辦完或辦好了。空著時，有辦好的日子就當辦好了。',
      hans: '没办完或办好了。空着时，有办好的日子就当办好了。',
      en: 'Empty: it is done where there is a day on which it was.',
    },
    example: '辦好了',
    isRequired: false,
    most: MAX_WORD,
  },
  {
    key: 'doneOn',
    heading: { hant: '哪天辦好的', hans: '哪天办好的', en: 'Done on' },
    note: {
      hant: '辦好了的才填。',
      hans: '办好了的才填。',
      en: 'Only of what is done.',
    },
    example: '2019-03-09',
    isRequired: false,
    most: MAX_DAY,
  },
  {
    key: 'visibility',
    heading: { hant: '誰看得到', hans: '谁看得到', en: 'Seen by' },
    note: {
      hant: '所有人、鄰居或工作人員；空著就只有工作人員看得到。',
      hans: '所有人、邻居或工作人员；空着就只有工作人员看得到。',
      en: 'Everyone, neighbours or staff; empty is staff only.',
    },
    example: '工作人員',
    isRequired: false,
    most: MAX_WORD,
  },
];

type OwnFault = BookFault | 'matter_here_already' | 'matter_in_use' | 'matter_changed_since';

const faults: Catalogue<{ readonly [code in NamedPlaceFault | OwnFault]: Sentence }> = {
  'zh-Hant': {
    ...namedPlaceFaults['zh-Hant'],
    profile_unknown: ({ said }) => `「${said}」不認得。請寫需求、反映或急事。`,
    category_unknown: ({ said }) => `沒有「${said}」這個類別。請照提一件事時看到的寫。`,
    category_not_here: ({ said }) => `「${said}」在這裡不收這種事。請換一個類別。`,
    date_unreadable: ({ said }) => `「${said}」看不出是哪天。請寫成 2019-03-05 這樣。`,
    date_in_future: ({ said }) => `${said}還沒到。請對一對日子。`,
    state_unknown: ({ said }) => `「${said}」不認得。請寫沒辦完或辦好了。`,
    done_needs_date: () => '辦好了的，要寫是哪天辦好的。',
    done_before_raised: ({ said }) => `${said}比提的那天還早。請對一對日子。`,
    visibility_unknown: ({ said }) => `「${said}」不認得。請寫所有人、鄰居或工作人員。`,
    matter_here_already: ({ reference }) => `這個號已經抄過，是 ${reference}。要改請到那一頁。`,
    matter_in_use: () => '這件事後來有人辦過、說過或跟著，留下了。',
    matter_changed_since: () => '這件事後來又改過，留下了。',
  },
  'zh-Hans': {
    ...namedPlaceFaults['zh-Hans'],
    profile_unknown: ({ said }) => `“${said}”不认得。请写需求、反映或急事。`,
    category_unknown: ({ said }) => `没有“${said}”这个类别。请照提一件事时看到的写。`,
    category_not_here: ({ said }) => `“${said}”在这里不收这种事。请换一个类别。`,
    date_unreadable: ({ said }) => `“${said}”看不出是哪天。请写成 2019-03-05 这样。`,
    date_in_future: ({ said }) => `${said}还没到。请对一对日子。`,
    state_unknown: ({ said }) => `“${said}”不认得。请写没办完或办好了。`,
    done_needs_date: () => '办好了的，要写是哪天办好的。',
    done_before_raised: ({ said }) => `${said}比提的那天还早。请对一对日子。`,
    visibility_unknown: ({ said }) => `“${said}”不认得。请写所有人、邻居或工作人员。`,
    matter_here_already: ({ reference }) => `这个号已经抄过，是 ${reference}。要改请到那一页。`,
    matter_in_use: () => '这件事后来有人办过、说过或跟着，留下了。',
    matter_changed_since: () => '这件事后来又改过，留下了。',
  },
  en: {
    ...namedPlaceFaults.en,
    profile_unknown: ({ said }) => `“${said}” is not known. Write need, report or urgent.`,
    category_unknown: ({ said }) =>
      `There is no category “${said}”. Write it as it is called when something is raised.`,
    category_not_here: ({ said }) =>
      `“${said}” is not for this kind of matter here. Choose another.`,
    date_unreadable: ({ said }) => `“${said}” is no day. Write it like 2019-03-05.`,
    date_in_future: ({ said }) => `${said} is still to come. Check the day.`,
    state_unknown: ({ said }) => `“${said}” is not known. Write open or done.`,
    done_needs_date: () => 'Say on which day it was done.',
    done_before_raised: ({ said }) => `${said} is before it was raised. Check the days.`,
    visibility_unknown: ({ said }) =>
      `“${said}” is not known. Write everyone, neighbours or staff.`,
    matter_here_already: ({ reference }) =>
      `This number is here already, as ${reference}. Change it on its page.`,
    matter_in_use: () => 'Somebody has worked on this matter, spoken or followed; it stays.',
    matter_changed_since: () => 'This matter has been changed since; it stays.',
  },
};

const names: Names = {
  hant: '舊登記簿裡的事',
  hans: '旧登记簿里的事',
  en: 'Matters of an old book',
};
const lead: Names = {
  hant: '一行一件事，保留原來的日子。不發訊息；沒辦完的，時限從抄過來那天算起。',
  hans: '一行一件事，保留原来的日子。不发消息；没办完的，时限从抄过来那天算起。',
  en: 'One matter a row, with its old days. Nobody is told; what is open has its deadlines from now.',
};

/** The words of a sheet of matters. */
export const matterSheetWords = { names, lead, faults };
