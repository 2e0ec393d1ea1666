import { formatMoney } from '../../lib/money/money';
import type { Posting } from '../../lib/posting/posting';
import { hashOf } from '../app/routes';
import { Amount } from '../parts/Amount';
import { Disclosure } from '../parts/Disclosure';
import { OuterText } from '../parts/OuterText';
import type { PopupModel } from './popupModel';
import { sums } from './sums';
import { TabLink } from './TabLink';

/** Documents listed at most; the count above says how many there are. */
const listed = 8;

/** What came into QuickBooks since midnight of this computer. */
export function SentToday(props: { readonly model: PopupModel; readonly sent: readonly Posting[] }) {
  const { model, sent } = props;
  const totals = sums(sent).map(({ currency, minor }) => formatMoney(minor, currency));
  if (sent.length === 0) return <p class="cf-soft">Nothing was sent today.</p>;
  return (
    <Disclosure title={`Sent today: ${sent.length.toLocaleString()} (${totals.join(' + ')})`}>
      <ul class="cf-documents">
        {sent.slice(0, listed).map((posting) => (
          <li key={posting.key} class="cf-document">
            <TabLink model={model} address={addressOf(posting)}>
              <span class="cf-figure">
                <OuterText text={posting.remote?.number ?? posting.number} limit={40} />
              </span>
            </TabLink>
            <Amount minor={posting.remote?.totalMinor ?? posting.totalMinor} currency={posting.currency} />
          </li>
        ))}
      </ul>
      {sent.length > listed && (
        <p class="cf-small">
          <TabLink model={model} address={`/app.html${hashOf('documents')}`}>
            and {(sent.length - listed).toLocaleString()} more
          </TabLink>
        </p>
      )}
    </Disclosure>
  );
}

/** A document of one order is shown by the panel; a day's or a settlement's by the application. */
function addressOf({ key, orderId }: Posting): string {
  return orderId === undefined
    ? `/app.html${hashOf('documents', key)}`
    : `/panel.html?order=${encodeURIComponent(orderId)}`;
}
