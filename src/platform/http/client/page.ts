/** Moves to the summary of what went wrong, so that it is read first. */
export function takeFocus(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
}

/** Closes a menu by a touch elsewhere or by Escape. */
export function closeMenus(): void {
  document.addEventListener('click', (event) => {
    for (const menu of openMenus()) {
      if (!(event.target instanceof Node) || !menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
  });
}

function openMenus(): Iterable<HTMLDetailsElement> {
  return document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]');
}
