import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';
import { emulators } from '../kit/emulators.ts';

/** Starts a second suite for a Node program, beside the suite of these tests. */
const startSecond = (program: string) =>
  spawn(process.execPath, [join(root, 'scripts/emulators.ts'), '--', process.execPath, '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const isOpen = async (address: string): Promise<boolean> => {
  const [host = '', port = ''] = address.split(':');
  const socket = connect(Number(port), host);
  const opened = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return opened;
};

const tellHost = 'console.log(process.env.FIRESTORE_EMULATOR_HOST)';

test("runs a second suite beside this one, returns its command's exit code, and leaves nothing behind", async () => {
  const second = startSecond(`${tellHost}; process.exit(7)`);
  const [line] = await once(createInterface(second.stdout), 'line');
  const host = String(line);
  expect(host).not.toBe(emulators.firestore);
  const [code] = await once(second, 'exit');
  expect(code).toBe(7);
  expect(await isOpen(host)).toBe(false);
  expect(await isOpen(emulators.firestore)).toBe(true);
}, 180_000);

test('ends its command first and then itself on an interrupt', async () => {
  const second = startSecond(
    `process.on('SIGINT', () => { console.log('command interrupted'); process.exit(3); }); ${tellHost}; setInterval(() => {}, 1000)`,
  );
  const lines = createInterface(second.stdout);
  const [host] = await once(lines, 'line');
  expect(await isOpen(String(host))).toBe(true);
  const farewell = once(lines, 'line');
  second.kill('SIGINT');
  const [code] = await once(second, 'exit');
  expect((await farewell)[0]).toBe('command interrupted');
  expect(code).toBe(3);
  expect(await isOpen(String(host))).toBe(false);
}, 180_000);
