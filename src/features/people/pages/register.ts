import { html } from 'hono/html';
import {
  actions,
  backLink,
  buttonForm,
  form,
  pageHead,
  panel,
  people,
  quietButton,
  radios,
  refusedNotice,
  searchField,
  selectField,
  stack,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import { languageNames } from '#/platform/http/words/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { MAX_CALLED, MAX_NAME, residenceRelations } from '#/features/people/model.ts';
import type { PlaceLabel } from '#/features/people/model.ts';
import type { PeopleShown } from '#/features/people/routes/load-people.ts';
import { counterWords } from '#/features/people/words/counter.ts';
import { termWords } from '#/features/people/words/terms.ts';

type RegisterShown = {
  readonly place: PlaceLabel;
  readonly households: readonly PlaceLabel[];
  readonly isVouching: boolean;
  readonly seesBirthYear: boolean;
  readonly isHousehold: boolean;
  readonly query: string;
  readonly found: PeopleShown['found'];
};

/** Draws the form with which a person is registered; only the name is asked for. */
export function registerPage(view: View, shown: RegisterShown): Page {
  const say = counterWords[view.language];
  const to = { endpoint: 'people.register', address: '/people', keepsTyped: true } as const;
  return {
    title: say.registerTitle,
    section: 'desk',
    width: 'column',
    body: stack(
      pageHead({
        title: say.registerTitle,
        lead: say.registerLead,
        above: backLink(say.back, `/people?place=${shown.place.id}`),
      }),
      refusedNotice(view, ['people.add_household']),
      shown.isHousehold ? knownPanel(view, shown) : '',
      form(
        view,
        to,
        (fields) =>
          html`${householdField(view, fields, shown)}
          ${personInputs(view, fields, { ...shown, language: view.language })}
          ${relationInput(view, fields)}
          ${actions(submitButton({ label: say.save, icon: 'check' }))}`,
      ),
    ),
  };
}

/** Adds somebody to the household who is registered already: a second home, a move. */
function knownPanel(view: View, { place, query, found }: RegisterShown): Html {
  const say = counterWords[view.language];
  const rows = found.map((person) => ({
    name: person.called === undefined ? person.name : `${person.name} · ${person.called}`,
    role: person.homes.map((home) => nameIn(home.names, view.language)).join(' · '),
    action: buttonForm(view, {
      endpoint: 'people.add_household',
      address: `/people/${person.id}/households`,
      hidden: { householdId: place.id, relation: 'family' },
      button: quietButton({
        label: say.addHome,
        icon: 'home',
        spoken: `${say.addHome}: ${person.name}`,
      }),
    }),
  }));
  const nothing = query === '' ? '' : html`<p>${say.nothingFound}</p>`;
  return panel(
    { title: say.registeredAlready },
    html`${searchField(view.language, {
      address: '/people/new',
      label: say.search,
      value: query,
      hidden: { place: place.id },
    })}
    ${rows.length === 0 ? nothing : people(view.language, rows)}`,
  );
}

function householdField(view: View, fields: FormFields, { households, place }: RegisterShown) {
  const say = counterWords[view.language];
  const only = households.length === 1 ? households[0]?.id : undefined;
  return selectField(fields, {
    name: 'householdId',
    label: say.chooseHousehold,
    value: only ?? (households.some(({ id }) => id === place.id) ? place.id : ''),
    options: households.map(({ id, names }) => ({
      value: id,
      label: nameIn(names, view.language),
    })),
  });
}

/** Asks how somebody belongs to the household. */
export function relationInput(view: View, fields: FormFields): Html {
  const words = termWords[view.language].residenceRelations;
  return radios(fields, {
    name: 'relation',
    label: counterWords[view.language].relation,
    look: 'tiles',
    value: 'family',
    options: residenceRelations.map((value) => ({ value, label: words[value] })),
  });
}

export type Known = {
  readonly name?: string | undefined;
  readonly called?: string | undefined;
  readonly birthYear?: number | undefined;
  readonly telephone?: string | undefined;
  readonly email?: string | undefined;
  readonly language: Language;
  readonly isVouching: boolean;
  readonly seesBirthYear: boolean;
};

/** Asks what is known of a person; all but the name may be left empty. */
export function personInputs(view: View, fields: FormFields, known: Known): Html {
  const say = counterWords[view.language];
  const addressHint = known.isVouching ? say.vouched : say.contactOnly;
  return html`${textField(fields, {
    name: 'name',
    label: say.name,
    value: known.name,
    autocomplete: 'off',
    maxLength: MAX_NAME,
  })}
  ${textField(fields, {
    name: 'called',
    label: say.called,
    hint: say.calledHint,
    value: known.called,
    autocomplete: 'off',
    maxLength: MAX_CALLED,
    isOptional: true,
  })}
  ${known.seesBirthYear ? birthYearInput(view, fields, known.birthYear) : ''}
  ${textField(fields, {
    name: 'telephone',
    label: say.telephone,
    hint: addressHint,
    value: known.telephone,
    kind: 'telephone',
    autocomplete: 'off',
    isOptional: true,
  })}
  ${textField(fields, {
    name: 'email',
    label: say.email,
    hint: addressHint,
    value: known.email,
    kind: 'email',
    autocomplete: 'off',
    isOptional: true,
  })}
  ${radios(fields, {
    name: 'language',
    label: say.language,
    look: 'tiles',
    value: known.language,
    options: languages.map((value) => ({ value, label: languageNames[value] })),
  })}`;
}

function birthYearInput(view: View, fields: FormFields, birthYear: number | undefined): Html {
  const say = counterWords[view.language];
  return textField(fields, {
    name: 'birthYear',
    label: say.birthYear,
    hint: say.birthYearHint,
    value: birthYear?.toString(),
    kind: 'number',
    width: 'short',
    autocomplete: 'off',
    isOptional: true,
  });
}
