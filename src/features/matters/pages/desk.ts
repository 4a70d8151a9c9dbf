import { html } from 'hono/html';
import { attributes } from '#/platform/http/components/attributes.ts';
import { submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { radios } from '#/platform/http/components/choices.ts';
import { dataTable } from '#/platform/http/components/data-table.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { errorOf, fieldId, valuesOf } from '#/platform/http/components/field.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { fold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import { icon } from '#/platform/http/components/icon.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { pager } from '#/platform/http/components/pager.ts';
import { searchField } from '#/platform/http/components/search-field.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { tag } from '#/platform/http/components/tag.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import { filterPills } from '#/platform/http/components/way-links.ts';
import type { WayLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatAppointment, formatRelative } from '#/platform/i18n/format.ts';
import { MAX_COUNTED, MAX_REASON } from '#/features/matters/model/limits.ts';
import { bulkSteps, deskShows } from '#/features/matters/model/shows.ts';
import type { DeskLine, DeskShown } from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import { handlingWords } from '#/features/matters/words/handling.ts';
import { matterWords } from '#/features/matters/words/matter.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { iconOf } from './card.ts';
import { pressedRefusal } from './pressed.ts';
import { exactTag } from './tags.ts';
import { plainly, written } from './written.ts';

/** Draws the workers' inbox: what presses first, with what can be done to many at once. */
export function deskPage(view: View, shown: DeskShown): Page {
  const say = deskWords[view.language];
  if (shown.place === undefined) return noDeskPage(view, shown);
  const place = nameIn(shown.place.names, view.language);
  return {
    title: say.title,
    section: 'desk',
    width: 'wide',
    body: html`${pageHead({ title: say.title, lead: say.lead(place) })}
    ${stack(
      shown.rows.length === 0 ? pressedRefusal(view) : '',
      narrowing(view, shown),
      shown.rows.length === 0 ? empty(view) : inbox(view, shown),
    )}`,
  };
}

function noDeskPage(view: View, shown: DeskShown): Page {
  const say = deskWords[view.language];
  const board = boardWords[view.language];
  return {
    title: say.title,
    section: 'desk',
    width: 'column',
    body: stack(
      pageHead({ title: say.title }),
      panel(
        { title: say.noDesk },
        shown.others.length === 0
          ? searchField(view.language, { address: '/places', label: board.findPlace })
          : placePills(view, shown),
      ),
    ),
  };
}

function narrowing(view: View, shown: DeskShown): Html {
  const say = deskWords[view.language];
  const pills = (label: string, links: readonly WayLink[]) =>
    filterPills({ language: view.language, label, links });
  const queue = shown.queues.find((one) => one.queue === shown.queue);
  const group = shown.groups.find(({ code }) => code === shown.group);
  const inPart = shown.places.find(({ id }) => id === shown.place?.id);
  const partLabel = shown.communityId === undefined ? say.community : say.place;
  const named = (one: Parameters<typeof nameIn>[0] | undefined, otherwise: string) =>
    one === undefined ? otherwise : nameIn(one, view.language);
  return html`<div class="filters">
    ${shown.others.length > 1 ? placePills(view, shown) : ''}
    ${pills(say.table, showLinks(view, shown))}
    ${
      shown.queues.length > 1
        ? fold(named(queue?.names, say.queues), pills(say.queues, queueLinks(view, shown)))
        : ''
    }
    ${fold(named(group?.names, say.group), pills(say.group, groupLinks(view, shown)))}
    ${
      shown.places.length > 1
        ? fold(named(inPart?.names, partLabel), pills(partLabel, partLinks(view, shown)))
        : ''
    }
  </div>`;
}

function placePills(view: View, shown: DeskShown): Html {
  return filterPills({
    language: view.language,
    label: deskWords[view.language].places,
    links: shown.others.map(({ id, names }) => ({
      label: nameIn(names, view.language),
      address: `/desk?place=${id}`,
      isCurrent: id === (shown.communityId ?? shown.place?.id),
    })),
  });
}

function showLinks(view: View, shown: DeskShown): readonly WayLink[] {
  return deskShows.map((show) => ({
    label: deskWords[view.language].shows[show],
    address: deskAddress(shown, { show }),
    isCurrent: shown.show === show,
    count: shown.counts[show],
    countedTo: MAX_COUNTED,
  }));
}

function queueLinks(view: View, shown: DeskShown): readonly WayLink[] {
  const say = deskWords[view.language];
  const all = {
    label: say.everything,
    address: deskAddress(shown, { queue: undefined }),
    isCurrent: shown.queue === undefined,
  };
  const each = shown.queues.map(({ queue, names, open }) => ({
    label: nameIn(names, view.language),
    address: deskAddress(shown, { queue }),
    isCurrent: shown.queue === queue,
    count: open,
    countedTo: MAX_COUNTED,
  }));
  return [all, ...each];
}

function groupLinks(view: View, shown: DeskShown): readonly WayLink[] {
  const all = {
    label: deskWords[view.language].allGroups,
    address: deskAddress(shown, { group: undefined }),
    isCurrent: shown.group === undefined,
  };
  const each = shown.groups.map(({ code, names, icon: sign }) => ({
    label: nameIn(names, view.language),
    address: deskAddress(shown, { group: code }),
    isCurrent: shown.group === code,
    icon: iconOf(sign),
  }));
  return [all, ...each];
}

function partLinks(view: View, shown: DeskShown): readonly WayLink[] {
  const say = deskWords[view.language];
  const whole = shown.communityId ?? shown.place?.id;
  const all = shown.communityId === undefined ? say.wholeStreet : say.allPlaces;
  return shown.places.map(({ id, names }) => ({
    label: id === whole ? all : nameIn(names, view.language),
    address: deskAddress(shown, { place: id }),
    isCurrent: shown.place?.id === id,
  }));
}

function empty(view: View): Html {
  const say = deskWords[view.language];
  return emptyState({ icon: 'check', title: say.empty, text: say.emptyText });
}

function inbox(view: View, shown: DeskShown): Html {
  const say = deskWords[view.language];
  const next = shown.next === undefined ? undefined : deskAddress(shown, { after: shown.next });
  return html`<div class="desk">
      ${form(
        view,
        {
          endpoint: 'matters.bulk',
          address: '/desk/bulk',
          hidden: { place: shown.place?.id ?? '', communityId: shown.communityId ?? '' },
        },
        (fields) =>
          html`<div class="desk-table">
              ${errorOf(fields, 'chosen')}
              ${dataTable({
                caption: say.table,
                isCaptionUnseen: true,
                columns: [
                  { label: say.columns.matter },
                  { label: say.columns.state },
                  { label: say.columns.where },
                  { label: say.columns.holder },
                  { label: say.columns.next },
                  { label: say.columns.raised },
                ],
                // The list of mistakes on top leads to the first box.
                rows: shown.rows.map((line, index) =>
                  rowOf(view, line, {
                    fields,
                    id: index === 0 ? fieldId(fields, 'chosen') : undefined,
                    mayChoose: shown.communityId !== undefined,
                  }),
                ),
              })}
            </div>
            ${shown.communityId === undefined ? '' : bulkPanel(view, shown, fields)}`,
      )}
    </div>
    ${pager(view.language, { previous: undefined, next })}`;
}

type RowForm = {
  readonly fields: FormFields;
  readonly id: string | undefined;
  readonly mayChoose: boolean;
};

function rowOf(
  view: View,
  line: DeskLine,
  { fields, id, mayChoose }: RowForm,
): readonly (string | Html)[] {
  const say = deskWords[view.language];
  const title = plainly(view.language, line.title);
  const isChosen = valuesOf(fields, 'chosen', []).includes(line.reference);
  const box = html`<label class="pick"
    ><input
      type="checkbox"
      name="chosen"
      value="${line.reference}"
      aria-label="${say.choose(title)}"
      ${attributes({ id, checked: isChosen ? true : undefined })}
  /></label>`;
  const naming = html`<span class="desk-naming"
    >${mayChoose ? box : ''}<span class="desk-words"
      ><a href="/matters/${line.id}/desk">${written(view.language, line.title)}</a
      ><small class="soft"
        >${icon(iconOf(line.category.icon))} ${nameIn(line.category.names, view.language)} ·
        ${line.reference}</small
      ></span
    ></span
  >`;
  return [
    naming,
    tag(exactTag(view, line)),
    nameIn(line.where.names, view.language),
    line.holderName ?? html`<span class="soft">${say.nobody}</span>`,
    html`${nextOf(view, line)} ${asked(view, line)}`,
    formatRelative(view, line.raisedAt),
  ];
}

/** Says which stage ends next and when; what is late stands out by sign and word. */
function nextOf(view: View, line: DeskLine): Html | string {
  const say = deskWords[view.language];
  const { nextStage, nextDueAt } = line;
  if (nextStage === undefined || nextDueAt === undefined) return '—';
  const stage = stateWords[view.language].stages[nextStage];
  if (!line.isPressing) return say.due(stage, formatAppointment(view, nextDueAt));
  const label = say.late(stage, formatRelative(view, nextDueAt));
  return html`<span class="late">${icon('alert')}<span>${label}</span></span>`;
}

function asked(view: View, { requests }: DeskLine): Html | '' {
  const say = matterWords[view.language];
  if (requests.length === 0) return '';
  const labels = { release: say.releaseWanted, pause: say.pauseWanted('') };
  return html`${requests.map((kind) => tag({ look: 'wait', label: labels[kind] }))}`;
}

function bulkPanel(view: View, shown: DeskShown, fields: FormFields): Html {
  const say = deskWords[view.language];
  const handling = handlingWords[view.language];
  const people = shown.people.map(({ personId, name }) => ({ value: personId, label: name }));
  const closings = Object.entries(handling.closings).map(([value, label]) => ({ value, label }));
  return panel(
    { title: say.bulk },
    html`<p class="soft">${say.bulkHint}</p>
      <div class="stack">
        ${radios(fields, {
          name: 'step',
          label: say.bulkStep,
          options: bulkSteps.map((value) => ({ value, label: say.bulkSteps[value] })),
        })}
        ${selectField(fields, {
          name: 'assigneeId',
          label: say.bulkAssignee,
          options: people,
          isOptional: true,
        })}
        ${selectField(fields, {
          name: 'as',
          label: say.bulkAs,
          options: closings,
          isOptional: true,
        })}
        ${textArea(fields, {
          name: 'reason',
          label: say.bulkReason,
          hint: say.bulkReasonHint,
          limit: MAX_REASON,
          rows: 2,
          isOptional: true,
        })}
      </div>
      <p>${submitButton({ label: say.bulkDo })}</p>`,
  );
}

type Changes = {
  readonly [key in 'place' | 'show' | 'queue' | 'group' | 'after']?: string | undefined;
};

function deskAddress(shown: DeskShown, changes: Changes): string {
  const values: Changes = {
    place: shown.place?.id,
    show: shown.show,
    queue: shown.queue,
    group: shown.group,
    ...changes,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  return `/desk?${query.toString()}`;
}
