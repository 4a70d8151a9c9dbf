import { html } from 'hono/html';
import {
  actions,
  buttonForm,
  card,
  cards,
  emptyState,
  linkButton,
  moment,
  pageHead,
  pager,
  quietButton,
  stack,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import type { NoticesOutput } from '#/features/notices/routes/own.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { noticeWords } from '#/features/notices/words/notices.ts';

type Line = NoticesOutput['notices'][number];

/** Draws what one was told; each line leads to what it is about. */
export function noticesPage(view: View, shown: NoticesOutput): Page {
  const say = noticeWords[view.language];
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead }),
      toolRow(view, shown),
      shown.notices.length === 0
        ? emptyState({ icon: 'bell', title: say.none, text: say.noneText })
        : cards(shown.notices.map((line) => noticeCard(view, line))),
      pager(view.language, {
        previous: undefined,
        next: shown.next === undefined ? undefined : `/notices?after=${shown.next}`,
      }),
    ),
  };
}

function toolRow(view: View, { unread, isSteward }: NoticesOutput): Html {
  const say = noticeWords[view.language];
  const choose = linkButton({ label: say.choose, address: '/me/notices' });
  const { toChannels } = channelWords[view.language];
  const keep = isSteward ? [linkButton({ label: toChannels, address: '/channels' })] : [];
  if (unread === 0) return actions(choose, ...keep);
  const button = quietButton({ label: say.readAll, icon: 'check' });
  const to = { endpoint: 'notices.read_all', address: '/notices/read', button };
  return actions(buttonForm(view, to), choose, ...keep);
}

function noticeCard(view: View, line: Line): Html {
  const say = noticeWords[view.language];
  const words = kindWords[view.language];
  const { matter } = line;
  const isUnread = line.readAt === undefined;
  const about = matter === undefined ? '' : `${matter.reference} · ${matter.title}`;
  const state = isUnread ? ({ look: 'open', label: say.unread } as const) : undefined;
  return card({
    title: words.kinds[line.kind],
    address: `/notices/${line.id}`,
    level: 2,
    state: line.isUrgent ? { look: 'wait', label: say.urgent, icon: 'alert' } : state,
    body: about === '' ? undefined : html`<p>${about}</p>`,
    meta: [{ text: words.topics[line.topic] }, { icon: 'clock', text: moment(view, line.at) }],
  });
}
