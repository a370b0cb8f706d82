/** Fewer digits are a placeholder such as `0` or `---`, not a phone number. */
const minDigits = 5;

/** The same for every way to type a phone number: `0049 30 / 123-45` and `+49 30 12345`. */
export const phoneKey = (phone: string): string | undefined => {
  const trimmed = phone.trim();
  const digits = trimmed.replace(/\D/g, '');
  if (digits.length < minDigits) return undefined;
  if (trimmed.startsWith('+')) return `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
};

/** The same for every way to type an e-mail address. */
export const emailKey = (email: string): string | undefined => email.trim().toLowerCase() || undefined;
