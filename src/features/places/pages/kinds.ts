import { html } from 'hono/html';
import { linkButton, submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { fold, openFold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import { inset } from '#/platform/http/components/notice.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { people } from '#/platform/http/components/person-row.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { formatList } from '#/platform/i18n/format.ts';
import { MAX_KIND_NAME } from '#/features/places/model.ts';
import type { PlaceKind } from '#/features/places/model.ts';
import { words } from '#/features/places/words/index.ts';

export type KindsView = {
  readonly kinds: readonly PlaceKind[];
  readonly mayKeep: boolean;
  /** The kind whose names are being changed. */
  readonly chosen?: PlaceKind | undefined;
};

/** Draws the kinds of places; whoever keeps the installation names them and adds others. */
export function kindsPage(view: View, shown: KindsView): Page {
  const say = words[view.language];
  const { chosen } = shown;
  const title = chosen === undefined ? say.kinds : say.renameNamed(nameOf(view, chosen));
  const body =
    chosen === undefined
      ? stack(
          pageHead({ title, lead: say.kindsLead, above: backLink(say.title, '/places') }),
          shown.mayKeep ? '' : inset(say.kindsKept),
          people(view.language, rowsOf(view, shown)),
          shown.mayKeep ? adding(view, shown.kinds) : '',
        )
      : stack(
          pageHead({ title, lead: say.kindsLead, above: backLink(say.kinds, '/place-kinds') }),
          panel({ title: nameOf(view, chosen) }, renaming(view, chosen)),
        );
  return { title, section: 'places', width: 'column', body };
}

function nameOf(view: View, kind: PlaceKind): string {
  return nameIn(kind.names, view.language);
}

function rowsOf(view: View, { kinds, mayKeep }: KindsView) {
  const say = words[view.language];
  return kinds.map((kind) => {
    const { hant, hans, en } = kind.names;
    const own = nameOf(view, kind);
    const action = linkButton({
      label: say.rename,
      spoken: say.renameNamed(own),
      address: `/place-kinds?kind=${kind.id}`,
    });
    const others = [hant, hans, en].filter((name) => name !== own);
    return {
      name: own,
      role: [...new Set(others)].join(' · '),
      action: mayKeep ? action : undefined,
    };
  });
}

/** One form at a time: what was wrong in one stands at no other. */
function renaming(view: View, { id, names }: PlaceKind): Html {
  const to = {
    endpoint: 'places.rename_kind',
    address: `/place-kinds/${id}`,
    method: 'PUT',
  } as const;
  return form(
    view,
    to,
    (fields) =>
      html`${nameFields(fields, names)} ${submitButton({ label: words[view.language].save })}`,
  );
}

/** Folded away, for it is rare; unfolded when it was sent and something in it was wrong. */
function adding(view: View, kinds: readonly PlaceKind[]): Html {
  const say = words[view.language];
  const to = { endpoint: 'places.add_kind', address: '/place-kinds' };
  const isInUse = view.form?.endpoint === to.endpoint;
  return (isInUse ? openFold : fold)(
    say.addKind,
    form(
      view,
      to,
      (fields) =>
        html`${nameFields(fields)}
        ${selectField(fields, {
          name: 'level',
          label: say.kindLevel,
          hint: say.kindLevelHint,
          options: levelsOf(view, kinds),
        })}
        ${textField(fields, {
          name: 'id',
          label: say.kindCode,
          hint: say.kindCodeHint,
          width: 'short',
        })}
        ${submitButton({ label: say.addKind })}`,
    ),
  );
}

/** A level is known by the kinds that are on it: 小區、里弄. */
function levelsOf(view: View, kinds: readonly PlaceKind[]) {
  return [...Map.groupBy(kinds, ({ level }) => level)].map(([level, alike]) => ({
    value: String(level),
    label: formatList(
      view.language,
      alike.map((kind) => nameOf(view, kind)),
    ),
  }));
}

function nameFields(fields: FormFields, names?: Names): Html {
  const say = words[fields.language];
  const maxLength = MAX_KIND_NAME;
  return html`${textField(fields, { name: 'hant', label: say.inHant, value: names?.hant, maxLength })}
  ${textField(fields, { name: 'hans', label: say.inHans, value: names?.hans, maxLength })}
  ${textField(fields, { name: 'en', label: say.inEn, value: names?.en, maxLength })}`;
}
