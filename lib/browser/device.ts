/** What people call this browser: `Chrome on Windows`. Nobody is told it but the company whose note it stands in. */
export function deviceName(userAgent: string = navigator.userAgent): string {
  const browser = browsers.find(([sign]) => userAgent.includes(sign))?.[1] ?? 'A browser';
  const system = systems.find(([sign]) => userAgent.includes(sign))?.[1];
  return system === undefined ? browser : `${browser} on ${system}`;
}

/** The more particular first: all of Chromium’s kin call themselves Chrome too. */
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Vivaldi/', 'Vivaldi'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
] as const;

const systems = [
  ['Windows', 'Windows'],
  ['CrOS', 'ChromeOS'],
  ['Android', 'Android'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;
