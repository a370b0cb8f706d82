import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP proxy that holds all connections until it is opened. */
export interface HeldProxy {
  readonly address: string;
  open(): void;
  close(): Promise<void>;
}

/** @param to `host:port` */
export const createHeldProxy = async (to: string): Promise<HeldProxy> => {
  const [host = '', port] = to.split(':');
  const opened = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const server = createServer(async (from) => {
    sockets.add(from.on('error', () => from.destroy()));
    await opened.promise;
    const onward = connect(Number(port), host);
    sockets.add(onward.on('error', () => from.destroy()));
    from.pipe(onward).pipe(from);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: () => opened.resolve(),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
