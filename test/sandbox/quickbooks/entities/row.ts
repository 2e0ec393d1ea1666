import type { Shape } from './shape';

/** What the service knows of one kind of entity: one row of its documentation. */
export interface EntityRow {
  readonly name: string;
  /** `list` rows can be made inactive and are never deleted; `transaction` rows can be deleted. */
  readonly family: 'list' | 'transaction' | 'note' | 'single';
  readonly shape: Shape;
  readonly required: readonly string[];
  /** Properties that a query may filter by, dotted as in the query language. */
  readonly filterable: readonly string[];
  readonly operations: readonly ('create' | 'update' | 'delete' | 'void')[];
  /** The service's word for the kind in the text of fault 6140. */
  readonly numberedAs?: string;
}
