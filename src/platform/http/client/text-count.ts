/** Counts down the characters that a text may still have. */
export class TextCount extends HTMLElement {
  connectedCallback(): void {
    const id = this.getAttribute('for') ?? '';
    const field = document.getElementById(id);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const show = (): void => this.show(field.value);
    field.addEventListener('input', show);
    show();
  }

  private show(text: string): void {
    // Characters as people count them, not the halves of a rare one.
    const left = Number(this.getAttribute('limit')) - [...text].length;
    const words = this.getAttribute(left < 0 ? 'over' : 'left') ?? '';
    this.toggleAttribute('data-over', left < 0);
    this.textContent = words.replace('{n}', String(Math.abs(left)));
  }
}
