import { html } from 'hono/html';
import { actions, linkButton, notice, panel } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatTime } from '#/platform/i18n/format.ts';
import type { ThinNight } from '#/features/rosters/routes/watch.ts';
import { watchWords } from '#/features/rosters/words/watch.ts';

/** Leads from the page of a community to its hours ahead. */
export function watchPanel(view: View, communityId: string): Html {
  const say = watchWords[view.language];
  const address = `/places/${communityId}/watch`;
  return panel(
    { title: say.title, id: 'watch' },
    html`<p class="soft">${say.lead}</p>
      ${actions(linkButton({ label: say.open, icon: 'clock', address }))}`,
  );
}

/** Says at a desk in which hours of the coming night too few could come. */
export function nightPanel(view: View, nights: readonly ThinNight[]): Html {
  const say = watchWords[view.language];
  return panel(
    { title: say.nightTitle, id: 'night' },
    html`${nights.map(({ community, from, to, level }) => {
      const times = say.fromTo(formatTime(view, from), formatTime(view, to));
      const address = `/places/${community.id}/watch`;
      return notice({
        look: 'warning',
        text: say.night(nameIn(community.names, view.language), times, say.levels[level]),
        action: linkButton({ label: say.open, icon: 'clock', address }),
      });
    })}`,
  );
}
