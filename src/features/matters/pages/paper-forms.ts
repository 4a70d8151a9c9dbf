import { html } from 'hono/html';
import {
  actions,
  backLink,
  dataTable,
  emptyState,
  form,
  inset,
  linkButton,
  notice,
  pageHead,
  panel,
  people,
  primaryLink,
  quietButton,
  refusedNotice,
  searchField,
  stack,
  submitButton,
  textField,
  unpressed,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatMoment, formatNumber } from '#/platform/i18n/format.ts';
import { inGroups } from '#/features/people/index.ts';
import { MOST_FORMS } from '#/features/matters/model/paper-form.ts';
import type { PaperFormShown, PaperFormsShown } from '#/features/matters/routes/paper-forms.ts';
import { paperFormRefusals, paperFormWords } from '#/features/matters/words/paper-forms.ts';

const PRINT = 'matters.print_paper_forms';
const ENTER = 'matters.enter_paper_form';
/** What fits a counter for a week. */
const USUAL = 10;

/** Draws what was printed for a community, the button to print more, and the way to one form. */
export function paperFormsPage(view: View, shown: PaperFormsShown): Page {
  const say = paperFormWords[view.language];
  const place = nameIn(shown.place.names, view.language);
  const title = say.title(place);
  return {
    title,
    section: 'desk',
    width: 'column',
    body: stack(
      pageHead({ title, lead: say.lead, above: backLink(place, `/places/${shown.place.id}`) }),
      findPanel(view, shown),
      printPanel(view, shown),
      latestPanel(view, shown),
    ),
  };
}

function findPanel(view: View, { place, sought }: PaperFormsShown): Html {
  const say = paperFormWords[view.language];
  return panel(
    { title: say.byNumber },
    stack(
      searchField(view.language, {
        address: '/paper-forms',
        name: 'number',
        label: say.byNumberHint,
        value: sought?.typed ?? '',
        hidden: { place: place.id },
      }),
      sought === undefined ? '' : soughtForm(view, sought.number),
    ),
  );
}

function soughtForm(view: View, number: string | undefined): Html {
  if (number === undefined) {
    return inset(paperFormRefusals[view.language].refusals.form_unknown({}));
  }
  const label = paperFormWords[view.language].formTitle(inGroups(number));
  return primaryLink({ label, address: `/form/${number}`, icon: 'arrow-right' });
}

function printPanel(view: View, { place }: PaperFormsShown): Html {
  const say = paperFormWords[view.language];
  const hidden = { place: place.id };
  return panel(
    { title: say.print },
    form(
      view,
      { endpoint: PRINT, address: '/paper-forms', hidden },
      (fields) => html`
        ${textField(fields, {
          name: 'count',
          label: say.count,
          hint: say.countHint(formatNumber(view.language, MOST_FORMS)),
          value: String(USUAL),
          kind: 'number',
          width: 'short',
        })}
        ${actions(submitButton({ label: say.print, icon: 'printer' }))}
      `,
    ),
  );
}

function latestPanel(view: View, { batches }: PaperFormsShown): Html {
  const say = paperFormWords[view.language];
  const number = (count: number) => formatNumber(view.language, count);
  if (batches.length === 0) return panel({ title: say.latest }, html`<p>${say.none}</p>`);
  const columns = [
    { label: say.latest },
    { label: say.printedCount, look: 'number' },
    { label: say.backCount, look: 'number' },
  ] as const;
  const rows = batches.map((batch) => [
    html`<a href="/paper-forms/${batch.batchId}">${formatMoment(view, batch.printedAt)}</a>`,
    number(batch.printed),
    number(batch.entered),
  ]);
  const caption = say.latest;
  return panel({ title: say.latest }, dataTable({ caption, isCaptionUnseen: true, columns, rows }));
}

/** Draws one form: what came of it, who filled it in, or to others where to take it. */
export function paperFormPage(view: View, shown: PaperFormShown): Page {
  const say = paperFormWords[view.language];
  const title = say.formTitle(inGroups(shown.number));
  return {
    title,
    section: shown.isOffice ? 'desk' : 'raise',
    width: 'column',
    body: stack(...partsOf(view, shown, title)),
  };
}

function partsOf(view: View, shown: PaperFormShown, title: string): readonly (Html | '')[] {
  const say = paperFormWords[view.language];
  if (!shown.isOffice) {
    const onward = primaryLink({ label: say.tellHere, address: '/raise', icon: 'plus' });
    return [pageHead({ title: say.forOffice, lead: say.forOfficeText, action: onward })];
  }
  const above = backLink(say.byNumber, `/paper-forms?place=${shown.placeId ?? ''}`);
  if (shown.entered !== undefined) {
    const { at, matter } = shown.entered;
    const told = { look: 'good', title: say.enteredOn(formatMoment(view, at)) } as const;
    const way = primaryLink({
      label: say.toMatter,
      address: `/matters/${matter}`,
      icon: 'arrow-right',
    });
    return [pageHead({ title, above }), notice(told), html`<p>${way}</p>`];
  }
  return [
    pageHead({ title, lead: say.whoLead, above }),
    refusedNotice(view, [ENTER]),
    panel({ title: say.who }, stack(searchOf(view, shown), foundOf(view, shown))),
  ];
}

function searchOf(view: View, { number, query }: PaperFormShown): Html {
  const { search } = paperFormWords[view.language];
  return searchField(view.language, { address: `/form/${number}`, label: search, value: query });
}

function foundOf(view: View, shown: PaperFormShown): Html | '' {
  const say = paperFormWords[view.language];
  if (shown.query === '') return '';
  const register = linkButton({
    label: say.register,
    address: `/people/new?place=${shown.placeId ?? ''}`,
    icon: 'plus',
  });
  if (shown.found.length === 0) {
    const nobody = { icon: 'search', title: say.nobodyFound, text: say.nobodyFoundText } as const;
    return emptyState({ ...nobody, action: register });
  }
  const address = `/form/${shown.number}/entry`;
  const rows = shown.found.map((person) => ({
    name: person.called === undefined ? person.name : `${person.name} · ${person.called}`,
    role: person.homes.map((home) => nameIn(home.names, view.language)).join(' · '),
    telephone: person.telephone,
    action: form(
      unpressed(view),
      { endpoint: ENTER, address, hidden: { personId: person.id }, look: 'row' },
      () => quietButton({ label: say.enter, icon: 'check', spoken: say.enterFor(person.name) }),
    ),
  }));
  return html`${people(view.language, rows)}
    <p>${register}</p>`;
}
