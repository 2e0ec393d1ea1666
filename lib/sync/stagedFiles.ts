/** A file as a seller gave it to one of our pages. */
export interface StagedFile {
  readonly stagedId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly stagedAtMs: number;
}

/** Where pages leave files for the background. Every method is one transaction. */
export interface StagedFilesPort {
  readStaged(stagedId: string): Promise<StagedFile | undefined>;
  dropStaged(stagedId: string): Promise<void>;
}
