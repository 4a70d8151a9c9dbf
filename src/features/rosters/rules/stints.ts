/** A time in which somebody stands by. */
export type Span = { readonly from: Temporal.Instant; readonly to: Temporal.Instant };

/** Joins spans that meet or overlap, in order. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))) {
    const last = joined.at(-1);
    if (last === undefined || Temporal.Instant.compare(span.from, last.to) > 0) joined.push(span);
    else if (Temporal.Instant.compare(span.to, last.to) > 0) {
      joined[joined.length - 1] = { from: last.from, to: span.to };
    }
  }
  return joined;
}

/** Tells in which span a moment lies, or which comes next; spans that meet are one. */
export function nextSpan(spans: readonly Span[], now: Temporal.Instant): Span | undefined {
  return joinSpans(spans).find(({ to }) => Temporal.Instant.compare(to, now) > 0);
}
