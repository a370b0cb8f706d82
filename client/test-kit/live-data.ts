import { filter, firstValueFrom, type Observable } from 'rxjs';

/** The data of the first snapshot. */
export const dataOf = async <T>(live: Observable<{ readonly data: T }>): Promise<T> =>
  (await firstValueFrom(live)).data;

/** The first value of a stream that passes the check. */
export const until = <T>(stream: Observable<T>, check: (value: T) => boolean): Promise<T> =>
  firstValueFrom(stream.pipe(filter(check)));
