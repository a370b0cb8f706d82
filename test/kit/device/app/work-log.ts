import { filter, firstValueFrom, map, Subject } from 'rxjs';
import type { Answer, Work } from './device-api.ts';

/** The work started on this page, and its answers. */
export const createWorkLog = () => {
  const begun = new Map<string, Work>();
  const kept = new Set<string>();
  const answers: Record<string, Answer> = {};
  const answered = new Subject<void>();
  const open = (): [key: string, work: Work][] => [...begun].filter(([key]) => !(key in answers));
  return {
    answers: (): Readonly<Record<string, Answer>> => answers,
    begin: (work: Work, { kept: isKept }: { readonly kept: Promise<unknown> }, answer: Promise<Answer>): void => {
      const key = work.do === 'send' ? work.command.id : work.key;
      begun.set(key, work);
      void isKept.then(
        () => kept.add(key),
        () => {},
      );
      void answer.then((given) => {
        answers[key] = given;
        answered.next();
      });
    },
    room: async (most: number): Promise<void> => {
      if (open().length < most) return;
      await firstValueFrom(
        answered.pipe(
          map(() => open().length),
          filter((left) => left < most),
        ),
      );
    },
    /** Keys of the work that is neither answered nor on this device's disk. */
    unkept: (): string[] => open().flatMap(([key]) => (kept.has(key) ? [] : [key])),
    kept: (): string[] => [...kept],
  };
};
