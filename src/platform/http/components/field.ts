import { html } from 'hono/html';
import type { Language } from '#/platform/i18n/language.ts';
import type { FormState, Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { attributes } from './attributes.ts';
import { icon } from './icon.ts';

/** What the fields of one form know: whose form it is, and what was sent in it before. */
export type FormFields = {
  readonly language: Language;
  readonly endpoint: string;
  /** The form as it was sent, when this page is drawn again because of it. */
  readonly sent: FormState | undefined;
};

/** What every field has. */
export type FieldSpec = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Fields are asked for unless they say that they may be left empty. */
  readonly isOptional?: true | undefined;
};

/** What a control is told about itself by the frame around it. */
export type Control = {
  readonly id: string;
  readonly name: string;
  /** `id`, `name`, and what points to the hint and the error. */
  readonly attributes: Html;
};

/** Frames one control with its label, its hint and, when it was wrong, what was wrong. */
export function framedField(
  fields: FormFields,
  spec: FieldSpec,
  control: (control: Control) => Html,
): Html {
  const id = fieldId(fields, spec.name);
  const problem = problemOf(fields, spec.name);
  return html`<div class="${problem === undefined ? 'field' : 'field field-wrong'}">
    <label class="label" for="${id}">${spec.label} ${optionalMark(fields, spec)}</label>
    ${hintOf(id, spec)} ${errorOf(fields, spec.name)}
    ${control({ id, name: spec.name, attributes: controlAttributes(fields, spec) })}
  </div>`;
}

/** Frames several controls that answer one question; the question is the legend. */
export function framedGroup(fields: FormFields, spec: FieldSpec, controls: Html): Html {
  const id = fieldId(fields, spec.name);
  const problem = problemOf(fields, spec.name);
  return html`<fieldset
    class="${problem === undefined ? 'field' : 'field field-wrong'}"
    ${describedBy(fields, spec)}
  >
    <legend class="label">${spec.label} ${optionalMark(fields, spec)}</legend>
    ${hintOf(id, spec)} ${errorOf(fields, spec.name)} ${controls}
  </fieldset>`;
}

/** Names the control of a field; the error summary links to it. */
export function fieldId(fields: Pick<FormFields, 'endpoint'>, name: string): string {
  return `${fields.endpoint}-${name}`.replaceAll(/[^\w-]/g, '-');
}

/** Finds the sentence that says what is wrong with a field or with a part of it. */
export function problemOf(fields: FormFields, name: string): string | undefined {
  return fields.sent?.problems.find(
    (problem) => problem.field === name || problem.field.startsWith(`${name}.`),
  )?.text;
}

/** Gives what was typed, or, in a form not yet sent, what it starts with. */
export function valueOf(fields: FormFields, name: string, start: string | undefined): string {
  if (fields.sent === undefined) return start ?? '';
  const value = fields.sent.values[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}

/** Gives all that was chosen under one name, or what the form starts with. */
export function valuesOf(
  fields: FormFields,
  name: string,
  start: readonly string[] | undefined,
): readonly string[] {
  if (fields.sent === undefined) return start ?? [];
  const value = fields.sent.values[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}

/** Draws the sentence at the field, with a sign so that colour is not the only cue. */
export function errorOf(fields: FormFields, name: string): Html | '' {
  const problem = problemOf(fields, name);
  if (problem === undefined) return '';
  return html`<p class="field-error" id="${fieldId(fields, name)}-error">
    ${icon('alert')}<span
      ><span class="unseen">${words[fields.language].problem}</span>${problem}</span
    >
  </p>`;
}

/** Points from a control to its hint and its error. */
export function describedBy(fields: FormFields, spec: Pick<FieldSpec, 'name' | 'hint'>): Html {
  const id = fieldId(fields, spec.name);
  const ids = [
    ...(spec.hint === undefined ? [] : [`${id}-hint`]),
    ...(problemOf(fields, spec.name) === undefined ? [] : [`${id}-error`]),
  ];
  return attributes({ 'aria-describedby': ids.length === 0 ? undefined : ids.join(' ') });
}

function controlAttributes(fields: FormFields, spec: FieldSpec): Html {
  const id = fieldId(fields, spec.name);
  const isWrong = problemOf(fields, spec.name) !== undefined;
  return html`${attributes({
    id,
    name: spec.name,
    required: spec.isOptional === true ? undefined : true,
    'aria-invalid': isWrong ? 'true' : undefined,
  })}${describedBy(fields, spec)}`;
}

function hintOf(id: string, spec: FieldSpec): Html | '' {
  return spec.hint === undefined
    ? ''
    : html`<p class="field-hint" id="${id}-hint">${spec.hint}</p>`;
}

function optionalMark(fields: FormFields, spec: FieldSpec): Html | '' {
  if (spec.isOptional !== true) return '';
  return html`<small class="label-note">${words[fields.language].optional}</small>`;
}
