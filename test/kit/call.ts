import type { Outcome, Preview } from '@counterfoil/domain';
import { emulators, projectId } from './emulators.ts';

/** The error of a call as a whole. */
export interface CallError {
  readonly status: string;
  readonly message: string;
  readonly details?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly outcomes?: Outcome[];
  /** The server's time. */
  readonly at?: string;
  readonly error?: CallError;
}

/** Calls a callable over HTTP. */
const callFunction = async <Result>(name: string, token: string | undefined, data: unknown) => {
  const response = await fetch(`http://${emulators.functions}/${projectId}/us-central1/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ data }),
  });
  const { result, error } = (await response.json()) as { result?: Result; error?: CallError };
  return { status: response.status, result, error };
};

/** Calls the callable `command` over HTTP. */
export const call = async (token: string | undefined, data: unknown): Promise<Answer> => {
  const { result, ...rest } = await callFunction<Pick<Answer, 'outcomes' | 'at'>>('command', token, data);
  return { ...result, ...rest };
};

export interface CheckoutResult {
  readonly url?: string;
  readonly clientSecret?: string;
  readonly paymentId?: string;
  readonly expiresAt: string;
}

/** Calls the callable `checkout` over HTTP. */
export const callCheckout = (token: string | undefined, data: unknown) =>
  callFunction<CheckoutResult>('checkout', token, data);

/** Calls the callable `preview` over HTTP. */
export const callPreview = (token: string | undefined, data: unknown) => callFunction<Preview>('preview', token, data);

export interface AccountResult {
  readonly state: string;
  readonly url: string;
  readonly expiresAt: string;
}

/** Calls the callable `connectPaymentAccount`, or `refreshPaymentAccount`, over HTTP. */
export const callAccount = (name: 'connect' | 'refresh', token: string | undefined, data: unknown) =>
  callFunction<AccountResult>(`${name}PaymentAccount`, token, data);

/** Calls the callables `leaving` and `eraseGuest` over HTTP. */
export const callLeaving = (token: string | undefined, data: unknown) =>
  callFunction<{ erasesAt?: string | null; bookings?: number }>('leaving', token, data);
export const callEraseGuest = (token: string | undefined, data: unknown) =>
  callFunction<{ erased: boolean }>('eraseGuest', token, data);
