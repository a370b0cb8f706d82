import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request that the collector has taken: an export of OpenTelemetry as JSON, or an envelope of Sentry. */
export interface Collected {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** How a collector answers. `hang` never does. */
export type CollectorAnswer = { readonly status: number; readonly retryAfterSeconds?: number } | 'hang';

export interface Collector {
  readonly origin: string;
  close(): void;
}

interface CollectorOptions {
  readonly take: (collected: Collected) => void;
  /** 200 unless set. */
  readonly answer?: () => CollectorAnswer;
}

const reply = (response: ServerResponse, answer: CollectorAnswer): void => {
  if (answer === 'hang') return;
  const { status, retryAfterSeconds } = answer;
  const pause = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  // A page of another origin may export, too.
  const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  response.writeHead(status, { 'content-type': 'application/json', ...cors, ...pause }).end('{}');
};

/** A collector on this machine, for traces (`/v1/traces`), error records (`/v1/logs`) and Sentry (`/api/…/envelope/`). */
export const startCollector = async ({
  take,
  answer = () => ({ status: 200 }),
}: CollectorOptions): Promise<Collector> => {
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => '');
    if (request.method === 'POST') take({ path: request.url ?? '', headers: request.headers, body });
    reply(response, answer());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Appends each request as a line. Tests look there for their trace. */
export const intoFile =
  (path: string) =>
  ({ path: asked, body }: Collected): void =>
    appendFileSync(path, `${JSON.stringify({ path: asked, body })}\n`);
