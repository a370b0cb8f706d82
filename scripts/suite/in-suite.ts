import { spawn } from 'node:child_process';
import { root } from '../root.ts';
import { MissingPrerequisite } from './missing-prerequisite.ts';
import { type SuiteOptions, startSuite } from './suite.ts';

/** The exit code as a shell reports it: the code, or 128 plus the signal's number. */
const exitCodeOf = (code: number | null, signal: NodeJS.Signals | null): number => {
  if (code !== null) return code;
  return signal === 'SIGINT' ? 130 : 143;
};

/**
 * Runs a command with its own suite and stops the suite afterwards. On interruption it first interrupts the command and
 * waits for it.
 *
 * @returns the command's exit code; 1 if the suite could not start
 */
export const runInSuite = async (
  command: readonly string[],
  options: SuiteOptions = { forTests: true },
): Promise<number> => {
  let child: ReturnType<typeof spawn> | undefined;
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      interrupted = true;
      child?.kill(signal);
    });
  }
  try {
    const suite = await startSuite(options);
    if (interrupted) {
      await suite.stop();
      return 130;
    }
    const [program = '', ...args] = command;
    const running = spawn(program, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...suite.environment },
    });
    child = running;
    const code = await new Promise<number>((resolve) => {
      running.once('error', (error) => {
        console.error(error.message);
        resolve(127);
      });
      running.once('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
    });
    await suite.stop();
    return code;
  } catch (error) {
    if (!(error instanceof MissingPrerequisite)) throw error;
    console.error(error.message);
    return 1;
  }
};
