/** A statement as it was sent to the driver. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** What of a recording must be new each time it is sent again, or a unique key would refuse it. */
export type Fresh = {
  readonly ids: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
  /** Where bytes differ: `statement.value`. */
  readonly bytes: ReadonlySet<string>;
};

const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const REFERENCE = /^\d{4}-\d{4,9}$/;

/**
 * Compares two recordings of the same action and finds what each makes anew: its ids, its number,
 * its hashes. Fails when the two did not send the same statements.
 */
export function findFresh(earlier: readonly Statement[], later: readonly Statement[]): Fresh {
  const texts = (recording: readonly Statement[]) => recording.map(({ text }) => text).join('\n');
  if (texts(earlier) !== texts(later)) throw new Error('Two recordings sent other statements.');
  const known = new Set(textsIn(earlier));
  const knownIds = new Set(textsIn(earlier).flatMap(idsIn));
  const said = textsIn(later);
  const bytes = later.flatMap(({ values }, statement) =>
    values.flatMap((value, at) => {
      const before = earlier[statement]?.values[at];
      const isNew = value instanceof Uint8Array && !isSame(value, before);
      return isNew ? [`${statement}.${at}`] : [];
    }),
  );
  return {
    ids: new Set(said.flatMap(idsIn).filter((id) => !knownIds.has(id))),
    references: new Set(said.filter((text) => REFERENCE.test(text) && !known.has(text))),
    bytes: new Set(bytes),
  };
}

/** Writes a recording again with new ids, a new number and new hashes, the same ones throughout. */
export function renew(
  recording: readonly Statement[],
  fresh: Fresh,
  make: {
    readonly id: () => string;
    readonly reference: string;
    readonly bytes: (count: number) => Uint8Array;
  },
): readonly Statement[] {
  const ids = new Map([...fresh.ids].map((id) => [id, make.id()]));
  const renewText = (text: string): string => {
    const renewed = text.replaceAll(ID, (id) => ids.get(id) ?? id);
    return [...fresh.references].reduce(
      (rest, reference) => rest.replaceAll(reference, make.reference),
      renewed,
    );
  };
  const renewValue = (value: unknown): unknown => {
    if (typeof value === 'string') return renewText(value);
    return Array.isArray(value) ? value.map(renewValue) : value;
  };
  return recording.map(({ text, values }, statement) => ({
    text,
    values: values.map((value, at) =>
      value instanceof Uint8Array && fresh.bytes.has(`${statement}.${at}`)
        ? make.bytes(value.length)
        : renewValue(value),
    ),
  }));
}

function textsIn(recording: readonly Statement[]): readonly string[] {
  return recording.flatMap(({ values }) => values.flat(2)).filter((one) => typeof one === 'string');
}

function idsIn(text: string): readonly string[] {
  return text.match(ID) ?? [];
}

function isSame(bytes: Uint8Array, other: unknown): boolean {
  return other instanceof Uint8Array && Buffer.compare(bytes, other) === 0;
}
