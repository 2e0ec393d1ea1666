import type { SentDocument } from '../../lib/sync/views';
import { hashOf } from '../app/routes';
import { dayWords, momentWords } from '../moments';
import { AmountAndCurrency } from '../parts/AmountAndCurrency';
import { OuterText } from '../parts/OuterText';
import { StateChip } from '../parts/StateChip';
import { documentNames } from './documentNames';
import { postingStandings } from './standings';

/** Documents that were sent, a row each. */
export function SentTable(props: { readonly caption: string; readonly rows: readonly SentDocument[] }) {
  return (
    <table class="cf-rows">
      <caption class="cf-hidden">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col" class="cf-rows-wide">
            Date
          </th>
          <th scope="col" class="cf-rows-wide">
            Sent
          </th>
          <th scope="col" class="cf-rows-amount">
            Total
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => {
          const { tone, words } = postingStandings[row.state];
          return (
            <tr key={row.key}>
              <th scope="row">
                <a class="cf-figure" href={hashOf('documents', row.key)}>
                  <OuterText text={row.number} limit={30} />
                </a>
                <span class="cf-rows-why">{documentNames[row.kind]}</span>
              </th>
              <td class="cf-rows-wide">{dayWords(row.date)}</td>
              <td class="cf-rows-wide">{row.postedAtMs === undefined ? '' : momentWords(row.postedAtMs)}</td>
              <td class="cf-rows-amount">
                <AmountAndCurrency minor={row.totalMinor} currency={row.currency} />
              </td>
              <td>
                <StateChip tone={tone} words={words} />
                {row.problem !== undefined && (
                  <span class="cf-rows-why">
                    <OuterText text={row.problem.sentence} limit={100} />
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
