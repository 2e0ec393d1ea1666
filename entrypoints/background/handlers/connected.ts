import { failed, problem, type Result } from '../../../lib/problem/problem';
import type { CompanyPorts } from '../../../lib/sync/companyPorts';
import type { ConnectionId } from '../../../lib/sync/connection';
import type { EnginePorts } from '../../../lib/sync/jobs/ports';
import type { Engine } from '../compose';

/** A connection whose company is connected. */
export type Connected = EnginePorts & Pick<CompanyPorts, 'batching'> & { readonly company: CompanyPorts };

/** Runs something for a connection, or says what is missing of it. */
export async function inConnection<T>(
  engine: Pick<Engine, 'connectionOf'>,
  connectionId: ConnectionId,
  run: (ports: Connected) => Promise<Result<T>>,
): Promise<Result<T>> {
  const ports = await engine.connectionOf(connectionId);
  if (ports === undefined) return failed(problem('connection_gone'));
  const { company } = ports;
  if (company === undefined) return failed(problem('quickbooks_not_connected'));
  return run({ ...ports, company, batching: company.batching });
}

/** Runs something in the company that a key of ours begins with. */
export async function inCompanyOf<T>(
  engine: Pick<Engine, 'companyOf'>,
  key: string,
  run: (company: CompanyPorts) => Promise<Result<T>>,
): Promise<Result<T>> {
  const company = await engine.companyOf({ realmId: key.slice(0, key.indexOf('/')) });
  return company === undefined ? failed(problem('quickbooks_not_connected')) : run(company);
}
