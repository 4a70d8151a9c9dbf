import { html } from 'hono/html';
import {
  actions,
  backLink,
  form,
  pageHead,
  printSlip,
  qrCode,
  refusedNotice,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate, formatMoment } from '#/platform/i18n/format.ts';
import { inGroups, toldWords, writeTelephone } from '#/features/people/index.ts';
import type { SlipShown } from '#/features/behalf/routes/shapes.ts';
import { slipWords } from '#/features/behalf/words/slips.ts';
import { standingOf, whatOf } from './deed-lines.ts';

const ENDPOINT = 'behalf.tell';

/** Draws a slip in the language of its person, and the button that notes that they know. */
export function slipPage(view: View, shown: SlipShown): Page {
  const say = slipWords[view.language];
  const title = say.pageTitle(shown.name);
  const telephone = shown.telephone && writeTelephone(shown.telephone);
  const isCall = shown.way === 'telephone';
  const where = isCall ? telephone : shown.home && nameIn(shown.home, view.language);
  return {
    title,
    section: 'desk',
    width: 'column',
    body: stack(
      html`<div class="not-printed">
        ${pageHead({
          title,
          lead: say.pageLead[shown.way],
          above: backLink(say.waiting, '/slips'),
          below: where === undefined ? undefined : html`<p><b>${where}</b></p>`,
        })}
        ${refusedNotice(view, [ENDPOINT])}
      </div>`,
      paper(view, shown),
      html`<div class="not-printed">${toldPart(view, shown)}</div>`,
    ),
  };
}

function toldPart(view: View, { id, way, told, name }: SlipShown): Html {
  const say = slipWords[view.language];
  if (told !== undefined) return html`<p>${say.toldOn(formatMoment(view, told.at), told.by)}</p>`;
  const button = submitButton({
    label: say.told[way],
    icon: 'check',
    spoken: say.toldNamed(say.told[way], name),
  });
  return form(view, { endpoint: ENDPOINT, address: `/slips/${id}/told` }, () => actions(button));
}

function paper(view: View, shown: SlipShown): Html {
  const { language } = shown;
  const reader = { ...view, language };
  const say = slipWords[language];
  const dayOf = (at: Temporal.Instant) =>
    formatDate(language, at.toZonedDateTimeISO(view.zone).toPlainDate());
  const from = shown.home === undefined ? [] : [nameIn(shown.home, language)];
  return html`<div lang="${language}">
    ${printSlip({
      from: [nameIn(shown.community, language), ...from].join(' · '),
      title: say.slipTitle,
      picture: qrCode(shown.address),
      body: html`<div class="prose">
        <p>${say.slipText(shown.name)}</p>
        <ol>
          ${shown.deeds.map(
            (deed) =>
              html`<li>
                <b>${whatOf(language, deed)}</b><br />
                ${say.by(deed.by)}${
                  deed.way === undefined ? '' : ` · ${toldWords[language].actingWays[deed.way]}`
                }
                · ${formatMoment(reader, deed.at)}<br />
                ${standingOf(reader, deed)}
              </li>`,
          )}
        </ol>
        <p><b>${say.slipHow}</b></p>
        <ul>
          ${say.slipSteps(new URL(shown.address).host).map((step) => html`<li>${step}</li>`)}
        </ul>
        <p>${say.slipCall(view.duty.name, view.duty.telephone)}</p>
        <p>${say.slipCode}</p>
      </div>`,
      code: inGroups(shown.code),
      foot: say.slipFoot(dayOf(shown.madeAt), dayOf(shown.expiresAt)),
    })}
  </div>`;
}
