import { stormsOf } from './seeds';

stormsOf(0);
