import type { AppData } from '../source';
import { AmazonSection } from './AmazonSection';
import type { AppModel } from './appModel';
import { QuickBooksSection } from './QuickBooksSection';

/** Both connections: what is connected, what is wrong, and how to connect. */
export function ConnectionsPage({ model, data }: { readonly model: AppModel; readonly data: AppData }) {
  return (
    <>
      <h1>Connections</h1>
      <QuickBooksSection model={model} status={data.connections.quickbooks} />
      <AmazonSection model={model} status={data.connections.amazon} />
    </>
  );
}
