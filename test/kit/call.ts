import type { Outcome } from '@counterfoil/domain';
import { emulators, projectId } from './emulators.ts';

export interface Answer {
  readonly status: number;
  readonly outcomes?: Outcome[];
  /** The server's time. */
  readonly at?: string;
  /** The error of the call as a whole. */
  readonly error?: { status: string; message: string; details?: unknown };
}

/** Calls the callable `command` over HTTP. */
export const call = async (token: string | undefined, data: unknown): Promise<Answer> => {
  const response = await fetch(`http://${emulators.functions}/${projectId}/us-central1/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ data }),
  });
  const { result, error } = (await response.json()) as {
    result?: Pick<Answer, 'outcomes' | 'at'>;
    error?: Answer['error'];
  };
  return { status: response.status, ...result, error };
};
