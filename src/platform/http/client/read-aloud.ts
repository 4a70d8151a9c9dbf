/** Reads an article aloud where the browser can speak, and stops when asked. */
export class ReadAloud extends HTMLElement {
  connectedCallback(): void {
    if (!('speechSynthesis' in window)) return;
    this.hidden = false;
    this.button()?.addEventListener('click', () => {
      if ('reading' in this.dataset) this.stop();
      else this.read();
    });
    window.addEventListener('pagehide', () => speechSynthesis.cancel());
  }

  private read(): void {
    const article = document.getElementById(this.getAttribute('for') ?? '');
    const sentences = (article?.innerText ?? '').split(/(?<=[。！？!?；;\n])/u);
    speechSynthesis.cancel();
    this.show('stop');
    // Sentence by sentence: browsers break off a long text after a quarter of a minute.
    const spoken = sentences.map((text) => text.trim()).filter((text) => text !== '');
    for (const [index, text] of spoken.entries()) {
      const speech = new SpeechSynthesisUtterance(text);
      speech.lang = voices[document.documentElement.lang] ?? document.documentElement.lang;
      speech.rate = 0.9;
      if (index === spoken.length - 1) speech.addEventListener('end', () => this.show('read'));
      speech.addEventListener('error', () => this.show('read'));
      speechSynthesis.speak(speech);
    }
  }

  private stop(): void {
    speechSynthesis.cancel();
    this.show('read');
  }

  /** Offers the one or the other. */
  private show(offered: 'read' | 'stop'): void {
    this.toggleAttribute('data-reading', offered === 'stop');
    for (const word of this.querySelectorAll<HTMLElement>('[data-word]')) {
      word.hidden = word.dataset['word'] !== offered;
    }
  }

  private button(): HTMLButtonElement | null {
    return this.querySelector('button');
  }
}

/* Both scripts are read as Mandarin. */
const voices: Readonly<Record<string, string>> = {
  'zh-Hant': 'zh-CN',
  'zh-Hans': 'zh-CN',
  en: 'en-GB',
};
