import type { AmazonOrder } from '../../../lib/amazon/shapes/order';
import { epochMs, type InstantText } from '../../../lib/calendar/calendar';
import type { AmazonEvent } from '../../../lib/ledger/event';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import type { GivenFile } from '../../../lib/posting/evidenceFiles';
import type { Connection, FetchedSpan } from '../../../lib/sync/connection';
import type { FactStorePort, PreparedStorePort, StepEnd } from '../../../lib/sync/jobs/ports';
import { subjectKey } from '../../../lib/sync/planning/subjectKey';
import { subjectsOf } from '../../../lib/sync/planning/subjectsOf';
import type { StoredOrder } from '../../../lib/sync/ports';
import type { Dirty, Prepared, Subject } from '../../../lib/sync/prepared';

/** What is known of Amazon's side and what would be in the books, in memory, as the engine's contract has it. */
export class MemoryFacts implements FactStorePort, PreparedStorePort {
  readonly connection: Connection;
  readonly events = new Map<string, AmazonEvent>();
  readonly orders = new Map<string, AmazonOrder>();
  readonly files = new Map<string, { readonly reading: SettlementReading; readonly file: GivenFile }>();
  readonly prepared = new Map<string, Prepared>();
  readonly dirty = new Map<string, Dirty>();
  fetched: FetchedSpan | undefined;
  touches = 0;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** Events as they are known from now on; what is new or different makes its subjects dirty. */
  learn(events: readonly AmazonEvent[], orders: ReadonlyMap<string, AmazonOrder> = new Map()): void {
    for (const [orderId, order] of orders) {
      if (JSON.stringify(this.orders.get(orderId)) === JSON.stringify(order)) continue;
      this.orders.set(orderId, order);
      this.touch({ of: 'order', orderId });
    }
    for (const event of events) {
      const before = this.events.get(event.key);
      if (JSON.stringify(before) === JSON.stringify(event)) continue;
      this.events.set(event.key, event);
      for (const each of before === undefined ? [event] : [before, event]) this.touchAll(each);
    }
  }

  learnFile(settlementId: string, reading: SettlementReading, file: GivenFile): void {
    this.files.set(settlementId, { reading, file });
    this.touch({ of: 'settlement', settlementId });
  }

  /** Stores what a step brought. */
  apply({ prepared, dirty = [] }: StepEnd): void {
    const { put = [], of = [], clean = [] } = prepared ?? {};
    const gone = new Set(of.map(subjectKey));
    for (const [key, row] of this.prepared) if (gone.has(subjectKey(row.subject))) this.prepared.delete(key);
    for (const row of put) this.prepared.set(row.draftKey, row);
    for (const each of clean) {
      const key = subjectKey(each.subject);
      if (this.dirty.get(key)?.touchedAtMs === each.touchedAtMs) this.dirty.delete(key);
    }
    for (const subject of dirty) this.touch(subject);
  }

  async readOrders(orderIds: readonly string[]): Promise<readonly StoredOrder[]> {
    const byOrder = new Map<string, AmazonEvent[]>(orderIds.map((id) => [id, []]));
    for (const event of this.events.values()) byOrder.get(event.orderId ?? '')?.push(event);
    return [...byOrder].flatMap(([orderId, events]): readonly StoredOrder[] => {
      const order = this.orders.get(orderId);
      if (order === undefined && events.length === 0) return [];
      return [{ orderId, events, fetchedAtMs: 0, ...(order === undefined ? {} : { order }) }];
    });
  }

  async readEventsPosted(from: InstantText, until: InstantText): Promise<readonly AmazonEvent[]> {
    return this.within([({ postedAt }) => postedAt], from, until);
  }

  async readEventsTouching(from: InstantText, until: InstantText): Promise<readonly AmazonEvent[]> {
    return this.within(
      [
        ({ postedAt }) => postedAt,
        ({ release }) => (release.state === 'released' ? release.releasedAt : release.maturesAt),
        ({ orderId }) => this.orders.get(orderId ?? '')?.createdAt,
      ],
      from,
      until,
    );
  }

  async readEventsOfSettlements(settlementIds: readonly string[]): Promise<readonly AmazonEvent[]> {
    return this.all().filter(({ settlementId }) => settlementIds.includes(settlementId ?? ''));
  }

  async readEventsWithoutOrder(from: InstantText, until: InstantText): Promise<readonly AmazonEvent[]> {
    return this.within([({ postedAt }) => postedAt], from, until).filter(
      ({ orderId }) => orderId === undefined,
    );
  }

  async readSettlements() {
    const spans = new Map<string, { settlementId: string; firstAt: string; lastAt: string }>();
    for (const { settlementId, postedAt } of this.all()) {
      if (settlementId === undefined) continue;
      const span = spans.get(settlementId);
      if (span === undefined) spans.set(settlementId, { settlementId, firstAt: postedAt, lastAt: postedAt });
      else span.lastAt = postedAt;
    }
    for (const [settlementId, { reading }] of this.files) {
      const { startAt = '', endAt = '' } = reading.summary ?? {};
      if (!spans.has(settlementId))
        spans.set(settlementId, { settlementId, firstAt: startAt, lastAt: endAt });
    }
    return [...spans.values()];
  }

  async readSettlementFiles(settlementIds?: readonly string[]): Promise<readonly SettlementReading[]> {
    return [...this.files].flatMap(([id, { reading }]) =>
      settlementIds === undefined || settlementIds.includes(id) ? reading : [],
    );
  }

  async readSettlementFileNames(): Promise<readonly string[]> {
    return [...this.files.keys()].map((settlementId) => `${settlementId}.txt`);
  }

  async readSettlementFile(settlementId: string): Promise<GivenFile | undefined> {
    return this.files.get(settlementId)?.file;
  }

  async readFetched(): Promise<FetchedSpan | undefined> {
    return this.fetched;
  }

  async readDirty(most: number): Promise<readonly Dirty[]> {
    return [...this.dirty.values()].slice(0, most);
  }

  async readReady(
    { of, state: wanted = 'ready' }: { readonly of: Subject['of']; readonly state?: Prepared['state'] },
    after: string | undefined,
    most: number,
  ): Promise<readonly Prepared[]> {
    return [...this.prepared.values()]
      .filter(
        ({ state, subject, draftKey }) => state === wanted && subject.of === of && draftKey > (after ?? ''),
      )
      .sort((a, b) => (a.draftKey < b.draftKey ? -1 : 1))
      .slice(0, most);
  }

  async readPrepared(subjects: readonly Subject[]): Promise<readonly Prepared[]> {
    const keys = new Set(subjects.map(subjectKey));
    return [...this.prepared.values()].filter(({ subject }) => keys.has(subjectKey(subject)));
  }

  touch(subject: Subject): void {
    this.touches += 1;
    const { connectionId } = this.connection;
    this.dirty.set(subjectKey(subject), { connectionId, subject, touchedAtMs: this.touches });
  }

  private touchAll(event: AmazonEvent): void {
    const order = this.orders.get(event.orderId ?? '');
    for (const subject of subjectsOf(event, order, this.connection.settings.books)) this.touch(subject);
  }

  private within(
    moments: readonly ((event: AmazonEvent) => InstantText | undefined)[],
    from: InstantText,
    until: InstantText,
  ): readonly AmazonEvent[] {
    const [fromMs, untilMs] = [epochMs(from), epochMs(until)];
    return this.all().filter((event) =>
      moments.some((momentOf) => {
        const moment = momentOf(event);
        return moment !== undefined && epochMs(moment) >= fromMs && epochMs(moment) < untilMs;
      }),
    );
  }

  private all(): readonly AmazonEvent[] {
    return [...this.events.values()].sort(
      (a, b) => epochMs(a.postedAt) - epochMs(b.postedAt) || (a.key < b.key ? -1 : 1),
    );
  }
}
