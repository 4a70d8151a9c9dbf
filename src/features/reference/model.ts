/** A field that is sent or answered: its name, how deep it stands, and what it holds. */
export type Field = {
  readonly name: string;
  readonly depth: number;
  /** In the notation of types: `string(200)`, `integer(1..9)`, `open | closed`, `uuid[]`. */
  readonly type: string;
  readonly isRequired: boolean;
};

/** Where something is sent: in the address, after its question mark, or in the body. */
export const sentIn = ['path', 'query', 'body'] as const;
export type SentIn = (typeof sentIn)[number];
export type Parameter = Omit<Field, 'depth'> & { readonly in: SentIn };

/** How deep the shape of an answer is told. */
export const MAX_DEPTH = 4;
