/** A value of a form-encoded request: Stripe nests them as `line_items[0][price_data][currency]`. */
export type FormValue = string | { [key: string]: FormValue };

/** Parses `a[b][0]=c` into nested objects. Lists become objects with numbers as keys. */
export const parseForm = (body: string): { [key: string]: FormValue } => {
  const root: { [key: string]: FormValue } = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const keys = name.split(/[[\]]+/).filter(Boolean);
    const last = keys.pop() ?? '';
    let place = root;
    for (const key of keys) {
      const inner = place[key];
      const next: { [key: string]: FormValue } = typeof inner === 'object' ? inner : {};
      place[key] = next;
      place = next;
    }
    place[last] = value;
  }
  return root;
};
