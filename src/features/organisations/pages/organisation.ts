import { html } from 'hono/html';
import { pressedRefusal, unpressed } from '#/platform/http/components/index.ts';
import { quietButton, submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { fold, openFold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { columns, pageHead } from '#/platform/http/components/page-parts.ts';
import { people } from '#/platform/http/components/person-row.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate, formatNumber } from '#/platform/i18n/format.ts';
import { MAX_NAME, MAX_TELEPHONE } from '#/features/organisations/model.ts';
import type {
  OrganisationPage,
  OrganisationShown,
} from '#/features/organisations/routes/shapes.ts';
import { words } from '#/features/organisations/words/index.ts';
import { callLink, organisationList } from './list.ts';
import { peoplePicker } from './people-picker.ts';
import { postsPanel } from './posts.ts';

/** Draws one organisation: what it is, its posts and their holders, its members, its history. */
export function organisationPage(view: View, shown: OrganisationShown): Page {
  const { organisation } = shown;
  return {
    title: organisation.name,
    section: 'none',
    width: 'two',
    body: html`${pressedRefusal(view, { drawn: drawnForms(shown) })} ${head(view, shown)}
    ${columns(
      html`${postsPanel(view, shown)} ${historyPanel(view, shown)} ${underPanel(view, shown)}`,
      html`${membersPanel(view, shown)} ${keeping(view, shown)}
      ${(shown.panels ?? []).map((draw) => draw(view))}`,
    )}`,
  };
}

/** The forms of this page that say themselves what was wrong in them. */
function drawnForms({ organisation, mayKeep, choices }: OrganisationPage): readonly string[] {
  if (!mayKeep || organisation.closedOn !== undefined) return [];
  const picking = choices.people.length === 0 ? [] : ['organisations.add_member'];
  return ['organisations.change', 'organisations.add_post', ...picking];
}

function head(view: View, { organisation, parent }: OrganisationPage): Html {
  const say = words[view.language];
  const place = nameIn(organisation.place.names, view.language);
  const lead =
    organisation.telephone === undefined
      ? nameIn(organisation.kind.names, view.language)
      : html`${nameIn(organisation.kind.names, view.language)} · ${callLink(organisation.telephone)}`;
  const below = html`<p class="soft">
      ${say.since(formatDate(view.language, organisation.openedOn))}
      ${
        parent === undefined
          ? ''
          : html` · ${say.standsUnder} <a href="/organisations/${parent.id}">${parent.name}</a>`
      }
    </p>
    ${
      organisation.closedOn === undefined
        ? ''
        : notice({
            look: 'info',
            title: say.closedSince(formatDate(view.language, organisation.closedOn)),
          })
    }`;
  return pageHead({
    title: organisation.name,
    lead,
    above: backLink(say.titleAt(place), `/organisations?place=${organisation.place.id}`),
    below,
  });
}

function historyPanel(view: View, { pastTerms, abolishedPosts }: OrganisationPage): Html | '' {
  const say = words[view.language];
  const day = (date: Temporal.PlainDate) => formatDate(view.language, date);
  const rows = pastTerms.map((term) => ({
    name: term.name,
    role: nameIn(term.postNames, view.language),
    note: [`${day(term.startsOn)} – ${day(term.endedOn)}`, term.endReason ?? []].flat().join(' · '),
  }));
  const gone = abolishedPosts.map(({ names, place, abolishedOn }) => ({
    name: nameIn(names, view.language),
    role: nameIn(place.names, view.language),
    note: say.until(day(abolishedOn)),
  }));
  return html`${rows.length === 0 ? '' : panel({ title: say.history }, people(view.language, rows))}
  ${gone.length === 0 ? '' : panel({ title: say.abolishedPosts }, people(view.language, gone))}`;
}

function underPanel(view: View, { under }: OrganisationPage): Html | '' {
  if (under.length === 0) return '';
  return panel({ title: words[view.language].under }, organisationList(view, under));
}

function membersPanel(view: View, shown: OrganisationPage): Html | '' {
  const say = words[view.language];
  if (shown.memberCount === undefined && !shown.mayKeep) return '';
  const aside =
    shown.memberCount === undefined
      ? undefined
      : say.membersCount(formatNumber(view.language, shown.memberCount));
  const rows = shown.members.map((member) => ({
    name: member.name,
    role: say.since(formatDate(view.language, member.joinedOn)),
    action: shown.mayKeep ? removeForm(view, shown.organisation.id, member) : undefined,
  }));
  const isOpen = shown.organisation.closedOn === undefined;
  return panel(
    { title: say.members, aside },
    html`${rows.length === 0 ? '' : people(view.language, rows)}
    ${
      shown.mayKeep && isOpen
        ? (shown.choices.query === '' ? fold : openFold)(
            say.addMember,
            peoplePicker(view, {
              endpoint: 'organisations.add_member',
              address: `/organisations/${shown.organisation.id}/members`,
              searchAddress: `/organisations/${shown.organisation.id}`,
              label: say.addMember,
              people: shown.choices.people,
              query: shown.choices.query,
            }),
          )
        : ''
    }`,
  );
}

function removeForm(
  view: View,
  organisationId: string,
  member: { readonly personId: string; readonly name: string },
): Html {
  const say = words[view.language];
  const to = {
    endpoint: 'organisations.remove_member',
    address: `/organisations/${organisationId}/members/${member.personId}`,
    method: 'DELETE',
    look: 'row',
  } as const;
  return form(unpressed(view), to, () =>
    quietButton({ label: say.removeMember, spoken: say.removeMemberNamed(member.name) }),
  );
}

function keeping(view: View, shown: OrganisationPage): Html | '' {
  const say = words[view.language];
  const { organisation, choices, parent } = shown;
  if (!shown.mayKeep || organisation.closedOn !== undefined) return '';
  const address = `/organisations/${organisation.id}`;
  const changeTo = { endpoint: 'organisations.change', address, method: 'PUT' } as const;
  const closeTo = { endpoint: 'organisations.close', address, method: 'DELETE' } as const;
  const parents = choices.organisations.filter(({ id }) => id !== organisation.id);
  const isListed = parent === undefined || parents.some(({ id }) => id === parent.id);
  const changing = form(
    view,
    changeTo,
    (fields) =>
      html`${textField(fields, {
        name: 'name',
        label: say.name,
        value: organisation.name,
        maxLength: MAX_NAME,
      })}
      ${textField(fields, {
        name: 'telephone',
        label: say.telephone,
        kind: 'telephone',
        value: organisation.telephone,
        isOptional: true,
        maxLength: MAX_TELEPHONE,
      })}
      ${selectField(fields, {
        name: 'parentId',
        label: say.parent,
        isOptional: true,
        value: parent?.id,
        options: (isListed ? parents : [parent, ...parents]).map(({ id, name }) => ({
          value: id,
          label: name,
        })),
      })}
      ${submitButton({ label: say.save })}`,
  );
  const closing = form(
    unpressed(view),
    closeTo,
    () =>
      html`<p class="soft">${say.closeText}</p>
        ${quietButton({ label: say.close })}`,
  );
  return panel({ title: say.change }, html`${changing} ${fold(say.close, closing)}`);
}
