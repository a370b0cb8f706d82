import { connectPaymentAccount, paymentAccount, refreshPaymentAccount } from '@counterfoil/client/payments';
import { expect, test } from 'vitest';
import { callAccount } from '../kit/call.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { createTenant } from '../kit/tenant.ts';
import { idToken, signIn } from '../kit/user.ts';

const returnUrl = 'http://127.0.0.1:5000/account';

test('an owner connects an account by the client, completes it, sees it active and is told', async () => {
  const { providerId, ownerId } = await createTenant({});
  const owner = await signIn(ownerId);
  const { counterfoil } = owner;
  const seen = paymentAccount(counterfoil, providerId);
  await expect(refreshPaymentAccount(counterfoil, providerId)).rejects.toMatchObject({ code: 'not-found' });
  const { url, state } = await connectPaymentAccount(counterfoil, providerId, { returnUrl });
  expect(state).toBe('pending');
  await eventually(seen, ({ data }) => data?.state === 'pending');
  const { headers } = await fetch(url, { method: 'POST', redirect: 'manual' });
  expect(headers.get('location')).toBe(returnUrl);
  await eventually(seen, ({ data }) => data?.state === 'active');
  expect(await refreshPaymentAccount(counterfoil, providerId)).toEqual({ state: 'active' });
  const inbox = counterfoil.me().notifications();
  const { data } = await eventually(inbox, (list) => list.data.some(({ title }) => title === 'Payment account active'));
  expect(data.filter(({ title }) => title === 'Payment account active')).toHaveLength(1);

  const customer = await signIn();
  await expect(eventually(paymentAccount(customer.counterfoil, providerId), () => true)).rejects.toMatchObject({
    code: 'permission-denied',
  });
  await expect(connectPaymentAccount(customer.counterfoil, providerId, { returnUrl })).rejects.toMatchObject({
    code: 'permission-denied',
  });
  await Promise.all([owner.close(), customer.close()]);
});

test.each([
  ['returnUrl', { returnUrl: 'https://evil.example/' }],
  ['refreshUrl', { returnUrl, refreshUrl: 'javascript:alert(1)' }],
  ['country', { returnUrl, country: 'Germany' }],
  ['providerId', { returnUrl, providerId: 'a/b' }],
])('a wrong %s is refused, and opens no account', async (field, wrong) => {
  const { providerId, ownerId } = await createTenant({});
  const token = await idToken(ownerId);
  expect(await callAccount('connect', token, { providerId, ...wrong })).toMatchObject({
    status: 400,
    error: { status: 'INVALID_ARGUMENT', details: { reason: 'invalid-field', field } },
  });
  expect(await callAccount('refresh', token, { providerId })).toMatchObject({
    status: 404,
    error: { details: { reason: 'not-connected' } },
  });
  expect(await callAccount('connect', undefined, { providerId: newId('p') })).toMatchObject({ status: 401 });
});
