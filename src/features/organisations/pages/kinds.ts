import { html } from 'hono/html';
import { actions, linkButton, submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { form } from '#/platform/http/components/form.ts';
import { inset } from '#/platform/http/components/notice.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { people } from '#/platform/http/components/person-row.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { MAX_KIND_NAME, MAX_KIND_NAME_EN } from '#/features/organisations/model.ts';
import type { OrganisationKind } from '#/features/organisations/model.ts';
import { words } from '#/features/organisations/words/index.ts';

type NamedKind = Pick<OrganisationKind, 'code' | 'names'>;

export type KindsView = {
  readonly kinds: readonly NamedKind[];
  readonly mayRename: boolean;
  /** The kind whose names are being changed. */
  readonly chosen?: NamedKind | undefined;
};

/** What kinds are of, and where they are named. */
type Sort = {
  readonly title: string;
  readonly lead: string;
  readonly address: string;
  readonly endpoint: string;
};

/** Draws the kinds of organisations; a steward may give them the names people use here. */
export function kindsPage(view: View, shown: KindsView): Page {
  const { kinds: title, kindsLead: lead, postKinds } = words[view.language];
  const address = '/organisation-kinds';
  const sort = { title, lead, address, endpoint: 'organisations.rename_kind' };
  return drawKinds(view, { ...shown, sort, beside: { label: postKinds, address: '/post-kinds' } });
}

/** Draws the kinds of posts, named in the same way. */
export function postKindsPage(view: View, shown: KindsView): Page {
  const { kinds, kindsLead: lead, postKinds: title } = words[view.language];
  const sort = { title, lead, address: '/post-kinds', endpoint: 'organisations.rename_post_kind' };
  const beside = { label: kinds, address: '/organisation-kinds' };
  return drawKinds(view, { ...shown, sort, beside });
}

function drawKinds(
  view: View,
  shown: KindsView & {
    readonly sort: Sort;
    readonly beside: { readonly label: string; readonly address: string };
  },
): Page {
  const say = words[view.language];
  const { chosen, sort, beside } = shown;
  const title = chosen === undefined ? sort.title : say.renameNamed(nameOf(view, chosen));
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({
        title,
        lead: sort.lead,
        above: chosen === undefined ? undefined : backLink(sort.title, sort.address),
      }),
      shown.mayRename ? '' : inset(say.kindsKept),
      chosen === undefined
        ? panel({ title: say.kind }, people(view.language, rowsOf(view, shown)))
        : panel({ title: nameOf(view, chosen) }, renaming(view, chosen, sort)),
      chosen === undefined ? actions(linkButton(beside)) : '',
    ),
  };
}

function nameOf(view: View, kind: NamedKind): string {
  return nameIn(kind.names, view.language);
}

function rowsOf(view: View, { kinds, mayRename, sort }: KindsView & { readonly sort: Sort }) {
  const say = words[view.language];
  return kinds.map((kind) => {
    const { hant, hans, en } = kind.names;
    const own = nameOf(view, kind);
    const action = linkButton({
      label: say.rename,
      spoken: say.renameNamed(own),
      address: `${sort.address}?kind=${kind.code}`,
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
function renaming(view: View, { code, names }: NamedKind, sort: Sort): Html {
  const say = words[view.language];
  const to = {
    endpoint: sort.endpoint,
    address: `${sort.address}/${code}`,
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
