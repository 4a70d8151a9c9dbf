/* Looks at a page from inside, as a reader and a finger would. This text runs in the browser. */

const INTERACTIVE =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], ' +
  '[role=tab], [role=switch], [tabindex]:not([tabindex="-1"])';
const FIELDS = 'input:not([type=hidden]), select, textarea';
const BLOCKS = 'main p, main li, main dd, main td, label';
const SPOKEN_ATTRIBUTES = ['aria-label', 'alt', 'placeholder', 'title'];

/* Text of this length is read, not glanced at. */
const RUNNING_TEXT = 40;
const SHOWN_LENGTH = 40;

export function measurePage() {
  const root = document.documentElement;
  return {
    language: root.lang,
    isElder: 'elder' in root.dataset,
    theme: root.dataset.theme ?? '',
    title: document.title.trim(),
    headings: listAll('h1').filter(isShown).length,
    scrollWidth: root.scrollWidth,
    innerWidth: globalThis.innerWidth,
    brightness: brightnessOf(document.body),
    bodySizePx: sizeOf(document.body),
    targets: listTargets(),
    texts: listTexts(),
    fieldSizes: listAll(FIELDS).filter(isShown).map(sizeOf),
    help: findHelp(),
    visibleText: document.body.innerText,
    readAloud: listAll(SPOKEN_ATTRIBUTES.map((name) => `[${name}]`).join())
      .flatMap((element) => SPOKEN_ATTRIBUTES.map((name) => element.getAttribute(name)))
      .filter((text) => text !== null)
      .join('\n'),
  };
}

/* A drawing has a table beside it in which each of its links is a line. */
function listTargets() {
  return listAll(INTERACTIVE)
    .filter((element) => element.closest('svg') === null && !isInSentence(element))
    .filter((element) => isShown(element) || (element.labels ?? []).length > 0)
    .map((element) => {
      const { width, height } = targetSize(element);
      return { what: describe(element), width, height };
    })
    .filter(({ width, height }) => width > 0 && height > 0);
}

/* A link in a sentence is as high as its line. */
function isInSentence(element) {
  if (element.localName !== 'a' || getComputedStyle(element).display !== 'inline') return false;
  const around = element.parentElement?.textContent.trim().length ?? 0;
  return around > element.textContent.trim().length;
}

/* What is only seen when it has the focus is measured then. */
function targetSize(element) {
  const box = boxOf(element);
  const isParked =
    box.width <= 1 || box.height <= 1 || box.left + box.width <= 0 || box.top + box.height <= 0;
  if (!isParked) return box;
  element.focus({ preventScroll: true });
  const focused = boxOf(element);
  element.blur();
  return focused;
}

/* What a finger may hit: a field or a choice may be hit by its label as well. */
function boxOf(element) {
  const boxes = [element, ...(element.labels ?? [])].map(spread);
  const least = ({ width, height }) => Math.min(width, height);
  return boxes.toSorted((one, other) => least(other) - least(one))[0];
}

/* A link may be spread over its card, and a label over its row, by what is drawn around it. */
function spread(element) {
  const isSpread = ['::before', '::after'].some((part) => {
    const { content, position, top, right, bottom, left } = getComputedStyle(element, part);
    const isDrawn = content !== 'none' && position === 'absolute';
    return isDrawn && [top, right, bottom, left].every((side) => side === '0px');
  });
  let around = element;
  if (!isSpread) return around.getBoundingClientRect();
  while (getComputedStyle(around).position === 'static' && around.parentElement) {
    around = around.parentElement;
  }
  return around.getBoundingClientRect();
}

function listTexts() {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text === '' || parent === null || parent.closest('svg, script, style, noscript')) continue;
    if (!isShown(parent)) continue;
    const around = (parent.closest(BLOCKS)?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const isRunning = around.length >= RUNNING_TEXT && parent.closest('small') === null;
    texts.push({ text: text.slice(0, SHOWN_LENGTH), sizePx: sizeOf(parent), isRunning });
  }
  return texts;
}

function findHelp() {
  const help = document.querySelector('.duty');
  if (help === null || !isShown(help)) return undefined;
  const hasTelephone = help.querySelector('a[href^="tel:"]') !== null;
  return { place: placeOf(help), hasTelephone };
}

/* Where something stands among all that a reader meets on the way to it. */
function placeOf(element) {
  const steps = [];
  for (let at = element; at !== document.body && at !== null; at = at.parentElement) {
    steps.unshift(`${at.localName}[${[...at.parentElement.children].indexOf(at)}]`);
  }
  return steps.join(' ');
}

function brightnessOf(element) {
  const colour = getComputedStyle(element).backgroundColor.match(/\d+(?:\.\d+)?/g) ?? [];
  const [red = '255', green = '255', blue = '255'] = colour;
  return (Number(red) + Number(green) + Number(blue)) / (3 * 255);
}

function sizeOf(element) {
  return Number.parseFloat(getComputedStyle(element).fontSize);
}

function isShown(element) {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible';
}

function describe(element) {
  const text = (element.textContent || element.getAttribute('aria-label') || '').trim();
  const name = element.getAttribute('name') ?? element.getAttribute('href') ?? '';
  return `<${element.localName} ${name}> ${text.replace(/\s+/g, ' ').slice(0, SHOWN_LENGTH)}`;
}

function listAll(selector) {
  return [...document.querySelectorAll(selector)];
}
