import { withoutAddresses } from './without-addresses.ts';

/** An error as it may leave the process. */
export interface Failure {
  readonly name: string;
  /** The code of the error, or its name if it has none. */
  readonly code: string;
  /** Only of an error that our own code has made. */
  readonly message?: string;
  /** Frames only. */
  readonly stack: string;
  readonly causes?: readonly Failure[];
}

const frame = /^\s*at /;

/** A class name, a gRPC number or a code such as `permission-denied`; a service may write anything there. */
const plain = /^[\w./-]{1,60}$/;

const plainly = (value: unknown): string | undefined => (plain.test(String(value)) ? String(value) : undefined);

const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  // A subclass keeps the name `Error` unless it sets its own.
  const { name } = error.constructor;
  return plainly(error.name === 'Error' ? name : error.name) ?? 'Error';
};

/** The kind of an error, without its text. */
export const codeOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? plainly(error.code) : undefined;
  return code ?? nameOf(error);
};

/** The frames behind the text, which may have lines that look like one. */
const framesOf = ({ stack = '', message }: Error): string[] => {
  const end = stack.indexOf(message) + message.length;
  return stack
    .slice(end)
    .split('\n')
    .filter((line) => frame.test(line))
    .map(withoutAddresses);
};

/** Frames of Node.js, of a package, and of built-in functions. */
const foreign = /node_modules|node:|<anonymous>|\(native\)|\(index /;

/**
 * True if our code has made the error. V8 (`JSON.parse`), packages and the bundled Zod repeat values that they were
 * given, such as the name of a customer.
 */
const isOurs = (name: string, [first]: readonly string[]): boolean =>
  first !== undefined && !foreign.test(first) && !/Zod/.test(name);

/** An error has few causes; a batch may have a hundred. */
const most = { depth: 4, causes: 5, frames: 30 } as const;

const causesOf = (error: Error): unknown[] => [
  ...(error instanceof AggregateError ? error.errors : []),
  ...(error.cause === undefined ? [] : [error.cause]),
];

/** Describes an error without data of people: names, codes, frames, and the texts that are our own. */
export const failureOf = (error: unknown, depth = 0): Failure => {
  const [name, code] = [nameOf(error), codeOf(error)];
  if (!(error instanceof Error)) return { name, code, stack: '' };
  const frames = framesOf(error);
  const causes = depth < most.depth ? causesOf(error).slice(0, most.causes) : [];
  return {
    name,
    code,
    ...(isOurs(name, frames) ? { message: withoutAddresses(error.message) } : {}),
    stack: frames.slice(0, most.frames).join('\n'),
    ...(causes.length > 0 ? { causes: causes.map((cause) => failureOf(cause, depth + 1)) } : {}),
  };
};

/** The failure as one text, for people: its name, then the frames. */
export const textOf = ({ name, code, message, stack, causes = [] }: Failure): string => {
  const title = `${name}${code === name ? '' : ` (${code})`}${message ? `: ${message}` : ''}`;
  return [title, ...(stack ? [stack] : []), ...causes.map((cause) => `caused by ${textOf(cause)}`)].join('\n');
};
