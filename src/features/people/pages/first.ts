import { html } from 'hono/html';
import {
  actions,
  backLink,
  emptyState,
  form,
  linkButton,
  pageHead,
  people,
  searchField,
  stack,
  steps,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { MAX_NAME } from '#/features/people/model.ts';
import type { FirstShown } from '#/features/people/routes/first.ts';
import { firstWords } from '#/features/people/words/first.ts';

type Community = FirstShown['found'][number];

/** Draws the first visit: choose the community, then say who looks after it. */
export function firstPage(view: View, shown: FirstShown): Page {
  const { chosen } = shown;
  const body =
    chosen === undefined ? choosing(view, shown) : naming(view, { token: shown.token, chosen });
  return { title: firstWords[view.language].title, section: 'none', width: 'column', body };
}

function choosing(view: View, shown: FirstShown): Html {
  const say = firstWords[view.language];
  return stack(
    pageHead({ title: say.title, lead: say.lead, above: stepsTo(view, 1) }),
    searchField(view.language, {
      address: '/first',
      label: say.search,
      value: shown.query,
      hidden: { token: shown.token },
    }),
    html`<p class="soft">${say.searchHint}</p>`,
    shown.query === '' ? goingBack(view, shown) : foundList(view, shown),
  );
}

/** Whoever comes from a machine that is lost has an archive and needs no community chosen. */
function goingBack(view: View, { token }: FirstShown): Html {
  const say = firstWords[view.language];
  const address = `/first/restore?${new URLSearchParams({ token }).toString()}`;
  return html`<p class="soft">${say.hasArchive}</p>
    ${actions(linkButton({ label: say.goBack, address }))}`;
}

function foundList(view: View, shown: FirstShown): Html {
  const say = firstWords[view.language];
  if (shown.found.length === 0) {
    const title = say.nothingFound(shown.query);
    return emptyState({ icon: 'search', title, text: say.nothingFoundText });
  }
  const rows = shown.found.map((community) => {
    const name = nameIn(community.names, view.language);
    const query = new URLSearchParams({ token: shown.token, community: community.code });
    const action = linkButton({
      label: say.choose,
      spoken: say.chooseNamed(name),
      address: `/first?${query.toString()}`,
    });
    return { name, role: wayTo(view, community), action };
  });
  return html`<h2>${say.found}</h2>
    ${people(view.language, rows)}`;
}

function naming(
  view: View,
  { token, chosen }: { readonly token: string; readonly chosen: Community },
): Html {
  const say = firstWords[view.language];
  const to = {
    endpoint: 'people.begin',
    address: '/first',
    hidden: { token, community: chosen.code },
  };
  return stack(
    pageHead({
      title: say.nameTitle(nameIn(chosen.names, view.language)),
      lead: say.nameLead,
      above: html`${backLink(say.other, `/first?${new URLSearchParams({ token }).toString()}`)}
      ${stepsTo(view, 2)}`,
      below: html`<p class="soft">${wayTo(view, chosen)}</p>`,
    }),
    form(
      view,
      to,
      (fields) =>
        html`${textField(fields, {
          name: 'name',
          label: say.name,
          autocomplete: 'name',
          maxLength: MAX_NAME,
        })}
        ${textField(fields, {
          name: 'contact',
          label: say.contact,
          hint: say.contactHint,
          autocomplete: 'tel',
          isOptional: true,
        })}
        ${actions(submitButton({ label: say.begin, icon: 'check' }))}`,
    ),
  );
}

function stepsTo(view: View, current: number): Html {
  return steps(view.language, { labels: firstWords[view.language].steps, current });
}

function wayTo(view: View, community: Community): string {
  return community.above.map((names) => nameIn(names, view.language)).join(' · ');
}
