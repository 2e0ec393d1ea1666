import { openStore } from '../../lib/store/open';
import { readOrderView } from '../../lib/store/read';
import { openPanel } from './openPanel';

openPanel(async (orderId) => readOrderView(await openStore(), orderId));
