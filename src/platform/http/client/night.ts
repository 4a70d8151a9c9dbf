/*
 * Plays a night of calls. All that happened stands in the table of steps, drawn by the server; this
 * only goes from one row to the next and shows in the picture what that row says.
 */

/** The longest and shortest wait between two steps, and what a minute takes; in milliseconds. */
const speeds: Readonly<Record<string, { least: number; most: number; perMinute: number }>> = {
  slow: { least: 500, most: 3_000, perMinute: 1_000 },
  middle: { least: 200, most: 1_200, perMinute: 300 },
  fast: { least: 60, most: 400, perMinute: 80 },
};
const TICK = 100;

type Step = { readonly row: HTMLElement; readonly at: number; readonly call: string };

/** Plays the night that stands in it; without it, links lead from step to step. */
export class NightPlayer extends HTMLElement {
  private steps: readonly Step[] = [];
  private clock = new Intl.DateTimeFormat();
  private readonly isStill = matchMedia('(prefers-reduced-motion: reduce)');
  private shown = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ticker: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.steps = [...this.querySelectorAll<HTMLElement>('[data-step]')].map((row) => ({
      row,
      at: Number(row.dataset['at']),
      call: row.dataset['call'] ?? '',
    }));
    this.clock = new Intl.DateTimeFormat(document.documentElement.lang, {
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
      timeZone: this.dataset['zone'] ?? 'UTC',
    });
    this.shown = this.steps.findIndex(({ row }) => row.hasAttribute('aria-current')) + 1;
    for (const part of this.all('[data-with-script]')) part.removeAttribute('hidden');
    for (const part of this.all('[data-without-script]')) part.setAttribute('hidden', '');
    this.find('[data-play]')?.addEventListener('click', () => this.toggle());
    this.find('[data-go=back]')?.addEventListener('click', () => this.goBy(-1));
    this.find('[data-go=next]')?.addEventListener('click', () => this.goBy(1));
    this.seek()?.addEventListener('input', () => {
      this.pause();
      this.show(Number(this.seek()?.value));
    });
  }

  disconnectedCallback(): void {
    this.pause();
  }

  private toggle(): void {
    if (this.timer !== undefined) return this.pause();
    if (this.shown >= this.steps.length) this.show(0);
    this.say('pause');
    this.toggleAttribute('data-playing', true);
    this.wait();
  }

  private pause(): void {
    clearTimeout(this.timer);
    clearInterval(this.ticker);
    this.timer = undefined;
    this.say('play');
    this.toggleAttribute('data-playing', false);
  }

  private goBy(by: 1 | -1): void {
    this.pause();
    this.show(this.shown + by);
  }

  /** Waits the longer the more time went by, yet through no hour in which nothing happened. */
  private wait(): void {
    const next = this.steps[this.shown];
    if (next === undefined) return this.pause();
    const speed = speeds[this.speed()] ?? { least: 200, most: 1_200, perMinute: 300 };
    const from = this.steps[this.shown - 1]?.at ?? next.at;
    const minutes = (next.at - from) / 60_000;
    const wait = Math.min(speed.most, Math.max(speed.least, minutes * speed.perMinute));
    this.tick(from, { to: next.at, wait });
    this.timer = setTimeout(() => {
      clearInterval(this.ticker);
      this.show(this.shown + 1);
      this.wait();
    }, wait);
  }

  /** Lets the clock run on between two steps, where that does not disturb. */
  private tick(from: number, { to, wait }: { to: number; wait: number }): void {
    clearInterval(this.ticker);
    if (this.isStill.matches || wait < TICK * 2) return;
    const began = performance.now();
    this.ticker = setInterval(() => {
      const share = Math.min(1, (performance.now() - began) / wait);
      this.write('[data-clock]', this.clock.format(from + (to - from) * share));
    }, TICK);
  }

  private show(step: number): void {
    this.shown = Math.min(Math.max(step, 0), this.steps.length);
    const looks = new Map<string, string>();
    for (const { row, call } of this.steps.slice(0, this.shown)) {
      const { look } = row.dataset;
      if (look !== undefined) looks.set(call, look);
    }
    this.paint(looks);
    this.count(looks);
    this.mark();
  }

  private paint(looks: ReadonlyMap<string, string>): void {
    for (const sign of this.all('.street [data-sign]')) {
      sign.setAttribute('data-look', looks.get(sign.getAttribute('data-sign') ?? '') ?? '');
    }
    for (const cell of this.all('[data-stage]')) {
      const look = looks.get(cell.getAttribute('data-stage') ?? '');
      cell.textContent = look === undefined ? '—' : (this.dataset[look] ?? look);
    }
  }

  /** Below each house how many called, above it how many wait; in the legend how many of each. */
  private count(looks: ReadonlyMap<string, string>): void {
    const numbers = new Intl.NumberFormat(document.documentElement.lang);
    for (const house of this.all('[data-house]')) {
      const signs = [...house.querySelectorAll('[data-sign]')];
      const shown = signs.map((sign) => sign.getAttribute('data-look')).filter(Boolean);
      const waiting = shown.filter((look) => /^(seeking|coming|nobody)$/.test(look ?? '')).length;
      const called = house.querySelector('[data-called]');
      if (called !== null) called.textContent = numbers.format(shown.length);
      const badge = house.querySelector<HTMLElement>('[data-waiting]');
      if (badge === null) continue;
      badge.hidden = waiting === 0;
      badge.textContent = numbers.format(waiting);
    }
    const drawn = new Set(
      this.all('.street [data-sign]').map((sign) => sign.getAttribute('data-sign')),
    );
    for (const line of this.all('[data-legend]')) {
      const look = line.getAttribute('data-legend');
      const count = [...looks].filter(([call, one]) => one === look && drawn.has(call)).length;
      line.textContent = numbers.format(count);
    }
  }

  /** Says which step it is: in the clock, in words, in the list, on the slider. */
  private mark(): void {
    const current = this.steps[this.shown - 1];
    for (const { row } of this.steps) row.removeAttribute('aria-current');
    current?.row.setAttribute('aria-current', 'step');
    const clock =
      current === undefined ? (this.dataset['beginning'] ?? '') : this.clock.format(current.at);
    this.write('[data-clock]', clock);
    const text = (part: string) => current?.row.querySelector(part)?.textContent?.trim() ?? '';
    const said =
      current === undefined ? '' : `${text('[data-where]')} · ${text('[data-happened]')}`;
    this.write('[data-said]', said);
    const seek = this.seek();
    if (seek === undefined) return;
    seek.value = String(this.shown);
    seek.setAttribute('aria-valuetext', said === '' ? clock : `${clock} ${said}`);
  }

  private say(offered: 'play' | 'pause'): void {
    for (const word of this.all('[data-play] [data-word]')) {
      word.toggleAttribute('hidden', word.getAttribute('data-word') !== offered);
    }
  }

  private speed(): string {
    const choice = this.querySelector<HTMLSelectElement>('[data-speed]');
    return choice?.value ?? 'middle';
  }

  private seek(): HTMLInputElement | undefined {
    return this.querySelector<HTMLInputElement>('[data-seek]') ?? undefined;
  }

  private find(selector: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(selector);
  }

  private all(selector: string): readonly Element[] {
    return [...this.querySelectorAll(selector)];
  }

  private write(selector: string, text: string): void {
    const part = this.querySelector(selector);
    if (part !== null) part.textContent = text;
  }
}

customElements.define('night-player', NightPlayer);
