import { html } from 'hono/html';
import { submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { checkboxes, radios } from '#/platform/http/components/choices.ts';
import { dataTable } from '#/platform/http/components/data-table.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { form, hiddenField } from '#/platform/http/components/form.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { MAX_PLACE_NAME } from '#/features/places/model.ts';
import type { SplitShown } from '#/features/places/routes/split.ts';
import { words } from '#/features/places/words/index.ts';
import { splitWords } from '#/features/places/words/split.ts';

type Part = SplitShown['parts'][number];

/** The fields of the two parts that are asked for at a time. */
const FIELDS = [
  { hant: 'hant', hans: 'hans', en: 'en', children: 'children' },
  { hant: 'hant2', hans: 'hans2', en: 'en2', children: 'children2' },
] as const;

/** Draws how a place is divided: the look ahead, once something is said, and the form. */
export function splitPage(view: View, shown: SplitShown): Page {
  const say = splitWords[view.language];
  const name = nameIn(shown.place.names, view.language);
  const title = say.title(name);
  const lead = shown.kinds.length > 0 ? say.communityLead : say.lead;
  return {
    title,
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({ title, lead, above: backLink(name, `/places/${shown.place.id}`) }),
      shown.parts.length === 0 ? '' : lookAhead(view, shown),
      asking(view, shown),
    ),
  };
}

function lookAhead(view: View, shown: SplitShown): Html {
  const say = splitWords[view.language];
  const { obstacle } = shown;
  const name = nameIn(shown.place.names, view.language);
  if (obstacle !== undefined) {
    return notice({ look: 'warning', text: say.refusals[obstacle]({}) });
  }
  const to = { endpoint: 'places.split', address: `/places/${shown.place.id}/split` };
  return panel(
    { title: say.preview },
    html`<p>${say.nothingYet}</p>
      ${outcome(view, shown)}
      <p class="soft">${say.kept}</p>
      ${shown.kinds.length > 0 ? '' : html`<p>${say.posts(name)}</p>`}
      ${form(view, to, () => html`${said(shown)} ${submitButton({ label: say.divideIt })}`)}`,
  );
}

/** Which part would have what, and what would stay. */
function outcome(view: View, { place, parts, children }: SplitShown): Html {
  const say = splitWords[view.language];
  const gone = new Set(parts.flatMap((part) => part.children));
  const staying = children.filter(({ id }) => !gone.has(id));
  const row = (title: string, own: SplitShown['children']) => {
    const places = own.reduce((sum, one) => sum + one.places, 0);
    const names = own.map((one) => nameIn(one.names, view.language));
    return [title, names.join(' · '), formatNumber(view.language, places)];
  };
  const rows = parts.map((part) =>
    row(
      nameIn(part.names, view.language),
      children.filter(({ id }) => part.children.includes(id)),
    ),
  );
  const columns = [{ label: say.part }, { label: say.what }, { label: say.count }];
  return dataTable({
    caption: say.preview,
    isCaptionUnseen: true,
    columns,
    rows: [...rows, row(say.staying(nameIn(place.names, view.language)), staying)],
  });
}

/** What was said, to be sent once more as it stands. */
function said({ kind, parts }: SplitShown): Html {
  const fields = parts.flatMap(({ names, children }, index) => {
    const own = FIELDS[index];
    if (own === undefined) return [];
    const texts = [
      [own.hant, names.hant],
      [own.hans, names.hans],
      [own.en, names.en],
    ] as const;
    return [...texts, ...children.map((id) => [own.children, id] as const)];
  });
  return html`${hiddenField('kind', kind)}
  ${fields.map(([name, value]) => hiddenField(name, value))}`;
}

function asking(view: View, shown: SplitShown): Html {
  const say = splitWords[view.language];
  const to = {
    endpoint: 'places.preview_split',
    address: `/places/${shown.place.id}/split/preview`,
  };
  const [first, second] = shown.parts;
  return form(
    view,
    to,
    (fields) =>
      html`${kindField(view, fields, shown)}
      ${panel({ title: say.first }, partFields(view, fields, { shown, part: first, index: 0 }))}
      ${panel(
        { title: say.second },
        html`<p class="soft">${say.secondLead}</p>
          ${partFields(view, fields, { shown, part: second, index: 1 })}`,
      )}
      ${submitButton({ label: say.lookAhead })}`,
  );
}

function kindField(view: View, fields: FormFields, { kinds, kind }: SplitShown): Html | '' {
  if (kinds.length === 0) return '';
  return radios(fields, {
    name: 'kind',
    label: splitWords[view.language].kind,
    look: 'tiles',
    value: kind,
    options: kinds.map(({ id, names }) => ({ value: id, label: nameIn(names, view.language) })),
  });
}

type Asked = {
  readonly shown: SplitShown;
  readonly part: Part | undefined;
  readonly index: 0 | 1;
};

function partFields(view: View, fields: FormFields, { shown, part, index }: Asked): Html {
  const say = splitWords[view.language];
  const { inHant, inHans, inEn } = words[view.language];
  const own = FIELDS[index];
  const names = [
    { name: own.hant, label: inHant, value: part?.names.hant },
    { name: own.hans, label: inHans, value: part?.names.hans },
    { name: own.en, label: inEn, value: part?.names.en },
  ];
  return html`<p class="soft">${say.names}</p>
    ${names.map((field) =>
      textField(fields, {
        ...field,
        maxLength: MAX_PLACE_NAME,
        isOptional: true,
      }),
    )}
    ${checkboxes(fields, {
      name: own.children,
      label: say.going,
      look: 'tiles',
      values: part?.children ?? [],
      options: shown.children.map((child) => ({
        value: child.id,
        label: nameIn(child.names, view.language),
      })),
    })}`;
}
