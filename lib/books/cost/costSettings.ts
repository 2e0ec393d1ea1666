/** Cost of goods sold. */
export interface CostSettings {
  readonly booked: boolean;
}

/** Nothing is booked for cost. */
export const noCost: CostSettings = { booked: false };
