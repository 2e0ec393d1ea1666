import type { ComponentChildren } from 'preact';
import { marketplaceOf } from '../../lib/amazon/shapes/marketplaces';
import type { AmazonOrder } from '../../lib/amazon/shapes/order';
import { formatMoney } from '../../lib/money/money';
import { instantWords } from '../moments';
import { OuterText } from '../parts/OuterText';
import { channelWords, constantWords, statusWords } from './amazonWords';

/** What Amazon says of the order. */
export function AmazonFigures({ order }: { readonly order: AmazonOrder }) {
  const marketplace = order.marketplaceId === undefined ? undefined : marketplaceOf(order.marketplaceId);
  const { grandTotalMinor, currency } = order;
  return (
    <section class="cf-amazon" aria-labelledby="cf-amazon-title">
      <h2 id="cf-amazon-title" class="cf-eyebrow">
        Amazon says
      </h2>
      <dl class="cf-facts">
        <Fact name="Status">{statusWords[order.status] ?? constantWords(order.status)}</Fact>
        <Fact name="Order total">
          {grandTotalMinor === undefined || currency === undefined ? (
            'Not reported'
          ) : (
            <span class="cf-figure">{formatMoney(grandTotalMinor, currency)}</span>
          )}
        </Fact>
        <Fact name="Shipped by">{channelWords(order)}</Fact>
        <Fact name="Marketplace">
          <OuterText
            text={marketplace?.salesChannel ?? order.marketplaceName ?? order.marketplaceId ?? 'Not said'}
          />
        </Fact>
        <Fact name="Ordered">{instantWords(order.createdAt)}</Fact>
        <Fact name="Paid by">
          <OuterText
            text={order.paymentMethods.length === 0 ? 'Not said' : order.paymentMethods.join(', ')}
          />
        </Fact>
        {order.programs.length > 0 && (
          <Fact name="Program">
            <OuterText text={order.programs.map(constantWords).join(', ')} />
          </Fact>
        )}
        {order.sellerOrderId !== undefined && order.sellerOrderId !== order.orderId && (
          <Fact name="Your order number">
            <OuterText text={order.sellerOrderId} limit={40} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
