/** Something somebody did, with when they began and when they had the answer. */
export type Operation<Input, Output> = {
  readonly input: Input;
  readonly output: Output;
  readonly from: number;
  readonly to: number;
};

/** What a thing does when only one acts on it at a time. */
export type Model<State, Input, Output> = {
  readonly initial: State;
  readonly apply: (
    state: State,
    input: Input,
  ) => { readonly state: State; readonly output: Output };
  /** Tells two states apart, so that none is looked through twice. */
  readonly nameOf: (state: State) => string;
};

/**
 * Tells whether what several did at once could have been done one after the other, each between its
 * beginning and its end, with the same answers (linearizability; the search of Wing and Gong, which
 * remembers where it has been).
 */
export function isLinearizable<State, Input, Output>(
  history: readonly Operation<Input, Output>[],
  model: Model<State, Input, Output>,
): boolean {
  const seen = new Set<string>();
  const search = (left: readonly number[], state: State): boolean => {
    if (left.length === 0) return true;
    const place = `${left.join(',')} ${model.nameOf(state)}`;
    if (seen.has(place)) return false;
    seen.add(place);
    const firstEnd = Math.min(...left.map((index) => history[index]?.to ?? 0));
    return left.some((index) => {
      const operation = history[index];
      // Whoever began when another had ended already came after it.
      if (operation === undefined || operation.from > firstEnd) return false;
      const { state: next, output } = model.apply(state, operation.input);
      const rest = left.filter((other) => other !== index);
      return output === operation.output && search(rest, next);
    });
  };
  return search(
    history.map((_, index) => index),
    model.initial,
  );
}
