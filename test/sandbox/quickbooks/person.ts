import type { Commit, Company, RegisterStatus } from './company';
import type { EntityRow } from './entities/row';
import { entityNamed } from './entities/table';
import type { Ledger } from './ledger';
import type { CompanyMode } from './mode';
import { present } from './present';
import { type JsonRecord, textOf } from './record';
import { uploadedBytes } from './upload';
import { createEntity, deleteEntity, updateEntity, voidEntity } from './write';

/** A company as a test sees it: its books, its settings, and what a person does in it. */
export interface CompanyDesk {
  readonly realm: string;
  readonly name: string;
  readonly ledger: Ledger;
  readonly calls: Company['calls'];
  /** Every change, in order. */
  readonly log: readonly Commit[];
  readonly mode: CompanyMode;
  setMode(change: Partial<CompanyMode>): void;
  /** All rows of a kind, as the service would answer them. */
  documents(entity: string): readonly JsonRecord[];
  /** One row, as the service would answer it. */
  document(entity: string, id: string): JsonRecord | undefined;
  /** The bytes of an attached file. */
  uploaded(id: string): Uint8Array | undefined;
  /** Enters a row by hand. */
  createAsPerson(entity: string, content: JsonRecord): JsonRecord;
  /** Changes a row by hand: what is not named stays, and the sync token moves on. */
  editAsPerson(entity: string, id: string, changes: JsonRecord): JsonRecord;
  deleteAsPerson(entity: string, id: string): void;
  voidAsPerson(entity: string, id: string): void;
  /** Makes a list row inactive; accounts and items are renamed as QuickBooks does. */
  deactivate(entity: string, id: string): void;
  /** Takes a receipt out of Undeposited Funds into the checking account; answers the deposit's id. */
  deposit(receiptId: string, toAccountId: string): string;
  /** Matches a transaction to the bank's figures, or reconciles it. */
  markInRegister(entity: string, id: string, status: RegisterStatus): void;
  /** Closes the books up to and including a day; undefined opens them. */
  closeBooks(day: string | undefined): void;
}

/** Sits a person down before a company. */
export function deskOf(company: Company): CompanyDesk {
  const writing = { by: 'person', allowDuplicateNumber: true } as const;
  const shown = (entity: string, row: JsonRecord) => present(company, entity, row);
  const edit = (entity: string, id: string, changes: JsonRecord) =>
    updateEntity(company, rowOf(entity), { ...changes, Id: id, SyncToken: '0', sparse: true }, writing);
  return {
    realm: company.realm,
    name: company.name,
    ledger: company.ledger,
    calls: company.calls,
    log: company.log,
    get mode() {
      return company.mode;
    },
    setMode: (change) => company.setMode(change),
    documents: (entity) => company.all(entity).map((row) => shown(entity, row)),
    document: (entity, id) => {
      const row = company.get(entity, id);
      return row === undefined ? undefined : shown(entity, row);
    },
    uploaded: (id) => uploadedBytes(company, id),
    createAsPerson: (entity, content) =>
      shown(entity, createEntity(company, rowOf(entity), content, writing)),
    editAsPerson: (entity, id, changes) => shown(entity, edit(entity, id, changes)),
    deleteAsPerson: (entity, id) => {
      deleteEntity(company, rowOf(entity), { Id: id, SyncToken: '0' }, writing);
    },
    voidAsPerson: (entity, id) => {
      voidEntity(company, rowOf(entity), { Id: id, SyncToken: '0' }, writing);
    },
    deactivate: (entity, id) => deactivate(company, entity, id),
    deposit: (receiptId, toAccountId) => {
      const receipt = company.get('SalesReceipt', receiptId) ?? {};
      const created = createEntity(
        company,
        rowOf('Deposit'),
        {
          DepositToAccountRef: { value: toAccountId },
          Line: [
            {
              Amount: receipt['TotalAmt'],
              LinkedTxn: [{ TxnId: receiptId, TxnType: 'SalesReceipt', TxnLineId: '0' }],
            },
          ],
        },
        writing,
      );
      return textOf(created, 'Id') ?? '';
    },
    markInRegister: (entity, id, status) => company.markInRegister(entity, id, status),
    closeBooks: (day) => company.setMode({ bookCloseDate: day }),
  };
}

function rowOf(entity: string): EntityRow {
  const row = entityNamed(entity);
  if (row === undefined) throw new Error(`No such kind: ${entity}`);
  return row;
}

/** Accounts and items become "Name (deleted)" [recorded]. */
function deactivate(company: Company, entity: string, id: string): void {
  const previous = company.get(entity, id);
  if (previous === undefined) throw new Error(`No ${entity} ${id}`);
  const renamed: Record<string, string> = {};
  if (entity === 'Account' || entity === 'Item') {
    for (const property of ['Name', 'FullyQualifiedName']) {
      renamed[property] = `${textOf(previous, property) ?? ''} (deleted)`;
    }
  }
  const content = { ...previous, ...renamed, Active: false };
  company.replace(rowOf(entity), previous, content, company.ledger.effectOf(`${entity}/${id}`), 'person');
}
