import type { RefusalWords } from '#/platform/http/endpoint.ts';

/** The sentences of the front page and of what the installation says about itself. */
export type HomeWords = RefusalWords<never> & {
  readonly product: string;
  readonly motto: string;
  readonly emergency: string;
  readonly homeTitle: (place: string) => string;
  readonly welcomeTitle: string;
  readonly welcomeLead: string;
  readonly raise: string;
  readonly raiseText: string;
  readonly seeBoard: string;
  readonly findPlace: string;
  readonly findPlaceHint: string;
  readonly demonstration: string;
  readonly demonstrationText: string;
  readonly personas: string;
  readonly enterAs: (name: string) => string;
  readonly about: string;
  readonly aboutParagraphs: readonly string[];
  readonly promises: string;
  readonly promiseLines: readonly string[];
  readonly seal: { readonly title: string; readonly text: string; readonly open: string };
  readonly privacy: string;
  readonly privacyLead: string;
  readonly levels: readonly { readonly name: string; readonly text: string }[];
  readonly rights: string;
  readonly rightLines: readonly string[];
};
