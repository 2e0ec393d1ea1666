/** Country codes of three letters, which Intuit answers since late 2025, of the countries QuickBooks is sold for. */
const byThreeLetters: Readonly<Record<string, string>> = {
  AUS: 'AU',
  BRA: 'BR',
  CAN: 'CA',
  FRA: 'FR',
  GBR: 'GB',
  HKG: 'HK',
  IND: 'IN',
  IRL: 'IE',
  MEX: 'MX',
  NZL: 'NZ',
  SGP: 'SG',
  USA: 'US',
  ZAF: 'ZA',
};

/** The two letters of a company's country; what is not known stays as it came. */
export function twoLetterCountry(country: string): string {
  const code = country.trim().toUpperCase();
  if (code === 'UK') return 'GB';
  return byThreeLetters[code] ?? code;
}
