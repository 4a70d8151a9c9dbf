import { html } from 'hono/html';
import { pressedRefusal } from '#/platform/http/components/index.ts';
import { linkButton, submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { radios } from '#/platform/http/components/choices.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { fold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { pager } from '#/platform/http/components/pager.ts';
import { searchField } from '#/platform/http/components/search-field.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import { filterPills } from '#/platform/http/components/way-links.ts';
import type { WayLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { deskAddress, roundAddress, roundSheetAddress } from '#/features/matters/model/address.ts';
import { MAX_COUNTED, MAX_REASON } from '#/features/matters/model/limits.ts';
import { OWN_QUEUES } from '#/features/matters/model/saved-filter.ts';
import { bulkSteps, deskShows } from '#/features/matters/model/shows.ts';
import type { DeskShown, DeskWithPanels } from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { deskKeyNames } from '#/features/matters/words/desk-keys.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import { handlingWords } from '#/features/matters/words/handling.ts';
import { roundWords } from '#/features/matters/words/rounds.ts';
import { templateWords } from '#/features/matters/words/templates.ts';
import { iconOf } from './card.ts';
import { keyHelp, onKey } from './desk-keys.ts';
import { deskTable } from './desk-rows.ts';
import { keepFilter, savedFilters } from './saved-filters.ts';

/** Draws the workers' inbox: what presses first, with what can be done to many at once. */
export function deskPage(view: View, shown: DeskWithPanels): Page {
  const say = deskWords[view.language];
  if (shown.place === undefined) return noDeskPage(view, shown);
  const place = nameIn(shown.place.names, view.language);
  return {
    title: say.title,
    section: 'desk',
    width: 'wide',
    script: 'desk-keys',
    body: html`${pageHead({
      title: say.title,
      lead: say.lead(place),
      action: ways(view, shown),
    })}
    ${stack(
      shown.rows.length === 0 ? pressedRefusal(view) : '',
      ...panelsOf(view, shown),
      narrowing(view, shown),
      shown.rows.length === 0 ? empty(view) : inbox(view, shown),
    )}`,
  };
}

/** Ways from a desk: out on a round, the round on paper as the desk is narrowed, ready answers. */
function ways(view: View, shown: DeskShown): Html {
  const { place, show, queue, group, rows, communityId } = shown;
  const say = roundWords[view.language];
  const round = roundAddress({ place: place?.id });
  const sheet = roundSheetAddress({ place: place?.id, show, queue, group });
  const isPrinted = communityId !== undefined && rows.length > 0;
  const templates = templateWords[view.language].title;
  return html`${communityId === undefined ? '' : linkButton({ label: say.title, address: round })}
  ${isPrinted ? linkButton({ label: say.print, address: sheet }) : ''}
  ${linkButton({ label: templates, address: '/desk/templates' })}`;
}

function noDeskPage(view: View, shown: DeskWithPanels): Page {
  const say = deskWords[view.language];
  const board = boardWords[view.language];
  return {
    title: say.title,
    section: 'desk',
    width: 'column',
    body: stack(
      pageHead({ title: say.title }),
      ...panelsOf(view, shown),
      panel(
        { title: say.noDesk },
        shown.others.length === 0
          ? searchField(view.language, { address: '/places', label: board.findPlace })
          : placePills(view, shown),
      ),
    ),
  };
}

/** What other features have to say at a desk stands above what waits there. */
function panelsOf(view: View, { panels = [] }: DeskWithPanels): readonly Html[] {
  return panels.map((draw) => draw(view));
}

function narrowing(view: View, shown: DeskShown): Html {
  const say = deskWords[view.language];
  const pills = (label: string, links: readonly WayLink[]) =>
    filterPills({ language: view.language, label, links });
  const queue = shown.queues.find((one) => one.queue === shown.queue);
  const whose = shown.queue === OWN_QUEUES ? say.ownQueues : say.queues;
  const group = shown.groups.find(({ code }) => code === shown.group);
  const inPart = shown.places.find(({ id }) => id === shown.place?.id);
  const partLabel = shown.communityId === undefined ? say.community : say.place;
  const named = (one: Parameters<typeof nameIn>[0] | undefined, otherwise: string) =>
    one === undefined ? otherwise : nameIn(one, view.language);
  return html`<div class="filters">
    ${shown.others.length > 1 ? placePills(view, shown) : ''} ${savedFilters(view, shown)}
    ${pills(say.table, showLinks(view, shown))}
    ${
      shown.queues.length > 1
        ? fold(named(queue?.names, whose), pills(say.queues, queueLinks(view, shown)))
        : ''
    }
    ${fold(named(group?.names, say.group), pills(say.group, groupLinks(view, shown)))}
    ${
      shown.places.length > 1
        ? fold(named(inPart?.names, partLabel), pills(partLabel, partLinks(view, shown)))
        : ''
    }
    ${keepFilter(view, shown)}
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
    address: addressWith(shown, { show }),
    isCurrent: shown.show === show,
    count: shown.counts[show],
    countedTo: MAX_COUNTED,
  }));
}

function queueLinks(view: View, shown: DeskShown): readonly WayLink[] {
  const say = deskWords[view.language];
  const all = {
    label: say.everything,
    address: addressWith(shown, { queue: undefined }),
    isCurrent: shown.queue === undefined,
  };
  const each = shown.queues.map(({ queue, names, open }) => ({
    label: nameIn(names, view.language),
    address: addressWith(shown, { queue }),
    isCurrent: shown.queue === queue,
    count: open,
    countedTo: MAX_COUNTED,
  }));
  const own = {
    label: say.ownQueues,
    address: addressWith(shown, { queue: OWN_QUEUES }),
    isCurrent: shown.queue === OWN_QUEUES,
  };
  return [all, own, ...each];
}

function groupLinks(view: View, shown: DeskShown): readonly WayLink[] {
  const all = {
    label: deskWords[view.language].allGroups,
    address: addressWith(shown, { group: undefined }),
    isCurrent: shown.group === undefined,
  };
  const each = shown.groups.map(({ code, names, icon: sign }) => ({
    label: nameIn(names, view.language),
    address: addressWith(shown, { group: code }),
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
    address: addressWith(shown, { place: id }),
    isCurrent: shown.place?.id === id,
  }));
}

function empty(view: View): Html {
  const say = deskWords[view.language];
  return emptyState({ icon: 'check', title: say.empty, text: say.emptyText });
}

function inbox(view: View, shown: DeskShown): Html {
  const next = shown.next === undefined ? undefined : addressWith(shown, { after: shown.next });
  const isStreet = shown.communityId === undefined;
  return html`<div class="desk">
      ${isStreet ? deskTable(view, shown.rows, undefined) : bulkForm(view, shown)}
    </div>
    ${onKey('n', html`${pager(view.language, { previous: undefined, next })}`)}
    ${keyHelp(view, deskKeyNames)}`;
}

function bulkForm(view: View, shown: DeskShown): Html {
  return form(
    view,
    {
      endpoint: 'matters.bulk',
      address: '/desk/bulk',
      hidden: { place: shown.place?.id ?? '', communityId: shown.communityId ?? '' },
    },
    (fields) =>
      html`${deskTable(view, shown.rows, fields)} ${onKey('m', bulkPanel(view, shown, fields))}`,
  );
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
      <p>
        <button class="button quiet" type="submit" formaction="/desk/bulk/preview">
          <span>${say.bulkPreview}</span>
        </button>
      </p>
      <p>${submitButton({ label: say.bulkDo })}</p>`,
  );
}

type Changes = Parameters<typeof deskAddress>[0];

/** The address of this desk with something about it changed; a change begins on the first page. */
function addressWith(shown: DeskShown, changes: Changes): string {
  const { place, show, queue, group } = shown;
  return deskAddress({ place: place?.id, show, queue, group, ...changes });
}
