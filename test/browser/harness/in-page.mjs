/**
 * Looks at a page from inside, as a reader and a finger would. It runs in the browser, so it uses
 * nothing from outside its own braces.
 */
export function measurePage() {
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 0 && box.height > 0 && style.visibility === 'visible';
  };

  const describe = (element) => {
    const text = (element.textContent || element.getAttribute('aria-label') || '').trim();
    const name = element.getAttribute('name') ?? element.getAttribute('href') ?? '';
    return `<${element.localName} ${name}> ${text.replace(/\s+/g, ' ').slice(0, 40)}`;
  };

  /** What a finger may hit: a field or a choice may be hit by its label as well. */
  const boxOf = (element) => {
    const boxes = [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect());
    const least = ({ width, height }) => Math.min(width, height);
    return boxes.toSorted((one, other) => least(other) - least(one))[0];
  };

  /** A link in a sentence is as high as its line. */
  const isInSentence = (element) => {
    if (element.localName !== 'a' || getComputedStyle(element).display !== 'inline') return false;
    const around = element.parentElement?.textContent.trim().length ?? 0;
    return around > element.textContent.trim().length;
  };

  /** What is only seen when it has the focus is measured then. */
  const isParked = ({ left, top, width, height }) =>
    width <= 1 || height <= 1 || left + width <= 0 || top + height <= 0;

  const targetSize = (element) => {
    const box = boxOf(element);
    if (!isParked(box)) return box;
    element.focus({ preventScroll: true });
    const focused = boxOf(element);
    element.blur();
    return focused;
  };

  const INTERACTIVE =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], ' +
    '[role=tab], [role=switch], [tabindex]:not([tabindex="-1"])';

  // A drawing has a table beside it in which each of its links is a line.
  const targets = [...document.querySelectorAll(INTERACTIVE)]
    .filter((element) => element.closest('svg') === null && !isInSentence(element))
    .filter((element) => isShown(element) || (element.labels ?? []).length > 0)
    .map((element) => {
      const { width, height } = targetSize(element);
      return { what: describe(element), width, height };
    })
    .filter(({ width, height }) => width > 0 && height > 0);

  const RUNNING_TEXT = 40;
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text === '' || parent === null || parent.closest('svg, script, style, noscript')) continue;
    if (!isShown(parent)) continue;
    const sizePx = Number.parseFloat(getComputedStyle(parent).fontSize);
    // Text of this length is read, not glanced at.
    const block = parent.closest('main p, main li, main dd, main td, label') ?? undefined;
    const isRunning = (block?.textContent.trim().length ?? 0) >= RUNNING_TEXT;
    texts.push({
      text: text.slice(0, 40),
      sizePx,
      isRunning: isRunning && parent.localName !== 'small',
    });
  }

  const fieldSizes = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
    .filter(isShown)
    .map((field) => Number.parseFloat(getComputedStyle(field).fontSize));

  /** Where something stands among all that a reader meets on the way to it. */
  const placeOf = (element) => {
    const steps = [];
    for (let at = element; at !== document.body && at !== null; at = at.parentElement) {
      steps.unshift(`${at.localName}[${[...at.parentElement.children].indexOf(at)}]`);
    }
    return steps.join(' ');
  };

  const help = document.querySelector('[data-help]');

  const ground = /\d+(?:\.\d+)?/g;
  const [red = '255', green = '255', blue = '255'] =
    getComputedStyle(document.body).backgroundColor.match(ground) ?? [];

  const root = document.documentElement;
  return {
    language: root.lang,
    isElder: 'elder' in root.dataset,
    theme: root.dataset.theme ?? '',
    title: document.title.trim(),
    headings: [...document.querySelectorAll('h1')].filter(isShown).length,
    scrollWidth: root.scrollWidth,
    innerWidth: globalThis.innerWidth,
    brightness: (Number(red) + Number(green) + Number(blue)) / (3 * 255),
    bodySizePx: Number.parseFloat(getComputedStyle(document.body).fontSize),
    targets,
    texts,
    fieldSizes,
    help:
      help === null || !isShown(help)
        ? undefined
        : { place: placeOf(help), hasTelephone: help.querySelector('a[href^="tel:"]') !== null },
    visibleText: document.body.innerText,
    readAloud: [...document.querySelectorAll('[aria-label], [alt], [placeholder], [title]')]
      .flatMap((element) =>
        ['aria-label', 'alt', 'placeholder', 'title'].map((name) => element.getAttribute(name)),
      )
      .filter((text) => text !== null)
      .join('\n'),
  };
}
