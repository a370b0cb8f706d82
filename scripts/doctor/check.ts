/** Something that a deployment lacks, and the command or the step that mends it. */
export interface Finding {
  readonly lacking: string;
  readonly mend: string;
}

export interface Target {
  readonly project: string;
  readonly database: string;
  /** Before the names of the functions, in the project of an app. Functions without it are the app's own. */
  readonly prefix?: string;
}

/** Asks an API of Google for a resource, or for a list with all its pages. `undefined` if there is none (404). */
export type Ask = (url: string, body?: object) => Promise<unknown>;

/** A part of a deployment that the doctor looks at. It reads and never writes. */
export interface Check {
  readonly name: string;
  readonly run: (ask: Ask, target: Target) => Promise<readonly Finding[]>;
}

interface Parts<Answer> {
  readonly name: string;
  readonly gather: (ask: Ask, target: Target) => Promise<Answer>;
  /** Pure: from answers to findings. */
  readonly judge: (answer: Answer, target: Target) => readonly Finding[];
}

export const check = <Answer>({ name, gather, judge }: Parts<Answer>): Check => ({
  name,
  run: async (ask, target) => judge(await gather(ask, target), target),
});
