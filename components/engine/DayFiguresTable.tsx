import type { DayFigures } from '../../lib/sync/views';
import { Amount } from '../parts/Amount';
import { placeWords } from './subjectWords';

/** What Amazon reported of a day, a row a place. */
export function DayFiguresTable(props: {
  readonly caption: string;
  readonly figures: readonly DayFigures[];
}) {
  return (
    <table class="cf-figures">
      <caption class="cf-hidden">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">Place</th>
          <th scope="col">Orders</th>
          <th scope="col">Sales</th>
          <th scope="col">Refunds</th>
          <th scope="col">Fees and other</th>
          <th scope="col">Net</th>
        </tr>
      </thead>
      <tbody>
        {props.figures.map((each) => (
          <tr key={`${each.country ?? ''} ${each.currency}`}>
            <th scope="row">{placeWords(each)}</th>
            <td class="cf-figure" data-name="Orders">
              {each.orders.toLocaleString()}
            </td>
            <td data-name="Sales">
              <Amount minor={each.salesMinor} currency={each.currency} />
            </td>
            <td data-name="Refunds">
              <Amount minor={each.refundsMinor} currency={each.currency} />
            </td>
            <td data-name="Fees and other">
              <Amount minor={each.feesMinor + each.otherMinor} currency={each.currency} />
            </td>
            <td data-name="Net">
              <Amount minor={netMinor(each)} currency={each.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is left of a day's sales. */
export function netMinor({ salesMinor, refundsMinor, feesMinor, otherMinor }: DayFigures): number {
  return salesMinor + refundsMinor + feesMinor + otherMinor;
}
