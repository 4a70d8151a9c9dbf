import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a control page is made of; a faulty one changes some of it. */
export type ControlPage = {
  readonly cookies: string;
  readonly status: number;
  readonly lang: string;
  readonly elder: string;
  readonly theme: string;
  readonly title: string;
  readonly style: string;
  readonly help: string;
  readonly main: string;
  readonly end: string;
};

export type Change = (page: ControlPage) => Partial<ControlPage>;

export type ControlSite = { readonly origin: string; readonly stop: () => Promise<void> };

/** Serves a faultless page at `/good`, that page changed at other names, nothing at `/silent`. */
export async function startControlSite(
  changes: Readonly<Record<string, Change>>,
): Promise<ControlSite> {
  const server = createServer((request, response) => answer(request, response, changes));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  changes: Readonly<Record<string, Change>>,
): void {
  const name = new URL(request.url ?? '/', 'http://control').pathname.slice(1);
  if (name === 'heavy.js') {
    response.writeHead(200, { 'content-type': 'text/javascript' });
    response.end(`"${'a'.repeat(30_000)}";`);
    return;
  }
  if (name === 'silent') {
    response.destroy();
    return;
  }
  const change = name === 'good' ? () => ({}) : changes[name];
  const page = goodPage(request.headers.cookie ?? '');
  const shown = { ...page, ...change?.(page), ...(change ? {} : { status: 404 }) };
  response.writeHead(shown.status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(draw(shown));
}

function goodPage(cookies: string): ControlPage {
  const lang = /linli_lang=([\w-]+)/.exec(cookies)?.[1] ?? 'zh-Hant';
  return {
    cookies,
    status: 200,
    lang,
    elder: cookies.includes('linli_elder=1') ? ' data-elder' : '',
    theme: cookies.includes('linli_theme=dark') ? 'dark' : 'light',
    title: '深田社區',
    style: STYLE,
    help: '<a class="button" href="tel:0592-2222222">0592 2222222</a>',
    main: MAIN,
    end: '',
  };
}

const STYLE = `
  html { font-size: 100%; background: #fff; color: #222 }
  html[data-elder] { font-size: 125% }
  body { background: #fff; color: #222; font: 1rem/1.75 sans-serif; margin: 0 1rem }
  html[data-theme='dark'] body { background: #14171a; color: #eceae4 }
  html[data-theme='dark'] a { color: #9cf }
  .button { font: inherit; display: inline-flex; align-items: center; min-height: 3rem; min-width: 3rem }
  input { font: inherit; min-height: 3rem; width: 15rem }
  .choice { display: flex; align-items: center; min-height: 3rem }
  .choice input { width: 1.5rem; height: 1.5rem; min-height: 0 }
  .skip { position: absolute; left: -100rem; padding: 1rem; }
  .skip:focus { left: 0 }
  .card { position: relative; min-height: 5rem }
  .card a::after { content: ''; position: absolute; inset: 0 }
  small { font-size: .8125rem }
`;

const MAIN = `
  <h1>鄰里的事</h1>
  <p>坡道欄杆鬆動,一推就倒,孩子放學都要從那裡走,請<a href="/good">大家</a>小心,也請有空的鄰居來看一看。</p>
  <p><small>3 號樓東側</small></p>
  <label for="name">姓名</label> <input id="name" name="name" type="text" autocomplete="name">
  <label class="choice"><input type="checkbox" name="mine"> 我會修</label>
  <form action="/good" method="get">
    <input type="hidden" name="asked" value="1"><input type="hidden" name="asked" value="2">
    <button class="button" type="submit">好</button>
  </form>
  <div class="card"><a href="/good">廚房燈不亮</a></div>
`;

function draw(page: ControlPage): string {
  return `<!doctype html>
<html lang="${page.lang}"${page.elder} data-theme="${page.theme}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<style>${page.style}</style>
</head>
<body>
<a class="skip" href="#main">到內容</a>
<aside class="duty">${page.help}</aside>
<main id="main">${page.main}</main>
${page.end}
</body>
</html>`;
}
