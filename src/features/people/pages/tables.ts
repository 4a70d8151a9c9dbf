import { dayCell, momentCell } from '#/platform/http/table.ts';
import type { ListCell, ListTable } from '#/platform/http/table.ts';
import type { View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { GrantLine, GrantsShown } from '#/features/people/routes/grants.ts';
import type { PeopleShown, PersonLine } from '#/features/people/routes/load-people.ts';
import type { ReadingsShown } from '#/features/people/routes/readings.ts';
import { counterWords } from '#/features/people/words/counter.ts';
import { grantWords } from '#/features/people/words/grants.ts';
import { readingWords } from '#/features/people/words/readings.ts';
import { tableWords } from '#/features/people/words/tables.ts';
import { termWords } from '#/features/people/words/terms.ts';

/** Writes the people of a place as the page lists them, names and numbers masked. */
export function peopleTable(view: View, shown: PeopleShown): ListTable {
  const say = counterWords[view.language];
  const { called, name, telephone, relation, household, account } = say;
  const shared = { name: say.titleAt(nameIn(shown.place.names, view.language)) };
  if (shown.query !== '') {
    const rows = shown.found.map((person) => [
      person.homes.map(({ names }) => nameIn(names, view.language)).join(' · '),
      ...personCells(view, person),
    ]);
    return { ...shared, headings: [household, name, called, telephone, account], rows };
  }
  const relations = termWords[view.language].residenceRelations;
  return {
    ...shared,
    headings: [household, name, called, telephone, account, relation],
    rows: shown.households.flatMap(({ place, people }): readonly (readonly ListCell[])[] => {
      const home = nameIn(place.names, view.language);
      if (people.length === 0) return [[home, say.nobody]];
      return people.map((one) => [home, ...personCells(view, one), relations[one.relation]]);
    }),
    next: shown.page < shown.pages ? { page: String(shown.page + 1) } : undefined,
  };
}

function personCells({ language }: View, person: PersonLine): readonly ListCell[] {
  const account = person.hasAccount ? undefined : counterWords[language].noAccount;
  return [person.name, person.called, person.telephone, account];
}

/** Writes who holds which role at a place and below, and who did. */
export function grantsTable(view: View, shown: GrantsShown): ListTable {
  const say = grantWords[view.language];
  const head = tableWords[view.language];
  return {
    name: say.title(nameIn(shown.place.names, view.language)),
    headings: [say.person, say.role, head.place, say.startsOn, say.endsOn, say.reason, head.state],
    rows: shown.grants.map((grant) => grantCells(view, grant)),
  };
}

function grantCells(view: View, grant: GrantLine): readonly ListCell[] {
  const say = grantWords[view.language];
  return [
    grant.name,
    termWords[view.language].roles[grant.role],
    nameIn(grant.place.names, view.language),
    dayCell(view, grant.startsAt),
    dayCell(view, grant.withdrawn?.at ?? grant.endsAt),
    grant.reason,
    grant.isPresent ? say.present : say.past,
  ];
}

/** Writes who was shown what of oneself. */
export function readingsTable(view: View, { readings }: ReadingsShown): ListTable {
  const say = readingWords[view.language];
  const head = tableWords[view.language];
  return {
    name: say.title,
    headings: [head.when, head.who, head.office, head.what],
    rows: readings.map(({ at, name, kind, office }) => [
      momentCell(view, at),
      name === '' ? say.unknownReader : name,
      office === undefined ? say.noOffice : termWords[view.language].roles[office],
      say.kinds[kind],
    ]),
  };
}
