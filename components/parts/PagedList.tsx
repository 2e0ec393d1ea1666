import type { ComponentChildren } from 'preact';
import type { ListPart } from '../../lib/sync/views';
import type { Read } from '../useReading';
import { Pages, type Paging } from './Pages';
import { Reading } from './Reading';

/** A list that comes in pages: being read, failed, empty, or its rows with the way through its pages. */
export function PagedList<Row>(props: {
  readonly read: Read<ListPart<Row>>;
  readonly paging: Paging;
  /** `the runs`: what could not be read. */
  readonly what: string;
  readonly empty: ComponentChildren;
  readonly children: (rows: readonly Row[]) => ComponentChildren;
}) {
  const { read, paging, what, empty, children } = props;
  return (
    <Reading read={read} what={what}>
      {({ rows, next }) =>
        rows.length === 0 ? (
          empty
        ) : (
          <>
            <div class="cf-section cf-scroll">{children(rows)}</div>
            <Pages paging={paging} next={next} />
          </>
        )
      }
    </Reading>
  );
}
