import { html } from 'hono/html';
import { linkButton, submitButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { fold } from '#/platform/http/components/fold.ts';
import { form } from '#/platform/http/components/form.ts';
import { people } from '#/platform/http/components/person-row.ts';
import type { PersonRow } from '#/platform/http/components/person-row.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { tag } from '#/platform/http/components/tag.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { compareIn, formatDate, formatList, formatNumber } from '#/platform/i18n/format.ts';
import type { OrganisationPage, PostLine } from '#/features/organisations/routes/shapes.ts';
import { groupPosts, shortenNames } from '#/features/organisations/rules.ts';
import { words } from '#/features/organisations/words/index.ts';

/** Draws the posts of an organisation, one line for each person in each sort of post. */
export function postsPanel(view: View, shown: OrganisationPage): Html {
  const say = words[view.language];
  const isOpen = shown.organisation.closedOn === undefined;
  const mayFill = shown.mayKeep && isOpen;
  const rows = groupPosts(shown.posts).map((posts) =>
    rowOf(view, posts, mayFill ? 'fill' : 'read'),
  );
  return panel(
    { title: say.posts },
    html`${rows.length === 0 ? html`<p class="soft">${say.noPosts}</p>` : people(view.language, rows)}
    ${mayFill ? addPostForm(view, shown) : ''}`,
  );
}

/** Whether the posts are read, or filled by those who keep the organisation. */
type Use = 'read' | 'fill';

function rowOf(view: View, posts: readonly PostLine[], use: Use): PersonRow {
  const [first] = posts;
  if (first === undefined) throw new Error('A group of posts has one at least.');
  const role = nameIn(first.kind.names, view.language);
  const places = placesOf(view, posts);
  const terms = new Set(posts.map((post) => termOf(view, post)));
  return {
    name: first.holder?.name ?? role,
    role: first.holder === undefined ? places : `${role} · ${places}`,
    note: first.holder === undefined || terms.size === 1 ? noteOf(view, first) : undefined,
    action: posts.length > 1 ? each(view, posts, use) : filling(view, first, use),
  };
}

/** Says for which places posts are, buildings of one compound together: 東興小區1–6號樓. */
function placesOf(view: View, posts: readonly PostLine[]): string {
  const { language } = view;
  const byCompound = Map.groupBy(posts, ({ place }) =>
    place.within === undefined ? '' : nameIn(place.within, language),
  );
  const parts = [...byCompound].map(([compound, within]) => {
    const names = shortenNames(within.map(({ place }) => nameIn(place.names, language)));
    const all = formatList(language, names);
    return compound === '' ? all : words[language].partOf(compound, all);
  });
  return parts.length === 1 ? parts.join('') : parts.join(words[language].between);
}

function noteOf(view: View, post: PostLine): string | Html {
  return post.holder === undefined
    ? tag({ look: 'wait', label: words[view.language].vacant })
    : termOf(view, post);
}

/** Writes since when a post is held and until when it is to be. */
function termOf(view: View, { holder }: PostLine): string {
  if (holder === undefined) return '';
  const say = words[view.language];
  const since = say.since(formatDate(view.language, holder.startsOn));
  if (holder.plannedEndOn === undefined) return since;
  return `${since} · ${say.until(formatDate(view.language, holder.plannedEndOn))}`;
}

function filling(view: View, post: PostLine, use: Use): Html | undefined {
  if (use === 'read') return undefined;
  const say = words[view.language];
  const role = `${nameIn(post.kind.names, view.language)} · ${placesOf(view, [post])}`;
  return linkButton({
    label: post.holder === undefined ? say.appoint : say.endTerm,
    spoken: post.holder === undefined ? say.appointTo(role) : `${say.endTerm}: ${role}`,
    address: `/posts/${post.id}`,
  });
}

/** Folds away the single posts of a line, each with its place, its term and what can be done. */
function each(view: View, posts: readonly PostLine[], use: Use): Html {
  const isOneTerm = new Set(posts.map((post) => termOf(view, post))).size === 1;
  const inOrder = compareIn(view.language);
  const lines = posts
    .map((post) => ({ post, place: placesOf(view, [post]) }))
    .toSorted((one, other) => inOrder(one.place, other.place));
  return fold(
    words[view.language].eachOf(formatNumber(view.language, posts.length)),
    html`<ul class="post-places">
      ${lines.map(
        ({ post, place }) =>
          html`<li>
            <a class="post-place" href="/places/${post.place.id}">${place}</a>
            ${isOneTerm ? '' : html`<small class="soft">${termOf(view, post)}</small>`}
            ${filling(view, post, use) ?? ''}
          </li>`,
      )}
    </ul>`,
  );
}

function addPostForm(view: View, shown: OrganisationPage): Html {
  const say = words[view.language];
  const to = {
    endpoint: 'organisations.add_post',
    address: `/organisations/${shown.organisation.id}/posts`,
  };
  const { postKinds, places } = shown.choices;
  return fold(
    say.addPost,
    form(
      view,
      to,
      (fields) =>
        html`${selectField(fields, {
          name: 'kind',
          label: say.post,
          options: postKinds.map(({ code, names }) => ({
            value: code,
            label: nameIn(names, view.language),
          })),
        })}
        ${selectField(fields, {
          name: 'placeId',
          label: say.answersFor,
          value: shown.organisation.place.id,
          options: places.map(({ id, names }) => ({
            value: id,
            label: nameIn(names, view.language),
          })),
        })}
        ${submitButton({ label: say.addPost })}`,
    ),
  );
}
