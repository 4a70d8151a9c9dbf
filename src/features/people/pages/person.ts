import { html } from 'hono/html';
import {
  actions,
  backLink,
  buttonForm,
  columns,
  linkButton,
  pageHead,
  panel,
  people,
  quietButton,
  refusedNotice,
  summaryList,
} from '#/platform/http/components/index.ts';
import { languageNames } from '#/platform/http/words/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import type { HomeLine } from '#/features/people/routes/load-me.ts';
import type { PersonShown } from '#/features/people/routes/load-person.ts';
import { writeTelephone } from '#/features/people/rules/addresses.ts';
import { counterWords } from '#/features/people/words/counter.ts';
import { meWords } from '#/features/people/words/me.ts';
import { sheetWords } from '#/features/people/words/sheet.ts';
import { termWords } from '#/features/people/words/terms.ts';
import { startActingForm, toldWayPanel } from './told-way.ts';
import { takeBackButton, vouchForm, vouchLine } from './vouch.ts';
import { endConsentButton, lastDay, relationRow } from './me.ts';

const BUTTONS = ['people.end_consent', 'people.move_out', 'people.vouch', 'people.take_back_vouch'];

/** Draws the record of a person for those entitled: who they are, where, and what can be done. */
export function personPage(view: View, shown: PersonShown): Page {
  const say = counterWords[view.language];
  const { person } = shown;
  const back = shown.homes[0]?.place.id;
  return {
    title: person.name,
    section: 'desk',
    width: 'two',
    body: html`${pageHead({
      title: person.name,
      lead: person.called,
      above: backLink(say.back, back === undefined ? '/people' : `/people?place=${back}`),
      below: html`<p class="soft">${say.recordNote}</p>`,
    })}
    ${refusedNotice(view, BUTTONS)}
    ${columns(
      html`${recordPanel(view, shown)} ${homesPanel(view, shown)} ${helpersPanel(view, shown)}`,
      html`${actingPanel(view, shown)} ${toldPanel(view, shown)} ${codePanel(view, shown)}
      ${rolesPanel(view, shown)}`,
    )}`,
  };
}

function recordPanel(view: View, shown: PersonShown): Html {
  const say = counterWords[view.language];
  const { person, birthYear, seesBirthYear } = shown;
  const since = person.accountSince?.toZonedDateTimeISO(view.zone).toPlainDate();
  const account =
    since === undefined ? say.noAccount : say.accountSince(formatDate(view.language, since));
  const telephone = person.telephone && writeTelephone(person.telephone);
  const rows = [
    { label: say.name, value: person.name },
    { label: say.called, value: person.called ?? say.notKnown },
    ...(seesBirthYear
      ? [{ label: say.birthYear, value: birthYear?.toString() ?? say.notKnown }]
      : []),
    { label: say.telephone, value: telephone ?? say.notKnown },
    { label: say.email, value: person.email ?? say.notKnown },
    { label: say.language, value: languageNames[person.language] },
    { label: say.account, value: account },
  ];
  const correct = linkButton({
    label: say.correct,
    address: `/people/${person.id}/edit`,
    icon: 'pencil',
  });
  return panel(
    { title: say.record },
    html`${summaryList(view.language, rows)} ${shown.mayRegister ? actions(correct) : ''}`,
  );
}

function homesPanel(view: View, shown: PersonShown): Html {
  const say = counterWords[view.language];
  const words = termWords[view.language];
  const rows = shown.homes.map((home) => ({
    name: nameIn(home.place.names, view.language),
    role: words.residenceRelations[home.relation],
    address: `/people?place=${home.place.id}`,
    note: home.vouch === undefined ? undefined : vouchLine(view, home),
    action: html`${takeBackButton(view, home)}
    ${shown.mayRegister ? moveOutButton(view, shown.person.id, home) : ''}`,
  }));
  return panel(
    { title: say.homes },
    html`${rows.length === 0 ? html`<p>${say.notKnown}</p>` : people(view.language, rows)}
    ${shown.homes
      .filter(({ residenceId }) => shown.toVouch.includes(residenceId))
      .map((home) => vouchForm(view, shown.person.id, home))}`,
  );
}

function moveOutButton(view: View, personId: string, home: HomeLine): Html {
  const say = counterWords[view.language];
  const spoken = say.moveOutNamed(nameIn(home.place.names, view.language));
  return buttonForm(view, {
    endpoint: 'people.move_out',
    address: `/people/${personId}/households/${home.residenceId}`,
    method: 'DELETE',
    button: quietButton({ label: say.moveOut, spoken }),
  });
}

function helpersPanel(view: View, shown: PersonShown): Html {
  const say = counterWords[view.language];
  const rows = shown.helpers.map((relation) => ({
    ...relationRow(view, relation),
    action: shown.mayVouch ? endConsentButton(view, relation) : undefined,
  }));
  const add = linkButton({
    label: say.addHelper,
    address: `/relations/new?person=${shown.person.id}`,
    icon: 'plus',
  });
  return panel(
    { title: say.helpers },
    html`${rows.length === 0 ? html`<p>${say.noHelpers}</p>` : people(view.language, rows)}
    ${shown.mayVouch ? actions(add) : ''}`,
  );
}

function actingPanel(view: View, { person, mayAct }: PersonShown): Html | '' {
  if (!mayAct) return '';
  const say = counterWords[view.language];
  const label = say.actFor(person.called ?? person.name);
  return panel(
    { title: label },
    html`<p>${say.actForText}</p>
      ${startActingForm(view, { id: person.id, label })}`,
  );
}

function toldPanel(view: View, { person, told, mayRegister }: PersonShown): Html | '' {
  if (told === undefined || !mayRegister) return '';
  const name = person.called ?? person.name;
  return toldWayPanel(view, { personId: person.id, told, name });
}

function codePanel(view: View, { person, mayVouch }: PersonShown): Html | '' {
  if (!mayVouch) return '';
  const say = counterWords[view.language];
  const open = linkButton({
    label: say.signInCode,
    address: `/people/${person.id}/sign-in-code`,
    icon: 'key',
  });
  const sheet = linkButton({
    label: sheetWords[view.language].open,
    address: `/people/${person.id}/sign-in-sheet`,
    icon: 'key',
  });
  return panel(
    { title: say.account },
    html`<p>${say.signInCodeText}</p>
      ${actions(open, sheet)}`,
  );
}

function rolesPanel(view: View, { roles }: PersonShown): Html {
  const say = counterWords[view.language];
  const words = termWords[view.language];
  const rows = roles.map(({ role, place, endsAt }) => ({
    name: words.roles[role],
    role: nameIn(place.names, view.language),
    note: endsAt && meWords[view.language].rolesUntil(lastDay(view, endsAt)),
  }));
  return panel(
    { title: say.roles },
    rows.length === 0 ? html`<p>${say.noRoles}</p>` : people(view.language, rows),
  );
}
