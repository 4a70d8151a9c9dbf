import { html } from 'hono/html';
import {
  backLink,
  dataTable,
  emptyState,
  linkButton,
  pageHead,
  pager,
  people,
  searchField,
  stack,
  tag,
} from '#/platform/http/components/index.ts';
import type { PersonRow } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type {
  HouseholdLine,
  PeopleShown,
  PersonLine,
} from '#/features/people/routes/load-people.ts';
import { counterWords } from '#/features/people/words/counter.ts';
import { termWords } from '#/features/people/words/terms.ts';

/** Draws the people of a place household by household, or those a search found. */
export function peoplePage(view: View, shown: PeopleShown): Page {
  const say = counterWords[view.language];
  const place = nameIn(shown.place.names, view.language);
  const title = say.titleAt(place);
  const register = linkButton({
    label: say.register,
    address: `/people/new?place=${shown.place.id}`,
    icon: 'plus',
  });
  return {
    title,
    section: 'desk',
    width: 'wide',
    body: stack(
      pageHead({
        title,
        lead: say.lead,
        above: backLink(place, `/places/${shown.place.id}`),
        ...(shown.mayRegister ? { action: register } : {}),
      }),
      searchField(view.language, {
        address: '/people',
        label: say.search,
        value: shown.query,
        hidden: { place: shown.place.id },
      }),
      shown.query === '' ? householdTable(view, shown) : foundList(view, shown),
    ),
  };
}

function foundList(view: View, shown: PeopleShown): Html {
  const say = counterWords[view.language];
  if (shown.found.length === 0) {
    return emptyState({ icon: 'search', title: say.nothingFound, text: say.nothingFoundText });
  }
  const rows = shown.found.map((person): PersonRow => ({
    name: fullLine(person),
    role: person.homes.map((home) => nameIn(home.names, view.language)).join(' · '),
    address: `/people/${person.id}`,
    note: html`${telephoneOf(person)} ${accountTag(view, person)}`,
  }));
  const count = say.found(formatNumber(view.language, rows.length));
  return html`<p class="soft" role="status">${count}</p>
    ${people(view.language, rows)}`;
}

function householdTable(view: View, shown: PeopleShown): Html {
  const say = counterWords[view.language];
  if (shown.households.length === 0) {
    return emptyState({ icon: 'home', title: say.noHouseholds, text: say.noHouseholdsText });
  }
  const columns = [{ label: say.household }, { label: say.people }];
  const rows = shown.households.map((household) => [
    nameIn(household.place.names, view.language),
    residentsCell(view, household, shown.mayRegister ? householdLinks(view, household) : ''),
  ]);
  return html`${dataTable({ caption: say.people, isCaptionUnseen: true, columns, rows })}
  ${pageLinks(view, shown)}`;
}

function pageLinks(view: View, { place, page, pages }: PeopleShown): Html | '' {
  const address = (wanted: number) => `/people?place=${place.id}&page=${wanted}`;
  return pager(view.language, {
    previous: page > 1 ? address(page - 1) : undefined,
    next: page < pages ? address(page + 1) : undefined,
    position: { page, pages },
  });
}

function residentsCell(view: View, household: HouseholdLine, links: Html | ''): Html {
  const say = counterWords[view.language];
  const words = termWords[view.language];
  if (household.people.length === 0) {
    return html`<p class="soft">${say.nobody}</p>
      ${links}`;
  }
  return html`<ul class="residents">
      ${household.people.map(
        (person) =>
          html`<li>
            <a href="/people/${person.id}">${fullLine(person)}</a><br />
            <span class="soft"
              >${[words.residenceRelations[person.relation], ...telephoneOf(person)].join(' · ')}</span
            >
            ${accountTag(view, person)}
          </li>`,
      )}
    </ul>
    ${links}`;
}

function householdLinks(view: View, { place }: HouseholdLine): Html {
  const say = counterWords[view.language];
  const name = nameIn(place.names, view.language);
  return html`<p class="soft">
    <a href="/people/new?place=${place.id}" aria-label="${say.registerHere}: ${name}"
      >${say.registerHere}</a
    >
    ·
    <a href="/households/${place.id}/code" aria-label="${say.householdCodeNamed(name)}"
      >${say.householdCode}</a
    >
  </p>`;
}

/** The masked name, and how neighbours call them, since two of one family are masked alike. */
function fullLine(person: PersonLine): string {
  return person.called === undefined ? person.name : `${person.name} · ${person.called}`;
}

/** A number that breaks over two lines reads as two. */
function telephoneOf(person: PersonLine): readonly string[] {
  return person.telephone === undefined ? [] : [person.telephone.replaceAll(' ', '\u00a0')];
}

function accountTag(view: View, person: PersonLine): Html | '' {
  if (person.hasAccount) return '';
  return tag({ look: 'plain', label: counterWords[view.language].noAccount });
}
