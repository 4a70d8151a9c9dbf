import { html } from 'hono/html';
import { MOST_CALLS, nightAddress } from '#/features/callouts/model.ts';
import type { NightShown } from '#/features/callouts/routes/night.ts';
import { nightWords } from '#/features/callouts/words/night.ts';
import {
  backLink,
  columns,
  dataTable,
  dayChoice,
  emptyState,
  figures,
  fold,
  linkButton,
  nightStreet,
  notice,
  pageHead,
  panel,
} from '#/platform/http/components/index.ts';
import { attributes } from '#/platform/http/components/attributes.ts';
import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDay, formatDuration, formatNumber, formatTime } from '#/platform/i18n/format.ts';
import { nightControls, sayStep, stagesOf, stepTable } from './night-steps.ts';

/** Plays a night of calls: windows light up as somebody calls, and one sees how far each came. */
export function nightPage(view: View, shown: NightShown): Page {
  const say = nightWords[view.language];
  const name = nameIn(shown.place.names, view.language);
  const day = (date: Temporal.PlainDate) => formatDay(view.language, date);
  const hasCalls = shown.calls.length > 0;
  return {
    title: `${say.title} · ${name}`,
    section: 'places',
    width: 'two',
    ...(hasCalls ? { script: 'night' as const } : {}),
    body: html`${pageHead({
      title: say.title,
      lead: say.lead(day(shown.on), day(shown.on.add({ days: 1 }))),
      above: backLink(name, `/places/${shown.place.id}`),
    })}
    ${columns(
      hasCalls
        ? player(view, shown)
        : emptyState({ icon: 'moon', title: say.none, text: say.noneText }),
      html`${hasCalls ? sums(view, shown) : ''} ${otherNights(view, shown)}`,
    )}`,
  };
}

function player(view: View, shown: NightShown): Html {
  const say = nightWords[view.language];
  const stages = Object.entries(say.stages).map(([stage, word]) => [`data-${stage}`, word]);
  return html`<night-player
    class="stack night"
    id="night"
    data-night
    ${attributes({ 'data-zone': view.zone, 'data-beginning': say.beginning })}${attributes(
      Object.fromEntries(stages),
    )}
  >
    ${shown.isCut ? notice({ look: 'info', text: say.cut(formatNumber(view.language, MOST_CALLS)) }) : ''}
    ${nightControls(view, shown)} ${street(view, shown)}
    ${panel({ title: say.byCall, id: 'calls' }, callTable(view, shown))}
    ${fold(say.story, stepTable(view, shown))}
  </night-player>`;
}

function street(view: View, shown: NightShown): Html {
  const { language } = view;
  const say = nightWords[language];
  const stages = stagesOf(shown);
  const drawn = new Set(shown.street.map(({ id }) => id));
  const elsewhere = shown.calls.filter(({ buildingId }) => !drawn.has(buildingId ?? '')).length;
  return html`${nightStreet(language, {
    name: nameIn(shown.place.names, language),
    words: say.stages,
    meaning: shown.isExact ? say.exact : say.counted,
    buildings: shown.street.map((building) => {
      const signs = shown.calls.flatMap(({ buildingId, window }, index) =>
        buildingId === building.id ? [{ key: String(index), look: stages.get(index), window }] : [],
      );
      const name = nameIn(building.names, language);
      const sentence = say.ofBuilding(name, formatNumber(language, signs.length));
      return { ...building, key: building.id, name, sentence, signs };
    }),
  })}
  ${elsewhere === 0 ? '' : html`<p class="soft">${say.elsewhere(formatNumber(language, elsewhere))}</p>`}`;
}

/** The picture in words: each call, and how far it came by then. */
function callTable(view: View, shown: NightShown): Html {
  const { language } = view;
  const say = nightWords[language];
  const stages = stagesOf(shown);
  return dataTable({
    caption: say.byCall,
    isCaptionUnseen: true,
    columns: [
      { label: say.raisedAt },
      { label: say.where },
      { label: say.what },
      { label: say.stage },
    ],
    rows: shown.calls.map(({ id, raisedAt, where, categoryNames }, index) => {
      const stage = stages.get(index);
      return [
        formatTime(view, raisedAt),
        nameIn(where, language),
        html`<a href="/matters/${id}">${nameIn(categoryNames, language)}</a>`,
        html`<span data-stage="${index}">${stage === undefined ? '—' : say.stages[stage]}</span>`,
      ];
    }),
  });
}

function sums(view: View, { sum }: NightShown): Html {
  const { language } = view;
  const say = nightWords[language];
  const { calls, answered, medianSeconds } = sum;
  const soon =
    medianSeconds === undefined
      ? []
      : [{ value: formatDuration(language, inMinutes(medianSeconds)), label: say.soon }];
  return figures([
    { value: formatNumber(language, calls), label: say.calls },
    { value: formatNumber(language, answered), label: say.answered },
    ...soon,
  ]);
}

function inMinutes(seconds: number): Temporal.Duration {
  const whole = Temporal.Duration.from({ seconds: Math.round(seconds) });
  return whole.round({ largestUnit: 'hours', smallestUnit: 'seconds' });
}

function otherNights(view: View, { place, on, before, after }: NightShown): Html {
  const say = nightWords[view.language];
  const lead = (label: string, date: Temporal.PlainDate) =>
    linkButton({ label, icon: 'moon', address: nightAddress(place.id, { on: date }) });
  const day = (date: Temporal.PlainDate) => formatDay(view.language, date);
  return panel(
    { title: say.others, id: 'other-nights' },
    html`${dayChoice({
        address: `/places/${place.id}/night`,
        name: 'on',
        label: say.choose,
        value: on.toString(),
        button: say.show,
      })}
      <div class="actions">
        ${before === undefined ? '' : lead(say.before(day(before)), before)}
        ${after === undefined ? '' : lead(say.after(day(after)), after)}
      </div>`,
  );
}

/** Writes the night step by step, for those who look further. */
export function nightTable(view: View, shown: NightShown): ListTable {
  const say = nightWords[view.language];
  const name = nameIn(shown.place.names, view.language);
  return {
    name: `${say.title} ${name} ${shown.on.toString()}`,
    headings: [say.when, say.number, say.where, say.what, say.happened],
    rows: shown.steps.flatMap((step) => {
      const call = shown.calls[step.call];
      if (call === undefined) return [];
      return [
        [
          momentCell(view, step.at),
          call.id,
          nameIn(call.where, view.language),
          nameIn(call.categoryNames, view.language),
          sayStep(view, shown, step),
        ],
      ];
    }),
  };
}
