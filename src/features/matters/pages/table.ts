import { momentCell } from '#/platform/http/table.ts';
import type { ListCell, ListTable } from '#/platform/http/table.ts';
import type { View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type {
  BoardShown,
  CardLine,
  DeskLine,
  DeskShown,
  MineShown,
} from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { tableWords } from '#/features/matters/words/table.ts';
import { exactTag, stateTag } from './tags.ts';
import { plainly } from './written.ts';

/** Writes the matters of a board as a list that is taken away. */
export function boardTable(view: View, shown: BoardShown): ListTable {
  const place = shown.place ?? shown.community;
  const where = place === undefined ? [] : [nameIn(place.names, view.language)];
  return {
    name: [boardWords[view.language].title, ...where].join(' '),
    headings: cardHeadings(view),
    rows: shown.cards.map((line) => cardCells(view, line)),
    next: shown.next === undefined ? undefined : { after: shown.next },
  };
}

/** Writes what somebody has to do with, each matter once for each part they have in it. */
export function mineTable(view: View, shown: MineShown): ListTable {
  const say = boardWords[view.language];
  const parts = [
    [say.mineAsked, shown.raised],
    [say.mineHelping, [...shown.helping, ...shown.helped]],
    [say.mineFollowed, shown.followed],
  ] as const;
  return {
    name: say.mineTitle,
    headings: [tableWords[view.language].part, ...cardHeadings(view)],
    rows: parts.flatMap(([part, lines]) => lines.map((line) => [part, ...cardCells(view, line)])),
  };
}

/** Writes what waits at a desk, the most pressing first. */
export function deskListTable(view: View, shown: DeskShown): ListTable {
  const say = deskWords[view.language];
  const where = shown.place === undefined ? [] : [nameIn(shown.place.names, view.language)];
  return {
    name: [say.title, ...where].join(' '),
    headings: [...cardHeadings(view), say.columns.next, tableWords[view.language].due],
    rows: shown.rows.map((line) => deskCells(view, line)),
    next: shown.next === undefined ? undefined : { after: shown.next },
  };
}

function cardHeadings({ language }: View): readonly string[] {
  const { matter, state, where, holder, raised } = deskWords[language].columns;
  const { number, kind } = tableWords[language];
  return [number, matter, kind, state, where, holder, raised];
}

function cardCells(view: View, line: CardLine, label = stateTag(view, line).label): ListCell[] {
  return [
    line.reference,
    plainly(view.language, line.title),
    nameIn(line.category.names, view.language),
    label,
    nameIn(line.where.names, view.language),
    line.holderName,
    momentCell(view, line.raisedAt),
  ];
}

function deskCells(view: View, line: DeskLine): readonly ListCell[] {
  const { nextStage, nextDueAt } = line;
  const next = nextStage && stateWords[view.language].stages[nextStage];
  return [...cardCells(view, line, exactTag(view, line).label), next, momentCell(view, nextDueAt)];
}
