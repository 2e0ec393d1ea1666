import { stormsOf } from './seeds';

stormsOf(1);
