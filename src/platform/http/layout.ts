import { html, raw } from 'hono/html';
import { STRENGTHEN } from '#/platform/access/strength.ts';
import { attributes } from './components/attributes.ts';
import { icon } from './components/icon.ts';
import { liveLine } from './components/live-line.ts';
import { pageFooter } from './components/page-footer.ts';
import { dutyLine, pageHeader } from './components/page-header.ts';
import { preferencesForm } from './components/preferences.ts';
import { sealFile } from './components/seal.ts';
import { takenAwayAt } from './table.ts';
import type { Html, Page, View } from './view.ts';
import { words } from './words/index.ts';

/** Draws the whole document around what a page shows: the same frame on every page. */
export function layout(view: View, page: Page): Html {
  return html`${raw('<!doctype html>')}
    <html
      ${attributes({
        lang: view.language,
        'data-theme': view.theme,
        'data-elder': view.isElder ? 'on' : undefined,
      })}
    >
      ${documentHead(view, page)}
      <body>
        <a class="skip" href="#main">${words[view.language].skip}</a>
        ${pageHeader(view, page)} ${dutyLine(view)} ${actingLine(view)} ${restingLine(view)}
        <main class="main main-${page.width}" id="main" tabindex="-1">
          ${noticeLine(view)} ${page.body} ${takeAwayLine(view, page)}
        </main>
        ${pageFooter(view)} ${preferencesForm(view)} ${liveParts(view, page)}
      </body>
    </html>`;
}

/** Who has not signed in is told nothing: nobody knows whether they are still there. */
function liveParts(view: View, { live }: Page): Html | '' {
  return live === undefined || view.reader === undefined ? '' : liveLine(view, live);
}

/* The icon of the tab travels with the page: it is smaller than a request for it. */
const SEAL = `data:image/svg+xml,${encodeURIComponent(sealFile())}`;

/* The colours of the card in tokens.css, for the bar of the phone above the page. */
const BAR_LIGHT = '#ffffff';
const BAR_DARK = '#1e2125';

function documentHead(view: View, page: Page): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${titleOf(view, page)}</title>
    ${themeColours(view)}
    <meta name="format-detection" content="telephone=no" />
    <link rel="stylesheet" href="${view.assets.style}" />
    <link rel="icon" type="image/svg+xml" href="${SEAL}" />
    ${feedLink(page)} ${reloading(page)}
    <script type="module" src="${view.assets.script}"></script>
    ${ownScript(view, page)}
  </head>`;
}

function ownScript({ assets }: View, { script }: Page): Html | '' {
  const path = script && assets.own?.[script];
  return path === undefined ? '' : html`<script type="module" src="${path}"></script>`;
}

function reloading({ reloadsAfterSeconds }: Page): Html | '' {
  if (reloadsAfterSeconds === undefined) return '';
  return html`<meta http-equiv="refresh" content="${reloadsAfterSeconds}" />`;
}

function feedLink({ feed }: Page): Html | '' {
  if (feed === undefined) return '';
  const { title, address } = feed;
  return html`<link
    rel="alternate"
    type="application/atom+xml"
    title="${title}"
    href="${address}"
  />`;
}

/** A page that comes back with mistakes says so first, for those who hear its title. */
function titleOf(view: View, page: Page): string {
  const text = words[view.language];
  const isWrong = (view.form?.problems.length ?? 0) > 0 || view.form?.refusal !== undefined;
  const title = isWrong ? text.problemTitle(page.title) : page.title;
  return page.title === view.where.name ? title : text.titleOf(title, view.where.name);
}

function themeColours(view: View): Html {
  if (view.theme !== 'auto') {
    const colour = view.theme === 'dark' ? BAR_DARK : BAR_LIGHT;
    return html`<meta name="theme-color" content="${colour}" />`;
  }
  return html`<meta
      name="theme-color"
      content="${BAR_LIGHT}"
      media="(prefers-color-scheme: light)"
    />
    <meta name="theme-color" content="${BAR_DARK}" media="(prefers-color-scheme: dark)" />`;
}

/** Who acts for somebody else sees it on every page, so that nothing is done in the wrong name. */
function actingLine(view: View): Html | '' {
  const name = view.reader?.actingFor;
  if (name === undefined) return '';
  const text = words[view.language];
  return html`<aside class="acting" aria-label="${text.actingFor(name)}">
    <div class="inside">
      ${icon('users')}
      <p>${text.actingFor(name)}</p>
      <a href="/me">${text.stopActing}</a>
    </div>
  </aside>`;
}

/** Who holds an office that rests is told on every page how to use it. */
function restingLine(view: View): Html | '' {
  if (view.hasRestingOffice !== true || view.address.startsWith(STRENGTHEN)) return '';
  const text = words[view.language];
  const next = encodeURIComponent(view.address);
  return html`<aside class="acting" aria-label="${text.officeRests}">
    <div class="inside">
      ${icon('key')}
      <p>${text.officeRests}</p>
      <a href="${STRENGTHEN}?next=${next}">${text.confirmItIsYou}</a>
    </div>
  </aside>`;
}

/** Leads to the spreadsheet of what a page lists. */
function takeAwayLine({ language, address }: View, { isTakenAway }: Page): Html | '' {
  if (isTakenAway !== true) return '';
  const say = words[language];
  return html`<p class="soft take-away">
    ${say.takeAway}
    <a href="${takenAwayAt(address, 'xlsx')}">${say.asWorkbook}</a> ·
    <a href="${takenAwayAt(address, 'csv')}">CSV</a>
  </p>`;
}

function noticeLine(view: View): Html | '' {
  if (view.notice === undefined) return '';
  return html`<div class="happened" role="status" data-happened>
    ${icon('check')}
    <p>${view.notice}</p>
  </div>`;
}
