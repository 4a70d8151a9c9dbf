import { html } from 'hono/html';
import { termWords } from '#/features/people/index.ts';
import type { RulesShown } from '#/features/callouts/routes/rules.ts';
import { ruleWords } from '#/features/callouts/words/rules.ts';
import { roles } from '#/platform/access/subject.ts';
import {
  actions,
  backLink,
  buttonForm,
  form,
  linkButton,
  pageHead,
  panel,
  pressedRefusal,
  quietButton,
  selectField,
  stack,
  submitButton,
  summaryList,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';

const MINUTE = 60;
const MOST_DIGITS = 4;
const CHAIN = ['chain1', 'chain2', 'chain3', 'chain4'] as const;
const TARGETS = ['first', 'second', 'third'] as const;

/** Draws how help is sought at a place, step by step; its steward sets it below. */
export function callRulesPage(view: View, shown: RulesShown): Page {
  const say = ruleWords[view.language];
  const { place, setAt, maySet } = shown;
  return {
    title: say.title,
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title,
        lead: say.lead,
        above: backLink(say.back(nameIn(place.names, view.language)), `/places/${place.id}`),
      }),
      pressedRefusal(view),
      panel(
        { title: say.stepsTitle, id: 'steps' },
        html`${summaryList(
            view.language,
            shown.steps.map((step) => ({
              label: sayWhen(view, step.after),
              value: sayStep(view, step),
            })),
          )}
          <p>${say.ends}</p>
          <p class="soft">${say.stepsHint}</p>
          <p class="soft">
            ${setAt === undefined ? say.setNowhere : say.setAt(nameIn(setAt.names, view.language))}
          </p>`,
      ),
      maySet ? setPanel(view, shown) : '',
      maySet && shown.isSetHere ? dropPart(view, shown) : '',
    ),
  };
}

function sayWhen(view: View, seconds: number): string {
  const say = ruleWords[view.language];
  if (seconds === 0) return say.atOnce;
  const isWhole = seconds >= 2 * MINUTE && seconds % MINUTE === 0;
  const count = formatNumber(view.language, isWhole ? seconds / MINUTE : seconds);
  return say.at(isWhole ? say.minutes(count) : say.seconds(count));
}

function sayStep(view: View, step: RulesShown['steps'][number]): string {
  const say = ruleWords[view.language];
  if (step.kind === 'told') return say.told;
  if (step.kind === 'chain') return say.chain(roleIn(view, step.role));
  const count = formatNumber(view.language, step.asked);
  return step.kind === 'wave' ? say.wave(count) : say.everybody(count);
}

function roleIn(view: View, code: string): string {
  const role = roles.find((one) => one === code);
  return role === undefined ? code : termWords[view.language].roles[role];
}

function setPanel(view: View, shown: RulesShown): Html {
  const say = ruleWords[view.language];
  const to = {
    endpoint: 'callouts.set_rules',
    address: `/places/${shown.place.id}/call-rules`,
    method: 'PUT',
    keepsTyped: true,
  } as const;
  return panel(
    { title: say.setTitle, id: 'set' },
    form(
      view,
      to,
      (fields) => html`
        <p>${say.setText}</p>
        ${waveFields(view, fields, shown)} ${restFields(view, fields, shown)}
        ${chainFields(view, fields, shown)}
        ${actions(submitButton({ label: say.save, icon: 'check' }))}
      `,
    ),
  );
}

type Count = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: number | undefined;
  readonly isOptional?: true;
};

function countField(fields: FormFields, { value, ...count }: Count): Html {
  return textField(fields, {
    ...count,
    kind: 'number',
    maxLength: MOST_DIGITS,
    ...(value === undefined ? {} : { value: String(value) }),
  });
}

/** The first of several has to be there. */
function optionalFrom(at: number): { readonly isOptional?: true } {
  return at === 0 ? {} : { isOptional: true };
}

function waveFields(view: View, fields: FormFields, shown: RulesShown): Html {
  const say = ruleWords[view.language];
  const { accept, waveSeconds, collectSeconds, mostAsked } = shown;
  const { acceptHint, collectHint } = say;
  return html`${countField(fields, {
    name: 'accept',
    label: say.accept,
    hint: acceptHint,
    value: accept,
  })}
  ${TARGETS.map((name, at) =>
    countField(fields, {
      name,
      label: say.targets[at] ?? name,
      hint: at === 0 ? say.targetsHint : undefined,
      value: shown.targets[at],
      ...optionalFrom(at),
    }),
  )}
  ${countField(fields, { name: 'waveSeconds', label: say.waveSeconds, value: waveSeconds })}
  ${countField(fields, {
    name: 'collectSeconds',
    label: say.collectSeconds,
    hint: collectHint,
    value: collectSeconds,
  })}
  ${countField(fields, { name: 'mostAsked', label: say.mostAsked, value: mostAsked })}`;
}

function restFields(view: View, fields: FormFields, shown: RulesShown): Html {
  const say = ruleWords[view.language];
  return html`${countField(fields, {
    name: 'restHours',
    label: say.restHours,
    hint: say.restHint,
    value: shown.restHours,
  })}
  ${countField(fields, {
    name: 'travelMinutes',
    label: say.travelMinutes,
    hint: say.travelHint,
    value: shown.travelMinutes,
  })}`;
}

/** Whom to call one after the other; from the second on nobody has to follow. */
function chainFields(view: View, fields: FormFields, shown: RulesShown): Html {
  const say = ruleWords[view.language];
  const named = roles.filter((role) => role !== 'viewer');
  return html`${CHAIN.map((name, at) =>
    selectField(fields, {
      name,
      label: say.chainOf(formatNumber(view.language, at + 1)),
      ...optionalFrom(at),
      value: shown.chain[at] ?? '',
      options: named.map((role) => ({ value: role, label: roleIn(view, role) })),
    }),
  )}
  ${countField(fields, {
    name: 'rungSeconds',
    label: say.rungSeconds,
    value: shown.rungSeconds,
  })}`;
}

function dropPart(view: View, { place }: RulesShown): Html {
  const say = ruleWords[view.language];
  return panel(
    { title: say.drop, id: 'drop' },
    html`<p>${say.dropHint}</p>
      ${buttonForm(view, {
        endpoint: 'callouts.drop_rules',
        address: `/places/${place.id}/call-rules`,
        method: 'DELETE',
        button: quietButton({ label: say.drop, icon: 'undo' }),
      })}`,
  );
}

/** Leads from the page of a place to how people are called there. */
export function rulesLink(view: View, placeId: string): Html {
  const say = ruleWords[view.language];
  const address = `/places/${placeId}/call-rules`;
  return panel(
    { title: say.title, id: 'call-rules' },
    html`<p class="soft">${say.lead}</p>
      ${actions(linkButton({ label: say.open, icon: 'hand', address }))}`,
  );
}
