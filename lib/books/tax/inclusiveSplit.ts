import { largestOf, settled } from './proportions';
import { netOf } from './rate';

/**
 * The nets of amounts that hold their tax. Together they are the net of the sum, so that the tax of all is
 * that of the whole, rounded once; what rounding each leaves over is in the net of the largest amount.
 */
export function netsOf(grossMinor: readonly number[], ratePerMillion: number): readonly number[] {
  const nets = grossMinor.map((gross) => netOf(gross, ratePerMillion));
  const whole = netOf(
    grossMinor.reduce((sum, gross) => sum + gross, 0),
    ratePerMillion,
  );
  return settled(nets, whole, largestOf(grossMinor));
}
