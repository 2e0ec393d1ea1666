import { openStore } from '../../lib/store/open';
import { readToday } from '../../lib/store/read';
import { openPopup } from './openPopup';

openPopup(async () =>
  readToday(await openStore(), Temporal.Now.zonedDateTimeISO().startOfDay().epochMilliseconds),
);
