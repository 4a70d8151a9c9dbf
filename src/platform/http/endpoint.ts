import { z } from 'zod';
import type { Result } from '#/lib/result.ts';
import type { Policy } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Detail, PlatformRefusal, Sentence } from './errors/words.ts';
import type { ListTable } from './table.ts';
import { marksOf } from './live/marks.ts';
import type { LiveParts } from './live/marks.ts';
import type { Page, View } from './view.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Where the reader goes after something was done, and what changes in their browser. */
export type Onward = {
  /** A path on this installation, or `back` to the page the form stood on. */
  readonly to: string;
  /** One sentence of what has just happened, shown on the next page. */
  readonly notice?: string;
  /** A session to start, or null to end the present one. */
  readonly session?: { readonly token: string; readonly expiresAt: Temporal.Instant } | null;
  /** Choices of look and language, kept for a year. */
  readonly preferences?: Readonly<Record<string, string>>;
};

/** A body that is neither page nor JSON: a photo, a drawing, a sheet. */
export type RawBody = {
  readonly mediaType: string;
  readonly body: Uint8Array<ArrayBuffer> | string;
  /** True when the address changes with the content, so that browsers may keep it for a year. */
  readonly isImmutable: boolean;
  readonly fileName?: string;
  /** When it last changed, for those who ask again and again whether there is anything new. */
  readonly changedAt?: Temporal.Instant;
};

/** What is said in a format of somebody else's. */
export type WireAnswer = {
  readonly status: number;
  readonly mediaType: string;
  readonly body: string;
};

/** A no, or a fault: the code and status of the platform, and what is to be read. */
export type WireNo = {
  readonly code: string;
  readonly status: number;
  readonly sentences: readonly string[];
};

/**
 * A format that somebody else has laid down and that their programs speak: where it is spoken, and
 * how an answer and a no are written in it.
 */
export type Wire = {
  /** Every address below it is answered in this format, also one that leads nowhere. */
  readonly base: `/${string}`;
  /** What may stand after the last dot of an address; a no to any other is written in the first. */
  readonly formats: readonly [string, ...string[]];
  /** The field in which a program sends its token, unless as `Authorization: Bearer`. */
  readonly keyField: string;
  readonly write: (format: string, encoded: unknown) => WireAnswer;
  readonly refuse: (format: string, no: WireNo) => WireAnswer;
};

/** The sentences of a feature's refusals; a code without a sentence does not type-check. */
export type RefusalWords<Refusal extends string> = {
  readonly refusals: { readonly [code in Refusal]: Sentence };
};

type Shared<Input, Output, Refusal extends string> = {
  /** `feature.verb`, unique; the operation's name in the interface description. */
  readonly name: string;
  readonly path: `/${string}`;
  /** One English sentence for the interface description. */
  readonly summary: string;
  readonly policy: Policy;
  readonly input: z.core.$ZodType<Input>;
  readonly output: z.core.$ZodType<Output>;
  readonly words: Catalogue<RefusalWords<Exclude<NoInfer<Refusal>, PlatformRefusal>>>;
  readonly run: (context: Context, input: Input) => Promise<Result<Output, Refusal>>;
};

/** A page to look at, or a body to fetch; changes nothing. */
export type Reading<Input, Output, Refusal extends string> = Shared<Input, Output, Refusal> & {
  readonly method: 'GET';
} & (
    | {
        readonly page: (view: View, output: Output, input: Input) => Page;
        /** What the page lists, for those who take it away as a spreadsheet. */
        readonly table?: (view: View, output: Output, input: Input) => ListTable;
        /** What on the page may change while it is looked at; the reader is told that it did. */
        readonly live?: (output: Output) => LiveParts;
        /** What is asked besides when the list is taken away, such as longer pages. */
        readonly tableAsks?: Readonly<Record<string, string>>;
      }
    | { readonly send: (output: Output) => RawBody }
  );

/** Something a person does: one action, one transaction, one journal entry. */
export type Acting<Input, Output, Refusal extends string> = Shared<Input, Output, Refusal> & {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly onward: (language: Language, output: Output, input: Input) => Onward;
  /** True for what is no event in the neighbourhood: a choice of look, one step of a draft. */
  readonly isUnrecorded?: boolean;
  /**
   * True where a refusal leaves a trace, such as a wrong guess at a code: what it wrote is kept.
   */
  readonly countsRefusals?: boolean;
  /**
   * True where the secret in the address is the whole right: programs of mail readers may send
   * `List-Unsubscribe=One-Click` there with no form of ours (RFC 8058).
   */
  readonly isOneClick?: boolean;
};

/** A link that does something once, such as signing in: its secret in the address is its key. */
export type Entering<Input, Output, Refusal extends string> = Shared<Input, Output, Refusal> & {
  readonly method: 'GET';
  readonly onward: (language: Language, output: Output, input: Input) => Onward;
  readonly isUnrecorded?: boolean;
};

/**
 * Asked and answered by programs in a format of somebody else's, at its own address and not under
 * `/api/v1`. No cookie is looked at; what changes something needs a token.
 */
export type Wired<Input, Output, Refusal extends string> = Shared<Input, Output, Refusal> & {
  readonly method: 'GET' | 'POST';
  readonly wire: Wire;
  readonly isUnrecorded?: boolean;
};

export type Declaration<Input, Output, Refusal extends string> =
  | Reading<Input, Output, Refusal>
  | Acting<Input, Output, Refusal>
  | Entering<Input, Output, Refusal>
  | Wired<Input, Output, Refusal>;

/** What came of a request, with the page or the way onward already bound to it. */
export type Answer =
  | { readonly kind: 'invalid'; readonly issues: readonly z.core.$ZodIssue[] }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: Detail }
  | {
      readonly kind: 'done';
      readonly encoded: () => unknown;
      readonly page?: (view: View) => Page;
      readonly table?: (view: View) => ListTable;
      readonly live?: () => LiveParts;
      readonly send?: () => RawBody;
      readonly onward?: (language: Language) => Onward;
    };

/** An endpoint with its types folded away, as the server and the tests see it. */
export type AnyEndpoint = {
  readonly name: string;
  readonly method: Method;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly kind: 'reading' | 'sending' | 'acting' | 'entering' | 'wired';
  readonly wire: Wire | undefined;
  /** Whether what its page lists can be taken away as a spreadsheet. */
  readonly hasTable: boolean;
  readonly tableAsks: Readonly<Record<string, string>>;
  readonly isUnrecorded: boolean;
  readonly countsRefusals: boolean;
  readonly isOneClick: boolean;
  readonly isLive: boolean;
  readonly policy: Policy;
  readonly input: z.core.$ZodType;
  readonly output: z.core.$ZodType;
  readonly words: Catalogue<RefusalWords<string>>;
  readonly answer: (context: Context, raw: unknown) => Promise<Answer>;
  /** Binds an outcome kept from an earlier request of the same key. */
  readonly repeat: (encoded: unknown, raw: unknown) => Answer;
};

/**
 * Declares an endpoint once: from it come the HTML address, the JSON address under `/api/v1`, the
 * form check, the policy check and the interface description.
 */
export function endpoint<Input, Output, Refusal extends string>(
  declaration: Declaration<Input, Output, Refusal>,
): AnyEndpoint {
  const { name, method, path, summary, policy, input, output, words } = declaration;
  return {
    name,
    method,
    path,
    summary,
    policy,
    input,
    output,
    words: byText(words),
    kind: kindOf(declaration),
    wire: 'wire' in declaration ? declaration.wire : undefined,
    hasTable: 'table' in declaration && declaration.table !== undefined,
    tableAsks: ('tableAsks' in declaration && declaration.tableAsks) || {},
    isUnrecorded: 'isUnrecorded' in declaration && declaration.isUnrecorded === true,
    countsRefusals: 'countsRefusals' in declaration && declaration.countsRefusals === true,
    isOneClick: 'isOneClick' in declaration && declaration.isOneClick === true,
    isLive: 'live' in declaration && declaration.live !== undefined,
    answer: async (context, raw) => {
      const parsed = z.safeParse(input, raw, { reportInput: true });
      if (!parsed.success) return { kind: 'invalid', issues: parsed.error.issues };
      const result = await declaration.run(context, parsed.data);
      if (!result.ok) return { kind: 'refused', code: result.refusal, detail: result.detail };
      return bind(declaration, { input: parsed.data, output: result.value });
    },
    repeat: (encoded, raw) => {
      const parsed = z.safeParse(input, raw, { reportInput: true });
      if (!parsed.success) return { kind: 'invalid', issues: parsed.error.issues };
      return bind(declaration, { input: parsed.data, output: z.parse(output, encoded) });
    },
  };
}

/** The server looks codes up by text; that each has its sentence is proven by the types above. */
function byText(words: Catalogue<RefusalWords<never>>): Catalogue<RefusalWords<string>> {
  return words;
}

function kindOf<I, O, R extends string>(declaration: Declaration<I, O, R>): AnyEndpoint['kind'] {
  if ('wire' in declaration) return 'wired';
  if ('send' in declaration) return 'sending';
  if ('page' in declaration) return 'reading';
  return declaration.method === 'GET' ? 'entering' : 'acting';
}

function bind<Input, Output, Refusal extends string>(
  declaration: Declaration<Input, Output, Refusal>,
  done: { readonly input: Input; readonly output: Output },
): Answer {
  // Encoding drops every field the schema does not name: nothing leaves by accident.
  const encoded = () => z.encode(declaration.output, done.output);
  const shared = { kind: 'done', encoded } as const;
  if ('wire' in declaration) return shared;
  if ('send' in declaration) return { ...shared, send: () => declaration.send(done.output) };
  if ('page' in declaration) {
    const { page, table, live } = declaration;
    const draw = (view: View) => page(view, done.output, done.input);
    const parts = live && (() => live(done.output));
    return {
      ...shared,
      page: parts ? (view) => ({ ...draw(view), live: marksOf(parts()) }) : draw,
      ...(parts && { live: parts }),
      ...(table && { table: (view: View) => table(view, done.output, done.input) }),
    };
  }
  return {
    ...shared,
    onward: (language) => declaration.onward(language, done.output, done.input),
  };
}
