import { html } from 'hono/html';
import {
  actions,
  backLink,
  buttonForm,
  columns,
  fold,
  form,
  moment,
  notice,
  pageHead,
  panel,
  pressedRefusal,
  quietButton,
  submitButton,
  summaryList,
  tag,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatMoment } from '#/platform/i18n/format.ts';
import type { ListenerLine, ListenerPageOutput } from '#/features/webhooks/routes/shapes.ts';
import { webhookWords } from '#/features/webhooks/words/index.ts';
import { listenerFields, stateOf } from './list.ts';
import { logPanel } from './log.ts';

/** Draws one program that is told: how it fares, what was sent to it, and all that can be done. */
export function listenerPage(view: View, shown: ListenerPageOutput): Page {
  const say = webhookWords[view.language];
  const { listener, organisation } = shown;
  const above = backLink(
    say.titleOf(organisation.name),
    `/organisations/${organisation.id}/webhooks`,
  );
  const below = html`<p class="tags">${tag(stateOf(view, listener))}</p>`;
  return {
    title: listener.name,
    section: 'none',
    width: 'two',
    body: html`${pressedRefusal(view, { drawn: ['webhooks.change'], of: 'webhooks.' })}
    ${pageHead({ title: listener.name, above, below })}
    ${columns(
      html`${stopNotice(view, listener)} ${factsPanel(view, listener)} ${logPanel(view, shown)}`,
      html`${secretPanel(view, listener)} ${changePanel(view, listener)}`,
    )}`,
  };
}

function stopNotice(view: View, { stopped }: ListenerLine): Html | '' {
  if (stopped === undefined) return '';
  const say = webhookWords[view.language];
  return notice({
    look: stopped.cause === 'hand' ? 'info' : 'warning',
    title: say.stops[stopped.cause],
    text: html`${say.stopAdvice[stopped.cause]} ${moment(view, stopped.at)}`,
  });
}

function factsPanel(view: View, listener: ListenerLine): Html {
  const say = webhookWords[view.language];
  const { id, host, topics, madeAt, stopped } = listener;
  const told = topics.map((topic) => say.topicNames[topic]).join(' · ');
  const test = buttonForm(view, {
    endpoint: 'webhooks.try',
    address: `/webhooks/${id}/trials`,
    button: submitButton({ label: say.try }),
  });
  const pausing = buttonForm(view, {
    endpoint: 'webhooks.pause',
    address: `/webhooks/${id}/pause`,
    button: quietButton({ label: say.pause }),
  });
  const resuming = buttonForm(view, {
    endpoint: 'webhooks.resume',
    address: `/webhooks/${id}/pause`,
    method: 'DELETE',
    button: submitButton({ label: say.resume }),
  });
  return panel(
    { title: say.setting },
    html`${summaryList(view.language, [
      { label: say.host, value: host },
      { label: say.topics, value: told },
      { label: say.since, value: moment(view, madeAt) },
    ])}
    ${stopped === undefined ? actions(test, pausing) : actions(resuming)}`,
  );
}

function secretPanel(view: View, { id, olderUntil }: ListenerLine): Html {
  const say = webhookWords[view.language];
  const button = quietButton({ label: say.changeSecret, icon: 'key' });
  const address = `/webhooks/${id}/secret`;
  return panel(
    { title: say.secret },
    html`<p class="soft">${say.secretText}</p>
      ${olderUntil === undefined ? '' : html`<p>${say.olderUntil(formatMoment(view, olderUntil))}</p>`}
      ${buttonForm(view, { endpoint: 'webhooks.change_secret', address, button })}`,
  );
}

function changePanel(view: View, listener: ListenerLine): Html {
  const say = webhookWords[view.language];
  const { id, host, topics: chosen } = listener;
  const address = `/webhooks/${id}`;
  const changing = form(
    view,
    { endpoint: 'webhooks.change', address, method: 'PUT' },
    (fields) =>
      html`${listenerFields(fields, {
        view,
        urlHint: say.urlKept(host),
        chosen,
        known: listener,
      })}
      ${actions(quietButton({ label: say.save }))}`,
  );
  const removing = buttonForm(view, {
    endpoint: 'webhooks.remove',
    address,
    method: 'DELETE',
    button: quietButton({ label: say.remove, icon: 'trash' }),
  });
  return panel(
    { title: say.change },
    html`${changing}
    ${fold(
      say.remove,
      html`<p class="soft">${say.removeText}</p>
        ${removing}`,
    )}`,
  );
}
