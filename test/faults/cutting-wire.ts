import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';
import type { NetConnectOpts, Socket } from 'node:net';
import { join } from 'node:path';
import type { Connection } from '#/platform/db/pool.ts';

/** When the wire is cut: before a commit leaves, in the middle of it, or ahead of its answer. */
export const moments = ['before', 'within', 'after'] as const;
export type Moment = (typeof moments)[number];

/** A wire between the application and its database, of real bytes, that can be cut. */
export type CuttingWire = {
  /** Where the application finds the database through it. */
  readonly connection: Connection;
  /** Cuts the next commits, so many of them, each at this moment. */
  readonly cutNext: (moment: Moment, times: number) => void;
  /** How often it has been cut. */
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
};

/** As the pool names the statement, once it has been sent whole. */
const NAME = createHash('sha256').update('commit').digest('base64url').slice(0, 24);

/** Lays a wire to a database on this machine. */
export async function layWire(to: Connection): Promise<CuttingWire> {
  if ('url' in to) throw new Error('The wire is laid to a server of our own.');
  let left = 0;
  let cuts = 0;
  let moment: Moment = 'before';
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(addressOf(to));
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    let isDeaf = false;
    near.on('data', (bytes: Buffer) => {
      if (left === 0 || !isCommit(bytes)) return far.write(bytes);
      left -= 1;
      cuts += 1;
      isDeaf = true;
      if (moment === 'before') return near.destroy();
      if (moment === 'after') return far.write(bytes);
      return far.write(bytes.subarray(0, bytes.length >> 1), () => far.destroy());
    });
    // The commit is carried out; that it was is heard by nobody.
    far.on('data', (bytes) => (isDeaf ? near.destroy() : near.write(bytes)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    connection: { ...to, host: '127.0.0.1', port },
    cutNext: (next, times) => {
      moment = next;
      left = times;
    },
    cuts: () => cuts,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function isCommit(bytes: Buffer): boolean {
  return bytes.includes(NAME) || bytes.includes('commit\0');
}

/** A server on this machine may listen on a socket in a folder. */
function addressOf({ host, port }: { readonly host: string; readonly port: number }) {
  const isFolder = host.startsWith('/');
  const options: NetConnectOpts = isFolder
    ? { path: join(host, `.s.PGSQL.${port}`) }
    : { host, port };
  return options;
}
