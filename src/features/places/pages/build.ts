import { html } from 'hono/html';
import { submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { radios } from '#/platform/http/components/choices.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { PlaceKind } from '#/features/places/model.ts';
import type { PlaceLine } from '#/features/places/routes/shapes.ts';
import { words } from '#/features/places/words/index.ts';

export type BuildView = {
  readonly place: PlaceLine;
  /** What may be made: the kinds on the level of the compound. */
  readonly kinds: readonly PlaceKind[];
};

/** Draws the form by which a compound is made with all its buildings. */
export function buildPage(view: View, shown: BuildView): Page {
  const say = words[view.language];
  const place = nameIn(shown.place.names, view.language);
  const to = {
    endpoint: 'places.build',
    address: `/places/${shown.place.id}/compounds`,
    keepsTyped: true,
  } as const;
  return {
    title: say.build,
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({
        title: say.build,
        lead: say.buildLead,
        above: backLink(place, `/places/${shown.place.id}`),
      }),
      panel(
        { title: place },
        form(view, to, (fields) => questions(view, fields, shown.kinds)),
      ),
    ),
  };
}

function questions(view: View, fields: FormFields, kinds: readonly PlaceKind[]): Html {
  const say = words[view.language];
  return html`${radios(fields, {
    name: 'kind',
    label: say.compoundKind,
    value: kinds[0]?.id,
    options: kinds.map(({ id, names }) => ({ value: id, label: nameIn(names, view.language) })),
  })}
  ${textField(fields, { name: 'name', label: say.compoundName, hint: say.compoundHint })}
  ${textField(fields, {
    name: 'code',
    label: say.compoundCode,
    hint: say.compoundCodeHint,
    width: 'short',
  })}
  ${textField(fields, {
    name: 'buildings',
    label: say.buildingsPattern,
    hint: say.buildingsHint,
  })}
  ${textField(fields, {
    name: 'units',
    label: say.unitsPattern,
    hint: say.unitsHint,
    isOptional: true,
  })}
  ${textField(fields, { name: 'floors', label: say.floorsPattern, hint: say.floorsHint })}
  ${textField(fields, { name: 'perFloor', label: say.perFloor, kind: 'number', width: 'short' })}
  ${submitButton({ label: say.make })}`;
}
