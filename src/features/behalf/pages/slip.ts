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
  const { language, deeds, tidings } = shown;
  const say = slipWords[language];
  const dayOf = (at: Temporal.Instant) =>
    formatDate(language, at.toZonedDateTimeISO(view.zone).toPlainDate());
  const from = shown.home === undefined ? [] : [nameIn(shown.home, language)];
  const shared = { from: [nameIn(shown.community, language), ...from].join(' · ') };
  const call = html`<p>${say.slipCall(view.duty.name, view.duty.telephone)}</p>`;
  const slip =
    deeds.length === 0
      ? printSlip({
          ...shared,
          title: say.newsTitle,
          body: html`<div class="prose">
            <p>${say.newsText(shown.name)}</p>
            ${newsList(view, shown)} ${call}
          </div>`,
          foot: say.newsFoot(dayOf(shown.madeAt)),
        })
      : printSlip({
          ...shared,
          title: say.slipTitle,
          picture: qrCode(shown.address),
          body: html`<div class="prose">
            ${deedList(view, shown)}
            ${tidings.length === 0 ? '' : html`<p><b>${say.newsToo}</b></p>`}
            ${tidings.length === 0 ? '' : newsList(view, shown)} ${call}
            <p>${say.slipCode}</p>
          </div>`,
          code: inGroups(shown.code),
          foot: say.slipFoot(dayOf(shown.madeAt), dayOf(shown.expiresAt)),
        });
  return html`<div lang="${language}">${slip}</div>`;
}

function deedList(view: View, { language, name, address, deeds }: SlipShown): Html {
  const say = slipWords[language];
  const reader = { ...view, language };
  return html`<p>${say.slipText(name)}</p>
    <ol>
      ${deeds.map(
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
      ${say.slipSteps(new URL(address).host).map((step) => html`<li>${step}</li>`)}
    </ul>`;
}

function newsList(view: View, { language, tidings }: SlipShown): Html {
  const say = slipWords[language];
  const reader = { ...view, language };
  const about = ({ reference, at }: SlipShown['tidings'][number]) =>
    [reference === undefined ? '' : say.newsNumber(reference), formatMoment(reader, at)]
      .filter((part) => part !== '')
      .join(' · ');
  return html`<ul>
    ${tidings.map(
      (tiding) =>
        html`<li>
          <b>${tiding.isUrgent ? `${say.newsUrgent} · ` : ''}${nameIn(tiding.words, language)}</b
          ><br />
          ${about(tiding)}
        </li>`,
    )}
  </ul>`;
}
