import type { Session, StripeAccount } from './ledger.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** An amount of the demo's currencies, which have two decimals. */
const price = ({ amount_total: amount, currency }: Session): string => {
  const sign = currency === 'eur' ? '€' : currency.toUpperCase();
  return `${(amount / 100).toFixed(2)} ${sign}`;
};

const layout = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 4rem auto; padding: 0 1rem }
button { font: inherit; padding: .6rem 1.4rem; margin-right: .5rem; border: 1px solid #555; border-radius: .3rem }
button[value=pay] { background: #1a5; border-color: #1a5; color: #fff }
</style></head>
<body><main>${body}</main></body>
</html>
`;

/** The page on which a person pays, or does not. */
export const payPage = (session: Session): string =>
  layout(
    'Payment',
    `<p>A stand-in for the payment gateway. No money moves.</p>
<h1>Pay ${escapeHtml(price(session))}</h1>
<p>${escapeHtml(session.title)}</p>
<form method="post"><button name="do" value="pay">Pay</button><button name="do" value="cancel">Cancel</button></form>`,
  );

export const closedPage = ({ status }: Session): string =>
  layout('Payment', status === 'complete' ? '<h1>This is paid already</h1>' : '<h1>The time to pay has ended</h1>');

/** The form on which a provider completes its account. */
export const accountPage = ({ id }: StripeAccount): string =>
  layout(
    'Payment account',
    `<p>A stand-in for the payment gateway. No money moves.</p>
<h1>Your payment account</h1>
<p>${escapeHtml(id)}</p>
<form method="post"><button name="do" value="pay">Submit</button></form>`,
  );
