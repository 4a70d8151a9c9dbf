import { html } from 'hono/html';
import { MOST_WEEKLY_CALLS, spokenLanguages } from '#/features/volunteers/model.ts';
import type { Own } from '#/features/volunteers/routes/load-own.ts';
import { ownWords } from '#/features/volunteers/words/own.ts';
import { proofWords } from '#/features/volunteers/words/proofs.ts';
import {
  actions,
  checkboxes,
  fold,
  form,
  linkButton,
  notice,
  panel,
  selectField,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatList } from '#/platform/i18n/format.ts';
import { foldedPanel } from './folded.ts';

/** Asks what somebody can do, and, folded away, what they are learning. */
export function skillsPanel(view: View, own: Own): Html {
  const { abilities, able, learning } = own;
  const say = ownWords[view.language];
  const proofs = proofWords[view.language];
  const to = {
    endpoint: 'volunteers.tell_skills',
    address: '/me/volunteering/skills',
    method: 'PUT',
  } as const;
  const options = abilities.map(({ code, names, needsProof }) => ({
    value: code,
    label: nameIn(names, view.language),
    hint: needsProof ? proofs.needsProof : undefined,
  }));
  const known = options.filter(({ value }) => able.includes(value)).map(({ label }) => label);
  const now = known.length === 0 ? proofs.nothingYet : formatList(view.language, known);
  return foldedPanel(
    view,
    { title: say.skillsTitle, id: 'skills', now, endpoints: ['volunteers.tell_skills'] },
    form(
      view,
      to,
      (fields) =>
        html`${checkboxes(fields, {
          name: 'able',
          label: say.able,
          look: 'tiles',
          values: able,
          options,
        })}
        ${fold(
          say.learning,
          checkboxes(fields, {
            name: 'learning',
            label: say.learning,
            hint: say.learningHint,
            look: 'tiles',
            values: learning,
            options,
          }),
        )}
        ${actions(submitButton({ label: say.saveSkills, icon: 'check' }))}`,
    ),
  );
}

/** Asks from where somebody sets out and what they wish to be asked for; so helping begins. */
export function limitsPanel(view: View, own: Own): Html {
  const say = ownWords[view.language];
  const { setting, near } = own;
  const { buildings, grids } = own.anchors;
  const isNew = setting === undefined;
  if (isNew && buildings.length + grids.length === 0) {
    const action = linkButton({ label: say.toPlaces, address: '/places' });
    return notice({ look: 'info', text: say.noAnchor, action });
  }
  const to = {
    endpoint: 'volunteers.set_limits',
    address: '/me/volunteering',
    method: 'PUT',
    hidden: near === undefined ? {} : { near },
  } as const;
  const asked = form(
    view,
    to,
    (fields) =>
      html`${anchorField(view, fields, own)} ${choiceFields(view, fields, own)}
      ${quietFields(view, fields, own)}
      ${actions(submitButton({ label: isNew ? say.begin : say.saveLimits, icon: 'check' }))}`,
  );
  const head = { title: say.limitsTitle, id: 'limits' };
  if (setting === undefined)
    return panel(
      head,
      html`<p>${say.consent}</p>
        ${asked}`,
    );
  const now = proofWords[view.language].setOut(nameIn(setting.anchor.names, view.language));
  return foldedPanel(view, { ...head, now, endpoints: ['volunteers.set_limits'] }, asked);
}

function anchorField(view: View, fields: FormFields, { anchors, setting }: Own): Html {
  const say = ownWords[view.language];
  const known = [...anchors.buildings, ...anchors.grids];
  const own = setting?.anchor;
  // Whoever has chosen a place elsewhere keeps it until they choose another.
  const all = own === undefined || known.some(({ id }) => id === own.id) ? known : [own, ...known];
  return selectField(fields, {
    name: 'anchor',
    label: say.anchor,
    hint: say.anchorHint,
    value: own?.id ?? anchors.home,
    options: all.map(({ id, names }) => ({ value: id, label: nameIn(names, view.language) })),
  });
}

function choiceFields(view: View, fields: FormFields, { groups, setting }: Own): Html {
  const say = ownWords[view.language];
  return html`${checkboxes(fields, {
    name: 'groups',
    label: say.groups,
    hint: say.groupsHint,
    look: 'tiles',
    isOptional: true,
    values: setting?.groups ?? [],
    options: groups.map(({ code, names }) => ({
      value: code,
      label: nameIn(names, view.language),
    })),
  })}
  ${checkboxes(fields, {
    name: 'languages',
    label: say.languages,
    hint: say.languagesHint,
    look: 'tiles',
    isOptional: true,
    values: setting?.languages ?? [],
    options: spokenLanguages.map((code) => ({ value: code, label: say.spoken[code] })),
  })}`;
}

const HOURS_A_DAY = 24;

function quietFields(view: View, fields: FormFields, { setting }: Own): Html {
  const say = ownWords[view.language];
  const quiet = setting?.quiet;
  return html`${selectField(fields, {
    name: 'quietFrom',
    label: say.quietFrom,
    hint: say.quietHint,
    isOptional: true,
    value: quiet?.from,
    options: hourOptions(quiet?.from),
  })}
  ${selectField(fields, {
    name: 'quietTo',
    label: say.quietTo,
    isOptional: true,
    value: quiet?.to,
    options: hourOptions(quiet?.to),
  })}
  ${textField(fields, {
    name: 'weeklyCap',
    label: say.cap,
    hint: say.capHint,
    isOptional: true,
    kind: 'number',
    maxLength: String(MOST_WEEKLY_CALLS).length,
    value: setting?.weeklyCap === undefined ? undefined : String(setting.weeklyCap),
  })}`;
}

/** Full hours, and what was chosen by other means. */
function hourOptions(chosen: string | undefined) {
  const full = Array.from(
    { length: HOURS_A_DAY },
    (_, hour) => `${String(hour).padStart(2, '0')}:00`,
  );
  const all = chosen === undefined || full.includes(chosen) ? full : [chosen, ...full];
  return all.map((value) => ({ value, label: value }));
}
