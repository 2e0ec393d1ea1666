import { chosenAccount } from '../../books/chosenAccount';
import type { Books } from '../../books/setup';
import type { EventKey } from '../../ledger/event';
import { isAtWork } from '../../posting/atWork';
import { foreignOrders, foreignPosting, isForeignKey, standsOnOf } from '../../posting/foreign';
import { coveringForeign } from '../../posting/foreignShares';
import { eventHash, keyHash, type Mark, readMark } from '../../posting/marks';
import { holdsOwnership } from '../../posting/ownership';
import type { Posting } from '../../posting/posting';
import { completed, rebuiltPosting } from '../../posting/rebuild';
import { heldContent } from '../../posting/rebuildContent';
import { claimOf } from '../../posting/rebuildFacets';
import { keyAmong, named } from '../../posting/rebuildJoin';
import { noteStart } from '../../posting/rebuildNotes';
import { ok, type Result } from '../../problem/problem';
import type { FoundDocument } from '../ports';
import type { ScannedDocument, ScanPorts } from '../scans';
import { carryOut } from './carryOut';
import { writeFound } from './writeFound';

/** What taking up documents came to. */
export interface FoundAgain {
  readonly ours: number;
  readonly byOthers: number;
  /** Reads beside those of the pages. */
  readonly reads: number;
}

/** A posting, as far as it has to be known to be found. */
type KnownPosting = Pick<Posting, 'key' | 'state' | 'remote' | 'covers'>;

/** What the store knows already. */
export interface Known {
  readonly byHash: Map<string, KnownPosting>;
  readonly byRemote: Map<string, KnownPosting>;
  readonly eventKeys: Map<string, EventKey>;
}

/**
 * Takes up documents that a reading of QuickBooks found: ours become postings again, or are adopted by the
 * postings that they are of; those of others that name an order are shown as such. Nothing is sent; of two
 * documents with one mark the younger goes, as always. To be called under the company's lock.
 */
export async function takeFound(
  ports: ScanPorts,
  books: Books,
  documents: readonly ScannedDocument[],
  known: Known,
): Promise<Result<FoundAgain>> {
  let found: FoundAgain = { ours: 0, byOthers: 0, reads: 0 };
  for (const scanned of documents) {
    const mark = readMark(scanned.document.privateNote);
    const taken =
      mark === undefined
        ? await takeForeign(ports, books, known, scanned)
        : await takeOurs(ports, books, known, scanned, mark);
    if (!taken.ok) return taken;
    const { ours, byOthers, reads } = taken.value;
    found = { ours: found.ours + ours, byOthers: found.byOthers + byOthers, reads: found.reads + reads };
  }
  return ok(found);
}

/** What the store knows of a company's documents. What is taken up is added; it need not be read for each page. */
export async function knownDocuments({ store }: Pick<ScanPorts, 'store'>, realmId: string): Promise<Known> {
  const postings: readonly KnownPosting[] = await store.readUndoPostings(realmId);
  const known: Known = { byHash: new Map(), byRemote: new Map(), eventKeys: new Map() };
  for (const posting of postings) remember(known, posting);
  return known;
}

function remember(known: Known, posting: KnownPosting): void {
  if (!isForeignKey(posting.key)) known.byHash.set(keyHash(posting.key), posting);
  if (posting.remote !== undefined) known.byRemote.set(remoteName(posting.remote), posting);
  for (const { eventKey } of posting.covers)
    if (!eventKey.startsWith('#')) known.eventKeys.set(eventHash(eventKey), eventKey);
}

function remoteName({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind} ${id}`;
}

async function takeForeign(
  { store, clock }: ScanPorts,
  { company: { realmId, homeCurrency }, lists, setup }: Books,
  known: Known,
  scanned: ScannedDocument,
): Promise<Result<FoundAgain>> {
  // A document that is the seller's own already, its mark erased by a person, is not another's.
  if (known.byRemote.has(remoteName(scanned.document))) return ok({ ours: 0, byOthers: 0, reads: 0 });
  const orders = foreignOrders(scanned);
  const { currency } = scanned.document;
  const own = currency === homeCurrency ? setup : { ...setup, ...setup.inCurrency?.[currency] };
  const standsOn = standsOnOf(scanned, lists, own.clearingAccountId);
  for (const orderId of orders) {
    const posting = foreignPosting(realmId, scanned, orderId, standsOn, clock.nowMs());
    const events = (await store.readOrder(orderId))?.events ?? [];
    const written = await store.writePosting(coveringForeign(posting, events), undefined);
    // What is booked here already is not theirs; it is shown all the same.
    if (!written.written && written.because === 'owned') await store.writePosting(posting, undefined);
  }
  return ok({ ours: 0, byOthers: orders.length > 0 ? 1 : 0, reads: 0 });
}

async function takeOurs(
  ports: ScanPorts,
  books: Books,
  known: Known,
  scanned: ScannedDocument,
  mark: Mark,
): Promise<Result<FoundAgain>> {
  const { document } = scanned;
  const before = known.byHash.get(mark.keyHash);
  if (before !== undefined) {
    const isSame = before.remote?.id === document.id && before.remote.kind === document.kind;
    if ((isSame && holdsOwnership(before.state)) || isAtWork(before.state))
      return ok({ ours: 1, byOthers: 0, reads: 0 });
    return adoptFound(ports, books, before, document);
  }
  const { whole, reads } = await wholeMark(ports, mark);
  if (!whole.ok) return whole;
  const deferred = deferredAccountId(books, document.currency);
  const bookedCount = mark.eventCount - mark.clearedCount;
  const claim = claimOf(heldContent(document, bookedCount, scanned, books.lists, deferred));
  const uses = scanned.itemIds.map((id) => `item/${id}`);
  const { realmId } = books.company;
  const rebuilt = rebuiltPosting(realmId, document, whole.value, claim, ports.clock.nowMs(), uses);
  const written = await writeFound(ports, await withNames(ports, known, rebuilt), claim);
  if (!written.ok) return written;
  remember(known, written.value);
  return ok({ ours: 1, byOthers: 0, reads });
}

/** The account that was chosen; where the choice is lost too, the one that bears the proposed name. */
function deferredAccountId(books: Books, currency: string): string {
  const { id, name } = chosenAccount(books, 'deferred', currency).ref;
  return id !== '' ? id : (books.lists.accounts.find((each) => each.name === name)?.id ?? '');
}

/** With the names that are known: of its events, and of itself where its order's events are stored. */
async function withNames({ store }: ScanPorts, { eventKeys }: Known, rebuilt: Posting): Promise<Posting> {
  const order = rebuilt.orderId === undefined ? undefined : await store.readOrder(rebuilt.orderId);
  const ofOrder = order?.events.map(({ key }) => key) ?? [];
  const owned = rebuilt.covers.flatMap(({ eventKey }) => eventKeys.get(eventHash(eventKey)) ?? []);
  return named(rebuilt, keyAmong(rebuilt, ofOrder) ?? rebuilt.key, [...ofOrder, ...owned]);
}

async function wholeMark(
  { scan }: ScanPorts,
  mark: Mark,
): Promise<{ readonly whole: Result<Mark>; readonly reads: number }> {
  if (mark.eventHashes.length >= mark.eventCount) return { whole: ok(mark), reads: 0 };
  const notes = await scan.readNotes(noteStart(mark.keyHash));
  return { whole: notes.ok ? ok(completed(mark, notes.value)) : notes, reads: 1 };
}

/** The posting that a document bears the mark of, and that knows of another document or of none. */
async function adoptFound(
  ports: ScanPorts,
  { company }: Books,
  { key, state, remote: seen }: KnownPosting,
  document: FoundDocument,
): Promise<Result<FoundAgain>> {
  // What was there of others is theirs: it is not weighed against ours.
  const remote = state === 'exists' ? undefined : seen;
  const posting = await ports.store.readPosting(key);
  if (posting === undefined) return ok({ ours: 1, byOthers: 0, reads: 0 });
  const other =
    remote === undefined ? undefined : await ports.quickbooks.readDocument(remote.kind, remote.id);
  if (other !== undefined && !other.ok) return other;
  const ours = [...(other === undefined || other.value === 'absent' ? [] : [other.value]), document];
  const closed = company.booksClosedUntil === undefined ? {} : { closedUntil: company.booksClosedUntil };
  const looked = { seen: 'documents' as const, ours, others: [], mayResend: false, ...closed };
  const result = await carryOut(ports, { company, attended: false }, posting, looked);
  return result.ok ? ok({ ours: 1, byOthers: 0, reads: other === undefined ? 0 : 1 }) : result;
}
