import { html } from 'hono/html';
import type { Place } from '#/features/places/index.ts';
import { linkButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { elevation } from '#/platform/http/components/elevation.ts';
import type { StreetBuilding } from '#/platform/http/components/elevation.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { people } from '#/platform/http/components/person-row.ts';
import { dataTable } from '#/platform/http/components/data-table.ts';
import { fold } from '#/platform/http/components/fold.ts';
import type { Html, View } from '#/platform/http/view.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Coverage } from '#/features/organisations/model.ts';
import type { OrganisationLine, PostLine } from '#/features/organisations/routes/shapes.ts';
import { words } from '#/features/organisations/words/index.ts';

/** More than these are behind the link below them. */
const MOST_ROWS = 8;

export type ResponsibleView = {
  readonly placeId: string;
  readonly organisations: readonly OrganisationLine[];
  readonly posts: readonly PostLine[];
  readonly mayKeep: boolean;
};

/** Draws who answers for a place: the held posts first, then the bodies. */
export function responsiblePanel(view: View, shown: ResponsibleView): Html {
  const say = words[view.language];
  const bodyOf = new Map(shown.organisations.map((one) => [one.id, one]));
  const holders = shown.posts.flatMap((post) => {
    if (post.holder === undefined) return [];
    const body = bodyOf.get(post.organisationId);
    const kind = nameIn(post.kind.names, view.language);
    const role = body === undefined ? kind : `${body.name} · ${kind}`;
    return [
      {
        name: post.holder.name,
        role,
        address: `/organisations/${post.organisationId}`,
        telephone: body?.telephone,
      },
    ];
  });
  const bodies = [...bodyOf.values()].map((one) => ({
    id: one.id,
    name: one.name,
    role: nameIn(one.kind.names, view.language),
    address: `/organisations/${one.id}`,
    telephone: one.telephone,
  }));
  const withHolder = new Set(
    shown.posts.flatMap(({ holder, organisationId }) => (holder ? [organisationId] : [])),
  );
  const rows = [...holders, ...bodies.filter(({ id }) => !withHolder.has(id))].slice(0, MOST_ROWS);
  const isEmpty = rows.length === 0;
  return panel(
    { title: say.whoAnswers, id: 'responsible' },
    html`${isEmpty ? html`<p class="soft">${say.nobodyYet}</p>` : people(view.language, rows)}
    ${
      isEmpty && !shown.mayKeep
        ? ''
        : linkButton({
            label: say.allOrganisations,
            address: `/organisations?place=${shown.placeId}`,
          })
    }`,
  );
}

export type CoverageView = {
  readonly place: Pick<Place, 'id' | 'names'>;
  readonly coverage: Coverage;
  /** The buildings as a street, where the place is small enough to be drawn. */
  readonly street: readonly (StreetBuilding & { readonly names: Names })[];
  readonly gaps: readonly (Coverage & { readonly id: string; readonly names: Names })[];
  readonly below: readonly (Coverage & { readonly id: string; readonly names: Names })[];
  readonly mayKeep: boolean;
};

const SHOWN_GAPS = 3;

/** Draws whether everybody here has somebody to turn to, as lit windows, with the gaps named. */
export function coveragePanel(view: View, shown: CoverageView): Html {
  const say = words[view.language];
  const number = (value: number) => formatNumber(view.language, value);
  const { households, reached } = shown.coverage;
  const more = shown.gaps.length - SHOWN_GAPS;
  return panel(
    {
      title: say.canYouFindSomebody,
      id: 'coverage',
      aside: say.reached(number(reached), number(households - reached)),
    },
    html`${shown.street.length === 0 ? '' : street(view, shown)}
    ${shown.gaps.slice(0, SHOWN_GAPS).map((gap) =>
      notice({
        look: 'warning',
        title: sayGap(view, gap),
        text: say.gapText(number(gap.households - gap.reached)),
        action: shown.mayKeep
          ? linkButton({
              label: say.gapAction,
              address: `/organisations?place=${shown.place.id}`,
            })
          : undefined,
      }),
    )}
    ${more > 0 ? fold(say.moreGaps(number(more)), gapList(view, shown.gaps.slice(SHOWN_GAPS))) : ''}
    ${shown.below.length === 0 ? '' : fold(say.coverageBelow, belowTable(view, shown))}`,
  );
}

type Gap = CoverageView['gaps'][number];

function sayGap(view: View, gap: Gap): string {
  const say = words[view.language];
  const place = nameIn(gap.names, view.language);
  return gap.reached === 0 ? say.gap(place) : say.gapPart(place);
}

function gapList(view: View, gaps: readonly Gap[]): Html {
  const say = words[view.language];
  return html`<ul class="lines">
    ${gaps.map(
      (gap) =>
        html`<li>
          <a href="/places/${gap.id}">${sayGap(view, gap)}</a>
          <small class="soft"
            >${say.gapText(formatNumber(view.language, gap.households - gap.reached))}</small
          >
        </li>`,
    )}
  </ul>`;
}

function street(view: View, shown: CoverageView): Html {
  const say = words[view.language];
  return elevation(view.language, {
    name: nameIn(shown.place.names, view.language),
    buildings: shown.street.map((building) => ({
      ...building,
      name: nameIn(building.names, view.language),
    })),
    meaning: { lit: say.legendReached, unlit: say.legendRest },
  });
}

function belowTable(view: View, shown: CoverageView): Html {
  const say = words[view.language];
  const number = (value: number) => formatNumber(view.language, value);
  return dataTable({
    caption: say.coverageBelow,
    isCaptionUnseen: true,
    columns: [
      { label: say.placeColumn },
      { label: say.householdsColumn, look: 'number' },
      { label: say.reachedColumn, look: 'number' },
    ],
    rows: shown.below.map((one) => [
      html`<a href="/places/${one.id}">${nameIn(one.names, view.language)}</a>`,
      number(one.households),
      number(one.reached),
    ]),
  });
}
