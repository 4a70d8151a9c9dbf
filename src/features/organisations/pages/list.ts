import { html } from 'hono/html';
import { actions, linkButton, submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { form } from '#/platform/http/components/form.ts';
import { isIconName, icon } from '#/platform/http/components/icon.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import { MAX_NAME, MAX_TELEPHONE } from '#/features/organisations/model.ts';
import type { OrganisationKind } from '#/features/organisations/model.ts';
import type { OrganisationLine } from '#/features/organisations/routes/shapes.ts';
import { words } from '#/features/organisations/words/index.ts';

type PlaceLine = { readonly id: string; readonly names: Names };

/** Draws the organisations at a place. */
export function organisationsPage(
  view: View,
  shown: {
    readonly place: PlaceLine;
    readonly organisations: readonly OrganisationLine[];
    readonly mayKeep: boolean;
    readonly mayRename: boolean;
  },
): Page {
  const say = words[view.language];
  const place = nameIn(shown.place.names, view.language);
  const address = `/organisations/new?place=${shown.place.id}`;
  return {
    title: say.titleAt(place),
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({
        title: say.titleAt(place),
        lead: say.lead,
        above: backLink(place, `/places/${shown.place.id}`),
        action: shown.mayKeep ? linkButton({ label: say.found, icon: 'plus', address }) : undefined,
      }),
      shown.organisations.length === 0
        ? emptyState({ icon: 'users', title: say.none, text: say.noneText })
        : organisationList(view, shown.organisations),
      shown.mayRename
        ? actions(
            linkButton({ label: say.kinds, address: '/organisation-kinds' }),
            linkButton({ label: say.postKinds, address: '/post-kinds' }),
          )
        : '',
    ),
  };
}

/** Writes the organisations at a place as a list that is taken away. */
export function organisationsTable(
  view: View,
  shown: { readonly place: PlaceLine; readonly organisations: readonly OrganisationLine[] },
): ListTable {
  const say = words[view.language];
  return {
    name: say.titleAt(nameIn(shown.place.names, view.language)),
    headings: [say.name, say.kind, say.telephone, say.openedOn],
    rows: shown.organisations.map(({ name, kind, telephone, openedOn }) => [
      name,
      nameIn(kind.names, view.language),
      telephone,
      openedOn.toString(),
    ]),
  };
}

/** Lists organisations with their kind, telephone and since when. */
export function organisationList(view: View, lines: readonly OrganisationLine[]): Html {
  const say = words[view.language];
  return html`<ul class="people">
    ${lines.map(
      (line) =>
        html`<li class="person">
          <span class="face" aria-hidden="true">${kindIcon(line.kind)}</span>
          <div class="person-words">
            <a class="person-name" href="/organisations/${line.id}">${line.name}</a>
            <p class="soft">
              ${nameIn(line.kind.names, view.language)} ·
              ${
                line.closedOn === undefined
                  ? say.since(formatDate(view.language, line.openedOn))
                  : say.closedSince(formatDate(view.language, line.closedOn))
              }
            </p>
          </div>
          ${line.telephone === undefined ? '' : callLink(line.telephone)}
        </li>`,
    )}
  </ul>`;
}

function kindIcon(kind: Pick<OrganisationKind, 'icon'>): Html {
  return icon(isIconName(kind.icon) ? kind.icon : 'users');
}

/** Shows a telephone number so that a touch calls it. */
export function callLink(telephone: string): Html {
  return html`<a class="person-phone" href="tel:${dialled(telephone)}"
    >${icon('phone')}<span>${telephone}</span></a
  >`;
}

/** Leaves of a telephone number what a telephone dials. */
function dialled(telephone: string): string {
  return telephone.replace(/[^\d+]/g, '');
}

/** Draws the form by which an organisation is founded. */
export function newOrganisationPage(
  view: View,
  shown: {
    readonly place: PlaceLine;
    readonly kinds: readonly OrganisationKind[];
    readonly parents: readonly OrganisationLine[];
  },
): Page {
  const say = words[view.language];
  const place = nameIn(shown.place.names, view.language);
  const to = { endpoint: 'organisations.found', address: '/organisations' };
  const options = shown.kinds.map(({ code, names }) => ({
    value: code,
    label: nameIn(names, view.language),
  }));
  return {
    title: say.found,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({
        title: say.found,
        above: backLink(say.titleAt(place), `/organisations?place=${shown.place.id}`),
      }),
      panel(
        { title: place },
        form(
          view,
          { ...to, hidden: { placeId: shown.place.id }, keepsTyped: true },
          (fields) =>
            html`${selectField(fields, { name: 'kind', label: say.kind, options })}
            ${textField(fields, {
              name: 'name',
              label: say.name,
              hint: say.foundHint,
              maxLength: MAX_NAME,
            })}
            ${textField(fields, {
              name: 'telephone',
              label: say.telephone,
              kind: 'telephone',
              isOptional: true,
              maxLength: MAX_TELEPHONE,
            })}
            ${selectField(fields, {
              name: 'parentId',
              label: say.parent,
              isOptional: true,
              options: shown.parents.map(({ id, name }) => ({ value: id, label: name })),
            })}
            ${submitButton({ label: say.found })}`,
        ),
      ),
    ),
  };
}
