/** What a check found, in one sentence with what to do: in order, worth knowing, or broken. */
export type Finding = { readonly state: 'good' | 'notable' | 'bad'; readonly text: string };

export const good = (text: string): Finding => ({ state: 'good', text });
export const notable = (text: string): Finding => ({ state: 'notable', text });
export const bad = (text: string): Finding => ({ state: 'bad', text });

/** Gives what a fault says, for a sentence that tells the host about it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
