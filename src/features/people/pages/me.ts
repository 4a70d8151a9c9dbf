import { html } from 'hono/html';
import {
  actions,
  buttonForm,
  emptyState,
  form,
  linkButton,
  moment,
  notice,
  pageHead,
  panel,
  people,
  quietButton,
  radios,
  refusedNotice,
  stack,
  submitButton,
  summaryList,
  tag,
} from '#/platform/http/components/index.ts';
import type { PersonRow } from '#/platform/http/components/index.ts';
import { languageNames } from '#/platform/http/words/index.ts';
import type { Role } from '#/platform/access/subject.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import { languages } from '#/platform/i18n/language.ts';
import { needsStrength } from '#/features/people/policy.ts';
import type { Me, RelationLine } from '#/features/people/routes/load-me.ts';
import { writeTelephone } from '#/features/people/rules/addresses.ts';
import { lastDayOf } from '#/features/people/rules/terms.ts';
import { counterWords } from '#/features/people/words/counter.ts';
import { meWords } from '#/features/people/words/me.ts';
import { sessionWords } from '#/features/people/words/sessions.ts';
import { sheetWords } from '#/features/people/words/sheet.ts';
import { tokenWords } from '#/features/people/words/tokens.ts';
import { toldWords } from '#/features/people/words/told.ts';
import { termWords } from '#/features/people/words/terms.ts';
import { toldWayPanel } from './told-way.ts';
import { takeBackButton, vouchLine } from './vouch.ts';

/** Those who register people also tell them what was done for them. */
const TELLING: ReadonlySet<Role> = new Set([
  'building_leader',
  'grid_worker',
  'community_worker',
  'steward',
]);
const BUTTONS = [
  'people.start_acting',
  'people.stop_acting',
  'people.end_consent',
  'people.take_back_vouch',
];

/** Draws one's own page, or, acting for somebody, theirs with the way back to oneself. */
export function mePage(view: View, me: Me): Page {
  const say = meWords[view.language];
  const { actingFor } = me;
  const title = actingFor === undefined ? me.person.name : say.actingTitle(actingFor.name);
  const refused = refusedNotice(view, BUTTONS);
  const head = pageHead({ title, lead: actingFor === undefined ? me.person.called : undefined });
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body:
      actingFor === undefined
        ? stack(head, refused, ...ownPanels(view, me))
        : stack(
            head,
            refused,
            actingNotice(view),
            deedsLink(view),
            ...drawn(view, me),
            homesPanel(view, me),
            dataPanel(view),
          ),
  };
}

function ownPanels(view: View, me: Me): readonly (Html | '')[] {
  return [
    ...drawn(view, me),
    helpedPanel(view, me),
    homesPanel(view, me),
    rolesPanel(view, me),
    helpersPanel(view, me),
    addressesPanel(view, me),
    languagePanel(view, me),
    toldPanel(view, me),
    tracesPanel(view, me),
    dataPanel(view),
    leaving(view),
  ];
}

function drawn(view: View, { panels = [] }: Me): readonly Html[] {
  return panels.map((draw) => draw(view));
}

function actingNotice(view: View): Html {
  const say = meWords[view.language];
  const button = submitButton({ label: say.stopActing, icon: 'undo' });
  const stop = {
    endpoint: 'people.stop_acting',
    address: '/acting-for',
    method: 'DELETE',
  } as const;
  return notice({
    look: 'warning',
    text: say.actingText,
    action: buttonForm(view, { ...stop, button }),
  });
}

function homesPanel(view: View, me: Me): Html {
  const say = meWords[view.language];
  const words = termWords[view.language];
  const rows = me.homes.map((home) => ({
    label: nameIn(home.place.names, view.language),
    value: html`${words.residenceRelations[home.relation]}
      <span class="soft">${vouchLine(view, home)}</span> ${takeBackButton(view, home)}`,
  }));
  const add = actions(linkButton({ label: say.addHome, address: '/household-code', icon: 'key' }));
  return panel(
    { title: say.homes },
    html`${rows.length === 0 ? html`<p>${say.noHomes}</p>` : summaryList(view.language, rows)}
    ${me.actingFor === undefined ? add : ''}`,
  );
}

function rolesPanel(view: View, me: Me): Html | '' {
  if (me.roles.length === 0) return '';
  const say = meWords[view.language];
  const words = termWords[view.language];
  const rows: readonly PersonRow[] = me.roles.map(({ id, role, place, endsAt }) => ({
    name: words.roles[role],
    role: nameIn(place.names, view.language),
    note: endsAt && say.rolesUntil(lastDay(view, endsAt)),
    action: linkButton({ label: say.giveUp, address: `/grants/${id}` }),
  }));
  const work = linkButton({ label: say.workWithPeople, address: '/people', icon: 'users' });
  const { slips, paperForms } = toldWords[view.language];
  const tells = me.roles.some(({ role }) => TELLING.has(role));
  const tell = tells
    ? [
        linkButton({ label: slips, address: '/slips', icon: 'list' }),
        linkButton({ label: paperForms, address: '/paper-forms', icon: 'printer' }),
      ]
    : [];
  const breaks = me.roles.some(({ role }) => needsStrength(role));
  const glass = breaks ? [linkButton({ label: say.glass, address: '/glass', icon: 'eye' })] : [];
  return panel(
    { title: say.roles },
    html`${people(view.language, rows)} ${actions(work, ...tell, ...glass)}`,
  );
}

function helpedPanel(view: View, me: Me): Html | '' {
  if (me.helped.length === 0) return '';
  const say = meWords[view.language];
  const rows = me.helped.map((relation) => {
    const address = `/acting-for/${relation.personId}`;
    const spoken = say.actForNamed(relation.name);
    const button = submitButton({ label: say.actFor, spoken, icon: 'hand' });
    const action = buttonForm(view, { endpoint: 'people.start_acting', address, button });
    return { ...relationRow(view, relation), action };
  });
  return panel(
    { title: say.helped },
    html`<p class="soft">${say.helpedText}</p>
      ${people(view.language, rows)}`,
  );
}

function helpersPanel(view: View, me: Me): Html {
  const say = meWords[view.language];
  const rows = me.helpers.map((relation) => ({
    ...relationRow(view, relation),
    action: endConsentButton(view, relation),
  }));
  const add = linkButton({ label: say.addHelper, address: '/relations/new', icon: 'plus' });
  return panel(
    { title: say.helpers, id: 'helpers' },
    html`${rows.length === 0 ? html`<p>${say.noHelpers}</p>` : people(view.language, rows)}
    ${actions(add)}`,
  );
}

/** Draws the button with which one stops that somebody acts. */
export function endConsentButton(view: View, relation: RelationLine): Html {
  const say = meWords[view.language];
  const spoken = say.endConsentNamed(relation.name);
  return buttonForm(view, {
    endpoint: 'people.end_consent',
    address: `/relations/${relation.id}`,
    method: 'DELETE',
    button: quietButton({ label: say.endConsent, spoken }),
  });
}

/** Writes who somebody is to the other, how they consented and until when. */
export function relationRow(view: View, relation: RelationLine): PersonRow {
  const say = meWords[view.language];
  const words = termWords[view.language];
  const day = formatDate(view.language, relation.consentedOn);
  const given = say.consent(words.consentWays[relation.way], day);
  const until = relation.endsAt && say.until(lastDay(view, relation.endsAt));
  return {
    name: relation.name,
    role: words.helperKinds[relation.kind],
    note: until === undefined ? given : html`${given} · ${until}`,
  };
}

function addressesPanel(view: View, me: Me): Html {
  const say = meWords[view.language];
  const words = counterWords[view.language];
  const rows = me.logins.map(({ kind, address, isConfirmed }) => {
    const shown = kind === 'telephone' ? writeTelephone(address) : address;
    const state = isConfirmed
      ? tag({ look: 'done', label: say.confirmed })
      : tag({ look: 'wait', label: say.unconfirmed });
    return { label: words[kind], value: html`${shown} ${state}` };
  });
  const change = linkButton({ label: say.changeAddress, address: '/me/address', icon: 'phone' });
  const sessions = linkButton({ label: say.sessions, address: '/me/sessions', icon: 'computer' });
  const keys = sessionWords[view.language].passkeys;
  const passkeys = linkButton({ label: keys, address: '/me/passkeys', icon: 'key' });
  const codes = sheetWords[view.language].open;
  const sheet = linkButton({ label: codes, address: '/me/sign-in-sheet', icon: 'list' });
  const { title } = tokenWords[view.language];
  const tokens = linkButton({ label: title, address: '/me/tokens' });
  return panel(
    { title: say.addresses },
    html`${rows.length === 0 ? html`<p>${say.noAddress}</p>` : summaryList(view.language, rows)}
    ${actions(change, passkeys, sheet, sessions, tokens)}`,
  );
}

function languagePanel(view: View, me: Me): Html {
  const say = meWords[view.language];
  const to = { endpoint: 'people.choose_language', address: '/me', method: 'PATCH' } as const;
  return panel(
    { title: say.language },
    form(
      view,
      to,
      (fields) =>
        html`${radios(fields, {
          name: 'language',
          label: say.changeLanguage,
          look: 'tiles',
          value: me.person.language,
          options: languages.map((value) => ({ value, label: languageNames[value] })),
        })}
        ${actions(quietButton({ label: say.changeLanguage, icon: 'translate' }))}`,
    ),
  );
}

function toldPanel(view: View, { person, told }: Me): Html | '' {
  return told === undefined ? '' : toldWayPanel(view, { personId: person.id, told });
}

function tracesPanel(view: View, me: Me): Html {
  const say = meWords[view.language];
  const done = me.doneFor.map(
    ({ at, name, feature }) =>
      html`<li>
        ${say.did(name, say.features[feature] ?? say.otherFeature)} · ${moment(view, at)}
      </li>`,
  );
  return panel(
    { title: say.doneFor },
    html`${
      done.length === 0
        ? emptyState({ icon: 'hand', title: say.noneDone })
        : html`<p class="soft">${say.doneForText}</p>
            <ul>
              ${done}
            </ul>
            ${deedsLink(view)}`
    }
    ${actions(linkButton({ label: say.readBy, address: '/me/readings', icon: 'eye' }))}`,
  );
}

/** The page itself belongs to whoever knows what each of them was about. */
function deedsLink(view: View): Html {
  const { deeds } = toldWords[view.language];
  return actions(linkButton({ label: deeds, address: '/me/deeds', icon: 'undo' }));
}

/** The page itself belongs to whoever knows every kind of record. */
function dataPanel(view: View): Html {
  const say = meWords[view.language];
  const show = linkButton({ label: say.myData, address: '/me/data', icon: 'eye' });
  return panel(
    { title: say.myData },
    html`<p class="soft">${say.myDataText}</p>
      ${actions(show)}`,
  );
}

function leaving(view: View): Html {
  const say = meWords[view.language];
  const button = quietButton({ label: say.signOut, icon: 'door' });
  return buttonForm(view, { endpoint: 'people.sign_out', address: '/sign-out', button });
}

/** Writes the last day of a term. */
export function lastDay(view: View, endsAt: Temporal.Instant): string {
  return formatDate(view.language, lastDayOf(endsAt, view.zone));
}
