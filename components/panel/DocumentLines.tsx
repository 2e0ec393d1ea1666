import type { Draft, DraftLine, DraftTax } from '../../lib/books/draft';
import { figure } from '../figure';
import { Amount } from '../parts/Amount';
import { Glyph } from '../parts/Glyph';
import { OuterText } from '../parts/OuterText';
import type { AmazonControl } from './amazonControl';
import { type LineGroup, lineGroups } from './lineGroups';

/** The lines as they stand on the document, its tax and its total, beside Amazon's where they can be compared. */
export function DocumentLines(props: {
  readonly draft: Draft;
  readonly control?: AmazonControl | undefined;
}) {
  const { draft, control } = props;
  const { currency, taxes } = draft;
  const groups = lineGroups(draft.lines);
  const taxed = taxes.filter(({ taxMinor, netMinor }) => taxMinor !== 0 || netMinor !== 0);
  return (
    <table class="cf-lines">
      <thead>
        <tr>
          <th scope="col">Description</th>
          <th scope="col" class="cf-lines-wide">
            Qty
          </th>
          <th scope="col" class="cf-lines-wide">
            Price
          </th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <Group key={group.title} group={group} currency={currency} />
      ))}
      {taxed.length > 0 && <Taxes taxes={taxed} currency={currency} />}
      <tfoot>
        <tr class="cf-lines-total">
          <th scope="row">
            {draft.kind === 'journalEntry' ? 'Debits of the entry' : 'Total of the document'}
          </th>
          <Gap />
          <td>
            <Amount minor={draft.totalMinor} currency={currency} />
          </td>
        </tr>
        {control !== undefined && <Control control={control} currency={currency} />}
      </tfoot>
    </table>
  );
}

function Control({ control, currency }: { readonly control: AmazonControl; readonly currency: string }) {
  const { documentsMinor, amazonMinor, numbers } = control;
  const equal = documentsMinor === amazonMinor;
  const verdict = equal ? 'equal' : `differs by ${figure(documentsMinor - amazonMinor, currency)}`;
  return (
    <tr class="cf-lines-control" data-equal={equal}>
      <th scope="row">
        {numbers.length > 0 ? `Amazon’s total of ${numbers.join(' and ')}` : 'Amazon’s total'}{' '}
        <span class="cf-lines-verdict">
          <Glyph name={equal ? 'check' : 'cross'} /> {verdict}
        </span>
      </th>
      <Gap />
      <td>
        <Amount minor={amazonMinor} currency={currency} />
      </td>
    </tr>
  );
}

function Taxes({ taxes, currency }: { readonly taxes: readonly DraftTax[]; readonly currency: string }) {
  return (
    <tbody>
      <tr class="cf-lines-group">
        <th scope="rowgroup">Tax</th>
        <Gap />
        <td>
          <Amount minor={taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0)} currency={currency} />
        </td>
      </tr>
      {taxes.map(({ code, netMinor, taxMinor, account }) => (
        <tr key={code.id}>
          <td class="cf-lines-what">
            <OuterText text={code.name} limit={60} />
            <span class="cf-lines-where">
              of {figure(netMinor, currency)} · <OuterText text={account.name} limit={60} />
            </span>
          </td>
          <Gap />
          <td>
            <Amount minor={taxMinor} currency={currency} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Group({ group, currency }: { readonly group: LineGroup; readonly currency: string }) {
  return (
    <tbody>
      <tr class="cf-lines-group">
        <th scope="rowgroup">{group.title}</th>
        <Gap />
        <td>
          <Amount minor={group.totalMinor} currency={currency} />
        </td>
      </tr>
      {group.lines.map((line, index) => (
        // Equal lines are legitimate, and their order is the document's.
        <Line key={index} line={line} currency={currency} />
      ))}
    </tbody>
  );
}

function Line({ line, currency }: { readonly line: DraftLine; readonly currency: string }) {
  const price = line.unitPriceMinor === undefined ? undefined : figure(line.unitPriceMinor, currency);
  const where = line.item.name === '' ? line.account.name : line.item.name;
  return (
    <tr>
      <td class="cf-lines-what">
        <OuterText text={line.description} limit={110} />
        <span class="cf-lines-where">
          {line.quantity !== undefined && (
            <span class="cf-lines-narrow cf-figure">
              {line.quantity}
              {price !== undefined && ` × ${price}`} ·{' '}
            </span>
          )}
          <OuterText text={where} limit={60} />
          {line.sku !== undefined && (
            <>
              {' · '}
              <OuterText text={line.sku} limit={40} />
            </>
          )}
          {line.class !== undefined && (
            <>
              {' · '}
              <OuterText text={line.class.name} limit={40} />
            </>
          )}
        </span>
      </td>
      <td class="cf-lines-wide cf-figure">{line.quantity}</td>
      <td class="cf-lines-wide cf-figure">{price}</td>
      <td>
        <Amount minor={line.amountMinor} currency={currency} />
      </td>
    </tr>
  );
}

/** The columns of quantity and price, where a row has none; both go where there is no room for them. */
function Gap() {
  return <td class="cf-lines-wide" colSpan={2} />;
}
