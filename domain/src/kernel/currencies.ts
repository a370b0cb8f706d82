import { unusualDigits } from './minor-digits.ts';

/**
 * The codes with two decimals in ISO 4217, list one, of 2026-01-01:
 * https://www.six-group.com/en/products-services/financial-information/market-reference-data/data-standards.html. Codes
 * without a minor unit are left out, such as gold and `XXX`.
 */
const twoDigits = [
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE',
  'CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD',
  'HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK',
  'MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD',
  'RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH',
  'USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG',
].flatMap((line) => line.split(' '));

/** All currencies that a provider may have. */
export const currencies: ReadonlySet<string> = new Set([...twoDigits, ...Object.keys(unusualDigits)]);
