import { html } from 'hono/html';
import {
  actions,
  backLink,
  linkButton,
  metaLine,
  pageHead,
  panel,
  people,
  stack,
  tag,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { OfMatter, PublicJoint } from '#/features/joint/routes/shapes.ts';
import { jointWords } from '#/features/joint/words/index.ts';
import { callTag, roleOf, stateTag, whenAndWhere } from './state.ts';

/** Draws all joint tasks of a matter for everybody who sees the matter. */
export function ofMatterPage(view: View, shown: OfMatter): Page {
  const say = jointWords[view.language];
  const { matter, joints } = shown;
  const title = say.ofMatter(matter.reference);
  return {
    title,
    section: 'help',
    width: 'column',
    body: stack(
      pageHead({ title, above: backLink(matter.title, `/matters/${matter.id}`) }),
      joints.length === 0 ? html`<p>${say.noneOver}</p>` : '',
      ...joints.map((one) =>
        panel(
          { title: one.what, aside: tag(stateTag(view, one)) },
          html`${together(view, one)} ${insideLink(one, view)}`,
        ),
      ),
      callLink(view, shown),
    ),
  };
}

/**
 * Draws on a matter's page who comes together for it, the latest time, and for an office that may
 * call others the way to do so; nothing where there is neither.
 */
export function jointPanel(view: View, shown: OfMatter): Html {
  const say = jointWords[view.language];
  const [latest, ...earlier] = shown.joints;
  const id = 'joint';
  if (latest === undefined) return panel({ title: say.title, id }, callLink(view, shown) || html``);
  const all =
    earlier.length === 0
      ? ''
      : html`<p><a href="/matters/${shown.matter.id}/joint-tasks">${say.allOfMatter}</a></p>`;
  return panel(
    { title: say.panelTitle, id, aside: tag(stateTag(view, latest)) },
    stack(
      html`<p class="soft">${say.panelText}</p>
        <p>${latest.what}</p>`,
      together(view, latest),
      insideLink(latest, view),
      callLink(view, shown),
      all,
    ),
  );
}

function together(view: View, shown: PublicJoint): Html {
  const say = jointWords[view.language];
  const { calledOff, result, agreed } = shown;
  return html`${metaLine(whenAndWhere(view, shown))}
  ${people(
    view.language,
    shown.calls.map((call) => ({
      name: nameIn(call.names, view.language),
      role: roleOf(view, call),
      action: tag(callTag(view, call)),
    })),
  )}
  ${
    calledOff === undefined
      ? ''
      : html`<p><b>${say.states.called_off}</b> ${calledOff.reason ?? say.matterIsClosed}</p>`
  }
  ${agreed === undefined ? '' : html`<p><b>${say.agreedIs}</b> ${agreed}</p>`}
  ${result === undefined ? '' : html`<p><b>${say.resultIs}</b> ${result}</p>`}`;
}

function insideLink({ id, isInside, what }: PublicJoint, view: View): Html | '' {
  const say = jointWords[view.language];
  if (!isInside) return '';
  return actions(
    linkButton({ label: say.openOne, spoken: say.openNamed(what), address: `/joint-tasks/${id}` }),
  );
}

function callLink(view: View, { matter, mayCall }: OfMatter): Html | '' {
  if (!mayCall) return '';
  const label = jointWords[view.language].callButton;
  const address = `/matters/${matter.id}/joint-tasks/new`;
  return actions(linkButton({ label, icon: 'megaphone', address }));
}
