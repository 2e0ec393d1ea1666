import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** What can go wrong on QuickBooks' side of a connection. */
export const quickbooksProblems = {
  quickbooks_not_connected: {
    party: 'quickbooks',
    sentence: 'QuickBooks is not connected yet.',
    remedy: 'Open Connections and connect your company.',
    retry: sellerActs,
  },
  quickbooks_secret_wrong: {
    party: 'quickbooks',
    sentence: 'Intuit does not accept the client id or client secret.',
    remedy: 'Copy both again from your app at developer.intuit.com, then save them under Connections.',
    retry: sellerActs,
  },
  quickbooks_grant_revoked: {
    party: 'quickbooks',
    sentence: 'Intuit no longer accepts our authorisation for this company: it was withdrawn or has expired.',
    remedy: 'Connect QuickBooks again under Connections. Nothing that was sent is lost.',
    retry: sellerActs,
  },
  quickbooks_keys_for_other_kind: {
    party: 'quickbooks',
    sentence:
      'Development keys work with sandbox companies only, and production keys with real companies only.',
    remedy: 'Use the keys that fit the company, or choose the other kind of company, under Connections.',
    retry: sellerActs,
  },
  quickbooks_redirect_refused: {
    party: 'quickbooks',
    sentence: 'Intuit refused the address to return to.',
    remedy: 'Add {address} to the redirect URIs of your Intuit app, or paste the final address here.',
    retry: sellerActs,
  },
  quickbooks_busy: {
    party: 'quickbooks',
    sentence: 'QuickBooks asks us to slow down.',
    remedy: 'Nothing to do: it goes on by itself in a minute.',
    retry: { kind: 'after', waitMs: 60_000 },
  },
  quickbooks_unavailable: {
    party: 'quickbooks',
    sentence: 'QuickBooks does not answer at the moment.',
    remedy: 'Nothing to do: it is tried again in a minute.',
    retry: { kind: 'after', waitMs: 60_000 },
  },
  quickbooks_company_shut: {
    party: 'quickbooks',
    sentence: 'Intuit lets nobody into this company at the moment: it is locked or under maintenance.',
    remedy: 'Nothing to do: it is tried again in five minutes. If it stays so, ask Intuit’s support.',
    retry: { kind: 'after', waitMs: 300_000 },
  },
  quickbooks_answer_unreadable: {
    party: 'quickbooks',
    sentence: 'QuickBooks answered in a form that we do not understand ({where}).',
    remedy: 'Nothing to do: we look in QuickBooks before anything is sent again.',
    retry: { kind: 'after', waitMs: 60_000 },
  },
  quickbooks_batch_refused: {
    party: 'quickbooks',
    sentence: 'QuickBooks did not take the documents that were sent together with this one.',
    remedy: 'Nothing to do: each is sent by itself, so that only the one that is wrong is refused.',
    retry: { kind: 'after', waitMs: 1_000 },
  },
  quickbooks_refused: {
    party: 'quickbooks',
    sentence: 'QuickBooks did not take the document.',
    remedy: 'Read what QuickBooks said below and mend it there or in the setup, then send it again.',
    retry: sellerActs,
  },
  quickbooks_consent_refused: {
    party: 'quickbooks',
    sentence: 'The authorisation at Intuit was not given.',
    remedy:
      'Start again under Connections and choose Connect at Intuit, signed in as an administrator of the company.',
    retry: sellerActs,
  },
  quickbooks_consent_expired: {
    party: 'quickbooks',
    sentence: 'Intuit’s confirmation was used already or came too late.',
    remedy: 'Start the connection again under Connections.',
    retry: sellerActs,
  },
  quickbooks_return_address_wrong: {
    party: 'quickbooks',
    sentence: 'This address does not belong to the connection that was started here ({why}).',
    remedy: 'Start again, and paste the whole address that Intuit led to, from https to the end.',
    retry: sellerActs,
  },
  quickbooks_number_taken: {
    party: 'quickbooks',
    sentence: 'QuickBooks already has a document with this number.',
    remedy: 'Nothing to do: we look which document it is before anything else is sent.',
    retry: sellerActs,
  },
  quickbooks_request_seen: {
    party: 'quickbooks',
    sentence: 'QuickBooks says that it has seen this very request before.',
    remedy: 'Nothing to do: we look in QuickBooks what became of it.',
    retry: { kind: 'after', waitMs: 60_000 },
  },
  quickbooks_name_taken: {
    party: 'quickbooks',
    sentence: 'QuickBooks already uses the name “{name}” for {what}.',
    remedy: 'Rename that entry in QuickBooks, or choose an existing one here instead.',
    retry: sellerActs,
  },
  quickbooks_changed_meanwhile: {
    party: 'quickbooks',
    sentence:
      'Somebody has changed this document in QuickBooks since we last saw it, so it was left as it is.',
    remedy: 'Open it in QuickBooks, then look at the order again here.',
    retry: sellerActs,
  },
  quickbooks_reference_gone: {
    party: 'quickbooks',
    sentence:
      'The document uses an account, item, customer or other entry that was deleted or made inactive in QuickBooks.',
    remedy: 'Make it active again in QuickBooks, or choose another one under Set up the books.',
    retry: sellerActs,
  },
  quickbooks_account_unsuitable: {
    party: 'quickbooks',
    sentence: 'QuickBooks does not allow this kind of account here.',
    remedy:
      'Choose another account under Set up the books. Money may land in a bank account or another current asset.',
    retry: sellerActs,
  },
  quickbooks_tax_code_refused: {
    party: 'quickbooks',
    sentence: 'QuickBooks did not accept the tax codes of the document.',
    remedy: 'Check the sales tax settings of the company, then read the company again under Connections.',
    retry: sellerActs,
  },
  quickbooks_books_closed: {
    party: 'quickbooks',
    sentence: 'The books are closed for the date of this document.',
    remedy: 'Open the period in QuickBooks, or leave this order to the previous books.',
    retry: sellerActs,
  },
  quickbooks_deposited: {
    party: 'quickbooks',
    sentence: 'The document is part of a bank deposit, so QuickBooks does not let it change.',
    remedy: 'Take it off the deposit in QuickBooks first, if it must go.',
    retry: sellerActs,
  },
  quickbooks_matched: {
    party: 'quickbooks',
    sentence: 'The document is matched to a bank transaction, so QuickBooks does not let it go.',
    remedy: 'Undo the match in QuickBooks under Transactions, Bank transactions first, if it must go.',
    retry: sellerActs,
  },
  quickbooks_depended_on: {
    party: 'quickbooks',
    sentence: 'Something else in QuickBooks depends on this entry, so it has to stay as it is.',
    remedy: 'Read what QuickBooks said below, and take away there what is linked to it first.',
    retry: sellerActs,
  },
  quickbooks_before_stock: {
    party: 'quickbooks',
    sentence:
      'The document is dated before the day from which QuickBooks counts the stock of one of its items.',
    remedy:
      'Move the start date of the item in QuickBooks, or choose an item without stock under Set up the books.',
    retry: sellerActs,
  },
  quickbooks_quantity_wanted: {
    party: 'quickbooks',
    sentence: 'QuickBooks counts the stock of an item on this document and wants to know how many pieces.',
    remedy: 'Choose an item without stock for this product under Set up the books, then send it again.',
    retry: sellerActs,
  },
  quickbooks_permission: {
    party: 'quickbooks',
    sentence: 'The QuickBooks user who gave the authorisation may not do this.',
    remedy: 'Connect again as an administrator, or widen that user’s rights in QuickBooks.',
    retry: sellerActs,
  },
  quickbooks_plan: {
    party: 'quickbooks',
    sentence: 'The company’s QuickBooks plan does not include what this needs.',
    remedy: 'Change the plan at Intuit, or choose a set-up that does without.',
    retry: sellerActs,
  },
  quickbooks_subscription: {
    party: 'quickbooks',
    sentence:
      'The QuickBooks subscription has ended or has a billing problem, so the company can only be read.',
    remedy: 'Settle the subscription at Intuit, then send again. Nothing is lost.',
    retry: sellerActs,
  },
  quickbooks_negative_refused: {
    party: 'quickbooks',
    sentence: 'QuickBooks did not take a line with a negative amount.',
    remedy: 'Report it with the details below; nothing was sent.',
    retry: sellerActs,
  },
  quickbooks_content_refused: {
    party: 'quickbooks',
    sentence: 'QuickBooks did not understand part of the document. That is our mistake, not yours.',
    remedy: 'Report it with the details below; nothing was sent.',
    retry: sellerActs,
  },
  quickbooks_sign_in_refused: {
    party: 'quickbooks',
    sentence: 'Intuit did not accept the sign-in.',
    remedy: 'Read what Intuit said below, check the keys of your Intuit app, then connect again.',
    retry: sellerActs,
  },
  quickbooks_consent_closed: {
    party: 'quickbooks',
    sentence: 'The window was closed before Intuit had confirmed the connection.',
    remedy:
      'Try again. If the window showed an error, add {address} to the redirect URIs of your Intuit app, or paste the final address here.',
    retry: sellerActs,
  },
  quickbooks_other_company: {
    party: 'quickbooks',
    sentence: 'At Intuit you chose the company {chosen}, and not {kept}. Nothing of {kept} was changed.',
    remedy: 'Connect again and choose {kept}. To keep books in {chosen} too, choose “Add a company” instead.',
    retry: sellerActs,
  },
  quickbooks_keys_first: {
    party: 'quickbooks',
    sentence: 'The keys of your Intuit app are not known here yet, or no longer.',
    remedy: 'Enter them, try to connect in the window, and come back to this within a quarter of an hour.',
    retry: sellerActs,
  },
  quickbooks_address_unsuitable: {
    party: 'quickbooks',
    sentence: 'Intuit returns only to an address that begins with https:// and holds no #.',
    remedy: 'Enter the address exactly as it stands among the redirect URIs of your Intuit app.',
    retry: sellerActs,
  },
  quickbooks_not_revoked: {
    party: 'quickbooks',
    sentence:
      'The Intuit keys are forgotten here, but Intuit did not confirm that the authorisation has ended.',
    remedy: 'To be sure, disconnect your app in QuickBooks under Apps, My apps.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
