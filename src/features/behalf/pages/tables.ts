import { momentCell } from '#/platform/http/table.ts';
import type { ListCell, ListTable } from '#/platform/http/table.ts';
import type { View } from '#/platform/http/view.ts';
import { headingWords } from '#/platform/http/words/headings.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { DeedsShown, ToTellShown } from '#/features/behalf/routes/shapes.ts';
import { slipWords } from '#/features/behalf/words/slips.ts';
import { standingOf, whatOf } from './deed-lines.ts';
import { telephoneOf } from './to-tell.ts';

/** Writes what others did on one's behalf. */
export function deedsTable(view: View, shown: DeedsShown): ListTable {
  const say = slipWords[view.language];
  const { when, what, who, state } = headingWords[view.language];
  return {
    name: shown.isActing ? say.titleFor(shown.name) : say.title,
    headings: [when, what, who, state],
    rows: shown.deeds.map((deed) => [
      momentCell(view, deed.at),
      whatOf(view.language, deed),
      deed.by,
      standingOf(view, deed),
    ]),
  };
}

type Line = ToTellShown['waiting'][number] | ToTellShown['slips'][number];

/** Writes who has yet to be told by hand, and whose slip waits to be handed over. */
export function toTellTable(view: View, { place, waiting, slips }: ToTellShown): ListTable {
  const say = slipWords[view.language];
  const { who, home, telephone, way, state, when, count } = headingWords[view.language];
  const person = (one: Line): readonly ListCell[] => [
    one.name,
    one.home && nameIn(one.home, view.language),
    telephoneOf(one),
    say.ways[one.way],
  ];
  return {
    name: say.listTitle(nameIn(place.names, view.language)),
    headings: [who, home, telephone, way, state, when, count],
    rows: [
      ...waiting.map((one) => [
        ...person(one),
        say.waiting,
        momentCell(view, one.latestAt),
        one.count,
      ]),
      ...slips.map((one) => [...person(one), say.toHandOver, momentCell(view, one.madeAt)]),
    ],
  };
}
