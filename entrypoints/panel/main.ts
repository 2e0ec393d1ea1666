import { ask } from '../../lib/messages/send';
import { openPanel } from './openPanel';

openPanel((orderId) => ask('readOrder', { orderId }));
