/** Amazon's stamps: UTC, whole seconds. */
export function isoSeconds(atMs: number): string {
  return `${new Date(Math.floor(atMs / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
