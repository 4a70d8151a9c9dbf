import { connect } from 'node:net';

/** What somebody writes on a connection that is no browser. */
export type Written = {
  readonly name: string;
  /** Each character is one byte. */
  readonly bytes: string;
  /** Lets go of the line when the bytes are sent, without waiting for an answer. */
  readonly isCut?: true;
  /** How long it reads nothing of what is answered. */
  readonly deafMs?: number;
};

/** What came of it. */
export type Came = {
  /** All that was answered, as bytes. */
  readonly said: string;
  /** How many bytes that were; of a flood the text is only its beginning. */
  readonly count: number;
  /** False when the line was still open when the patience of the test ended. */
  readonly isOver: boolean;
};

const MOST_KEPT = 4_000_000;
/** A moment for the bytes to arrive before the line is cut. */
const CUT_AFTER_MS = 10;

/** Writes bytes to a port of this machine and waits until the other side is done with the line. */
export function write(
  port: number,
  { bytes, isCut, deafMs = 0 }: Written,
  patienceMs: number,
): Promise<Came> {
  return new Promise((resolve) => {
    const line = connect(port, '127.0.0.1');
    let said = '';
    let count = 0;
    const timer = setTimeout(() => {
      resolve({ said, count, isOver: false });
      line.destroy();
    }, patienceMs);
    line.setEncoding('latin1');
    const listen = () =>
      line.on('data', (part: string) => {
        count += part.length;
        if (count < MOST_KEPT) said += part;
      });
    if (deafMs === 0) listen();
    else setTimeout(listen, deafMs);
    // That the other side hangs up on nonsense is no fault of it.
    line.on('error', () => {});
    line.on('close', () => {
      clearTimeout(timer);
      resolve({ said, count, isOver: true });
    });
    line.write(bytes, 'latin1', () => {
      if (isCut === true) setTimeout(() => line.destroy(), CUT_AFTER_MS);
    });
  });
}
