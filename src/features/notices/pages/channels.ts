import { html } from 'hono/html';
import {
  actions,
  backLink,
  card,
  cards,
  dataTable,
  linkButton,
  moment,
  pageHead,
  panel,
  stack,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import type { ChannelsOutput } from '#/features/notices/routes/channels.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { faultWords } from '#/features/notices/words/faults.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { noticeWords } from '#/features/notices/words/notices.ts';

/** Draws the ways out of the house, which of them are connected, and how messages fared. */
export function channelsPage(view: View, shown: ChannelsOutput): Page {
  const say = channelWords[view.language];
  const back = backLink(noticeWords[view.language].title, '/notices');
  const robots = card({
    title: say.robots,
    level: 2,
    body: say.robotText,
    actions: wayLink(view, say.robots, '/channels/robots'),
  });
  const { mayKeep } = shown;
  const ways = mayKeep ? [...wayCards(view, shown), robots] : [robots];
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead, above: back }),
      cards(ways),
      ...(mayKeep ? [trafficPanel(view, shown), failuresPanel(view, shown)] : []),
    ),
  };
}

function wayLink(view: View, name: string, address: string): Html {
  return actions(linkButton({ label: channelWords[view.language].change(name), address }));
}

function wayCards(view: View, { ways, isMailSetByHost }: ChannelsOutput): readonly Html[] {
  const say = channelWords[view.language];
  const names = kindWords[view.language].ways;
  const state = (way: 'email' | 'sms') =>
    ways.includes(way)
      ? ({ look: 'done', label: say.isSet } as const)
      : ({ look: 'open', label: say.isNotSet } as const);
  return [
    card({
      title: names.email,
      level: 2,
      state: state('email'),
      body: isMailSetByHost ? say.setByHost : say.emailText,
      actions: wayLink(view, names.email, '/channels/email'),
    }),
    card({
      title: names.sms,
      level: 2,
      state: state('sms'),
      body: say.smsText,
      actions: wayLink(view, names.sms, '/channels/sms'),
    }),
    card({ title: say.push, level: 2, body: say.pushText }),
  ];
}

function trafficPanel(view: View, { tallies }: ChannelsOutput): Html {
  const say = channelWords[view.language];
  const words = kindWords[view.language];
  const table = dataTable({
    caption: say.traffic,
    isCaptionUnseen: true,
    columns: [{ label: say.way }, { label: say.state }, { label: say.count, look: 'number' }],
    rows: tallies.map(({ channel, state, count }) => [
      words.ways[channel],
      words.states[state],
      formatNumber(view.language, count),
    ]),
  });
  return panel(
    { title: say.traffic, id: 'traffic' },
    html`<p class="soft">${say.trafficText}</p>
      ${tallies.length === 0 ? html`<p>${say.noTraffic}</p>` : table}`,
  );
}

function failuresPanel(view: View, { failures }: ChannelsOutput): Html {
  const say = channelWords[view.language];
  const words = kindWords[view.language];
  if (failures.length === 0) return panel({ title: say.failures }, html`<p>${say.noFailures}</p>`);
  const table = dataTable({
    caption: say.failures,
    isCaptionUnseen: true,
    columns: [
      { label: say.way },
      { label: say.fault },
      { label: say.state },
      { label: say.count, look: 'number' },
      { label: say.lastAt },
    ],
    rows: failures.map(({ channel, fault, state, count, at }) => [
      words.ways[channel],
      faultWords[view.language][fault] ?? fault,
      words.states[state],
      formatNumber(view.language, count),
      moment(view, at),
    ]),
  });
  return panel({ title: say.failures, id: 'failures' }, table);
}
