import { html } from 'hono/html';
import {
  actions,
  backLink,
  dateField,
  fold,
  form,
  linkButton,
  pageHead,
  panel,
  people,
  quietButton,
  radios,
  searchField,
  stack,
  submitButton,
  summaryList,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields, PersonRow } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import { MAX_REASON } from '#/features/people/model.ts';
import type { GrantLine, GrantsShown } from '#/features/people/routes/grants.ts';
import { grantWords } from '#/features/people/words/grants.ts';
import { meWords } from '#/features/people/words/me.ts';
import { termWords } from '#/features/people/words/terms.ts';
import { lastDay } from './me.ts';

/** Draws who holds which role at a place, and the form with which one more is granted. */
export function grantsPage(view: View, shown: GrantsShown): Page {
  const say = grantWords[view.language];
  const place = nameIn(shown.place.names, view.language);
  const present = shown.grants.filter((grant) => grant.isPresent);
  const past = shown.grants.filter((grant) => !grant.isPresent);
  return {
    title: say.title(place),
    section: 'desk',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title(place),
        lead: say.lead,
        above: backLink(place, `/places/${shown.place.id}`),
      }),
      panel({ title: say.present }, grantList(view, present, say.nonePresent)),
      shown.rolesToGrant.length === 0
        ? html`<p class="soft">${say.nothingToGrant}</p>`
        : grantPanel(view, shown),
      past.length === 0 ? '' : fold(say.past, grantList(view, past, '')),
    ),
  };
}

function grantList(view: View, grants: readonly GrantLine[], none: string): Html {
  if (grants.length === 0) return html`<p>${none}</p>`;
  const rows = grants.map((grant) => grantRow(view, grant));
  return people(view.language, rows);
}

function grantRow(view: View, grant: GrantLine): PersonRow {
  const say = grantWords[view.language];
  const role = termWords[view.language].roles[grant.role];
  const withdraw = linkButton({
    label: say.withdraw,
    spoken: say.withdrawNamed(grant.name, role),
    address: `/grants/${grant.id}`,
  });
  return {
    name: grant.name,
    role: `${role} · ${nameIn(grant.place.names, view.language)}`,
    note: html`${termOf(view, grant)} · ${grant.reason}`,
    ...(grant.mayWithdraw ? { action: withdraw } : {}),
  };
}

function termOf(view: View, grant: GrantLine): string {
  const say = grantWords[view.language];
  const dayOf = (at: Temporal.Instant) =>
    formatDate(view.language, at.toZonedDateTimeISO(view.zone).toPlainDate());
  const { withdrawn, endsAt } = grant;
  if (withdrawn !== undefined) return say.ended(dayOf(withdrawn.at), withdrawn.reason);
  if (!grant.isPresent && endsAt !== undefined) return say.lapsed(lastDay(view, endsAt));
  const since = say.since(dayOf(grant.startsAt));
  const until = endsAt && say.until(lastDay(view, endsAt));
  const by = grant.grantedBy === undefined ? say.fromStart : say.by(grant.grantedBy);
  return [since, until, by].filter((part) => part !== undefined).join(' · ');
}

function grantPanel(view: View, shown: GrantsShown): Html {
  const say = grantWords[view.language];
  const { query, found } = shown;
  return panel(
    { title: say.grant, id: 'grant' },
    html`${searchField(view.language, {
        address: '/grants',
        label: say.findPerson,
        value: query,
        hidden: { place: shown.place.id },
      })}
      <p class="soft">${say.findHint}</p>
      ${query !== '' && found.length === 0 ? html`<p>${say.nobodyFound}</p>` : ''}
      ${found.length === 0 ? '' : grantForm(view, shown)}`,
  );
}

function grantForm(view: View, shown: GrantsShown): Html {
  const say = grantWords[view.language];
  const to = {
    endpoint: 'people.grant_role',
    address: '/grants',
    hidden: { placeId: shown.place.id },
  };
  return form(
    view,
    to,
    (fields) =>
      html`${whoFields(view, fields, shown)}
      ${dateField(fields, {
        name: 'startsOn',
        label: say.startsOn,
        hint: say.startsHint,
        earliest: shown.today.toString(),
        isOptional: true,
      })}
      ${dateField(fields, {
        name: 'endsOn',
        label: say.endsOn,
        hint: say.endsHint,
        earliest: shown.today.toString(),
        isOptional: true,
      })}
      ${textField(fields, {
        name: 'reason',
        label: say.reason,
        hint: say.reasonHint,
        autocomplete: 'off',
        maxLength: MAX_REASON,
      })}
      ${actions(submitButton({ label: say.confirm, icon: 'check' }))}`,
  );
}

function whoFields(view: View, fields: FormFields, shown: GrantsShown): Html {
  const say = grantWords[view.language];
  const words = termWords[view.language].roles;
  return html`${radios(fields, {
    name: 'personId',
    label: say.person,
    value: shown.found.length === 1 ? shown.found[0]?.id : undefined,
    options: shown.found.map(({ id, name }) => ({ value: id, label: name })),
  })}
  ${radios(fields, {
    name: 'role',
    label: say.role,
    look: 'tiles',
    value: shown.rolesToGrant.length === 1 ? shown.rolesToGrant[0] : undefined,
    options: shown.rolesToGrant.map((value) => ({ value, label: words[value] })),
  })}`;
}

type GrantShown = { readonly grant: GrantLine; readonly isOwn: boolean };

/** Draws one role with the form that withdraws it; who holds it gives it up. */
export function grantPage(view: View, { grant, isOwn }: GrantShown): Page {
  const say = grantWords[view.language];
  const role = termWords[view.language].roles[grant.role];
  const title = `${grant.name} · ${role}`;
  const back = isOwn
    ? backLink(meWords[view.language].backToMe, '/me')
    : backLink(nameIn(grant.place.names, view.language), `/grants?place=${grant.place.id}`);
  const rows = [
    { label: say.role, value: `${role} · ${nameIn(grant.place.names, view.language)}` },
    { label: say.term, value: termOf(view, grant) },
    { label: say.reason, value: grant.reason },
  ];
  return {
    title,
    section: isOwn ? 'account' : 'desk',
    width: 'column',
    body: stack(
      pageHead({ title, above: back }),
      summaryList(view.language, rows),
      grant.mayWithdraw ? withdrawForm(view, { grant, isOwn }) : '',
    ),
  };
}

function withdrawForm(view: View, { grant, isOwn }: GrantShown): Html {
  const say = grantWords[view.language];
  const me = meWords[view.language];
  const to = {
    endpoint: 'people.withdraw_role',
    address: `/grants/${grant.id}`,
    method: 'DELETE',
  } as const;
  return form(
    view,
    to,
    (fields) =>
      html`${textField(fields, {
        name: 'reason',
        label: isOwn ? me.giveUpReason : say.withdrawReason,
        autocomplete: 'off',
        maxLength: MAX_REASON,
      })}
      ${actions(quietButton({ label: isOwn ? me.giveUp : say.withdraw, icon: 'undo' }))}`,
  );
}
