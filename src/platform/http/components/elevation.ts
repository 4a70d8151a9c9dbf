import { html } from 'hono/html';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { dataTable } from './data-table.ts';
import { scaleFor } from './facade-frame.ts';
import type { Scale } from './facade-frame.ts';
import { facade } from './facade.ts';
import { fold } from './fold.ts';
import { hashOf, lightWindows } from './window-light.ts';
import type { Windows } from './window-light.ts';

/** A building of the street: what is known of it, and how it looks from outside. */
export type StreetBuilding = Windows & {
  /** Stands below the building: 3. */
  readonly label: string;
  /** What it is called: 3 號樓. */
  readonly name: string;
  readonly address?: string | undefined;
  /** Stairwells (單元); one when not said. */
  readonly units?: number | undefined;
  /** Something here waits: how many or a sign, and the words for it. */
  readonly mark?: { readonly text: string; readonly label: string } | undefined;
};

export type ElevationSpec = {
  /** What is drawn: 東興小區. The same name always gives the same picture. */
  readonly name: string;
  readonly buildings: readonly StreetBuilding[];
  /** The one meaning of light in this picture, and of the red mark. */
  readonly meaning: {
    readonly lit: string;
    readonly unlit: string;
    readonly mark?: string | undefined;
  };
};

/** A street of more houses is no picture any more; the table has them all. */
const MOST_BUILDINGS = 60;

/**
 * Draws the lit windows: a compound as a street, each building a façade, each window a household.
 * Light has one meaning, said in the legend; the table below says the same in numbers.
 */
export function elevation(language: Language, spec: ElevationSpec): Html {
  const shown = spec.buildings.slice(0, MOST_BUILDINGS);
  const scale = scaleFor(shown);
  const more = spec.buildings.length - shown.length;
  const text = words[language];
  return html`<figure class="street-figure">
    <ul class="street">
      ${shown.map((building) => house({ language, spec, scale, building }))}
    </ul>
    <figcaption>
      <p class="unseen">${streetSentence(language, spec)}</p>
      ${legend(language, spec)}
      ${
        more > 0
          ? html`<p class="soft">${text.moreBuildings(formatNumber(language, more))}</p>`
          : ''
      }
      ${fold(text.asTable, table(language, spec))}
    </figcaption>
  </figure>`;
}

type House = {
  readonly language: Language;
  readonly spec: ElevationSpec;
  readonly scale: Scale;
  readonly building: StreetBuilding;
};

function house({ language, spec, scale, building }: House): Html {
  const seed = `${spec.name}/${building.name}`;
  const drawn = facade(
    {
      floors: building.floors,
      columns: building.columns,
      units: building.units ?? 1,
      lit: lightWindows(seed, building),
      seed: hashOf(seed),
    },
    scale,
    buildingSentence(language, spec, building),
  );
  const { mark } = building;
  const badge =
    mark === undefined
      ? ''
      : html`<span class="street-mark" aria-hidden="true">${mark.text}</span>`;
  const inside = html`<span class="house-sky">${badge}${drawn}</span
    ><span class="street-foot" aria-hidden="true"
      ><b>${building.label}</b><span>${shareOf(language, building)}</span></span
    >`;
  return building.address === undefined
    ? html`<li><div class="house">${inside}</div></li>`
    : html`<li><a class="house" href="${building.address}">${inside}</a></li>`;
}

function shareOf(language: Language, { lit, households }: StreetBuilding): string {
  if (lit === undefined) return words[language].notPublished;
  return `${formatNumber(language, lit)}/${formatNumber(language, households)}`;
}

function buildingSentence(
  language: Language,
  spec: ElevationSpec,
  building: StreetBuilding,
): string {
  const text = words[language];
  const households = formatNumber(language, building.households);
  const told =
    building.lit === undefined
      ? text.buildingUntold({ name: building.name, households })
      : text.buildingSentence({
          name: building.name,
          households,
          lit: formatNumber(language, building.lit),
          meaning: spec.meaning.lit,
        });
  return building.mark === undefined ? told : text.andMark(told, building.mark.label);
}

function streetSentence(language: Language, spec: ElevationSpec): string {
  return words[language].streetSentence({
    name: spec.name,
    buildings: formatNumber(language, spec.buildings.length),
    households: formatNumber(language, sum(spec.buildings.map(({ households }) => households))),
    lit: formatNumber(language, sum(spec.buildings.map(({ lit }) => lit ?? 0))),
    meaning: spec.meaning.lit,
  });
}

function legend(language: Language, spec: ElevationSpec): Html {
  const { meaning, buildings } = spec;
  const published = buildings.filter(({ lit }) => lit !== undefined);
  const lit = sum(published.map(({ lit }) => lit ?? 0));
  const unlit = sum(published.map(({ households }) => households)) - lit;
  const count = (value: number): Html => html`<b>${formatNumber(language, value)}</b>`;
  return html`<ul class="legend">
      <li><span class="swatch swatch-lit"></span><small>${meaning.lit} ${count(lit)}</small></li>
      <li>
        <span class="swatch swatch-dark"></span><small>${meaning.unlit} ${count(unlit)}</small>
      </li>
      ${
        meaning.mark === undefined
          ? ''
          : html`<li><span class="swatch swatch-mark"></span><small>${meaning.mark}</small></li>`
      }
    </ul>
    ${
      buildings.every(({ litAt }) => litAt !== undefined)
        ? ''
        : html`<p><small class="soft">${words[language].byProportion}</small></p>`
    }`;
}

function table(language: Language, spec: ElevationSpec): Html {
  const text = words[language];
  const hasMarks = spec.buildings.some(({ mark }) => mark !== undefined);
  return dataTable({
    caption: spec.name,
    isCaptionUnseen: true,
    columns: [
      { label: text.building },
      { label: text.households, look: 'number' },
      { label: spec.meaning.lit, look: 'number' },
      ...(hasMarks ? [{ label: spec.meaning.mark ?? text.marked }] : []),
    ],
    rows: spec.buildings.map((building) => [
      building.address === undefined
        ? building.name
        : html`<a href="${building.address}">${building.name}</a>`,
      formatNumber(language, building.households),
      building.lit === undefined ? text.notPublished : formatNumber(language, building.lit),
      ...(hasMarks ? [building.mark?.label ?? '—'] : []),
    ]),
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
