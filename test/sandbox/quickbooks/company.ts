import type { SandboxClock } from '../side';
import type { EntityRow } from './entities/row';
import { entityNamed } from './entities/table';
import { faults, ServiceFault } from './fault';
import { type Effect, Ledger, noEffect } from './ledger';
import { type CompanyMode, usualMode } from './mode';
import { type JsonRecord, listOf, recordOf, textOf } from './record';
import { companyDay, metaTime } from './time';

/** How often each kind of request reached a company. */
export type CallKind =
  | 'create'
  | 'update'
  | 'delete'
  | 'void'
  | 'read'
  | 'query'
  | 'batch'
  | 'cdc'
  | 'throttled';

/** How a register marks a transaction. */
export type RegisterStatus = 'Cleared' | 'Reconciled';

/** One change of the company's data, by the interface or by a person. */
export interface Commit {
  readonly atMs: number;
  readonly kind: 'create' | 'update' | 'delete' | 'void';
  readonly entity: string;
  readonly id: string;
  readonly by: 'api' | 'person';
  readonly requestId?: string;
  readonly docNumber?: string;
}

/** What a company is made of before anything happens in it. */
export interface CompanySeed {
  readonly realm: string;
  readonly name: string;
  readonly kind: 'production' | 'sandbox';
  readonly mode: Partial<CompanyMode>;
  /** Where the ids of transactions begin; 145 unless told otherwise. */
  readonly firstTransactionId?: number;
  readonly rows: Readonly<Record<string, readonly JsonRecord[]>>;
}

const currencies: Readonly<Record<string, string>> = {
  USD: 'United States Dollar',
  CAD: 'Canadian Dollar',
  GBP: 'British Pound Sterling',
  EUR: 'Euro',
  MXN: 'Mexican Peso',
  JPY: 'Japanese Yen',
  AUD: 'Australian Dollar',
};

/** One company's data, settings and ledger. Says what is; the rules of writing are in `write`. */
export class Company {
  readonly realm: string;
  readonly name: string;
  readonly kind: 'production' | 'sandbox';
  readonly clock: SandboxClock;
  readonly ledger = new Ledger();
  readonly log: Commit[] = [];
  readonly calls: Record<CallKind, number> = {
    create: 0,
    update: 0,
    delete: 0,
    void: 0,
    read: 0,
    query: 0,
    batch: 0,
    cdc: 0,
    throttled: 0,
  };
  mode: CompanyMode;
  readonly #tables = new Map<string, Map<string, JsonRecord>>();
  readonly #changedMs = new Map<string, number>();
  readonly #deleted = new Map<string, Map<string, number>>();
  readonly #registerStatuses = new Map<string, RegisterStatus>();
  readonly #nextIds = new Map<string, number>();
  readonly #createdMs: number;

  constructor(seed: CompanySeed, clock: SandboxClock) {
    this.realm = seed.realm;
    this.name = seed.name;
    this.kind = seed.kind;
    this.clock = clock;
    this.mode = { ...usualMode, ...seed.mode };
    this.#createdMs = clock.now() - 200 * 86_400_000;
    this.#nextIds.set('transaction', seed.firstTransactionId ?? 145);
    for (const [entity, rows] of Object.entries(seed.rows)) {
      for (const row of rows) this.#seed(entity, row);
    }
  }

  /** Switches what the company does from now on. */
  setMode(change: Partial<CompanyMode>): void {
    this.mode = { ...this.mode, ...change };
  }

  /** All rows of a kind, oldest first. */
  all(entity: string): readonly JsonRecord[] {
    return [...(this.#tables.get(entity)?.values() ?? [])];
  }

  /** One row, as stored. */
  get(entity: string, id: string): JsonRecord | undefined {
    return this.#tables.get(entity)?.get(id);
  }

  /** The row that answers a condition. */
  find(entity: string, matches: (row: JsonRecord) => boolean): JsonRecord | undefined {
    for (const row of this.#tables.get(entity)?.values() ?? []) if (matches(row)) return row;
    return undefined;
  }

  /** When a row was last changed. */
  changedMs(entity: string, id: string): number {
    return this.#changedMs.get(`${entity}/${id}`) ?? this.#createdMs;
  }

  /** Ids of a kind that were deleted, with the moment. */
  deleted(entity: string): ReadonlyMap<string, number> {
    return this.#deleted.get(entity) ?? new Map();
  }

  /** How a register marks a transaction; nothing where nobody has cleared it. */
  registerStatus(entity: string, id: string): RegisterStatus | undefined {
    return this.#registerStatuses.get(`${entity}/${id}`);
  }

  /** Marks a transaction in its register, as a person does who matches or reconciles it. */
  markInRegister(entity: string, id: string, status: RegisterStatus): void {
    this.#registerStatuses.set(`${entity}/${id}`, status);
  }

  /** Today in the company's own zone. */
  today(): string {
    return companyDay(this.clock.now());
  }

  /** The name of a currency that may be used. */
  currencyName(code: string): string | undefined {
    return currencies[code];
  }

  /** Refuses a reference that leads nowhere (2500) or to something gone or inactive (610). */
  checkReference(rule: { readonly to: readonly string[]; readonly element: string }, id: string): void {
    if (rule.to.includes('Currency')) {
      if (currencies[id] === undefined) throw faults.invalidReference(rule.element, id);
      return;
    }
    const american = this.mode.country === 'US';
    if (rule.to.includes('LineTaxCode') && american) {
      if (id !== 'TAX' && id !== 'NON') throw faults.invalidTaxCode(id);
      return;
    }
    for (const kind of rule.to) {
      const table = kind === 'LineTaxCode' ? 'TaxCode' : kind;
      const row = this.get(table, id);
      if (row !== undefined) {
        if (row['Active'] === false) throw faults.inactive();
        return;
      }
      if (this.deleted(table).has(id)) throw faults.inactive();
    }
    throw faults.invalidReference(rule.element, id);
  }

  /** Stores a new row with its id, sync token and times, and returns it. */
  insert(
    row: EntityRow,
    content: JsonRecord,
    effect: Effect,
    by: Commit['by'],
    requestId?: string,
  ): JsonRecord {
    const id = this.#newId(row);
    const now = this.clock.now();
    const stored = {
      ...content,
      Id: id,
      SyncToken: '0',
      MetaData: { CreateTime: metaTime(now), LastUpdatedTime: metaTime(now) },
    };
    this.#put(row.name, id, stored, effect);
    this.#commit('create', row.name, stored, by, requestId);
    return stored;
  }

  /** Replaces a row's content, counts its sync token up, and returns it. */
  replace(
    row: EntityRow,
    previous: JsonRecord,
    content: JsonRecord,
    effect: Effect,
    by: Commit['by'],
    kind: 'update' | 'void' = 'update',
    requestId?: string,
  ): JsonRecord {
    const id = textOf(previous, 'Id') ?? '';
    const stored = {
      ...content,
      Id: id,
      SyncToken: String(Number(previous['SyncToken']) + 1),
      MetaData: {
        CreateTime: recordOf(previous, 'MetaData')['CreateTime'],
        LastUpdatedTime: metaTime(this.clock.now()),
      },
    };
    this.#put(row.name, id, stored, effect);
    this.#commit(kind, row.name, stored, by, requestId);
    return stored;
  }

  /** Adds to a row what the service knows of it beside its content; neither its version nor its times move on. */
  complete(row: EntityRow, id: string, stored: JsonRecord): JsonRecord {
    this.#tables.get(row.name)?.set(id, stored);
    return stored;
  }

  /** Removes a row and what it did to the books. */
  remove(row: EntityRow, previous: JsonRecord, by: Commit['by'], requestId?: string): void {
    const id = textOf(previous, 'Id') ?? '';
    this.ledger.set(`${row.name}/${id}`, noEffect);
    this.#tables.get(row.name)?.delete(id);
    const gone = this.#deleted.get(row.name) ?? new Map<string, number>();
    gone.set(id, this.clock.now());
    this.#deleted.set(row.name, gone);
    for (const line of row.name === 'Deposit' ? listOf(previous, 'Line') : []) this.#unlink(line, id);
    this.#commit('delete', row.name, previous, by, requestId);
  }

  /** Writes the links of a document without touching its sync token, as a deposit does to its receipts. */
  link(entity: string, id: string, links: readonly JsonRecord[]): void {
    const row = this.get(entity, id);
    if (row !== undefined) this.#tables.get(entity)?.set(id, { ...row, LinkedTxn: links });
  }

  #unlink(line: JsonRecord, depositId: string): void {
    for (const { TxnId, TxnType } of listOf(line, 'LinkedTxn')) {
      if (typeof TxnId !== 'string' || typeof TxnType !== 'string') continue;
      const row = this.get(TxnType, TxnId);
      if (row !== undefined) {
        this.link(
          TxnType,
          TxnId,
          listOf(row, 'LinkedTxn').filter((link) => link['TxnId'] !== depositId),
        );
      }
    }
  }

  #seed(entity: string, row: JsonRecord): void {
    const id = textOf(row, 'Id');
    if (id === undefined || entityNamed(entity) === undefined) {
      throw new ServiceFault({ Message: 'Bad seed', Detail: entity, code: '0' });
    }
    const times = metaTime(this.#createdMs);
    const table = this.#tables.get(entity) ?? new Map<string, JsonRecord>();
    table.set(id, { SyncToken: '0', MetaData: { CreateTime: times, LastUpdatedTime: times }, ...row });
    this.#tables.set(entity, table);
    const numeric = Number(id);
    if (Number.isFinite(numeric)) {
      this.#nextIds.set(entity, Math.max(this.#nextIds.get(entity) ?? 1, numeric + 1));
    }
  }

  #put(entity: string, id: string, stored: JsonRecord, effect: Effect): void {
    this.ledger.set(`${entity}/${id}`, effect);
    const table = this.#tables.get(entity) ?? new Map<string, JsonRecord>();
    table.set(id, stored);
    this.#tables.set(entity, table);
    this.#changedMs.set(`${entity}/${id}`, this.clock.now());
  }

  // Transactions of all kinds share one sequence; attachments have long ids of their own [recorded].
  #newId(row: EntityRow): string {
    const sequence = row.family === 'transaction' ? 'transaction' : row.name;
    const next = this.#nextIds.get(sequence) ?? 1;
    this.#nextIds.set(sequence, next + 1);
    return row.family === 'note' ? `50000000000${String(next).padStart(8, '0')}` : String(next);
  }

  #commit(kind: Commit['kind'], entity: string, row: JsonRecord, by: Commit['by'], requestId?: string): void {
    const docNumber = textOf(row, 'DocNumber');
    this.log.push({
      atMs: this.clock.now(),
      kind,
      entity,
      id: textOf(row, 'Id') ?? '',
      by,
      ...(requestId === undefined ? {} : { requestId }),
      ...(docNumber === undefined ? {} : { docNumber }),
    });
  }
}
