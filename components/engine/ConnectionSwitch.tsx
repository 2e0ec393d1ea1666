import type { Desk } from '../desk';

/** Switches between connections, where there are several. */
export function ConnectionSwitch({ desk }: { readonly desk: Desk }) {
  const heads = desk.heads.value;
  if (heads.length < 2) return null;
  return (
    <label class="cf-switch">
      <span class="cf-hidden">Connection</span>
      <select
        class="cf-select"
        value={desk.connection.value?.connectionId}
        onChange={(event) => desk.choose(event.currentTarget.value)}
      >
        {heads.map(({ connectionId, name }) => (
          <option key={connectionId} value={connectionId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
