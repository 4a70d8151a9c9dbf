import { html, raw } from 'hono/html';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { attributes } from './attributes.ts';
import { facade } from './facade.ts';
import { scaleFor, signLooks } from './facade-frame.ts';
import type { Scale, SignLook, WindowSign } from './facade-frame.ts';
import { hashOf, rankWindows } from './window-light.ts';
import type { WindowPlace } from './window-light.ts';

/** A call that came from a building: from which window, where the reader sees that. */
export type BuildingSign = {
  readonly key: string;
  readonly look: SignLook | undefined;
  readonly window: WindowPlace | undefined;
};

/** A building of a street in the night, with the calls that came from it. */
export type NightBuilding = {
  readonly key: string;
  readonly label: string;
  readonly name: string;
  readonly units: number;
  readonly floors: number;
  readonly columns: number;
  /** What is said of it to who hears the page; it holds for the whole night. */
  readonly sentence: string;
  readonly signs: readonly BuildingSign[];
};

export type NightStreetSpec = {
  readonly name: string;
  readonly buildings: readonly NightBuilding[];
  readonly words: { readonly [look in SignLook]: string };
  /** What a lit window is, and what it is not. */
  readonly meaning: string;
};

/** Of these somebody still waits. */
const WAITING: ReadonlySet<SignLook> = new Set(['seeking', 'coming', 'nobody']);

/**
 * Draws a street by night: a window lights up for each call, with the mark of how far it came.
 * Where the windows are not told, as many light up as there are calls, in an order that means
 * nothing.
 */
export function nightStreet(language: Language, spec: NightStreetSpec): Html {
  const scale = scaleFor(spec.buildings);
  return html`<figure class="street-figure night-figure">
    <ul class="street">
      ${spec.buildings.map((building) => house(language, { spec, scale, building }))}
    </ul>
    <figcaption>
      ${legend(language, spec)}
      <p><small class="soft">${spec.meaning}</small></p>
    </figcaption>
  </figure>`;
}

type House = {
  readonly spec: NightStreetSpec;
  readonly scale: Scale;
  readonly building: NightBuilding;
};

function house(language: Language, { spec, scale, building }: House): Html {
  const seed = `${spec.name}/${building.name}`;
  const { floors, columns, units, signs, key } = building;
  const drawn = facade(
    {
      floors,
      columns,
      units,
      lit: new Set(),
      signs: placeSigns(seed, building),
      seed: hashOf(seed),
    },
    scale,
    building.sentence,
  );
  const shown = signs.flatMap(({ look }) => look ?? []);
  const waiting = shown.filter((look) => WAITING.has(look)).length;
  return html`<li data-house="${key}">
    <div class="house">
      <span class="house-sky"
        ><span
          class="street-mark"
          data-waiting
          aria-hidden="true"
          ${attributes({ hidden: waiting === 0 ? true : undefined })}
          >${formatNumber(language, waiting)}</span
        >${drawn}</span
      ><span class="street-foot" aria-hidden="true"
        ><b>${building.label}</b
        ><span data-called>${formatNumber(language, shown.length)}</span></span
      >
    </div>
  </li>`;
}

/** Each call has a window of its own, the real one or the next in an order drawn from the seed. */
function placeSigns(seed: string, building: NightBuilding): readonly WindowSign[] {
  const { signs, columns } = building;
  const order = rankWindows(seed, building);
  return signs.map(({ key, look, window }, index) => ({
    key,
    look,
    window:
      window === undefined
        ? (order[index % Math.max(1, order.length)] ?? 0)
        : (window.floor - 1) * columns + (window.column - 1),
  }));
}

function legend(language: Language, { buildings, words }: NightStreetSpec): Html {
  const all = buildings.flatMap(({ signs }) => signs);
  return html`<ul class="legend night-legend">
    ${signLooks.map((look) => {
      const count = all.filter((sign) => sign.look === look).length;
      return html`<li>
        ${legendSign(look)}<small
          >${words[look]} <b data-legend="${look}">${formatNumber(language, count)}</b></small
        >
      </li>`;
    })}
  </ul>`;
}

/** The same window as in the street, by itself. */
function legendSign(look: SignLook): Html {
  const mark = {
    seeking: '<circle class="mark mark-seeking" cx="10" cy="10" r="8"/>',
    arrived: '<circle class="mark mark-arrived" cx="10" cy="10" r="2.4"/>',
    coming: '<path class="mark mark-coming" d="M7.6 7L12.4 10L7.6 13"/>',
    done: '<path class="mark mark-done" d="M7 10L9.5 12.5L13.4 7"/>',
    over: '<path class="mark mark-over" d="M6.8 10H13.2"/>',
    nobody: '<path class="mark mark-nobody" d="M7 7L13 13M13 7L7 13"/>',
  };
  return raw(
    `<svg class="legend-sign" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">` +
      `<g class="sign" data-look="${look}"><rect class="sign-pane" x="5.5" y="4.5" width="9" ` +
      `height="11"/>${mark[look]}</g></svg>`,
  );
}
