import { html } from 'hono/html';
import type { CallStage } from '#/features/callouts/model.ts';
import { nightAddress } from '#/features/callouts/model.ts';
import { stageAfter } from '#/features/callouts/rules/night.ts';
import type { NightShown } from '#/features/callouts/routes/night.ts';
import { callWords } from '#/features/callouts/words/call.ts';
import { nightWords } from '#/features/callouts/words/night.ts';
import { attributes } from '#/platform/http/components/attributes.ts';
import { fold, icon } from '#/platform/http/components/index.ts';
import type { IconName } from '#/platform/http/components/index.ts';
import { filterPills } from '#/platform/http/components/way-links.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber, formatTime } from '#/platform/i18n/format.ts';

type Step = NightShown['steps'][number];

/** Tells how far each call has come at the step that is shown; of what is to come, nothing. */
export function stagesOf({ steps, step }: NightShown): ReadonlyMap<number, CallStage> {
  const reached = new Map<number, CallStage>();
  for (const one of steps.slice(0, step)) {
    const stage = stageAfter(one);
    if (stage !== undefined) reached.set(one.call, stage);
  }
  return reached;
}

/** Says in words what a step was. */
export function sayStep(view: View, shown: NightShown, step: Step): string {
  const { language } = view;
  const say = nightWords[language];
  const { kind, role, count } = step;
  if (kind === 'raised') {
    const what = shown.calls[step.call]?.categoryNames;
    return what === undefined
      ? say.kinds.raised
      : `${say.kinds.raised} · ${nameIn(what, language)}`;
  }
  if (kind === 'asked' && count !== undefined) return say.asked(formatNumber(language, count));
  if (kind !== 'climbed' || role === undefined) return say.kinds[kind];
  const called = callWords[language].roles[role] ?? role;
  return count === 0
    ? say.climbedToNobody(called)
    : say.climbed(called, formatNumber(language, count ?? 0));
}

/**
 * Draws the clock and the ways through the night: links for whoever has no script, and buttons that
 * a script shows in their stead.
 */
export function nightControls(view: View, shown: NightShown): Html {
  return html`<div class="night-line">
      <p class="night-clock">
        <span class="soft">${nightWords[view.language].clock}</span>
        <b data-clock>${clockOf(view, shown)}</b>
      </p>
      <p class="night-said" data-said>${saidOf(view, shown)}</p>
    </div>
    ${stepLinks(view, shown)} ${playButtons(view, shown)}`;
}

function clockOf(view: View, { steps, step }: NightShown): string {
  const at = steps[step - 1]?.at;
  return at === undefined ? nightWords[view.language].beginning : formatTime(view, at);
}

function saidOf(view: View, shown: NightShown): string {
  const last = shown.steps[shown.step - 1];
  if (last === undefined) return '';
  return `${whereOf(view, shown, last)} · ${sayStep(view, shown, last)}`;
}

function whereOf(view: View, shown: NightShown, { call }: Step): string {
  return nameIn(shown.calls[call]?.where ?? shown.place.names, view.language);
}

/** A link for each way to go on, and one to each hour in which something happened. */
function stepLinks(view: View, shown: NightShown): Html {
  const say = nightWords[view.language];
  const { steps, step } = shown;
  const ways: readonly (readonly [string, IconName, number])[] = [
    [say.first, 'undo', 0],
    [say.back, 'arrow-left', step - 1],
    [say.next, 'arrow-right', step + 1],
    [say.last, 'check', steps.length],
  ];
  const links = hours(view, shown);
  const shownWays = ways.filter(([, , to]) => to >= 0 && to <= steps.length && to !== step);
  return html`<div data-without-script>
    <nav class="night-ways" aria-label="${say.story}">
      ${shownWays.map(
        ([label, sign, to]) =>
          html`<a class="button quiet" href="${addressOf(shown, to)}">${icon(sign)} ${label}</a>`,
      )}
    </nav>
    ${fold(say.seek, filterPills({ language: view.language, label: say.seek, links }))}
  </div>`;
}

/** Leads to how it stood at the end of each hour in which something happened. */
function hours(view: View, shown: NightShown) {
  const ends = new Map<string, { readonly at: Temporal.Instant; readonly to: number }>();
  for (const [index, { at }] of shown.steps.entries()) {
    const hour = at
      .toZonedDateTimeISO(view.zone)
      .round({ smallestUnit: 'hour', roundingMode: 'ceil' });
    ends.set(hour.toString(), { at: hour.toInstant(), to: index + 1 });
  }
  return [...ends.values()].map(({ at, to }) => ({
    label: formatTime(view, at),
    address: addressOf(shown, to),
    isCurrent: to === shown.step,
  }));
}

function addressOf({ place, on }: NightShown, step: number): string {
  return `${nightAddress(place.id, { on, step })}#night`;
}

function playButtons(view: View, { steps, step }: NightShown): Html {
  const say = nightWords[view.language];
  return html`<div class="night-play" data-with-script hidden>
    <button class="button" type="button" data-play>
      <span data-word="play">${icon('play')} ${say.play}</span
      ><span data-word="pause" hidden>${icon('pause')} ${say.pause}</span>
    </button>
    <button class="button quiet" type="button" data-go="back">
      ${icon('arrow-left')} ${say.back}
    </button>
    <button class="button quiet" type="button" data-go="next">
      ${icon('arrow-right')} ${say.next}
    </button>
    <label class="night-speed">
      <span>${say.speed}</span>
      <span class="select"
        ><select class="input" data-speed>
          ${(['slow', 'middle', 'fast'] as const).map(
            (speed) =>
              html`<option
                value="${speed}"
                ${attributes({ selected: speed === 'middle' ? true : undefined })}
              >
                ${say.speeds[speed]}
              </option>`,
          )}
        </select></span
      >
    </label>
    <input
      class="night-seek"
      type="range"
      min="0"
      max="${steps.length}"
      value="${step}"
      aria-label="${say.seek}"
      data-seek
    />
  </div>`;
}

/** Lists all steps; the clock of each leads to how it stood then, and the one shown is marked. */
export function stepTable(view: View, shown: NightShown): Html {
  const say = nightWords[view.language];
  return html`<table class="table night-steps">
    <caption class="unseen">
      ${say.story}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say.when}</th>
        <th scope="col">${say.where}</th>
        <th scope="col">${say.happened}</th>
      </tr>
    </thead>
    <tbody>
      ${shown.steps.map((step, index) => stepRow(view, shown, { step, index }))}
    </tbody>
  </table>`;
}

function stepRow(
  view: View,
  shown: NightShown,
  { step, index }: { readonly step: Step; readonly index: number },
): Html {
  const isCurrent = index + 1 === shown.step;
  return html`<tr
    ${attributes({
      'data-step': index + 1,
      'data-at': step.at.epochMilliseconds,
      'data-call': step.call,
      'data-look': stageAfter(step),
      'aria-current': isCurrent ? 'step' : undefined,
    })}
  >
    <th scope="row"><a href="${addressOf(shown, index + 1)}">${formatTime(view, step.at)}</a></th>
    <td data-where>${whereOf(view, shown, step)}</td>
    <td data-happened>${sayStep(view, shown, step)}</td>
  </tr>`;
}
