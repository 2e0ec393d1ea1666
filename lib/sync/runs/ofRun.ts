import { compareDates } from '../../calendar/calendar';
import type { Prepared } from '../prepared';
import type { RunAsked } from './run';

/**
 * Whether a document is what a run was asked for: of the orders that were listed, or dated on the days that were
 * asked for. An update is asked for everything.
 */
export function isOfRun(
  what: RunAsked['what'],
  { subject, date }: Pick<Prepared, 'subject' | 'date'>,
): boolean {
  switch (what.by) {
    case 'changes':
      return true;
    case 'orders':
      return subject.of === 'order' && what.orderIds.includes(subject.orderId);
    case 'days':
      return date !== undefined && compareDates(date, what.first) >= 0 && compareDates(date, what.last) <= 0;
    case 'history':
      return date !== undefined && compareDates(date, what.first) >= 0;
  }
}
