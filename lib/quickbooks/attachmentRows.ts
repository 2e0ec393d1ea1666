import * as v from 'valibot';
import { present } from '../amazon/shapes/present';
import type { DocumentKind } from '../books/draft';
import type { ClaimNote } from '../posting/claimNote';
import type { AttachedFile } from '../posting/evidenceState';
import { documentRows } from './documents/documentRows';
import { instant } from './instant';

const attachable = v.object({
  Id: v.pipe(v.string(), v.regex(/^\d+$/)),
  SyncToken: v.pipe(v.string(), v.nonEmpty()),
  FileName: v.nullish(v.string()),
  ContentType: v.nullish(v.string()),
  Note: v.nullish(v.string()),
  Size: v.nullish(v.union([v.number(), v.pipe(v.string(), v.transform(Number))])),
  AttachableRef: v.nullish(
    v.array(
      v.object({
        EntityRef: v.nullish(v.object({ value: v.nullish(v.string()), type: v.nullish(v.string()) })),
      }),
    ),
  ),
  MetaData: v.object({ CreateTime: instant, LastUpdatedTime: instant }),
});

const kindOf: ReadonlyMap<string, DocumentKind> = new Map(
  Object.entries(documentRows).map(([kind, { entity }]) => [entity.toLowerCase(), kind as DocumentKind]),
);

/** A note as QuickBooks answers it; `undefined` where it is none that we can read. */
export function claimNote(json: unknown): { readonly note: ClaimNote; readonly isFile: boolean } | undefined {
  const read = v.safeParse(attachable, json);
  if (!read.success) return undefined;
  const { Id: id, SyncToken: syncToken, Note, FileName, MetaData } = read.output;
  return {
    note: {
      id,
      syncToken,
      text: Note ?? '',
      createdAtMs: MetaData.CreateTime,
      updatedAtMs: MetaData.LastUpdatedTime,
    },
    isFile: FileName != null && FileName !== '',
  };
}

/** An attachment as QuickBooks answers it; `undefined` where it is none that we can read. */
export function attachedFile(json: unknown): AttachedFile | undefined {
  const read = v.safeParse(attachable, json);
  if (!read.success) return undefined;
  const {
    Id: id,
    SyncToken: syncToken,
    FileName,
    ContentType,
    Note,
    Size,
    AttachableRef,
    MetaData,
  } = read.output;
  const links = (AttachableRef ?? []).flatMap(({ EntityRef }) => {
    const { type, value } = EntityRef ?? {};
    if (type == null || value == null) return [];
    // Queries are written in any case, and so are answers to some of them.
    return [present({ entity: type, id: value, kind: kindOf.get(type.toLowerCase()) })];
  });
  return present({
    id,
    syncToken,
    fileName: FileName ?? '',
    contentType: ContentType ?? undefined,
    note: Note ?? '',
    sizeBytes: Size ?? undefined,
    links,
    createdAtMs: MetaData.CreateTime,
  });
}

/** The attachments of an answered query; `undefined` where it is no answer to one. */
export function rowsOf(json: unknown): readonly unknown[] | undefined {
  const answer = v.object({ QueryResponse: v.object({ Attachable: v.nullish(v.array(v.unknown())) }) });
  const read = v.safeParse(answer, json);
  return read.success ? (read.output.QueryResponse.Attachable ?? []) : undefined;
}

/** What QuickBooks' clock said when it answered. */
export function serverTimeOf(json: unknown): number | undefined {
  const read = v.safeParse(v.object({ time: instant }), json);
  return read.success ? read.output.time : undefined;
}
