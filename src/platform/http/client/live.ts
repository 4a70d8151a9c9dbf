/*
 * What is read and what is typed stays where it is until the reader wants to see the rest. Only
 * pages that are seen hold a line, as a browser has few.
 */

/** Says that there is something new on an open page, and leaves the page as it is. */
export function watchPage(): void {
  const line = document.querySelector<HTMLElement>('[data-live]');
  const at = line?.dataset['live'];
  if (line === null || at === undefined || !('EventSource' in window)) return;
  let source: EventSource | undefined;
  const close = () => {
    source?.close();
    source = undefined;
  };
  const open = () => {
    if (source !== undefined || document.visibilityState === 'hidden') return;
    source = new EventSource(`/live?at=${encodeURIComponent(at)}`);
    source.addEventListener('marks', (event) => tell(line, listOf(String(event.data))));
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') close();
    else open();
  });
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();
}

function tell(line: HTMLElement, marks: readonly string[]): void {
  const own = listOf(line.dataset['marks'] ?? '');
  const fresh = marks.filter((mark) => !own.includes(mark)).length;
  const hasLost = own.some((mark) => !marks.includes(mark));
  const link = line.querySelector('a');
  const text = line.querySelector('span');
  if (link === null || text === null) return;
  link.hidden = fresh === 0 && !hasLost;
  const { one = '', many = '', changed = '' } = line.dataset;
  if (fresh === 0) text.textContent = changed;
  else text.textContent = fresh === 1 ? one : many.replace('{n}', String(fresh));
}

function listOf(text: string): readonly string[] {
  return text.split(' ').filter((mark) => mark !== '');
}
