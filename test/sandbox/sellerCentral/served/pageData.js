/** What the server told this page, read once. */
export const pageData = JSON.parse(document.getElementById('page-data').textContent);

/** Asks this host for JSON; a session that has ended goes to the sign-in page, as the real application does. */
export async function ask(path, parameters = {}) {
  const query = new URLSearchParams({ marketplaceId: pageData.marketplaceId, ...parameters });
  const response = await fetch(`${path}?${query}`, { headers: { accept: 'application/json' } });
  if (response.status === 403) {
    location.assign(`/ap/signin?openid.return_to=${encodeURIComponent(location.href)}`);
    return new Promise(() => {});
  }
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** True for a click that the page may turn into navigation of its own. */
export function isPlainClick(event) {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button === 0 && !modified && !event.defaultPrevented && pageData.clientNavigation;
}

/** Adds the page's own variant parameters to an address, so that a walk through the pages stays in it. */
export function keepVariant(path) {
  if (pageData.variant === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${pageData.variant}`;
}
