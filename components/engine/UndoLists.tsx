import type { UndoPlan, UndoPosting } from '../../lib/posting/undo/undoPlan';
import { dayWords } from '../moments';
import { Amount } from '../parts/Amount';
import { Disclosure } from '../parts/Disclosure';
import { OuterText } from '../parts/OuterText';
import { documentNames } from './documentNames';
import { counted } from './durationWords';

/** Documents listed at most; the heads say how many there are. */
const listed = 100;

/** What would be removed. */
export function UndoGoes({ goes }: { readonly goes: UndoPlan['goes'] }) {
  if (goes.length === 0) return <p>Nothing can be removed.</p>;
  return (
    <Disclosure title={`${counted(goes.length, 'document')} would be removed`} open={goes.length <= 10}>
      <table class="cf-rows">
        <caption class="cf-hidden">Documents that would be removed</caption>
        <tbody>
          {goes.slice(0, listed).map(({ key, posting }) => (
            <tr key={key}>
              <Named posting={posting} />
              <td class="cf-rows-amount">
                <Amount
                  minor={posting.remote?.totalMinor ?? posting.totalMinor}
                  currency={posting.currency}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={goes.length} />
    </Disclosure>
  );
}

/** What would stay, and why. */
export function UndoStays({ stays }: { readonly stays: UndoPlan['stays'] }) {
  if (stays.length === 0) return null;
  return (
    <Disclosure title={`${counted(stays.length, 'document')} would stay`} open={true}>
      <table class="cf-rows">
        <caption class="cf-hidden">Documents that would stay, and why</caption>
        <tbody>
          {stays.slice(0, listed).map(({ posting, problem }) => (
            <tr key={posting.key}>
              <Named posting={posting} />
              <td>
                <OuterText text={problem.sentence} limit={200} />
                <span class="cf-rows-why">
                  <OuterText text={problem.remedy} limit={200} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={stays.length} />
    </Disclosure>
  );
}

function Named({ posting }: { readonly posting: UndoPosting }) {
  return (
    <th scope="row">
      <span class="cf-figure">
        <OuterText text={posting.remote?.number ?? posting.number} limit={30} />
      </span>
      <span class="cf-rows-why">
        {documentNames[posting.kind]}, {dayWords(posting.date)}
      </span>
    </th>
  );
}

function More({ count }: { readonly count: number }) {
  return count <= listed ? null : (
    <p class="cf-soft">and {(count - listed).toLocaleString()} more of the kind</p>
  );
}
