import { html } from 'hono/html';
import {
  actions,
  attributes,
  backLink,
  dataTable,
  form,
  linkButton,
  pageHead,
  panel,
  radios,
  stack,
  submitButton,
} from '#/platform/http/components/index.ts';
import { framedField } from '#/platform/http/components/field.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import { momentCell } from '#/platform/http/table.ts';
import type { ListTable } from '#/platform/http/table.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { headingWords } from '#/platform/http/words/headings.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatMoment, formatNumber } from '#/platform/i18n/format.ts';
import type { SheetKind } from '#/platform/sheet/kind.ts';
import { MAX_FILE_MEGABYTES } from '#/features/sheets/model.ts';
import type { BeginShown } from '#/features/sheets/routes/shapes.ts';
import { words } from '#/features/sheets/words/index.ts';

const ACCEPTED = '.xlsx,.csv,.txt,text/csv';

/** Draws what leads from a place to its sheets. */
export function waysPanel(view: View, placeId: string): Html {
  const say = words[view.language];
  return panel(
    { title: say.title },
    html`<p>${say.panelText}</p>
      ${actions(linkButton({ label: say.open, address: `/places/${placeId}/sheets` }))}`,
  );
}

/** Draws the two steps to bring a sheet, what can be taken out, and what was brought lately. */
export function beginPage(view: View, shown: BeginShown, all: readonly SheetKind[]): Page {
  const say = words[view.language];
  const place = nameIn(shown.place.names, view.language);
  const kinds = all.filter(({ code }) => shown.kinds.includes(code));
  return {
    title: `${say.title} · ${place}`,
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title,
        lead: say.lead,
        above: backLink(place, `/places/${shown.place.id}`),
      }),
      templates(view, kinds),
      bringing(view, shown, kinds),
      whatIsThere(view, shown, kinds),
      earlier(view, shown, kinds),
    ),
  };
}

/** Writes what was brought lately, with what came of it. */
export function broughtTable(
  view: View,
  { place, brought }: BeginShown,
  kinds: readonly SheetKind[],
): ListTable {
  const say = words[view.language];
  const { when, kind, state } = headingWords[view.language];
  const { create, update, skip, error } = say.outcomes;
  return {
    name: `${say.earlier} ${nameIn(place.names, view.language)}`,
    headings: [when, say.file, kind, state, create, update, skip, error],
    rows: brought.map((one) => {
      const known = kinds.find(({ code }) => code === one.kind);
      const named = known === undefined ? one.kind : nameIn(known.names, view.language);
      const counts = [one.created, one.updated, one.skipped, one.wrong];
      const at = momentCell(view, one.broughtAt);
      return [at, one.fileName, named, say.states[one.state], ...counts];
    }),
  };
}

function templates(view: View, kinds: readonly SheetKind[]): Html {
  const say = words[view.language];
  return panel(
    { title: say.template },
    html`${kinds.map(
      ({ code, names, lead }) =>
        html`<p>${nameIn(lead, view.language)}</p>
          ${actions(
            linkButton({
              label: say.templateNamed(nameIn(names, view.language)),
              address: `/sheets/templates/${code}`,
            }),
          )}`,
    )}`,
  );
}

function bringing(view: View, { place }: BeginShown, kinds: readonly SheetKind[]): Html {
  const say = words[view.language];
  const address = `/places/${place.id}/sheets`;
  return panel(
    { title: say.bring },
    form(
      view,
      { endpoint: 'sheets.bring', address, takesFiles: true },
      (fields) =>
        html`<p class="soft">${say.bringText}</p>
          ${radios(fields, {
            name: 'kind',
            label: say.kind,
            value: kinds[0]?.code,
            options: kinds.map(({ code, names }) => ({
              value: code,
              label: nameIn(names, view.language),
            })),
          })}
          ${fileField(view, fields)} ${submitButton({ label: say.bring.replace(/^.*[、.] ?/, '') })}`,
    ),
  );
}

function fileField(view: View, fields: FormFields): Html {
  const say = words[view.language];
  const hint = say.fileHint(formatNumber(view.language, MAX_FILE_MEGABYTES));
  return framedField(
    fields,
    { name: 'file', label: say.file, hint },
    (control) =>
      html`<input
        class="input"
        type="file"
        ${attributes({ accept: ACCEPTED })}
        ${control.attributes}
      />`,
  );
}

function whatIsThere(view: View, { place }: BeginShown, kinds: readonly SheetKind[]): Html {
  const say = words[view.language];
  const links = kinds.flatMap(({ code, names }) => {
    const name = nameIn(names, view.language);
    const address = `/places/${place.id}/sheets/${code}`;
    return [
      linkButton({ label: say.asWorkbook(name), address }),
      linkButton({ label: say.asText(name), address: `${address}?format=csv` }),
    ];
  });
  return panel(
    { title: say.whatIsThere },
    html`<p>${say.whatIsThereText}</p>
      ${actions(...links)}`,
  );
}

function earlier(view: View, { brought }: BeginShown, kinds: readonly SheetKind[]): Html {
  const say = words[view.language];
  if (brought.length === 0) return panel({ title: say.earlier }, html`<p>${say.noneYet}</p>`);
  const rows = brought.map((one) => {
    const kind = kinds.find(({ code }) => code === one.kind);
    const named = kind === undefined ? [] : [nameIn(kind.names, view.language)];
    // On a phone two columns are what there is room for.
    return [
      html`<a href="/sheets/${one.id}">${one.fileName}</a>`,
      [...named, say.states[one.state], formatMoment(view, one.broughtAt)].join(' · '),
    ];
  });
  const columns = [{ label: say.file }, { label: say.happened }];
  return panel(
    { title: say.earlier },
    dataTable({ caption: say.earlier, isCaptionUnseen: true, columns, rows }),
  );
}
