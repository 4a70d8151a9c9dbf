import { html } from 'hono/html';
import { termWords, writeTelephone } from '#/features/people/index.ts';
import {
  actions,
  backLink,
  card,
  cards,
  emptyState,
  form,
  linkButton,
  notice,
  pageHead,
  panel,
  primaryLink,
  selectField,
  stack,
  submitButton,
  summaryList,
  textArea,
  textField,
} from '#/platform/http/components/index.ts';
import type { Meta } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatMoment, formatNumber } from '#/platform/i18n/format.ts';
import { MAX_REASON } from '#/features/guard/model.ts';
import type {
  BreakingShown,
  GlassLine,
  GlassShown,
  GlassesShown,
} from '#/features/guard/routes/load-glass.ts';
import { glassWords } from '#/features/guard/words/glass.ts';

/** Draws who broke which glass, as far as the reader is told, and the way to breaking one. */
export function glassesPage(view: View, shown: GlassesShown): Page {
  const say = glassWords[view.language];
  const { mine, own, waiting, reviewed } = shown;
  const isNone = [mine, own, waiting, reviewed].every((lines) => lines.length === 0);
  const toBreak = primaryLink({ label: say.breakTitle, address: '/glass/new', icon: 'eye' });
  const open = (glass: GlassLine) =>
    glass.isOpen
      ? link(glass, { label: say.open, which: whichOf(view, glass), below: '' })
      : undefined;
  const judge = (glass: GlassLine) =>
    link(glass, { label: say.review, which: glass.of ?? '', below: '/review' });
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead, above: backLink(say.backToMe, '/me') }),
      isNone ? emptyState({ icon: 'eye', title: say.none }) : '',
      side(view, { title: say.waitingTitle, lines: waiting, action: judge }),
      side(view, { title: say.mineTitle, lines: mine, hint: say.mineText }),
      side(view, { title: say.ownTitle, lines: own, action: open }),
      side(view, { title: say.reviewedTitle, lines: reviewed }),
      shown.mayBreak ? actions(toBreak) : '',
    ),
  };
}

type Link = { readonly label: string; readonly which: string; readonly below: string };

function link({ id, reason }: GlassLine, { label, which, below }: Link): Html {
  return linkButton({
    label,
    spoken: [label, which, reason].filter((part) => part !== '').join(' · '),
    address: `/glass/${id}${below}`,
    icon: 'eye',
  });
}

/** Says which of the people of one home it is; nothing when it is about one alone. */
function whichOf({ language }: View, { among }: GlassLine): string {
  if (among === undefined) return '';
  const [number, count] = [among.number, among.count].map((one) => formatNumber(language, one));
  return glassWords[language].among(number ?? '', count ?? '');
}

type Side = {
  readonly title: string;
  readonly lines: readonly GlassLine[];
  readonly hint?: string;
  readonly action?: (glass: GlassLine) => Html | undefined;
};

function side(view: View, { title, lines, hint, action }: Side): Html | '' {
  if (lines.length === 0) return '';
  const drawn = lines.map((glass) => glassCard(view, glass, action?.(glass)));
  return panel(
    { title },
    html`${cards(drawn)} ${hint === undefined ? '' : html`<p class="soft">${hint}</p>`}`,
  );
}

/** Draws one broken glass: who, where, when, why, and what a steward said of it. */
export function glassCard(view: View, glass: GlassLine, action: Html | undefined): Html {
  const say = glassWords[view.language];
  const { by, of, office, reason, review } = glass;
  const name = by === '' ? say.somebodyGone : by;
  const ends = formatMoment(view, glass.endsAt);
  const meta: Meta[] = [
    { icon: 'calendar', text: formatMoment(view, glass.brokenAt) },
    { icon: 'pin', text: nameIn(glass.community, view.language) },
    { icon: 'clock', text: glass.isOpen ? say.openUntil(ends) : say.ended(ends) },
  ];
  const which = whichOf(view, glass);
  if (of !== undefined) meta.push({ icon: 'person', text: say.of(of) });
  else if (which !== '') meta.push({ icon: 'users', text: which });
  return card({
    title: say.by(name, termWords[view.language].roles[office]),
    level: 3,
    state:
      review === undefined
        ? { look: 'wait', label: say.notReviewed }
        : {
            look: review.finding === 'fair' ? 'done' : 'open',
            label: say.findings[review.finding],
          },
    meta,
    body: html`<p>${say.because(reason)}</p>
      ${review?.words === undefined ? '' : html`<p>${say.stewardSaid(review.words)}</p>`}`,
    ...(action === undefined ? {} : { actions: action }),
  });
}

/** Draws the form that breaks a glass: by an address, by a door, or for a matter. */
export function breakingPage(view: View, shown: BreakingShown): Page {
  const say = glassWords[view.language];
  const { place, matter } = shown;
  const back = backOf(view, shown);
  return {
    title: say.breakTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.breakTitle, lead: say.lead, above: back }),
      notice({ look: 'warning', text: say.breakText }),
      form(
        view,
        {
          endpoint: 'guard.break_glass',
          address: '/glass',
          ...(matter === undefined ? {} : { hidden: { matter } }),
        },
        (fields) =>
          html`${matter === undefined ? '' : html`<p>${say.forMatter(matter)}</p>`}
          ${
            place === undefined
              ? ''
              : selectField(fields, {
                  name: 'householdId',
                  label: say.household,
                  hint: say.householdHint,
                  options: shown.households.map(({ id, names }) => ({
                    value: id,
                    label: nameIn(names, view.language),
                  })),
                })
          }
          ${
            place === undefined && matter === undefined
              ? textField(fields, { name: 'contact', label: say.contact, hint: say.contactHint })
              : ''
          }
          ${textArea(fields, {
            name: 'reason',
            label: say.reason,
            hint: say.reasonHint,
            limit: MAX_REASON,
          })}
          ${actions(submitButton({ label: say.break, icon: 'eye' }))}`,
      ),
    ),
  };
}

function backOf(view: View, { place, matter }: BreakingShown): Html {
  const say = glassWords[view.language];
  if (matter !== undefined) return backLink(say.backToMatter, `/matters/${matter}`);
  if (place === undefined) return backLink(say.title, '/glass');
  return backLink(nameIn(place.names, view.language), `/places/${place.id}`);
}

/** Draws the record behind a glass while it is open. */
export function glassPage(view: View, shown: GlassShown): Page {
  const say = glassWords[view.language];
  const telephone = shown.telephone && writeTelephone(shown.telephone);
  const homes = shown.homes.map((names) => nameIn(names, view.language));
  const rows = [
    { label: say.name, value: shown.name },
    { label: say.called, value: shown.called ?? say.notKnown },
    { label: say.telephone, value: telephone ?? say.notKnown },
    { label: say.email, value: shown.email ?? say.notKnown },
    { label: say.homes, value: homes.length === 0 ? say.notKnown : homes.join(' · ') },
    { label: say.community, value: nameIn(shown.community, view.language) },
  ];
  const matter =
    shown.matter === undefined
      ? ''
      : actions(linkButton({ label: say.backToMatter, address: `/matters/${shown.matter}` }));
  return {
    title: shown.name,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: shown.name, above: backLink(say.title, '/glass') }),
      notice({
        look: 'warning',
        title: say.shownLead(formatMoment(view, shown.endsAt)),
        text: say.because(shown.reason),
      }),
      panel({ title: say.recordTitle }, summaryList(view.language, rows)),
      matter,
    ),
  };
}

/** Draws the way to the homes of a building that are beyond the reader's office. */
export function glassPanelOf(view: View, placeId: string): Html {
  const say = glassWords[view.language];
  const address = `/glass/new?place=${encodeURIComponent(placeId)}`;
  return panel(
    { title: say.panelTitle },
    html`<p>${say.panelText}</p>
      ${actions(linkButton({ label: say.breakTitle, address, icon: 'eye' }))}`,
  );
}
