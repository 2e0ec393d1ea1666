import { useId } from 'preact/hooks';
import type { AmazonRegion } from '../../lib/amazon/shapes/marketplaces';
import { regionNames } from './regionNames';

/** The region in which the keys are good. */
export function RegionField() {
  const id = useId();
  return (
    <div class="cf-field">
      <label class="cf-label" for={id}>
        Region
      </label>
      <select id={id} class="cf-select" name="region">
        {Object.entries(regionNames).map(([region, name]) => (
          <option key={region} value={region}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The region that a form says. */
export function regionOf(value: string): AmazonRegion {
  return value === 'eu' || value === 'fe' ? value : 'na';
}
