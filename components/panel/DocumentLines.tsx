import type { DraftLine, SalesReceipt } from '../../lib/books/draft';
import { figure } from '../figure';
import { Amount } from '../parts/Amount';
import { Glyph } from '../parts/Glyph';
import { OuterText } from '../parts/OuterText';
import { type LineGroup, lineGroups } from './lineGroups';

/** The lines as they stand on the document, and its total beside Amazon's. */
export function DocumentLines(props: { readonly draft: SalesReceipt; readonly amazonTotalMinor: number }) {
  const { draft, amazonTotalMinor } = props;
  const { currency } = draft;
  const groups = lineGroups(draft.lines);
  const equal = draft.totalMinor === amazonTotalMinor;
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
      <tfoot>
        <tr class="cf-lines-total">
          <th scope="row">Total of the document</th>
          <Gap />
          <td>
            <Amount minor={draft.totalMinor} currency={currency} />
          </td>
        </tr>
        <tr class="cf-lines-control" data-equal={equal}>
          <th scope="row">
            Amazon’s total{' '}
            <span class="cf-lines-verdict">
              <Glyph name={equal ? 'check' : 'cross'} />{' '}
              {equal ? 'equal' : `differs by ${figure(draft.totalMinor - amazonTotalMinor, currency)}`}
            </span>
          </th>
          <Gap />
          <td>
            <Amount minor={amazonTotalMinor} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
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
          <OuterText text={line.item.name} limit={60} />
          {line.sku !== undefined && (
            <>
              {' · '}
              <OuterText text={line.sku} limit={40} />
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
