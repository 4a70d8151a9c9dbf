import { html } from 'hono/html';
import { submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { checkboxes } from '#/platform/http/components/choices.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { MAX_GRID_NAME } from '#/features/places/model.ts';
import type { PlaceLine } from '#/features/places/routes/shapes.ts';
import { words } from '#/features/places/words/index.ts';

export type NewGridView = {
  readonly place: PlaceLine;
  /** The buildings that are in no grid. */
  readonly free: readonly {
    readonly id: string;
    readonly names: Names;
    readonly within?: Names | undefined;
  }[];
};

/** Draws the form by which a grid is made of buildings of a community. */
export function newGridPage(view: View, shown: NewGridView): Page {
  const say = words[view.language];
  const place = nameIn(shown.place.names, view.language);
  const to = {
    endpoint: 'places.add_grid',
    address: `/places/${shown.place.id}/grids`,
    keepsTyped: true,
  } as const;
  return {
    title: say.addGrid,
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({
        title: say.addGrid,
        lead: say.gridLead,
        above: backLink(place, `/places/${shown.place.id}`),
      }),
      panel(
        { title: place },
        form(view, to, (fields) => questions(view, fields, shown)),
      ),
    ),
  };
}

function questions(view: View, fields: FormFields, { free }: NewGridView): Html {
  const say = words[view.language];
  const maxLength = MAX_GRID_NAME;
  return html`${textField(fields, { name: 'hant', label: say.inHant, maxLength })}
  ${textField(fields, {
    name: 'hans',
    label: say.inHans,
    hint: say.fillsItself,
    maxLength,
    isOptional: true,
  })}
  ${textField(fields, {
    name: 'en',
    label: say.inEn,
    hint: say.fillsItself,
    maxLength,
    isOptional: true,
  })}
  ${textField(fields, {
    name: 'code',
    label: say.compoundCode,
    hint: say.gridCodeHint,
    width: 'short',
  })}
  ${
    free.length === 0
      ? html`<p class="soft">${say.noFreeBuildings}</p>`
      : checkboxes(fields, {
          name: 'buildings',
          label: say.gridBuildings,
          hint: say.gridBuildingsHint,
          isOptional: true,
          look: 'tiles',
          options: free.map(({ id, names, within }) => ({
            value: id,
            label: nameIn(names, view.language),
            hint: within && nameIn(within, view.language),
          })),
        })
  }
  ${submitButton({ label: say.addGrid })}`;
}
