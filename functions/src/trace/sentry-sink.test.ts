import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sentrySink } from './sentry-sink.ts';

const serve = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
};

test('follows the sink to no other address', async () => {
  const asked: string[] = [];
  const inside = await serve((request, response) => {
    asked.push(`inside ${request.method}`);
    response.end('{}');
  });
  const outside = await serve((request, response) => {
    asked.push(`outside ${request.method}`);
    response.writeHead(307, { location: `http://${inside}${request.url}` }).end();
  });
  const sink = await sentrySink(`http://public@${outside}/42`);
  const ids = { correlationId: 'c', traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
  sink.send({ message: 'function failed', function: 'command', ...ids, failure: undefined, at: new Date() });
  await sink.flush();
  expect(asked).toEqual(['outside POST']);
});
