import { problem } from '../../problem/problem';
import { blocked } from '../verdict';
import { inBooks } from './documentCheck';

/**
 * QuickBooks drops a class or a location without a word where the company does not track it, and all classes of
 * lines where it gives one to a document. Source: Intuit, Preferences, ClassTracking and TrackDepartments.
 */
export const tracked = inBooks(({ kind, lines, location }, { company }) => {
  const { tracksClasses, tracksLocations } = company;
  const classes = [...new Map(lines.flatMap(({ class: each }) => (each ? [[each.id, each.name]] : [])))];
  const [first, ...others] = classes.map(([, name]) => name);
  const off = (what: string, name: string) => blocked(problem('tracking_off', { what, name }));
  // The lines of journal entries have classes of their own in every company.
  const isOneClass = tracksClasses === 'perTransaction' && kind !== 'journalEntry';
  return [
    ...(first !== undefined && tracksClasses === 'no' ? [off('class', first)] : []),
    ...(first !== undefined && isOneClass && others.length > 0
      ? [blocked(problem('classes_differ', { names: [first, ...others].join(', ') }))]
      : []),
    ...(location !== undefined && tracksLocations === false ? [off('location', location.name)] : []),
  ];
});
