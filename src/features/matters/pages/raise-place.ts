import { html } from 'hono/html';
import { actions, submitButton } from '#/platform/http/components/button.ts';
import { checkboxes, radios } from '#/platform/http/components/choices.ts';
import type { Choice } from '#/platform/http/components/choices.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form } from '#/platform/http/components/form.ts';
import type { IconName } from '#/platform/http/components/icon.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { visibilities } from '#/features/matters/model/matter.ts';
import type { AnswerableLine, PlaceChoiceShown } from '#/features/matters/routes/raise-shapes.ts';
import { raiseWords } from '#/features/matters/words/raise.ts';
import { raiseFrame, screenOf } from './raise-frame.ts';
import { searchPart } from './raise-search.ts';
import { plainly } from './written.ts';

const ADDRESS = '/raise/place';

const signs: { readonly [kind in PlaceChoiceShown['options'][number]['kind']]: IconName } = {
  home: 'home',
  unit: 'stairs',
  building: 'building',
  compound: 'fence',
  community: 'map',
  found: 'pin',
};

/** Draws the third screen: where it is, what is wanted, who may see it. */
export function raisePlacePage(view: View, shown: PlaceChoiceShown): Page {
  const say = raiseWords[view.language];
  const frame = {
    step: 3,
    title: say.placeTitle,
    lead: say.placeLead,
    back: screenOf('/category', shown.draft),
  } as const;
  return raiseFrame(view, frame, [choiceForm(view, shown)]);
}

function searching(view: View, fields: FormFields, shown: PlaceChoiceShown): Html {
  const say = raiseWords[view.language];
  const { query, community } = shown;
  const name = community === undefined ? '' : nameIn(community.names, view.language);
  const label = say.searchPlace(name);
  return html`${searchPart(fields, { label, placeholder: say.searchPlaceHint, query })}
  ${
    query === undefined || shown.hasFound
      ? ''
      : notice({ look: 'info', text: say.noPlaceFound(query) })
  }`;
}

function choiceForm(view: View, shown: PlaceChoiceShown): Html {
  const say = raiseWords[view.language];
  const to = { endpoint: 'matters.raise_place', address: ADDRESS, hidden: { draft: shown.draft } };
  return form(
    view,
    to,
    (fields) => html`
      ${searching(view, fields, shown)}
      ${radios(fields, {
        name: 'placeId',
        label: say.place,
        options: shown.options.map((option) => spotChoice(view, option)),
        value: shown.chosen,
      })}
      ${profileField(view, fields, shown)} ${aboutPart(view, fields, shown)}
      ${radios(fields, {
        name: 'visibility',
        label: say.visibility,
        options: visibilities.map((value) => ({
          value,
          label: say.visibilities[value],
          hint: say.visibilityHints[value],
        })),
        value: shown.visibility,
      })}
      ${checkboxes(fields, {
        name: 'isAnonymous',
        label: say.name,
        isOptional: true,
        options: [{ value: '1', label: say.anonymous, hint: say.anonymousHint }],
        values: shown.isAnonymous ? ['1'] : [],
      })}
      ${actions(submitButton({ label: say.next, icon: 'arrow-right' }))}
    `,
  );
}

function profileField(view: View, fields: FormFields, shown: PlaceChoiceShown): Html | '' {
  const say = raiseWords[view.language];
  if (shown.profiles.length === 0) return '';
  return radios(fields, {
    name: 'profile',
    label: say.profile,
    options: shown.profiles.map((value) => ({
      value,
      label: say.profiles[value],
      hint: say.profileHints[value],
    })),
    value: shown.profile ?? shown.profiles[0],
  });
}

/** A complaint is about somebody, or it is a general remark: then the list is left as it is. */
function aboutPart(view: View, fields: FormFields, shown: PlaceChoiceShown): Html | '' {
  const say = raiseWords[view.language];
  if (shown.answerable.length === 0) return '';
  return selectField(fields, {
    name: 'about',
    label: say.about,
    hint: say.aboutHint,
    options: [
      { value: 'nobody', label: say.aboutNobody },
      ...shown.answerable.map(({ value, name, office }) => ({
        value,
        label: aboutLabel(view, { name, office }),
      })),
    ],
    value: shown.about ?? 'nobody',
  });
}

/** Says by name and office whom a complaint is about. */
export function aboutLabel(
  view: View,
  { name, office }: Pick<AnswerableLine, 'name' | 'office'>,
): string {
  return `${plainly(view.language, name)} · ${nameIn(office, view.language)}`;
}

/** One's own places are called as one calls them, with the name beneath. */
function spotChoice(view: View, option: PlaceChoiceShown['options'][number]): Choice {
  const name = nameIn(option.names, view.language);
  const icon = signs[option.kind];
  if (option.kind === 'found') return { value: option.id, label: name, icon };
  const label = raiseWords[view.language].spots[option.kind];
  return { value: option.id, label, hint: name, icon };
}
