import type { Subject } from '../prepared';

/** Tells subjects apart. */
export function subjectKey(subject: Subject): string {
  switch (subject.of) {
    case 'order':
      return `order/${subject.orderId}`;
    case 'day': {
      const { date, country = '', currency } = subject.scope;
      return `day/${date}/${country}/${currency}`;
    }
    case 'settlement':
      return `settlement/${subject.settlementId}`;
    case 'deferral':
      return `deferral/${subject.month}/${subject.country ?? ''}/${subject.currency}`;
  }
}
