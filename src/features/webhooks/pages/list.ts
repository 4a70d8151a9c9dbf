import { html } from 'hono/html';
import {
  actions,
  backLink,
  card,
  cards,
  checkboxes,
  emptyState,
  form,
  linkButton,
  pageHead,
  panel,
  stack,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { MAX_NAME, MAX_URL, topics } from '#/features/webhooks/model.ts';
import type { Topic } from '#/features/webhooks/model.ts';
import type { ListenerLine, ListenersOutput } from '#/features/webhooks/routes/shapes.ts';
import { webhookWords } from '#/features/webhooks/words/index.ts';

/** Draws the programs of an organisation that are told, and the form for another one. */
export function listenersPage(view: View, shown: ListenersOutput): Page {
  const say = webhookWords[view.language];
  const { organisation, listeners, mayAdd } = shown;
  const above = backLink(organisation.name, `/organisations/${organisation.id}`);
  return {
    title: say.titleOf(organisation.name),
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title: say.titleOf(organisation.name), lead: say.lead, above }),
      listeners.length === 0
        ? emptyState({ icon: 'bell', title: say.none, text: say.noneText })
        : cards(listeners.map((one) => listenerCard(view, one))),
      mayAdd ? addPanel(view, organisation.id) : html`<p class="soft">${say.full}</p>`,
    ),
  };
}

/** Says whether a program is told just now, or why not. */
export function stateOf(view: View, { stopped }: Pick<ListenerLine, 'stopped'>) {
  const say = webhookWords[view.language];
  return stopped === undefined
    ? ({ look: 'done', label: say.isTold } as const)
    : ({
        look: stopped.cause === 'hand' ? 'wait' : 'open',
        label: say.stops[stopped.cause],
      } as const);
}

function listenerCard(view: View, one: ListenerLine): Html {
  const say = webhookWords[view.language];
  return card({
    title: one.name,
    level: 2,
    state: stateOf(view, one),
    meta: [
      { icon: 'arrow-right', text: one.host },
      { icon: 'bell', text: one.topics.map((topic) => say.topicNames[topic]).join(' · ') },
    ],
    actions: actions(
      linkButton({
        label: say.open,
        spoken: say.openNamed(one.name),
        address: `/webhooks/${one.id}`,
      }),
    ),
  });
}

function addPanel(view: View, organisationId: string): Html {
  const say = webhookWords[view.language];
  const address = `/organisations/${organisationId}/webhooks`;
  return panel(
    { title: say.addTitle, id: 'add' },
    form(
      view,
      { endpoint: 'webhooks.add', address },
      (fields) =>
        html`${listenerFields(fields, { view, urlHint: say.urlHint, chosen: topics })}
        ${actions(submitButton({ label: say.add, icon: 'plus' }))}`,
    ),
  );
}

export type ListenerFields = {
  readonly view: View;
  readonly urlHint: string;
  readonly chosen: readonly Topic[];
  /** What is known of the one that is changed. */
  readonly known?: Pick<ListenerLine, 'name'>;
};

/** Asks for the name of a program, where it listens and what it is told. */
export function listenerFields(fields: FormFields, asked: ListenerFields): Html {
  const say = webhookWords[asked.view.language];
  const { known, urlHint, chosen } = asked;
  const url = { name: 'url', label: say.url, hint: urlHint, maxLength: MAX_URL };
  return html`${textField(fields, {
    name: 'name',
    label: say.name,
    hint: say.nameHint,
    value: known?.name,
    maxLength: MAX_NAME,
  })}
  ${textField(fields, known === undefined ? url : { ...url, isOptional: true })}
  ${checkboxes(fields, {
    name: 'topics',
    label: say.topics,
    hint: say.topicsHint,
    values: chosen,
    options: topics.map((value) => ({ value, label: say.topicNames[value] })),
  })}`;
}
