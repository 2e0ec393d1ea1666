/** Minor digits that differ from two. Source: ISO 4217, list one. */
const digitsByCurrency: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  TND: 3,
  VND: 0,
};

/** How many decimal places a currency has. */
export function minorDigits(currency: string): number {
  return digitsByCurrency[currency] ?? 2;
}
