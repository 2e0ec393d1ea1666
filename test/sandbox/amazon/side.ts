import type { FaultPlan } from '../faults';
import type { SandboxClock, SandboxSide } from '../side';
import type { World } from '../world/world';
import { answerConsent } from './consent';
import { FinancesApi } from './finances';
import { type AmazonApp, LoginWithAmazon } from './login';
import { type Operation, type Routed, routeOf, usagePlans } from './operations';
import { type AmazonOptions, usualOptions } from './options';
import { OrdersApi } from './orders';
import { Parameters } from './parameters';
import { Quotas } from './quotas';
import { Refusal, unauthorized } from './refusal';
import { ReportsApi } from './reports';
import { marketplaceParticipations } from './sellers';

/** What a stand-in for Amazon is made from. */
export interface AmazonPlan {
  readonly world: World;
  readonly clock: SandboxClock;
  readonly faults: FaultPlan;
  readonly app: AmazonApp;
  readonly options?: Partial<AmazonOptions>;
}

/** A call as the stand-in saw and answered it. */
interface AmazonCall {
  /** `token` is Login with Amazon, `download` the storage of reports; undefined is a request that names no operation. */
  readonly operation: Operation | 'token' | 'download' | undefined;
  readonly method: string;
  readonly url: string;
  readonly atMs: number;
  /** The service's own answer, before any fault made something else of it. */
  readonly status: number;
}

/** Login with Amazon and the Selling Partner API of one North American account. */
export interface AmazonSide extends SandboxSide {
  readonly world: World;
  /** Every call so far, oldest first. */
  readonly calls: readonly AmazonCall[];
  /** How often an operation was called. */
  count(operation: Operation | 'token' | 'download'): number;
  /** How often an operation was refused for its rate: with one writer, never. */
  throttled(operation?: Operation): number;
  readonly login: LoginWithAmazon;
  readonly quotas: Quotas;
  /** The page at /apps/authorize/consent of every Seller Central host; whoever mounts it applies the faults. */
  consentPage(request: Request): Promise<Response>;
  /** Changes how the service behaves from now on. */
  change(options: Partial<AmazonOptions>): void;
}

const loginHost = 'api.amazon.com';
/** The world's account lives in this region; its token opens nothing in the others. */
const homeHost = 'sellingpartnerapi-na.amazon.com';
const foreignHosts = ['sellingpartnerapi-eu.amazon.com', 'sellingpartnerapi-fe.amazon.com'];

/** Builds the stand-in. */
export function createAmazonSide(plan: AmazonPlan): AmazonSide {
  const { world, clock, faults, app } = plan;
  const options = { ...usualOptions, ...plan.options };
  const login = new LoginWithAmazon(clock, app);
  const quotas = new Quotas();
  const orders = new OrdersApi(world, options);
  const finances = new FinancesApi(world, options);
  const reports = new ReportsApi(world, options);
  const calls: AmazonCall[] = [];

  const record = (request: Request, operation: AmazonCall['operation'], response: Response): Response => {
    const { method, url } = request;
    calls.push({ operation, method, url, atMs: clock.now(), status: response.status });
    return response;
  };

  const body = ({ operation, pathValue }: Routed, parameters: Parameters, sent: unknown): object => {
    const atMs = clock.now();
    switch (operation) {
      case 'getOrder':
        return orders.getOrder(pathValue, parameters, atMs);
      case 'searchOrders':
        return orders.searchOrders(parameters, atMs);
      case 'listTransactions':
        return finances.listTransactions(parameters, atMs);
      case 'getMarketplaceParticipations':
        return marketplaceParticipations(world);
      case 'createReport':
        return reports.createReport(sent, atMs);
      case 'getReport':
        return reports.getReport(pathValue, atMs);
      case 'getReports':
        return reports.getReports(parameters, atMs);
      case 'getReportDocument':
        return reports.getReportDocument(pathValue, atMs);
    }
  };

  const answerApi = (request: Request, url: URL, routed: Routed | undefined, sent: unknown): object => {
    checkToken(request, login);
    if (url.hostname !== homeHost || routed === undefined) throw unauthorized();
    if (options.deniedOperations.includes(routed.operation)) throw unauthorized();
    if (options.quotas && !quotas.take(routed.operation, clock.now())) {
      throw new Refusal(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.');
    }
    return body(routed, new Parameters(url.searchParams), sent);
  };

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    if (url.hostname === loginHost) {
      const isToken = request.method === 'POST' && url.pathname === '/auth/o2/token';
      const response = isToken ? await login.token(request) : new Response(null, { status: 404 });
      return record(request, isToken ? 'token' : undefined, stamped(response, clock, calls.length));
    }
    if (url.hostname === options.documentHost)
      return record(
        request,
        'download',
        stamped(reports.download(request, clock.now()), clock, calls.length),
      );
    const routed = routeOf(request.method, url.pathname);
    const sent = request.method === 'POST' ? await sentJson(request) : undefined;
    const limited = options.rateLimitHeader ? routed?.operation : undefined;
    const response = apiResponse(() => answerApi(request, url, routed, sent), limited);
    return record(request, routed?.operation, stamped(response, clock, calls.length));
  };

  return {
    hosts: [loginHost, homeHost, ...foreignHosts, options.documentHost],
    handle: async (request) => {
      if (options.requestDelayMs > 0) await clock.sleep(options.requestDelayMs);
      return faults.apply(request, () => answer(request));
    },
    world,
    calls,
    count: (operation) => calls.filter((call) => call.operation === operation).length,
    throttled: (operation) =>
      calls.filter((call) => call.status === 429 && (operation === undefined || call.operation === operation))
        .length,
    login,
    quotas,
    consentPage: (request) =>
      answerConsent(request, { app, login, world, draftApplication: options.draftApplication }),
    change: (changed) => void Object.assign(options, changed),
  };
}

/** The texts are those that developers quote (issues 230 and 826 of selling-partner-api-models). */
function checkToken(request: Request, login: LoginWithAmazon): void {
  const token = request.headers.get('x-amz-access-token');
  if (token === null) throw unauthorized('Access token is missing in the request header.');
  const verdict = login.judge(token);
  if (verdict === 'expired') throw unauthorized('The access token you provided has expired.');
  if (verdict === 'unknown')
    throw unauthorized('The access token you provided is revoked, malformed or invalid.');
}

async function sentJson(request: Request): Promise<unknown> {
  try {
    return await request.clone().json();
  } catch {
    return {};
  }
}

function apiResponse(answer: () => object, operation: Operation | undefined): Response {
  try {
    // A report that was asked for is accepted, not there.
    return json(operation === 'createReport' ? 202 : 200, answer(), operation);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const { status, code, message, details } = refusal;
    return json(status, { errors: [{ code, message, details }] }, operation);
  }
}

/** No CORS header, ever (issue 66 of jrl84/amazon-sp-api). The models name the limit on these statuses only. */
function json(status: number, body: object, operation: Operation | undefined): Response {
  const limited =
    operation !== undefined && (status === 200 || status === 202 || status === 400 || status === 404);
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      ...(limited ? { 'x-amzn-RateLimit-Limit': usagePlans[operation].rate } : {}),
    },
  });
}

function stamped(response: Response, clock: SandboxClock, number: number): Response {
  response.headers.set('date', new Date(clock.now()).toUTCString());
  response.headers.set('x-amzn-RequestId', `00000000-0000-4000-8000-${String(number + 1).padStart(12, '0')}`);
  return response;
}
