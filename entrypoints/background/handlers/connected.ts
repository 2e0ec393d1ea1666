import { failed, problem, type Result } from '../../../lib/problem/problem';
import type { CompanyPorts } from '../../../lib/sync/companyPorts';
import type { Engine } from '../compose';

/** Runs something in the connected company, or says that there is none. */
export async function inCompany<T>(
  engine: Pick<Engine, 'company'>,
  run: (company: CompanyPorts) => Promise<Result<T>>,
): Promise<Result<T>> {
  const company = await engine.company();
  return company === undefined ? failed(problem('quickbooks_not_connected')) : run(company);
}
