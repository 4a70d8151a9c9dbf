import { html } from 'hono/html';
import { linkButton, submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { form } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { people } from '#/platform/http/components/person-row.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { MAX_KIND_NAME, MAX_KIND_NAME_EN } from '#/features/organisations/model.ts';
import type { OrganisationKind } from '#/features/organisations/model.ts';
import { words } from '#/features/organisations/words/index.ts';

export type KindsView = {
  readonly kinds: readonly OrganisationKind[];
  readonly mayRename: boolean;
  /** The kind whose names are being changed. */
  readonly chosen?: OrganisationKind | undefined;
};

/** Draws the kinds of organisations; a steward may give them the names people use here. */
export function kindsPage(view: View, shown: KindsView): Page {
  const say = words[view.language];
  const { chosen } = shown;
  const title = chosen === undefined ? say.kinds : say.renameNamed(nameOf(view, chosen));
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({
        title,
        lead: say.kindsLead,
        above: chosen === undefined ? undefined : backLink(say.kinds, '/organisation-kinds'),
      }),
      chosen === undefined
        ? panel({ title: say.kind }, people(view.language, rowsOf(view, shown)))
        : panel({ title: nameOf(view, chosen) }, renaming(view, chosen)),
    ),
  };
}

function nameOf(view: View, kind: OrganisationKind): string {
  return nameIn(kind.names, view.language);
}

function rowsOf(view: View, { kinds, mayRename }: KindsView) {
  const say = words[view.language];
  return kinds.map((kind) => {
    const { hant, hans, en } = kind.names;
    const own = nameOf(view, kind);
    const action = linkButton({
      label: say.rename,
      spoken: say.renameNamed(own),
      address: `/organisation-kinds?kind=${kind.code}`,
    });
    const others = [hant, hans, en].filter((name) => name !== own);
    return {
      name: own,
      role: [...new Set(others)].join(' · '),
      action: mayRename ? action : undefined,
    };
  });
}

/** One form at a time: what was wrong in one stands at no other. */
function renaming(view: View, { code, names }: OrganisationKind): Html {
  const say = words[view.language];
  const to = {
    endpoint: 'organisations.rename_kind',
    address: `/organisation-kinds/${code}`,
    method: 'PUT',
  } as const;
  const field = { maxLength: MAX_KIND_NAME };
  return form(
    view,
    to,
    (fields) =>
      html`${textField(fields, { ...field, name: 'hant', label: say.inHant, value: names.hant })}
      ${textField(fields, { ...field, name: 'hans', label: say.inHans, value: names.hans })}
      ${textField(fields, {
        name: 'en',
        label: say.inEn,
        value: names.en,
        maxLength: MAX_KIND_NAME_EN,
      })}
      ${submitButton({ label: say.save })}`,
  );
}
