import * as v from 'valibot';
import { epochMs } from '../calendar/calendar';

/** A moment as QuickBooks writes it, `2026-11-23T10:00:00-08:00`, in milliseconds since the epoch. */
export const instant = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return epochMs(dataset.value);
    } catch {
      addIssue({ message: 'not an instant' });
      return NEVER;
    }
  }),
);
