import type { Context as HonoContext } from 'hono';
import type { Subject } from '#/platform/access/subject.ts';
import type { Services } from '#/platform/action/context.ts';
import type { Session } from '#/platform/auth/sessions.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { Assets } from '#/platform/http/assets.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import type { Live } from '#/platform/http/live/live.ts';
import type { Gauge } from '#/platform/http/metrics.ts';
import type { ToldMessage } from '#/platform/http/openapi.ts';
import type { View } from '#/platform/http/view.ts';
import type { HasRoom } from '#/platform/storage/room.ts';

/** What the header, the help line and the navigation show of this reader. */
export type Frame = Pick<View, 'reader' | 'where' | 'duty' | 'mayOpenDesk'>;

export type LogLine = {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [detail: string]: unknown;
};

/**
 * What is answered beside the endpoints, because its body is too large to be held in memory or its
 * answer grows while something is being done. It holds its own request against forgery.
 */
export type Beside = {
  readonly path: `/${string}`;
  readonly answer: (c: HonoContext, parts: AppParts) => Promise<Response>;
};

/** What the composition lends to the server. */
export type AppParts = {
  readonly db: Db;
  readonly services: Services;
  readonly endpoints: readonly AnyEndpoint[];
  /** What takes a POST that no endpoint could. */
  readonly beside?: readonly Beside[];
  readonly assets: Assets;
  /** Tells open pages what is new on them, where somebody keeps their lines. */
  readonly live?: Live | undefined;
  /** Loads homes, grants and relations of who is signed in. */
  readonly loadSubject: (db: Db, session: Session, now: Temporal.Instant) => Promise<Subject>;
  readonly loadFrame: (
    db: Db,
    who: { readonly subject: Subject; readonly language: Language; readonly now: Temporal.Instant },
  ) => Promise<Frame>;
  /** What the frame shows while nothing can be loaded: at least whom to ring. */
  readonly bareFrame: (language: Language) => Frame;
  /** Tells whether there is room on the disks that are written to, where they are known. */
  readonly hasRoom?: HasRoom;
  /** Reads how the database and the jobs are doing. */
  readonly readGauges: () => Promise<readonly Gauge[]>;
  readonly log: (line: LogLine) => void;
  /** What programs are told without asking, for the interface description. */
  readonly told?: readonly ToldMessage[];
  /** Whether each request gets a line in the log; faults always do. */
  readonly logsRequests: boolean;
};
