import type { Subject } from '../../lib/sync/prepared';
import { dayPart } from '../app/days/dayPart';
import { hashOf } from '../app/routes';
import { subjectWords } from './subjectWords';

/** Leads to where a subject's documents are shown: an order's panel, a day, a settlement. */
export function SubjectLink({ subject }: { readonly subject: Subject }) {
  const words = subjectWords(subject);
  switch (subject.of) {
    case 'order':
      return (
        <a href={`/panel.html?order=${encodeURIComponent(subject.orderId)}`} target="_blank" rel="noreferrer">
          {words}
        </a>
      );
    case 'day':
      return <a href={hashOf('days', dayPart(subject.scope))}>{words}</a>;
    case 'settlement':
      return <a href={hashOf('settlements', subject.settlementId)}>{words}</a>;
    case 'deferral':
      return <>{words}</>;
  }
}
