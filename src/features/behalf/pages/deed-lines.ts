import { html } from 'hono/html';
import { moment, quietButton, unpressed } from '#/platform/http/components/index.ts';
import { form } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { toldWords } from '#/features/people/index.ts';
import type { DeedLine } from '#/features/behalf/routes/shapes.ts';
import { doneWords } from '#/features/behalf/words/deeds.ts';
import { slipWords } from '#/features/behalf/words/slips.ts';

/** Says what was done and what it was about: 提了一件事：廚房的燈不亮了. */
export function whatOf(language: Language, deed: DeedLine): string {
  const words = doneWords[language];
  const done = words[deed.done] ?? words['other'] ?? '';
  if (deed.about === undefined) return done;
  const colon = language === 'en' ? ': ' : '：';
  return `${done}${colon}${nameIn(deed.about, language)}`;
}

/** Says until when something can be taken back, or why not. */
export function standingOf(
  reader: { readonly language: Language; readonly zone: string },
  { state, stateAt }: DeedLine,
): string {
  const say = slipWords[reader.language];
  if (stateAt === undefined) return say.stays;
  const date = stateAt.toZonedDateTimeISO(reader.zone).toPlainDate();
  const day = formatDate(reader.language, date);
  if (state === 'open') return say.reversible(day);
  return state === 'reversed' ? say.reversedOn(day) : say.over(day);
}

/** Lists what was done, each with its button where it can be taken back. */
export function deedList(
  view: View,
  deeds: readonly DeedLine[],
  to: { readonly endpoint: string; readonly addressOf: (deed: DeedLine) => string } | undefined,
): Html {
  return html`<ul class="people">
    ${deeds.map((deed) => deedRow(view, deed, to))}
  </ul>`;
}

function deedRow(
  view: View,
  deed: DeedLine,
  to: { readonly endpoint: string; readonly addressOf: (deed: DeedLine) => string } | undefined,
): Html {
  const { language } = view;
  const say = slipWords[language];
  const what = whatOf(language, deed);
  const came = deed.way === undefined ? '' : ` · ${toldWords[language].actingWays[deed.way]}`;
  const button = quietButton({ label: say.reverse, icon: 'undo', spoken: say.reverseNamed(what) });
  return html`<li class="person">
    <span class="person-words">
      <b>${deed.address === undefined ? what : html`<a href="${deed.address}">${what}</a>`}</b>
      <small class="soft">${say.by(deed.by)}${came} · ${moment(view, deed.at)}</small>
      <small class="soft">${standingOf(view, deed)}</small>
    </span>
    ${
      to === undefined || deed.state !== 'open'
        ? ''
        : form(
            unpressed(view),
            { endpoint: to.endpoint, address: to.addressOf(deed), look: 'row' },
            () => button,
          )
    }
  </li>`;
}
