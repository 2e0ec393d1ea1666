/** As far as we call it; the package brings no types of its own. */
declare module 'papaparse' {
  interface Settings {
    readonly delimiter: string;
    readonly newline: string;
    readonly fastMode: boolean;
  }
  const papaparse: { parse(text: string, settings: Settings): { readonly data: string[][] } };
  export default papaparse;
}
