import { html } from 'hono/html';
import {
  actions,
  backLink,
  buttonForm,
  dataTable,
  form,
  linkButton,
  moment,
  notice,
  pageHead,
  panel,
  quietButton,
  selectField,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { ALL, timings, topics } from '#/features/notices/model.ts';
import type { Topic } from '#/features/notices/model.ts';
import type { ChoicesOutput } from '#/features/notices/routes/own.ts';
import { faultWords } from '#/features/notices/words/faults.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { noticeWords } from '#/features/notices/words/notices.ts';
import { browsersPanel } from './browsers.ts';

/** Draws how one is told of what, the button that stops all, and what became of each message. */
export function choicesPage(view: View, shown: ChoicesOutput): Page {
  const say = noticeWords[view.language];
  return {
    title: say.choicesTitle,
    section: 'account',
    width: 'column',
    script: 'push',
    body: stack(
      pageHead({
        title: say.choicesTitle,
        lead: say.choicesLead,
        above: backLink(say.title, '/notices'),
      }),
      reachNotice(view, shown),
      ...(shown.reached.length === 0 ? [] : [choicesForm(view, shown), stopsPanel(view, shown)]),
      browsersPanel(view, shown),
      sentPanel(view, shown),
    ),
  };
}

function reachNotice(view: View, { ways, reached }: ChoicesOutput): Html | '' {
  const say = noticeWords[view.language];
  if (ways.length === 0) return notice({ look: 'info', text: say.notSet });
  if (reached.length > 0) return '';
  const action = linkButton({ label: say.addAddress, address: '/me/address' });
  return notice({ look: 'info', text: say.noAddress, action });
}

function choicesForm(view: View, shown: ChoicesOutput): Html {
  const say = noticeWords[view.language];
  const to = { endpoint: 'notices.choose', address: '/me/notices', method: 'PUT' } as const;
  return form(
    view,
    to,
    (fields) =>
      html`${topics.map((topic) => topicPanel(view, { fields, topic, shown }))}
      ${hoursPanel(view, fields, shown)} ${actions(submitButton({ label: say.save }))}`,
  );
}

function topicPanel(
  view: View,
  of: { readonly fields: FormFields; readonly topic: Topic; readonly shown: ChoicesOutput },
): Html {
  const { fields, topic, shown } = of;
  const words = kindWords[view.language];
  const rows = shown.timings.filter((one) => one.topic === topic);
  return panel(
    { title: words.topics[topic] },
    html`<p class="soft">${words.topicHints[topic]}</p>
      ${rows.map(({ channel, timing }) =>
        selectField(fields, {
          name: `${topic}.${channel}`,
          label: words.ways[channel],
          value: timing,
          options: timings.map((value) => ({ value, label: words.timings[value] })),
        }),
      )}`,
  );
}

const HOURS = 24;

function hoursPanel(view: View, fields: FormFields, { hours }: ChoicesOutput): Html {
  const say = noticeWords[view.language];
  const field = (name: keyof typeof hours, label: string, hint?: string) =>
    selectField(fields, {
      name,
      label,
      hint,
      value: hours[name],
      options: hourOptions(hours[name]),
    });
  return panel(
    { title: say.hours },
    html`${field('quietFrom', say.quietFrom, say.quietHint)} ${field('quietTo', say.quietTo)}
    ${field('digestAt', say.digestAt)}`,
  );
}

/** Full hours, and what was chosen by other means. */
function hourOptions(chosen: string) {
  const full = Array.from({ length: HOURS }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const all = full.includes(chosen) ? full : [chosen, ...full];
  return all.map((value) => ({ value, label: value }));
}

function stopsPanel(view: View, { stopped }: ChoicesOutput): Html {
  const say = noticeWords[view.language];
  const button = quietButton({ label: say.stopAll, icon: 'bell' });
  const stop = buttonForm(view, {
    endpoint: 'notices.stop_own',
    address: `/me/notices/stops/${ALL}`,
    button,
  });
  return panel(
    { title: say.stops, id: 'stops' },
    html`<p class="soft">${say.stopsText}</p>
      ${stopped.map((topic) => stoppedLine(view, topic))} ${stopped.includes(ALL) ? '' : stop}`,
  );
}

function stoppedLine(view: View, topic: string): Html {
  const say = noticeWords[view.language];
  const name = topicName(view, topic);
  const button = quietButton({ label: say.resume, spoken: say.resumeNamed(name) });
  const resume = buttonForm(view, {
    endpoint: 'notices.resume_own',
    address: `/me/notices/stops/${topic}`,
    method: 'DELETE',
    button,
  });
  const text = topic === ALL ? say.stoppedAll : say.stoppedTopic(name);
  return notice({ look: 'warning', text, action: resume });
}

/** Names a topic as a link or a stop names it: one, or everything. */
export function topicName(view: Pick<View, 'language'>, topic: string): string {
  const known = topics.find((one) => one === topic);
  if (known === undefined) return noticeWords[view.language].everything;
  return kindWords[view.language].topics[known];
}

function sentPanel(view: View, { deliveries }: ChoicesOutput): Html {
  const say = noticeWords[view.language];
  if (deliveries.length === 0) return panel({ title: say.sentTitle }, html`<p>${say.sentNone}</p>`);
  const table = dataTable({
    caption: say.sentTitle,
    isCaptionUnseen: true,
    columns: [
      { label: say.sentWhat },
      { label: say.sentHow },
      { label: say.sentState },
      { label: say.sentWhen },
    ],
    rows: deliveries.map((line) => sentRow(view, line)),
  });
  return panel({ title: say.sentTitle, id: 'sent' }, table);
}

function sentRow(
  view: View,
  line: ChoicesOutput['deliveries'][number],
): readonly (string | Html)[] {
  const say = noticeWords[view.language];
  const words = kindWords[view.language];
  const sentences: Readonly<Record<string, string>> = words.kinds;
  const fault = line.fault === null ? '' : (faultWords[view.language][line.fault] ?? line.fault);
  const tries = line.attempts > 1 ? say.attempts(formatNumber(view.language, line.attempts)) : '';
  const more = [tries, fault].filter((text) => text !== '').join(' · ');
  return [
    sentences[line.kind] ?? line.kind,
    words.ways[line.channel],
    html`${words.states[line.state]}${more === '' ? '' : html`<br /><small class="soft">${more}</small>`}`,
    moment(view, line.state === 'waiting' ? line.dueAt : line.at),
  ];
}
