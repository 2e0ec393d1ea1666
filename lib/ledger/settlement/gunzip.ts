import { Refusal } from './refusal';

const firstGzipByte = 0x1f;
const secondGzipByte = 0x8b;

/**
 * The bytes of a file, unpacked where it begins with the two bytes of gzip: Amazon says that a report is
 * compressed, but whoever fetched it may have unpacked it already.
 */
export async function* gunzipped(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  let head = new Uint8Array(0);
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    const joined = new Uint8Array(head.length + next.value.length);
    joined.set(head);
    joined.set(next.value, head.length);
    head = joined;
  }
  if (head[0] !== firstGzipByte || head[1] !== secondGzipByte) {
    yield head;
    yield* rest(chunks);
    return;
  }
  yield* unpacked(head, chunks);
}

async function* unpacked(
  head: Uint8Array<ArrayBuffer>,
  chunks: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let first: Uint8Array<ArrayBuffer> | undefined = head;
  let sourceFailed = false;
  const packed = new ReadableStream<BufferSource>({
    async pull(controller) {
      if (first !== undefined) {
        controller.enqueue(first);
        first = undefined;
        return;
      }
      const next = await chunks.next().catch((reason: unknown) => {
        sourceFailed = true;
        throw reason;
      });
      if (next.done === true) controller.close();
      else controller.enqueue(Uint8Array.from(next.value));
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((reason: unknown) => {
        if (sourceFailed) throw reason;
        throw new Refusal('settlement_damaged', {});
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function* rest(chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) return;
    yield next.value;
  }
}
