import { applicationDefault } from 'firebase-admin/app';
import * as z from 'zod';
import type { Ask } from './check.ts';

/** An API refused an answer, so nobody knows whether something is lacking. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export type Send = (url: string, body?: object) => Promise<Reply>;

const pageSchema = z.looseObject({ nextPageToken: z.string().optional() });
const errorSchema = z.object({ error: z.object({ message: z.string() }) });

const messageIn = (body: unknown): string => errorSchema.safeParse(body).data?.error.message ?? 'no message';

const pageOf = (url: string, token: string): string => {
  const next = new URL(url);
  next.searchParams.set('pageToken', token);
  return next.href;
};

/** Joins the lists of two pages. */
const joined = (before: object, page: object): object => {
  const lists = new Map<string, unknown>(Object.entries(before));
  for (const [field, value] of Object.entries(page)) {
    const known = lists.get(field);
    lists.set(field, Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : value);
  }
  return Object.fromEntries(lists);
};

/** Follows the pages of a list. */
export const askBy =
  (send: Send): Ask =>
  async (url, body) => {
    let all: object = {};
    for (let next: string | undefined = url; next; ) {
      const { status, body: answer }: Reply = await send(next, body);
      if (status === 404) return undefined;
      if (status !== 200) throw new NoAnswer(`${new URL(url).hostname} answers ${status}: ${messageIn(answer)}`);
      const { nextPageToken, ...page }: z.infer<typeof pageSchema> = pageSchema.parse(answer);
      all = joined(all, page);
      next = nextPageToken ? pageOf(url, nextPageToken) : undefined;
    }
    return all;
  };

const patienceMs = 30_000;

/**
 * Asks with the Application Default Credentials of this machine, on the quota of the project.
 *
 * @throws if this machine has none
 */
export const sendToGoogle = async (project: string): Promise<Send> => {
  const { access_token: token } = await applicationDefault().getAccessToken();
  const headers = {
    authorization: `Bearer ${token}`,
    'x-goog-user-project': project,
    'content-type': 'application/json',
  };
  return async (url, body) => {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers,
      signal: AbortSignal.timeout(patienceMs),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: await response.json().catch(() => ({})) };
  };
};
