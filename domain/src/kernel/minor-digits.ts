/** Currencies of ISO 4217 with another number of decimals than two. `currencies.ts` names the source. */
export const unusualDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/**
 * Decimals between a currency's whole unit and its minor unit, by ISO 4217: 2 for euros, 0 for yen, 3 for dinars. Never
 * ask `Intl`: it knows the decimals that people write, which are 0 for the forint.
 */
export const minorDigits = (currency: string): number =>
  Object.hasOwn(unusualDigits, currency) ? (unusualDigits[currency] ?? 2) : 2;
