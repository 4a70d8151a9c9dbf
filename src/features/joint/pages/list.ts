import { html } from 'hono/html';
import {
  card,
  cards,
  emptyState,
  filterPills,
  pageHead,
  stack,
} from '#/platform/http/components/index.ts';
import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { headingWords } from '#/platform/http/words/headings.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { JointShown, JointsShown } from '#/features/joint/routes/shapes.ts';
import { jointWords } from '#/features/joint/words/index.ts';
import { sayOwed, stateTag, whenAndWhere } from './state.ts';

/** Draws the joint tasks somebody has to do with; what waits for them stands first. */
export function listPage(view: View, shown: JointsShown): Page {
  const say = jointWords[view.language];
  return {
    title: say.title,
    section: 'desk',
    width: 'wide',
    body: stack(
      pageHead({ title: say.title, lead: say.lead }),
      filterPills({
        language: view.language,
        label: say.title,
        links: (['open', 'over'] as const).map((show) => ({
          label: say[show],
          address: show === 'open' ? '/joint-tasks' : '/joint-tasks?show=over',
          isCurrent: shown.shows === show,
        })),
      }),
      shown.joints.length === 0
        ? empty(view, shown)
        : cards(shown.joints.map((one) => jointCard(view, one))),
    ),
  };
}

function empty(view: View, { shows }: JointsShown): Html {
  const say = jointWords[view.language];
  if (shows === 'over') return emptyState({ icon: 'check', title: say.noneOver, text: '' });
  return emptyState({ icon: 'check', title: say.none, text: say.noneText });
}

function jointCard(view: View, shown: JointShown): Html {
  const say = jointWords[view.language];
  const { matter, owed } = shown;
  const title = matter === undefined ? shown.what : `${matter.reference} · ${matter.title}`;
  return card({
    title,
    address: `/joint-tasks/${shown.id}`,
    level: 2,
    kind: { icon: 'megaphone', label: say.title },
    state: stateTag(view, shown),
    body: html`${
      owed.length === 0
        ? ''
        : html`<ul>
            ${owed.map((one) => html`<li><b>${sayOwed(view, one)}</b></li>`)}
          </ul>`
    }${matter === undefined ? '' : html`<p>${shown.what}</p>`}`,
    meta: whenAndWhere(view, shown),
  });
}

/** Writes the joint tasks somebody has to do with. */
export function listTable(view: View, { joints }: JointsShown): ListTable {
  const say = jointWords[view.language];
  const { about, state, when } = headingWords[view.language];
  return {
    name: say.title,
    headings: [about, say.what, say.factCaller, say.factLead, state, say.factWhere, when],
    rows: joints.map((one) => [
      one.matter?.reference ?? '',
      one.what,
      nameIn(one.caller, view.language),
      nameIn(one.lead, view.language),
      stateTag(view, one).label,
      one.meetingPlace,
      momentCell(view, one.meetAt),
    ]),
  };
}
