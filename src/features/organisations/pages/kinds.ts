import { html } from 'hono/html';
import { submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { fold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { OrganisationKind } from '#/features/organisations/model.ts';
import { words } from '#/features/organisations/words/index.ts';

/** Draws the kinds of organisations; a steward may give them the names people use here. */
export function kindsPage(
  view: View,
  shown: { readonly kinds: readonly OrganisationKind[]; readonly mayRename: boolean },
): Page {
  const say = words[view.language];
  return {
    title: say.kinds,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title: say.kinds, lead: say.kindsLead }),
      panel(
        { title: say.kind },
        html`${shown.kinds.map((kind) =>
          shown.mayRename
            ? renaming(view, kind)
            : html`<p>${nameIn(kind.names, view.language)}</p>`,
        )}`,
      ),
    ),
  };
}

function renaming(view: View, kind: OrganisationKind): Html {
  const say = words[view.language];
  const to = {
    endpoint: 'organisations.rename_kind',
    address: `/organisation-kinds/${kind.code}`,
    method: 'PUT',
  } as const;
  return fold(
    nameIn(kind.names, view.language),
    form(
      view,
      to,
      (fields) =>
        html`${textField(fields, { name: 'hant', label: say.inHant, value: kind.names.hant })}
        ${textField(fields, { name: 'hans', label: say.inHans, value: kind.names.hans })}
        ${textField(fields, { name: 'en', label: say.inEn, value: kind.names.en })}
        ${submitButton({ label: say.save })}`,
    ),
  );
}
