/** A rate as a bookkeeper writes it: `20%`, `9.975%`. */
export function percentText(ratePerMillion: number): string {
  const whole = Math.trunc(ratePerMillion / 10_000);
  const fraction = String(ratePerMillion % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return fraction === '' ? `${whole}%` : `${whole}.${fraction}%`;
}
