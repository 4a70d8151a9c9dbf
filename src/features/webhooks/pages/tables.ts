import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { View } from '#/platform/http/view.ts';
import { headingWords } from '#/platform/http/words/headings.ts';
import type { ListenerPageOutput, ListenersOutput } from '#/features/webhooks/routes/shapes.ts';
import { webhookWords } from '#/features/webhooks/words/index.ts';
import { stateOf } from './list.ts';

/** Writes the programs of an organisation that are told, without their addresses. */
export function listenersTable(view: View, shown: ListenersOutput): ListTable {
  const say = webhookWords[view.language];
  const { state } = headingWords[view.language];
  return {
    name: say.titleOf(shown.organisation.name),
    headings: [say.headings.listener, say.headings.host, say.topics, state, say.since],
    rows: shown.listeners.map((one) => [
      one.name,
      one.host,
      one.topics.map((topic) => say.topicNames[topic]).join(' · '),
      stateOf(view, one).label,
      momentCell(view, one.madeAt),
    ]),
  };
}

/** Writes what was sent to one of them, the latest first. */
export function deliveriesTable(view: View, shown: ListenerPageOutput): ListTable {
  const say = webhookWords[view.language];
  const { when, what, about, state } = headingWords[view.language];
  const { answer, attempts, fault, number } = say.headings;
  return {
    name: `${shown.listener.name} ${say.log}`,
    headings: [when, what, about, state, answer, attempts, fault, number],
    rows: shown.deliveries.map((one) => [
      momentCell(view, one.happenedAt),
      say.topicNames[one.topic],
      one.matter,
      say.states[one.state],
      one.status,
      one.attempts,
      one.fault === undefined ? undefined : say.faults[one.fault],
      `msg_${one.id}`,
    ]),
    next: shown.next === undefined ? undefined : { after: shown.next },
  };
}
