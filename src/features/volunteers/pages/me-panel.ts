import { html } from 'hono/html';
import type { Duty } from '#/features/volunteers/rules.ts';
import { ownWords } from '#/features/volunteers/words/own.ts';
import { actions, linkButton, panel } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { sayDuty } from './duty.ts';

/** Says in one line whether somebody is on duty, and leads to where that is changed. */
export function dutyLine(view: View, duty: Duty): Html {
  return linePanel(view, { text: sayDuty(view, duty), label: ownWords[view.language].open });
}

/** Asks whether somebody would help. */
export function inviteLine(view: View): Html {
  const say = ownWords[view.language];
  return linePanel(view, { text: say.invite, label: say.begin });
}

function linePanel(
  view: View,
  { text, label }: { readonly text: string; readonly label: string },
): Html {
  const link = linkButton({ label, address: '/me/volunteering', icon: 'hand' });
  return panel(
    { title: ownWords[view.language].title, id: 'volunteering' },
    html`<p>${text}</p>
      ${actions(link)}`,
  );
}
