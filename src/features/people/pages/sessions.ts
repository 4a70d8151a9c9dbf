import { html } from 'hono/html';
import {
  backLink,
  buttonForm,
  card,
  cards,
  pageHead,
  quietButton,
  refusedNotice,
  stack,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatMoment, formatRelative } from '#/platform/i18n/format.ts';
import { meWords } from '#/features/people/words/me.ts';
import { sessionWords } from '#/features/people/words/sessions.ts';
import type { SignInWay } from '#/platform/auth/sessions.ts';

type SessionLine = {
  readonly id: string;
  readonly way?: SignInWay | undefined;
  readonly browser?: string | undefined;
  readonly system?: string | undefined;
  readonly createdAt: Temporal.Instant;
  readonly seenAt: Temporal.Instant;
  readonly isThisOne: boolean;
};

/** Draws where one is signed in, each with the button that ends it. */
export function sessionsPage(
  view: View,
  shown: { readonly sessions: readonly SessionLine[] },
): Page {
  const say = meWords[view.language];
  return {
    title: say.sessions,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.sessions,
        lead: say.sessionsLead,
        above: backLink(say.backToMe, '/me'),
      }),
      refusedNotice(view, ['people.end_session']),
      cards(shown.sessions.map((session) => sessionCard(view, session))),
      shown.sessions.length > 1 ? endOthers(view) : '',
      html`<p class="soft">${sessionWords[view.language].noPlaces}</p>`,
    ),
  };
}

function endOthers(view: View): Html {
  return buttonForm(view, {
    endpoint: 'people.end_other_sessions',
    address: '/me/sessions',
    method: 'DELETE',
    button: quietButton({ label: sessionWords[view.language].endOthers, icon: 'door' }),
  });
}

function sessionCard(view: View, session: SessionLine): Html {
  const say = meWords[view.language];
  const parts = [session.browser, session.system].filter((part) => part !== undefined);
  const device = parts.length === 0 ? say.unknownDevice : parts.join(' · ');
  const { ways, unknownWay } = sessionWords[view.language];
  const spoken = say.endSessionNamed(device);
  return card({
    title: device,
    level: 2,
    ...(session.isThisOne ? { state: { look: 'done', label: say.thisDevice } } : {}),
    meta: [
      { icon: 'key', text: session.way === undefined ? unknownWay : ways[session.way] },
      { icon: 'door', text: say.since(formatMoment(view, session.createdAt)) },
      { icon: 'clock', text: say.lastSeen(formatRelative(view, session.seenAt)) },
    ],
    actions: buttonForm(view, {
      endpoint: 'people.end_session',
      address: `/me/sessions/${session.id}`,
      method: 'DELETE',
      button: quietButton({ label: say.endSession, spoken }),
    }),
  });
}
