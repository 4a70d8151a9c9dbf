import { html } from 'hono/html';
import { pressedRefusal } from '#/platform/http/components/index.ts';
import { submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { dateField } from '#/platform/http/components/date-field.ts';
import { fold, openFold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { textField } from '#/platform/http/components/text-field.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatDate } from '#/platform/i18n/format.ts';
import { MAX_REASON } from '#/features/organisations/model.ts';
import type { PostPage } from '#/features/organisations/routes/shapes.ts';
import { words } from '#/features/organisations/words/index.ts';
import { peoplePicker } from './people-picker.ts';
import { seeking, termFields } from './seeking.ts';

/** Draws one post for those who fill it: appoint somebody, or end the present term. */
export function postPage(view: View, shown: PostPage): Page {
  const say = words[view.language];
  const role = nameIn(shown.post.kind.names, view.language);
  const { holder } = shown.post;
  return {
    title: role,
    section: 'none',
    width: 'column',
    body: stack(
      pressedRefusal(view, { drawn: drawnForms(shown) }),
      pageHead({
        title: holder === undefined ? say.appointTo(role) : `${role} · ${holder.name}`,
        lead: nameIn(shown.post.place.names, view.language),
        above: backLink(shown.organisation.name, `/organisations/${shown.organisation.id}`),
      }),
      holder === undefined ? appointing(view, shown) : ending(view, shown, holder.startsOn),
      holder === undefined ? abolishing(view, shown) : '',
    ),
  };
}

/** The forms of this page that say themselves what was wrong in them. */
function drawnForms({ post, people, seeks }: PostPage): readonly string[] {
  if (post.holder !== undefined) return ['organisations.end_term'];
  const own = ['organisations.abolish_post', ...(seeks ? ['organisations.seek_holder'] : [])];
  return people.length === 0 ? own : [...own, 'organisations.appoint'];
}

function appointing(view: View, shown: PostPage): Html {
  const say = words[view.language];
  if (shown.seeks) return panel({ title: say.appoint }, seeking(view, shown));
  return panel(
    { title: say.appoint },
    peoplePicker(view, {
      endpoint: 'organisations.appoint',
      address: `/posts/${shown.post.id}/holder`,
      searchAddress: `/posts/${shown.post.id}`,
      label: say.appoint,
      people: shown.people,
      query: shown.query,
      more: (fields) => termFields(view, fields),
    }),
  );
}

function ending(view: View, shown: PostPage, startsOn: Temporal.PlainDate): Html {
  const say = words[view.language];
  const to = {
    endpoint: 'organisations.end_term',
    address: `/posts/${shown.post.id}/holder`,
    method: 'DELETE',
  } as const;
  return panel(
    { title: say.endTerm, aside: say.since(formatDate(view.language, startsOn)) },
    form(
      view,
      to,
      (fields) =>
        html`${textField(fields, {
          name: 'reason',
          label: say.endReason,
          hint: say.endReasonHint,
          maxLength: MAX_REASON,
        })}
        ${submitButton({ label: say.endTerm })}`,
    ),
  );
}

/** Folded away, for it is rare; unfolded when it was sent and something in it was wrong. */
function abolishing(view: View, shown: PostPage): Html {
  const say = words[view.language];
  const to = {
    endpoint: 'organisations.abolish_post',
    address: `/posts/${shown.post.id}`,
    method: 'DELETE',
  } as const;
  const isInUse = view.form?.endpoint === to.endpoint;
  return (isInUse ? openFold : fold)(
    say.abolishPost,
    form(
      view,
      to,
      (fields) =>
        html`<p class="soft">${say.abolishText}</p>
          ${dateField(fields, {
            name: 'on',
            label: say.abolishedOn,
            hint: say.abolishedOnHint,
            isOptional: true,
          })}
          ${submitButton({ label: say.abolishPost })}`,
    ),
  );
}
