import { defineContentScript } from 'wxt/utils/define-content-script';
import { pagePort } from '../../lib/messages/pagePort';
import { sellerCentralMatches } from '../../lib/pages/hosts';
import { startSession } from './session';

export default defineContentScript({
  matches: [...sellerCentralMatches],
  // Early, so that rows find us watching: later scripts wait until the page has drawn them.
  runAt: 'document_start',
  // The page's own scripts are told nothing of us.
  noScriptStartedPostMessage: true,
  main(context) {
    if (window.top !== window) return;
    startSession(window, pagePort(), context.signal);
  },
});
