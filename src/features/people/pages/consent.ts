import { html } from 'hono/html';
import {
  actions,
  backLink,
  dateField,
  form,
  pageHead,
  radios,
  selectField,
  stack,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { consentWays, helperKinds } from '#/features/people/model.ts';
import { counterWords } from '#/features/people/words/counter.ts';
import { meWords } from '#/features/people/words/me.ts';
import { termWords } from '#/features/people/words/terms.ts';

type ConsentShown = {
  readonly person: { readonly id: string; readonly name: string };
  readonly isOwn: boolean;
  readonly family: readonly { readonly id: string; readonly name: string }[];
  readonly today: Temporal.PlainDate;
};

/** Draws the question who may act for somebody; at the counter also how they consented. */
export function consentPage(view: View, shown: ConsentShown): Page {
  const say = meWords[view.language];
  const { person, isOwn } = shown;
  const title = isOwn ? say.helperTitle : say.helperTitleFor(person.name);
  const to = {
    endpoint: 'people.record_consent',
    address: '/relations',
    hidden: { personId: person.id },
  };
  const above = isOwn
    ? backLink(say.backToMe, '/me')
    : backLink(counterWords[view.language].record, `/people/${person.id}`);
  return {
    title,
    section: isOwn ? 'account' : 'none',
    width: 'column',
    body: stack(
      pageHead({ title, lead: isOwn ? say.helperLead : say.helperLeadFor, above }),
      form(
        view,
        to,
        (fields) =>
          html`${whoFields(view, fields, shown)} ${isOwn ? '' : consentFields(view, fields, shown)}
          ${dateField(fields, {
            name: 'endsOn',
            label: say.helperUntil,
            hint: say.helperUntilHint,
            earliest: shown.today.toString(),
            isOptional: true,
          })}
          ${actions(submitButton({ label: isOwn ? say.record : say.recordFor, icon: 'check' }))}`,
      ),
    ),
  };
}

function whoFields(view: View, fields: FormFields, { family, isOwn }: ConsentShown): Html {
  const say = meWords[view.language];
  const kinds = termWords[view.language].helperKinds;
  const options = family.map(({ id, name }) => ({ value: id, label: name }));
  return html`${
    options.length === 0
      ? ''
      : radios(fields, {
          name: 'helperId',
          label: say.family,
          value: '',
          options: [...options, { value: '', label: say.familyNone }],
          isOptional: true,
        })
  }
  ${textField(fields, {
    name: 'helperAddress',
    label: options.length === 0 ? say.helperAddress : say.helperAddressOr,
    hint: say.helperAddressHint,
    autocomplete: 'off',
    isOptional: true,
  })}
  ${selectField(fields, {
    name: 'kind',
    label: isOwn ? say.helperKind : say.helperKindFor,
    options: helperKinds.map((value) => ({ value, label: kinds[value] })),
  })}`;
}

function consentFields(view: View, fields: FormFields, { today }: ConsentShown): Html {
  const say = meWords[view.language];
  const ways = termWords[view.language].consentWays;
  return html`${radios(fields, {
    name: 'way',
    label: say.consentWay,
    options: consentWays
      .filter((way) => way !== 'online')
      .map((value) => ({ value, label: ways[value] })),
  })}
  ${dateField(fields, {
    name: 'consentedOn',
    label: say.consentedOn,
    value: today.toString(),
    latest: today.toString(),
  })}`;
}
