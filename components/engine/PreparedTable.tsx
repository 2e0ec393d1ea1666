import type { Prepared } from '../../lib/sync/prepared';
import { dayWords } from '../moments';
import { AmountAndCurrency } from '../parts/AmountAndCurrency';
import { OuterText } from '../parts/OuterText';
import { documentNames } from './documentNames';
import { SubjectLink } from './SubjectLink';

/** Documents as they would be, a row each; with the reason of each where they differ in it. */
export function PreparedTable(props: {
  readonly caption: string;
  readonly rows: readonly Prepared[];
  readonly saysWhy?: boolean;
}) {
  const { caption, rows, saysWhy } = props;
  return (
    <table class="cf-rows">
      <caption class="cf-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col">Document</th>
          <th scope="col" class="cf-rows-wide">
            Date
          </th>
          <th scope="col" class="cf-rows-amount">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.draftKey}>
            <th scope="row">
              <SubjectLink subject={row.subject} />
              {saysWhy === true && row.problems[0] !== undefined && (
                <span class="cf-rows-why">
                  <OuterText text={row.problems[0].sentence} limit={140} />
                </span>
              )}
            </th>
            <td>
              {row.kind === undefined ? 'None yet' : documentNames[row.kind]}
              {row.number !== undefined && (
                <span class="cf-rows-why cf-figure">
                  <OuterText text={row.number} limit={30} />
                </span>
              )}
            </td>
            <td class="cf-rows-wide">{row.date === undefined ? '' : dayWords(row.date)}</td>
            <td class="cf-rows-amount">
              {row.totalMinor !== undefined && row.currency !== undefined && (
                <AmountAndCurrency minor={row.totalMinor} currency={row.currency} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
