/** What a page is like, measured in the browser. Sizes and places are in CSS pixels. */
export type Measured = {
  readonly language: string;
  readonly isElder: boolean;
  readonly theme: string;
  readonly title: string;
  readonly headings: number;
  readonly scrollWidth: number;
  readonly innerWidth: number;
  /** Of the ground: 0 is black, 1 is white. */
  readonly brightness: number;
  readonly bodySizePx: number;
  readonly targets: readonly {
    readonly what: string;
    readonly width: number;
    readonly height: number;
  }[];
  readonly texts: readonly {
    readonly text: string;
    readonly sizePx: number;
    readonly isRunning: boolean;
  }[];
  readonly fieldSizes: readonly number[];
  /** The line with the duty telephone, and where it stands in the page. */
  readonly help: { readonly place: string; readonly hasTelephone: boolean } | undefined;
  readonly visibleText: string;
  readonly readAloud: string;
};

export function measurePage(): Measured;
