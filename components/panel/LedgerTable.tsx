import type { LedgerEffect } from '../../lib/books/draft';
import { Amount } from '../parts/Amount';
import { Disclosure } from '../parts/Disclosure';
import { OuterText } from '../parts/OuterText';

/** The debits and credits that the document makes in the accounts. */
export function LedgerTable(props: { readonly effects: readonly LedgerEffect[]; readonly currency: string }) {
  const { effects, currency } = props;
  if (effects.length === 0) return null;
  const sum = (side: 'debitMinor' | 'creditMinor') =>
    effects.reduce((total, effect) => total + effect[side], 0);
  const cell = (minor: number) => (minor === 0 ? null : <Amount minor={minor} currency={currency} />);
  return (
    <Disclosure title="Debits and credits">
      <table class="cf-ledger">
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Debit</th>
            <th scope="col">Credit</th>
          </tr>
        </thead>
        <tbody>
          {effects.map((effect) => (
            <tr key={`${effect.account.id} ${effect.debitMinor} ${effect.creditMinor}`}>
              <th scope="row">
                <OuterText text={effect.account.name} limit={60} />
              </th>
              <td>{cell(effect.debitMinor)}</td>
              <td>{cell(effect.creditMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td>
              <Amount minor={sum('debitMinor')} currency={currency} />
            </td>
            <td>
              <Amount minor={sum('creditMinor')} currency={currency} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Disclosure>
  );
}
