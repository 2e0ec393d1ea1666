import type { BookedEvent } from '../bookedEvent';
import type { SummaryForm } from '../numbers/dayNumbers';
import type { BookSettings } from '../settings/bookSettings';
import type { PostedPortion } from './parts';
import { type Portion, withoutFees } from './portion';

/** One kind of document of a day. */
export interface SliceKind {
  readonly form: 'document' | 'refunds' | 'fees';
  readonly deferred: boolean;
}

/** One kind of document of a day, with what is still to be booked and what is in the books of it. */
export interface Slice extends SliceKind {
  readonly open: readonly Portion[];
  readonly posted: readonly PostedPortion[];
}

/** A portion of one of the day's own documents. */
export interface OwnPortion extends PostedPortion {
  readonly form: SummaryForm;
}

const kinds: readonly SliceKind[] = [false, true].flatMap((deferred) =>
  (['document', 'refunds', 'fees'] as const).map((form) => ({ form, deferred })),
);

/** The kinds of documents that a day has something for, in the order in which they are shown. */
export function slicesOf(
  open: readonly Portion[],
  own: readonly OwnPortion[],
  settings: Pick<BookSettings, 'fees' | 'day'>,
): readonly Slice[] {
  const placed = open.flatMap((portion) => placedOf(portion, settings));
  return kinds
    .map((kind) => ({
      ...kind,
      open: placed.flatMap(({ portion, ...at }) => (isOf(kind, at) ? [portion] : [])),
      posted: own.filter(({ form: { form = 'document', deferred = false } }) =>
        isOf(kind, { form, deferred }),
      ),
    }))
    .filter((slice) => slice.open.length > 0);
}

function placedOf(
  portion: Portion,
  { fees, day }: Pick<BookSettings, 'fees' | 'day'>,
): readonly (SliceKind & { readonly portion: Portion })[] {
  const deferred = portion.booked.holding === 'deferred';
  const form = day.refunds === 'document' && isRefund(portion.booked) ? 'refunds' : 'document';
  if (fees === 'lines') return [{ form, deferred, portion }];
  const apart = withoutFees(portion);
  return [
    ...(apart.rest === undefined ? [] : [{ form, deferred, portion: apart.rest } as const]),
    ...(apart.fees === undefined ? [] : [{ form: 'fees', deferred, portion: apart.fees } as const]),
  ];
}

/** Amazon reports what a buyer's bank or a guarantee took back under other types. */
function isRefund({ event, lines }: BookedEvent): boolean {
  return event.kind === 'refund' || lines.some(({ kind }) => kind === 'refund');
}

function isOf({ form, deferred }: SliceKind, other: { readonly form: string; readonly deferred: boolean }) {
  return form === other.form && deferred === other.deferred;
}
