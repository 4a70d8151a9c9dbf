/*
 * Covers parts of a photo by drawing over it: each part is a line of numbers in the field below,
 * which stays what is sent and may be typed in as well.
 */

type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};
type Point = { readonly x: number; readonly y: number };

const WHOLE = 100;
/** A touch that was meant for something else, in hundredths. */
const LEAST = 1;

for (const cover of document.querySelectorAll<HTMLElement>('[data-cover]')) {
  const field = cover.querySelector('textarea');
  const photo = cover.querySelector<HTMLElement>('.cover-photo');
  if (field !== null && photo !== null) begin({ cover, field, photo });
}

function begin(parts: {
  readonly cover: HTMLElement;
  readonly field: HTMLTextAreaElement;
  readonly photo: HTMLElement;
}): void {
  const { cover, field, photo } = parts;
  cover.toggleAttribute('data-drawing', true);
  const draw = () => show(photo, readBoxes(field.value));
  const write = (lines: readonly string[]) => {
    field.value = lines.join('\n');
    // What was typed is kept for this tab, and whoever listens hears it as if it was typed.
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  field.addEventListener('input', draw);
  takeStrokes(photo, (box) => write([...linesOf(field.value), lineOf(box)]));
  photo.after(backButton(cover, () => write(linesOf(field.value).slice(0, -1))));
  draw();
}

function takeStrokes(photo: HTMLElement, keep: (box: Box) => void): void {
  let from: Point | undefined;
  let shade: HTMLElement | undefined;
  photo.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    photo.setPointerCapture(event.pointerId);
    from = pointOf(photo, event);
    shade = shadeOf({ left: from.x, top: from.y, width: 0, height: 0 });
    photo.append(shade);
  });
  photo.addEventListener('pointermove', (event) => {
    if (from !== undefined && shade !== undefined)
      place(shade, between(from, pointOf(photo, event)));
  });
  photo.addEventListener('pointerup', (event) => {
    shade?.remove();
    const box = from && between(from, pointOf(photo, event));
    from = undefined;
    if (box !== undefined && box.width >= LEAST && box.height >= LEAST) keep(box);
  });
  photo.addEventListener('pointercancel', () => {
    shade?.remove();
    from = undefined;
  });
}

function backButton(cover: HTMLElement, run: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet cover-back';
  button.textContent = cover.dataset['back'] ?? '';
  button.addEventListener('click', run);
  return button;
}

function pointOf(photo: HTMLElement, event: PointerEvent): Point {
  const frame = photo.getBoundingClientRect();
  const within = (at: number) => Math.min(Math.max(at, 0), 1) * WHOLE;
  return {
    x: within((event.clientX - frame.left) / frame.width),
    y: within((event.clientY - frame.top) / frame.height),
  };
}

function between(one: Point, other: Point): Box {
  const [left, top] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return {
    left,
    top,
    width: Math.max(one.x, other.x) - left,
    height: Math.max(one.y, other.y) - top,
  };
}

function show(photo: HTMLElement, boxes: readonly Box[]): void {
  for (const old of photo.querySelectorAll('.cover-shade')) old.remove();
  photo.append(...boxes.map(shadeOf));
}

function shadeOf(box: Box): HTMLElement {
  const shade = document.createElement('div');
  shade.className = 'cover-shade';
  place(shade, box);
  return shade;
}

function place(shade: HTMLElement, { left, top, width, height }: Box): void {
  Object.assign(shade.style, {
    left: `${left}%`,
    top: `${top}%`,
    width: `${width}%`,
    height: `${height}%`,
  });
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function readBoxes(text: string): readonly Box[] {
  return linesOf(text).flatMap((line) => {
    const [left, top, width, height] = (line.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
    if (left === undefined || top === undefined) return [];
    return width === undefined || height === undefined ? [] : [{ left, top, width, height }];
  });
}

/** To a tenth, outwards, and never past the edge. */
function lineOf({ left, top, width, height }: Box): string {
  const down = (at: number) => Math.floor(at * 10) / 10;
  const up = (at: number) => Math.min(Math.ceil(at * 10) / 10, WHOLE);
  const [x, y] = [down(left), down(top)];
  const numbers = [x, y, up(left + width) - x, up(top + height) - y];
  return numbers.map((number) => String(Number(number.toFixed(1)))).join(' ');
}
