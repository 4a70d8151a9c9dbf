import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '#/platform/i18n/language.ts';

/** Escaped HTML, as `html` from `hono/html` makes it. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export type Theme = 'auto' | 'light' | 'dark';

/** One thing wrong with what was typed: which field, and a sentence in the reader's language. */
export type Problem = { readonly field: string; readonly text: string };

/**
 * What became of the form that was sent last. The page it came from is drawn again with it, so that
 * nothing typed is lost.
 */
export type FormState = {
  /** The endpoint the form was sent to; a page with several forms fills only this one. */
  readonly endpoint: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly problems: readonly Problem[];
  /** The sentence of a refusal, when the form was right but the answer was no. */
  readonly refusal: string | undefined;
};

/** Everything about the reader and the moment that a page needs to draw itself. */
export type View = {
  readonly language: Language;
  readonly theme: Theme;
  readonly isElder: boolean;
  /** Path and query of this page, for coming back to it. */
  readonly address: string;
  readonly now: Temporal.Instant;
  readonly zone: string;
  /** The person signed in, and the person they act for just now. */
  readonly reader:
    | {
        readonly name: string;
        readonly actingFor: string | undefined;
        /** How many notices the person concerned has not read. */
        readonly unread?: number;
      }
    | undefined;
  /** The neighbourhood in the header. */
  readonly where: { readonly name: string; readonly above: string; readonly address: string };
  /** The duty telephone, in the same place on every page. */
  readonly duty: { readonly name: string; readonly telephone: string };
  /** Whether an office of theirs rests until they confirm that it is them. */
  readonly hasRestingOffice?: boolean;
  /** Which desks this reader may open, for the navigation. */
  readonly mayOpenDesk: boolean;
  readonly form: FormState | undefined;
  /**
   * Makes the hidden key of one form: the same key has the same outcome, and no other site knows
   * it.
   */
  readonly newKey: () => string;
  /** Says once what has just happened, after a redirect. */
  readonly notice: string | undefined;
  /** Addresses of the style sheet and script, with the hash of their content. */
  readonly assets: {
    readonly style: string;
    readonly script: string;
    /** Scripts that only some pages need. */
    readonly own?: Readonly<Partial<Record<OwnScript, string>>> | undefined;
  };
};

/** What a page may need beside the script of all: a passkey, notices, keys, a photo, a night. */
export const ownScripts = ['passkeys', 'push', 'cover', 'desk-keys', 'night'] as const;
export type OwnScript = (typeof ownScripts)[number];

/** What a reader of feeds may follow (Atom), told in the head of the page that shows the same. */
export type Feed = { readonly title: string; readonly address: string };

/** What a page hands to the layout. */
export type Page = {
  readonly feed?: Feed | undefined;
  /** Marks of what may change while it is looked at. */
  readonly live?: readonly string[] | undefined;
  /** The script that this page needs beside the one of all. */
  readonly script?: OwnScript;
  /** A page about something that is still going on renews itself, and says so. */
  readonly reloadsAfterSeconds?: number;
  /** Whether what it lists can be taken away as a spreadsheet from the same address. */
  readonly isTakenAway?: boolean;
  readonly title: string;
  /** Which of the five places of the bottom bar is the current one. */
  readonly section: 'home' | 'help' | 'raise' | 'places' | 'desk' | 'account' | 'none';
  readonly body: Html;
  /** Desks use the width; everything else is one column. */
  readonly width: 'column' | 'two' | 'wide';
};
