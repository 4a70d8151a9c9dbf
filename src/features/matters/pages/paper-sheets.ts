import { html } from 'hono/html';
import { backLink, pageHead, qrCode, seal, stack } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { inGroups } from '#/features/people/index.ts';
import type { PaperSheetsShown } from '#/features/matters/routes/paper-forms.ts';
import { paperFormWords } from '#/features/matters/words/paper-forms.ts';

/** Whom to ring in danger, as on every page. */
const DANGER = '110 · 119 · 120';

/** Draws forms to be printed, one to a page, with a strip to be cut off and kept. */
export function paperSheetsPage(view: View, shown: PaperSheetsShown): Page {
  const say = paperFormWords[view.language];
  const place = nameIn(shown.place.names, view.language);
  return {
    title: say.sheetsTitle,
    section: 'desk',
    width: 'column',
    body: stack(
      html`<div class="not-printed">
        ${pageHead({
          title: say.sheetsTitle,
          lead: say.sheetsLead,
          above: backLink(say.title(place), `/paper-forms?place=${shown.place.id}`),
        })}
      </div>`,
      ...shown.sheets.map((sheet) => paperForm(view, { place, ...sheet })),
    ),
  };
}

type Sheet = { readonly place: string; readonly number: string; readonly address: string };

function paperForm(view: View, { place, number, address }: Sheet): Html {
  const say = paperFormWords[view.language];
  const { name: office, telephone } = view.duty;
  const code = inGroups(number);
  return html`<section class="paper-form" aria-label="${say.formTitle(code)}">
    <div class="paper-form-head">
      <div>
        <p class="slip-from">${seal()}<span>${place}</span></p>
        <h2>${say.paperTitle}</h2>
        <p>${say.paperLead}</p>
      </div>
      <div class="paper-form-code">${qrCode(address)}<b>${code}</b></div>
    </div>
    <p class="paper-form-danger">${say.danger(DANGER)}</p>
    ${blank(say.what, { hint: say.whatHint, look: 'large' })}
    ${blank(say.where, { hint: say.whereHint, look: '' })}
    ${boxes(say.seenBy, [say.seenByAll, say.seenByNeighbours, say.seenByStaff])}
    <div class="paper-form-pair">
      ${blank(say.name, { look: '' })} ${blank(say.telephone, { look: '' })}
    </div>
    ${blank(say.home, { look: '' })} ${boxes(say.answerBy, [say.byCall, say.bySlip, say.byVisit])}
    ${blank(say.signed, { look: '' })}
    <p>${say.giveTo(office, telephone)}</p>
    <div class="paper-form-stub">
      <b>${say.stub(code)}</b>
      <p>${place} · ${say.stubAsk(office, telephone)}</p>
    </div>
  </section>`;
}

function blank(
  label: string,
  { hint, look }: { readonly hint?: string; readonly look: 'large' | '' },
): Html {
  const told = hint === undefined ? '' : html` <small>${hint}</small>`;
  return html`<div class="paper-form-blank ${look}"><b>${label}</b>${told}</div>`;
}

function boxes(label: string, choices: readonly string[]): Html {
  return html`<p class="paper-form-boxes">
    <b>${label}</b>
    ${choices.map((choice) => html`<span><i aria-hidden="true"></i>${choice}</span>`)}
  </p>`;
}
