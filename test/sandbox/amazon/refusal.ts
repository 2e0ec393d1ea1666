/** A request that Amazon refuses, with what its `errors` would say. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly details: string;

  constructor(status: number, code: string, message: string, details = '') {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** 400: a parameter breaks a rule. */
export function invalidInput(message: string): Refusal {
  return new Refusal(400, 'InvalidInput', message, message);
}

/** 403, whose details tell a bad token from a missing role: empty for the latter (issue 826). */
export function unauthorized(details = ''): Refusal {
  return new Refusal(403, 'Unauthorized', 'Access to requested resource is denied.', details);
}

/** 404: no such order for this account. */
export function notFound(message: string): Refusal {
  return new Refusal(404, 'NotFound', message);
}
