/** How many minor units make one unit of a currency: a hundred cents, one yen, a thousand fils. */
export const minorUnitsIn = (currency: string): number => {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return 10 ** maximumFractionDigits;
};
