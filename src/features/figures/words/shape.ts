import type { RefusalWords } from '#/platform/http/endpoint.ts';

/** The sentences about figures; each catalogue has them all. */
export type FigureWords = RefusalWords<never> & {
  readonly title: (place: string) => string;
  readonly lead: string;
  readonly here: string;
  readonly openNow: string;
  readonly resolvedInYear: string;
  readonly confirmedShare: string;
  readonly becameHelper: string;
  readonly fewerThan: (count: string) => string;
  readonly none: string;
  readonly perMonth: string;
  readonly raised: string;
  readonly resolved: string;
  readonly all: string;
  readonly lastYear: string;
  readonly shares: string;
  readonly sharesLead: string;
  readonly measureColumn: string;
  readonly countColumn: string;
  readonly ofColumn: string;
  readonly shareColumn: string;
  readonly below: string;
  readonly placeColumn: string;
  readonly months: string;
  readonly monthColumn: string;
  readonly indicators: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, string>>;
  readonly handlingMean: string;
};
