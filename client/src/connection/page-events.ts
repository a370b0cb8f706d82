import { fromEvent, merge, NEVER, type Observable } from 'rxjs';

/** Emits these events of the page; emits nothing outside a browser. */
export const pageEvents = (...names: readonly string[]): Observable<unknown> =>
  typeof addEventListener === 'undefined' ? NEVER : merge(...names.map((name) => fromEvent(globalThis, name)));
